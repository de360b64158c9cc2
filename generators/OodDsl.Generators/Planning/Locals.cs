namespace OodDsl.Generators;

/// <summary>Names of locals in generated code: the values' own, unless the loop uses the name itself.</summary>
static class Locals
{
    static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "step", "scope", "loss", "network", "declared", "optimizer", "rate", "training", "epoch", "batch", "scores", "context", "stream", "train",
            "validation",
        "outliers", "auxiliary",
    };

    public static string Name(string value) => Names.Identifier(Taken.Contains(value) ? value + "Value" : value);
}
