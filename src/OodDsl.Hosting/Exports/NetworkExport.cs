namespace OodDsl.Hosting;

/// <summary>Writes a finished run's scored weights under PyTorch's names, and what describes them.</summary>
static class NetworkExport
{
    /// <summary>Writes two files: safetensors, and the same name with <c>.json</c>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="experiment">Its experiment.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="file">The file of the weights. An existing one is replaced.</param>
    /// <returns>The description's file.</returns>
    /// <exception cref="UserException">A file can't be written, or two tensors would have one name.</exception>
    public static string Write(LoadedRun run, ExperimentDescriptor experiment, RunFolder folder, string file)
    {
        using var scope = NewDisposeScope();
        var names = new ExportNames(run.Network);
        var state = run.Network.state_dict();
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        List<ExportedTensor> described = [];
        foreach (var (own, tensor) in state)
        {
            if (names.Of(own) is not { } name) continue;
            if (!tensors.TryAdd(name, tensor))
                throw new UserException(
                    ExitCode.Configuration, $"Two tensors of {experiment.Name} would be called {name}, one of them {own}.", "Rename the module of the experiment.");
            described.Add(new(name, tensor.shape, tensor.dtype.ToString(), own));
        }
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            TensorFile.Write(file, tensors, new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt", ["experiment"] = experiment.Name });
            var description = Path.ChangeExtension(file, ".json");
            AtomicFile.Write(description, Description(run, experiment, folder, file, names, state, described).Text());
            return description;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException(ExitCode.Environment, $"{file} can't be written: {error.Message}", "Name another file with --output.", error);
        }
    }

    static ExportedNetwork Description(
        LoadedRun run, ExperimentDescriptor experiment, RunFolder folder, string file, ExportNames names, Dictionary<string, Tensor> state,
        IReadOnlyList<ExportedTensor> tensors) => new()
        {
            Experiment = experiment.Name,
            Fingerprint = run.Manifest.Fingerprint,
            Seed = run.Manifest.Seed,
            CheckpointSha256 = run.Manifest.WeightsSha256,
            Weights = Path.GetFileName(file),
            WeightsSha256 = RunSearch.Sha256(file),
            Names = names.ArePublished ? "published" : "own",
            Architecture = experiment.Plan.Modules.ToDictionary(module => module.Name, module => module.Detail, StringComparer.Ordinal),
            Settings = run.Manifest.Settings.ToDictionary(setting => setting.Path, setting => setting.Value?.DeepClone(), StringComparer.Ordinal),
            Images = new(run.Images.Channels, run.Images.Height, run.Images.Width, Numbers(state, "input.mean"), Numbers(state, "input.std")),
            Classes = run.Images.Classes,
            Thresholds = [.. folder.ReadResults().OperatingPoints.Select(point => new ExportedThreshold(point.Score, point.Threshold))],
            Tensors = tensors,
        };

    static float[]? Numbers(Dictionary<string, Tensor> state, string name) =>
        state.TryGetValue(name, out var tensor) ? tensor.to(ScalarType.Float32).cpu().data<float>().ToArray() : null;
}
