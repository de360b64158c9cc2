namespace OodDsl.Hosting.Tests;

/// <summary>Runs whose images are read as they go.</summary>
[Collection(nameof(StreamedRunTests))]
public sealed class StreamedRunTests : IDisposable
{
    static readonly ExperimentDescriptor Painted = TinyExperiment.Descriptor with { Benchmark = typeof(PaintedBenchmark) };

    readonly TemporaryFolder folder = new();
    readonly int threads = DeviceSet.Threads;

    public StreamedRunTests() => PaintedPictures.Paint(folder, "data/");

    public void Dispose()
    {
        DeviceSet.Threads = threads;
        folder.Dispose();
    }

    [Theory]
    [InlineData(typeof(PaintedBenchmark))]
    [InlineData(typeof(EnlargedBenchmark))]
    public async Task End_with_the_same_bits_as_those_that_hold_them(Type benchmark)
    {
        var experiment = Painted with { Benchmark = benchmark };
        await Run(experiment, "held", null);
        foreach (var (name, readers) in ((string, int)[])[("one", 1), ("five", 5)])
        {
            DeviceSet.Threads = readers;
            await Run(experiment, name, 0);
            foreach (var file in Directory.GetFiles(folder.At("held"), "*.safetensors", SearchOption.AllDirectories).Append(folder.At("held", "results.json")))
                Assert.True(
                    File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(file.Replace(folder.At("held"), folder.At(name), StringComparison.Ordinal))),
                    $"{file} differs with {readers} threads");
        }
    }

    [Fact]
    public async Task Go_on_in_the_middle_of_an_epoch_to_the_same_bits()
    {
        await Run(Painted, "whole", 0);
        using var cancellation = new CancellationTokenSource();
        var observer = new RecordingObserver { OnAdvance = done => { if (done == 4) cancellation.Cancel(); } };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Runner().RunAsync(Request(Painted, "cut", 0), observer, cancellation.Token));

        // Held from here on: it makes no difference.
        await new Runner().ResumeAsync(folder.At("cut"), [Painted], Folders(), "cpu", 1, new RecordingObserver(), CancellationToken.None);

        Assert.Equal(File.ReadAllBytes(folder.At("whole", "checkpoints", "last.safetensors")), File.ReadAllBytes(folder.At("cut", "checkpoints", "last.safetensors")));
    }

    [Fact]
    public async Task Are_evaluated_again_to_the_same_bits()
    {
        await Run(Painted, "held", null);
        var results = File.ReadAllBytes(folder.At("held", "results.json"));
        File.Delete(folder.At("held", "results.json"));
        await new Runner().EvaluateAsync(folder.At("held"), [Painted], new(Folders(), 0), "cpu", 1, new RecordingObserver(), CancellationToken.None);
        Assert.Equal(results, File.ReadAllBytes(folder.At("held", "results.json")));
    }

    [Fact]
    public async Task Stop_at_a_damaged_picture_and_name_it()
    {
        var damaged = folder.Write("data/painted/train/1/004.png", "no picture"u8);

        var error = await Assert.ThrowsAsync<DataFormatException>(() => Run(Painted, "run", 0));

        Assert.Equal(damaged, error.File);
        var manifest = new RunFolder(folder.At("run")).ReadManifest();
        Assert.Equal((RunState.Failed, error.Message), (manifest.State, manifest.Error));
        // Training images are all read for their statistics, and test images when they are scored.
        PaintedPictures.Paint(folder, "data/");
        damaged = folder.Write("data/painted/test/2/003.png", "no picture"u8);
        Assert.Equal(damaged, (await Assert.ThrowsAsync<DataFormatException>(() => Run(Painted, "scored", 0))).File);
        Assert.True(File.Exists(folder.At("scored", "checkpoints", "last.safetensors")));
        // Held images are all read before the run begins, which leaves no folder.
        Assert.Contains("003.png", (await Assert.ThrowsAsync<UserException>(() => Run(Painted, "other", null))).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("other", "run.json")));
    }

    [Fact]
    public void The_statistics_of_images_that_are_read_are_those_of_images_that_are_held()
    {
        var images = new PaintedPictures().Open(Split.Train, Folders());
        var (read, held) = (ChannelStatistics.Of(images), ChannelStatistics.Of(ImageSource.Of(images.Load())));
        Assert.Equal(held.Mean, read.Mean);
        Assert.Equal(held.Deviation, read.Deviation);
    }

    DataFolders Folders() => new([folder.At("data")], folder.At("cache")) { AllowDownload = false };

    RunRequest Request(ExperimentDescriptor experiment, string output, long? memory) =>
        experiment.Request(folder, output, "Train.BatchSize=16") with { Data = new(Folders(), memory) };

    Task<RunResult> Run(ExperimentDescriptor experiment, string output, long? memory) =>
        new Runner().RunAsync(Request(experiment, output, memory), new RecordingObserver(), CancellationToken.None);
}
