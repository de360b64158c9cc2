namespace OodDsl.Hosting;

/// <summary>A finished run's network with what its fits came to, made again from the run's folder alone: without its data sets. Belongs to one thread.</summary>
sealed class LoadedRun : IDisposable
{
    readonly RunContext context;
    readonly ExperimentRun run;

    LoadedRun(RunManifest manifest, ImageRecord images, RunContext context, ExperimentRun run) =>
        (Manifest, Images, this.context, this.run) = (manifest, images, context, run);

    /// <summary>What the run was.</summary>
    public RunManifest Manifest { get; }

    /// <summary>What its images are like.</summary>
    public ImageRecord Images { get; }

    /// <summary>Its network, in eval mode.</summary>
    public ExperimentNetwork Network => run.OwnedNetwork;

    /// <summary>The device it is on.</summary>
    public Device Device => context.Device;

    /// <summary>Loads a run.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="experiment">What it is expected to be a run of.</param>
    /// <param name="device">Where the network goes.</param>
    /// <exception cref="UserException">It is unfinished, another experiment's, or of another declaration; a file is missing or was changed.</exception>
    public static LoadedRun Of(RunFolder folder, ExperimentDescriptor experiment, Device device)
    {
        var manifest = Finished(folder, experiment);
        var (fits, images) = Fits(folder, device);
        var settings = SettingValues.Resolve(experiment.Settings, DependencyOverrides.Own(manifest.Overrides));
        var batch = settings.All.FirstOrDefault(setting => string.Equals(setting.Path, "Train.BatchSize", StringComparison.Ordinal))?.Value is int size ? size : 1;
        var description = BenchmarkDescription.Of(experiment.Benchmark).At(manifest.Split);
        // What it started from is in its weights; teachers answer when images are scored.
        var asked = experiment with { Dependencies = [.. experiment.Dependencies.Where(dependency => dependency.Kind == DependencyKind.Teacher)] };
        var made = new RunContext(
            device, new((ulong)manifest.Seed), settings, DryData.Of(description, batch, images.Shape, images.Classes), new DryData(),
            new FinishedRuns(RecordedRuns.Of(folder, manifest, asked), _ => { }))
        {
            Restored = fits,
            IsFinished = true,
        };
        ExperimentRun? loaded = null;
        try
        {
            made.Pass = new(made.Randomness, new SilentObserver(), CancellationToken.None);
            loaded = experiment.Create(made);
            using (NewDisposeScope()) Checkpoint.Read(folder.LastCheckpoint).LoadWeights(loaded.OwnedNetwork);
            RunStages.Fit(() => loaded.RunRestore(fits));
            loaded.OwnedNetwork.eval();
            return new(manifest, images, made, loaded);
        }
        catch
        {
            loaded?.Dispose();
            fits.Dispose();
            made.Dispose();
            throw;
        }
    }

    /// <summary>All scores of images, and the predictions; in the caller's dispose scope as numbers.</summary>
    /// <param name="images">[N, C, H, W], float32 in [0, 1], on the device.</param>
    public ScoredImages Score(Tensor images)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var count = checked((int)images.shape[0]);
        using var table = new ScoreTable("images", count, Images.Classes.Count, wantsMetrics: false, isInDistribution: true);
        var batch = new EvaluationBatch("images", images, context.Randomness);
        table.Begin(batch);
        run.RunScores(batch, table);
        return new(
            table.Scores.ToDictionary(entry => entry.Key, entry => Numbers(entry.Value), StringComparer.Ordinal),
            table.Predictions is { } predictions ? Array.ConvertAll(predictions.cpu().data<long>().ToArray(), number => (int)number) : null,
            table.Confidences is { } confidences ? Numbers(confidences) : null);
    }

    /// <summary>Logits [N, K] of images, in the caller's dispose scope; null if the experiment has none.</summary>
    public Tensor? Logits(Tensor images)
    {
        using var noGrad = no_grad();
        return run.Logits(new("images", images, context.Randomness));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        run.Dispose();
        context.Restored!.Dispose();
        context.Dispose();
    }

    static (RestoredFits Fits, ImageRecord Images) Fits(RunFolder folder, Device device)
    {
        using var scope = NewDisposeScope();
        var (tensors, images) = FitFile.Read(folder);
        return (new(tensors, device, folder.Fits), images);
    }

    static RunManifest Finished(RunFolder folder, ExperimentDescriptor experiment)
    {
        if (!Directory.Exists(folder.Path))
            throw new UserException(ExitCode.Usage, $"There is no run folder {folder.Path}.", "Name a folder that ./ood run has written.");
        var manifest = folder.ReadManifest();
        if (!string.Equals(manifest.Experiment, experiment.Name, StringComparison.Ordinal))
            throw new UserException(
                ExitCode.Configuration, $"The run in {folder.Path} is one of {manifest.Experiment}, not of {experiment.Name}.",
                "Name a run of the experiment, or the run's own experiment.");
        if (manifest.State != RunState.Done)
            throw new UserException(
                ExitCode.Environment, $"The run in {folder.Path} is {EvaluationExecution.Describe(manifest.State)}.",
                $"Only a finished run can be loaded. Go on with it: ./ood resume {RunFolders.Shown(folder.Path)}");
        if (!string.Equals(WholeFingerprint.Of(experiment), manifest.Fingerprint, StringComparison.Ordinal))
            throw new UserException(
                ExitCode.Configuration, $"The declaration of {experiment.Name} was changed since the run in {folder.Path}.",
                manifest.Git is { } git ? $"Check out its commit, {git.Commit}, or run it anew." : "Run it anew.");
        if (RunSearch.Spoilt(folder, manifest) is { } problem)
            throw new UserException(ExitCode.Environment, $"The run in {folder.Path} can't be loaded: {problem}", "Bring the file back, or make the run again.");
        return manifest;
    }

    static double[] Numbers(Tensor values) => values.to(ScalarType.Float64).cpu().data<double>().ToArray();
}

/// <summary>Scores of images.</summary>
/// <param name="Scores">By name, one per image; higher is more in-distribution.</param>
/// <param name="Predictions">The most likely ID class of each image; null without logits.</param>
/// <param name="Confidences">Their softmax probabilities.</param>
sealed record ScoredImages(IReadOnlyDictionary<string, double[]> Scores, int[]? Predictions, double[]? Confidences);
