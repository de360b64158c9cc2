namespace OodDsl.Hosting;

/// <summary>
/// A finished run as a detector: it scores images and flags those below the threshold that was calibrated on ID validation images. It needs the run's
/// folder (and its teachers' where scores ask them), not its data sets. May be used by any number of threads at once; each image's verdict is the same
/// whoever asks, and whatever else is asked.
/// </summary>
public sealed class OodDetector : IDisposable
{
    readonly DetectorThread thread;
    readonly LoadedRun run;
    readonly ImageIntake intake;
    readonly OperatingPointResult point;
    int disposed;

    OodDetector(DetectorThread thread, LoadedRun run, OperatingPointResult point, OodDetectorOptions options, IReadOnlyList<string> scores)
    {
        (this.thread, this.run, this.point, ScoreNames) = (thread, run, point, scores);
        Threshold = options.Threshold ?? point.Threshold;
        intake = new(run.Images.Shape, options.Resizes);
    }

    /// <summary>Name of the run's experiment.</summary>
    public string Experiment => run.Manifest.Experiment;

    /// <summary>Shape of the images it takes.</summary>
    public ImageShape Shape => run.Images.Shape;

    /// <summary>Names of the ID classes.</summary>
    public IReadOnlyList<string> Classes => run.Images.Classes;

    /// <summary>Names of the experiment's scores.</summary>
    public IReadOnlyList<string> ScoreNames { get; }

    /// <summary>Name of the score that decides.</summary>
    public string ScoreName => point.Score;

    /// <summary>Images that score at least this are in-distribution.</summary>
    public double Threshold { get; }

    /// <summary>Loads a run of an experiment.</summary>
    /// <typeparam name="TExperiment">The experiment's class.</typeparam>
    /// <param name="runFolder">The run's folder, such as <c>runs/baseline/seed-0</c>.</param>
    /// <param name="options">Score, threshold, device.</param>
    /// <exception cref="UserException">The run is unfinished, another experiment's, of a declaration that was changed since, or lacks a file; there is no such score
    /// or device.</exception>
    public static OodDetector Load<TExperiment>(string runFolder, OodDetectorOptions? options = null) where TExperiment : IDescribedExperiment =>
        Load(TExperiment.Descriptor, runFolder, options);

    /// <summary>Loads a run of an experiment that is known by its descriptor, such as one of <c>ExperimentCatalog.All</c>.</summary>
    /// <inheritdoc cref="Load{TExperiment}(string, OodDetectorOptions?)"/>
    public static OodDetector Load(ExperimentDescriptor experiment, string runFolder, OodDetectorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(runFolder);
        options ??= new();
        var folder = new RunFolder(runFolder);
        var own = new DetectorThread($"detector {experiment.Name}");
        try
        {
            var loaded = own.Do(() => LoadedRun.Of(folder, experiment, RunStages.Prepare(options.Device, options.Threads)), CancellationToken.None)
                .GetAwaiter().GetResult();
            try
            {
                var points = folder.ReadResults().OperatingPoints;
                return new(own, loaded, Chosen(folder, points, options.Score), options, [.. points.Select(point => point.Score)]);
            }
            catch
            {
                Free(own, loaded);
                throw;
            }
        }
        catch
        {
            own.Dispose();
            throw;
        }
    }

    /// <summary>Judges a picture: the bytes of a PNG or JPEG file.</summary>
    /// <exception cref="UserException">It is no such picture, or of another size than the run's images.</exception>
    public OodVerdict Detect(ReadOnlyMemory<byte> file) => Detect([file])[0];

    /// <summary>Judges pictures, which are scored together.</summary>
    /// <inheritdoc cref="Detect(ReadOnlyMemory{byte})"/>
    public IReadOnlyList<OodVerdict> Detect(IReadOnlyList<ReadOnlyMemory<byte>> files) => DetectAsync(files).GetAwaiter().GetResult();

