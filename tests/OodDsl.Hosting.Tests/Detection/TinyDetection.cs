namespace OodDsl.Hosting.Tests;

/// <summary>A finished run of the tiny experiment, made once, and its ID test images.</summary>
public sealed class TinyDetection : IAsyncLifetime
{
    readonly TemporaryFolder folder = new();

    /// <summary>The run.</summary>
    internal RunFolder Run => new(folder.At("run"));

    /// <summary>The images of the benchmark's ID test set.</summary>
    internal ImageSet Test { get; } = BenchmarkData.Load(
        BenchmarkDescription.Of(typeof(TinyBenchmark)), new DataSource(new([], Path.GetTempPath()) { AllowDownload = false }), null).Test.Load();

    /// <summary>A copy of the run to spoil.</summary>
    internal RunFolder Copy(TemporaryFolder target)
    {
        var copy = new RunFolder(target.At("copy"));
        foreach (var file in Directory.EnumerateFiles(Run.Path, "*", SearchOption.AllDirectories))
        {
            var place = Path.Combine(copy.Path, Path.GetRelativePath(Run.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place);
        }
        return copy;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => await TinyExperiment.Descriptor.Run(folder);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
