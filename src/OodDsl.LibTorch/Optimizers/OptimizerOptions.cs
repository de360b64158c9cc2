using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Modules;

/// <summary>The options of a parameter group; what is null is taken from the optimiser's defaults when the group is added.</summary>
[SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
public class OptimizerOptions
{
    public double? LearningRate { get; set; }

    public double InitialLearningRate { get; set; }

    public virtual void LoadStateDict(OptimizerOptions source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.GetType() != GetType()) throw new ArgumentException($"The options are {source.GetType()}, not {GetType()}.", nameof(source));
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
        OptionFields.Set(this, OptionFields.Of(source));
    }

    public virtual void LoadStateDict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
        OptionFields.Set(this, OptionFields.Of(this).ConvertAll(field => ((double?)(field.IsFlag ? reader.ReadBoolean() ? 1 : 0 : reader.ReadDouble()), field.IsFlag)));
    }

    public virtual void SaveStateDict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate!.Value);
        foreach (var (value, isFlag) in OptionFields.Of(this))
            if (isFlag) writer.Write(value!.Value != 0);
            else writer.Write(value!.Value);
    }

    /// <summary>Shows every setting but the rates, in the order of the file.</summary>
    internal virtual void Fields(OptionFields fields)
    {
    }

    /// <summary>Takes what is not set from the optimiser's defaults.</summary>
    internal void Complete(OptimizerOptions defaults)
    {
        LearningRate ??= defaults.LearningRate;
        InitialLearningRate = LearningRate!.Value;
        OptionFields.Set(this, OptionFields.Of(defaults), onlyMissing: true);
    }
}
