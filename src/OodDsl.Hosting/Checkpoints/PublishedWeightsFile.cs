namespace OodDsl.Hosting;

/// <summary>Copies published weights from their file into a network.</summary>
static class PublishedWeightsFile
{
    const string BatchCounter = "num_batches_tracked";

    /// <summary>
    /// Copies every tensor of the backbone, and the published classifier into the network's layer <c>logits</c> if that has the same shapes.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="backbone">The module that asks for the weights.</param>
    /// <param name="logits">The layer <c>logits</c>; null if there is none.</param>
    /// <returns>For the log: what was copied.</returns>
    /// <exception cref="UserException">The file is damaged, or holds another network's weights; it names what differs.</exception>
    public static string Load(string path, IPretrained backbone, Module? logits)
    {
        var weights = backbone.Published ?? throw new ArgumentException("The module asks for no published weights.", nameof(backbone));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var file = WeightsFile.Read(path).ToDictionary(entry => backbone.NameOf(entry.Key), entry => entry.Value, StringComparer.Ordinal);
        var state = ((Module)backbone).state_dict();
        Check(path, weights, state, file);
        foreach (var (name, tensor) in state)
            if (file.TryGetValue(name, out var published)) tensor.copy_(published);
        return Head(weights, file, logits) ? $"{weights}: backbone and classifier" : $"{weights}: backbone";
    }

    static void Check(string path, PublishedWeights weights, Dictionary<string, Tensor> state, Dictionary<string, Tensor> file)
    {
        // The counter says nothing about the network, and older files have none.
        string[] missing = [.. state.Keys.Where(name => !file.ContainsKey(name) && !name.EndsWith(BatchCounter, StringComparison.Ordinal))];
        string[] unknown =
        [
            .. file.Keys.Where(name => !state.ContainsKey(name) && !name.StartsWith($"{weights.Classifier}.", StringComparison.Ordinal)),
        ];
        string[] differing =
        [
            .. state.Where(entry => file.TryGetValue(entry.Key, out var published) && !published.shape.AsSpan().SequenceEqual(entry.Value.shape))
                .Select(entry => $"{entry.Key} is {Shape(file[entry.Key])}, not {Shape(entry.Value)}"),
        ];
        if (missing.Length + unknown.Length + differing.Length == 0) return;
        string[] problems = [.. List("missing", missing), .. List("unknown", unknown), .. List("of another shape", differing)];
        throw new UserException(
            ExitCode.Environment, $"{path} does not hold the {weights}: {string.Join("; ", problems)}.",
            $"Is it another network's file, or are the images grey or of another size than the published network's? {weights.Remedy}");
    }

    static IEnumerable<string> List(string what, string[] names) => names.Length == 0
        ? []
        : [$"{what}: {string.Join(", ", names.Order(StringComparer.Ordinal).Take(5))}{(names.Length > 5 ? $" and {names.Length - 5} more" : "")}"];

    static bool Head(PublishedWeights weights, Dictionary<string, Tensor> file, Module? logits)
    {
        if (logits is not TorchSharp.Modules.Linear { bias: { } bias } linear
            || !file.TryGetValue($"{weights.Classifier}.weight", out var weight) || !file.TryGetValue($"{weights.Classifier}.bias", out var offset)
            || !weight.shape.AsSpan().SequenceEqual(linear.weight.shape) || !offset.shape.AsSpan().SequenceEqual(bias.shape))
            return false;
        linear.weight.copy_(weight);
        bias.copy_(offset);
        return true;
    }

    static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
