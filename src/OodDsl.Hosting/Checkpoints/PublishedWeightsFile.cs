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
    /// <param name="isTrained">Whether the run trains, and may make a classifier of its own.</param>
    /// <returns>For the log: what was copied.</returns>
    /// <exception cref="UserException">
    /// The file is damaged, or holds another network's weights; it names what differs. Or its classifier doesn't fit, and there would be none.
    /// </exception>
    public static string Load(string path, IPretrained backbone, Module? logits, bool isTrained)
    {
        var weights = backbone.Published ?? throw new ArgumentException("The module asks for no published weights.", nameof(backbone));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var file = WeightsFile.Read(path).ToDictionary(entry => backbone.NameOf(entry.Key), entry => entry.Value, StringComparer.Ordinal);
        var state = ((Module)backbone).state_dict();
        Check(path, weights, state, file);
        foreach (var (name, tensor) in state)
            if (file.TryGetValue(name, out var published)) tensor.copy_(published);
        if (logits is not TorchSharp.Modules.Linear classifier) return $"{weights}: backbone";
        if (Misfit(weights, file, classifier) is not { } misfit) return $"{weights}: backbone and classifier";
        return isTrained
            ? $"{weights}: backbone; {misfit}"
            : throw new UserException(
                ExitCode.Configuration, $"{path}: {misfit}, and nothing trains another.",
                "Take weights for the benchmark's classes, or train the classifier: leave a loss in the experiment.");
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

    /// <summary>Copies the classifier, or says why not.</summary>
    static string? Misfit(PublishedWeights weights, Dictionary<string, Tensor> file, TorchSharp.Modules.Linear logits)
    {
        if (!file.TryGetValue($"{weights.Classifier}.weight", out var weight) || !file.TryGetValue($"{weights.Classifier}.bias", out var bias))
            return $"the file has no classifier {weights.Classifier}";
        if (logits.bias is not { } own || !weight.shape.AsSpan().SequenceEqual(logits.weight.shape) || !bias.shape.AsSpan().SequenceEqual(own.shape))
            return $"the classifier {weights.Classifier} {Shape(weight)} does not fit the layer logits {Shape(logits.weight)}";
        logits.weight.copy_(weight);
        own.copy_(bias);
        return null;
    }

    static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
