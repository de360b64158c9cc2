namespace TorchSharp.Modules;

/// <summary>
/// Walks over the fields of an <see cref="OptimizerState"/> in the order of the file. What a state is copied, moved, compared, saved, loaded and
/// disposed by is this one walk, which each kind of state describes once.
/// </summary>
internal sealed class StateFields
{
    readonly List<object?> values;
    readonly bool assigns;
    int position;

    StateFields(List<object?> values, bool assigns) => (this.values, this.assigns) = (values, assigns);

    /// <summary>The kinds of the fields: counts, numbers, and tensors that must or need not be there.</summary>
    internal List<(Type Type, bool Optional)> Kinds { get; } = [];

    internal static List<object?> Of(OptimizerState state) => Walk(state).values;

    internal static StateFields Walk(OptimizerState state)
    {
        var walk = new StateFields([], assigns: false);
        state.Fields(walk);
        return walk;
    }

    /// <summary>Gives the state these values. Tensors that they take the place of are disposed; the state's tensors belong to no scope.</summary>
    internal static void Set(OptimizerState state, IEnumerable<object?> values) => state.Fields(new StateFields([.. values], assigns: true));

    internal void Count(ref long field) => Plain(ref field);

    internal void Number(ref double field) => Plain(ref field);

    internal void Tensor(ref torch.Tensor field)
    {
        torch.Tensor? tensor = field;
        Visit(ref tensor, optional: false);
        field = tensor!;
    }

    internal void Optional(ref torch.Tensor? field) => Visit(ref field, optional: true);

    void Plain<T>(ref T field)
        where T : struct
    {
        Kinds.Add((typeof(T), false));
        if (assigns) field = (T)values[position++]!;
        else values.Add(field);
    }

    void Visit(ref torch.Tensor? field, bool optional)
    {
        Kinds.Add((typeof(torch.Tensor), optional));
        if (assigns) OptimizerState.Replace(ref field, (torch.Tensor?)values[position++]);
        else values.Add(field);
    }
}
