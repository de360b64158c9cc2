namespace TorchSharp.Modules;

/// <summary>State dictionaries, in memory and in files.</summary>
public abstract partial class OptimizerHelper
{
    public virtual StateDictionary state_dict()
    {
        var dictionary = new StateDictionary();
        var index = 0;
        foreach (var group in _parameter_groups)
        {
            dictionary.Options.Add(group.Options);
            var positions = new List<int>();
            foreach (var parameter in group.Parameters)
            {
                positions.Add(index++);
                dictionary.State.Add(_state[parameter.Handle]);
            }

            dictionary.StateIndexRef.Add(positions);
        }

        return dictionary;
    }

    /// <summary>Copies options and state; groups and parameters must be as many as there.</summary>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        ArgumentNullException.ThrowIfNull(state_dict);
        if (state_dict.Options.Count != _parameter_groups.Count)
            throw new ArgumentException($"The state is of {state_dict.Options.Count} parameter groups, not of {_parameter_groups.Count}.", nameof(state_dict));
        var own = this.state_dict();
        if (own.State.Count != state_dict.State.Count)
            throw new ArgumentException($"The state is of {state_dict.State.Count} parameters, not of {own.State.Count}.", nameof(state_dict));
        for (var i = 0; i < own.Options.Count; i++) own.Options[i].LoadStateDict(state_dict.Options[i]);
        for (var i = 0; i < own.State.Count; i++) own.State[i].LoadStateDict(state_dict.State[i]);
    }

    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    public void save_state_dict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var dictionary = state_dict();
        writer.Write(GetType().Name);
        writer.Write(dictionary.Options.Count);
        writer.Write(dictionary.State.Count);
        foreach (var options in dictionary.Options) options.SaveStateDict(writer);
        foreach (var state in dictionary.State) state.SaveStateDict(writer);
    }

    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    public void load_state_dict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var dictionary = state_dict();
        var name = reader.ReadString();
        if (name != GetType().Name) throw new InvalidDataException($"The state is of the optimiser {name}, not of {GetType().Name}.");
        var (options, states) = (reader.ReadInt32(), reader.ReadInt32());
        if (options != dictionary.Options.Count || states != dictionary.State.Count)
            throw new InvalidDataException($"The state is of {options} groups and {states} parameters, not of {dictionary.Options.Count} and {dictionary.State.Count}.");
        foreach (var item in dictionary.Options) item.LoadStateDict(reader);
        foreach (var item in dictionary.State) item.LoadStateDict(reader);
    }
}