    /// <inheritdoc cref="Detect(ReadOnlyMemory{byte})"/>
    public async Task<OodVerdict> DetectAsync(ReadOnlyMemory<byte> file, CancellationToken cancellation = default) => (await DetectAsync([file], cancellation))[0];

    /// <inheritdoc cref="Detect(IReadOnlyList{ReadOnlyMemory{byte}})"/>
    public Task<IReadOnlyList<OodVerdict>> DetectAsync(IReadOnlyList<ReadOnlyMemory<byte>> files, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        // Decoded by the caller's thread: many can do that at once.
        var pixels = intake.Decoded(files);
        return JudgeAsync(() => Bytes(pixels), cancellation);
    }

    /// <summary>Judges images that are decoded already.</summary>
    /// <param name="pixels">[N, C, H, W], row-major, 0 black to 255 white, in the run's shape.</param>
    /// <exception cref="UserException">They are no whole number of images.</exception>
    public IReadOnlyList<OodVerdict> DetectPixels(ReadOnlySpan<byte> pixels)
    {
        var copy = intake.Checked(pixels);
        return JudgeAsync(() => Bytes(copy), CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>Judges images in a tensor, which stays the caller's.</summary>
    /// <param name="images">[N, C, H, W] in the run's shape: bytes, or floating-point numbers in [0, 1].</param>
    /// <exception cref="UserException">They have another shape or type.</exception>
    public IReadOnlyList<OodVerdict> DetectTensor(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        intake.Check(images);
        return JudgeAsync(() => Scaled(images), CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>Frees the network, after what is under way.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        Free(thread, run);
        thread.Dispose();
    }

    static void Free(DetectorThread thread, LoadedRun run) => thread.Do(
        () =>
        {
            run.Dispose();
            return true;
        },
        CancellationToken.None).GetAwaiter().GetResult();

    static OperatingPointResult Chosen(RunFolder folder, IReadOnlyList<OperatingPointResult> points, string? name)
    {
        if (points.Count == 0)
            throw new UserException(ExitCode.Environment, $"The run in {folder.Path} has no scores.", "Load a run of an experiment with scores.");
        return name is null ? points[0] : points.FirstOrDefault(point => string.Equals(point.Score, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new UserException(
                ExitCode.Usage, $"The run in {folder.Path} has no score '{name}'.", $"Its scores are {string.Join(", ", points.Select(point => point.Score))}.");
    }

    Task<IReadOnlyList<OodVerdict>> JudgeAsync(Func<Tensor> images, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(disposed != 0, this);
        return thread.Do<IReadOnlyList<OodVerdict>>(() => Judge(images), cancellation);
    }

    List<OodVerdict> Judge(Func<Tensor> images)
    {
        using var scope = NewDisposeScope();
        var all = images();
        var verdicts = new List<OodVerdict>(checked((int)all.shape[0]));
        var rows = EvaluationBatch.RowsOf(Shape.Height, Shape.Width);
        for (var start = 0; start < all.shape[0]; start += rows)
        {
            var scored = run.Score(all.narrow(0, start, Math.Min(rows, all.shape[0] - start)));
            for (var i = 0; i < scored.Scores[point.Score].Length; i++) verdicts.Add(Verdict(scored, i));
        }
        return verdicts;
    }

    OodVerdict Verdict(ScoredImages scored, int row)
    {
        var score = scored.Scores[point.Score][row];
        return new(
            !(score >= Threshold), score, scored.Predictions is { } classes ? Classes[classes[row]] : null, scored.Confidences?[row],
            scored.Scores.ToDictionary(entry => entry.Key, entry => entry.Value[row], StringComparer.Ordinal));
    }

    Tensor Bytes(byte[] pixels) => DeviceSet.Scaled(
        tensor(pixels, [pixels.Length / Shape.Length, Shape.Channels, Shape.Height, Shape.Width], ScalarType.Byte, run.Device));

    Tensor Scaled(Tensor images)
    {
        var here = images.detach().to(run.Device);
        return here.dtype == ScalarType.Byte ? DeviceSet.Scaled(here) : here.to(ScalarType.Float32);
    }
}
