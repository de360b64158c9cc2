namespace OodDsl.Hosting;

/// <summary>
/// The names of a network's tensors in an exported file. A backbone that PyTorch's libraries have gets their names, beside each other with the classifier's;
/// any other network keeps its own: <c>backbone.conv1.weight</c>, <c>logits.weight</c>.
/// </summary>
sealed class ExportNames
{
    const string Backbone = "backbone.";
    const string Logits = "logits.";

    readonly string? classifier;

    public ExportNames(ExperimentNetwork network)
    {
        foreach (var (name, child) in network.named_children())
            if (name is "backbone") classifier = PyTorchNames.LogitsLayerOf(child);
    }

    /// <summary>Whether the names are those of PyTorch's libraries.</summary>
    public bool ArePublished => classifier is not null;

    /// <summary>A tensor's name in the file; null for the input layer's standardisation, which goes into the description.</summary>
    public string? Of(string name) => name switch
    {
        "input.mean" or "input.std" => null,
        _ when classifier is null => name,
        _ when name.StartsWith(Backbone, StringComparison.Ordinal) => name[Backbone.Length..],
        _ when name.StartsWith(Logits, StringComparison.Ordinal) => $"{classifier}.{name[Logits.Length..]}",
        _ => name,
    };
}
