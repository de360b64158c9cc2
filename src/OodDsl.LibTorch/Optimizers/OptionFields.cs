namespace TorchSharp.Modules;

/// <summary>
/// Walks over the settings of <see cref="OptimizerOptions"/> in the order of the file. What options are copied, completed, saved and loaded by is this
/// one walk, which each kind of options describes once.
/// </summary>
internal sealed class OptionFields
{
    readonly List<(double? Value, bool IsFlag)> values;
    readonly bool assigns;
    readonly bool onlyMissing;
    int position;

    OptionFields(List<(double? Value, bool IsFlag)> values, bool assigns, bool onlyMissing) =>
        (this.values, this.assigns, this.onlyMissing) = (values, assigns, onlyMissing);

    internal static List<(double? Value, bool IsFlag)> Of(OptimizerOptions options)
    {
        var walk = new OptionFields([], assigns: false, onlyMissing: false);
        options.Fields(walk);
        return walk.values;
    }

    /// <summary>Gives the options these values, or only where they have none.</summary>
    internal static void Set(OptimizerOptions options, List<(double? Value, bool IsFlag)> values, bool onlyMissing = false) =>
        options.Fields(new OptionFields(values, assigns: true, onlyMissing));

    internal void Number(ref double? field)
    {
        if (!assigns) values.Add((field, false));
        else if (Next(field is null, out var value)) field = value;
    }

    internal void Flag(ref bool? field)
    {
        if (!assigns) values.Add((field is { } flag ? (flag ? 1 : 0) : null, true));
        else if (Next(field is null, out var value)) field = value is { } number ? number != 0 : null;
    }

    bool Next(bool missing, out double? value)
    {
        value = values[position++].Value;
        return missing || !onlyMissing;
    }
}
