namespace OodDsl.Hosting.Tests;

/// <summary>Runs that are stopped or broken off anywhere, and gone on with.</summary>
public sealed class ResumeTests
{
    // Of a run of two epochs of nine steps: within either, at their ends, and at the first step of the second.
    public static TheoryData<int> Places => [1, 4, 8, 9, 10, 13, 17, 18];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_run_that_was_stopped_comes_to_the_same_bits(int step)
    {
        using var folder = new TemporaryFolder();
        await TinyExperiment.Descriptor.Run(folder, "whole");
        using var cancellation = new CancellationTokenSource();
        var observer = new RecordingObserver { OnAdvance = done => { if (done == step) cancellation.Cancel(); } };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new Runner().RunAsync(TinyExperiment.Descriptor.Request(folder, "stopped"), observer, cancellation.Token));
        await Resume(folder, "stopped");
        Same(folder, "whole", "stopped");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_run_that_broke_off_without_a_checkpoint_of_its_own_comes_to_the_same_bits(int step)
    {
        using var folder = new TemporaryFolder();
        await TinyExperiment.Descriptor.Run(folder, "whole");
        await BreakOff(folder, step);
        await Resume(folder, "broken");
        Same(folder, "whole", "broken");
        Assert.Single(new RunFolder(folder.At("broken")).ReadManifest().Resumed);
    }

    [Fact]
    public async Task A_run_that_breaks_off_again_and_again_comes_to_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        await TinyExperiment.Descriptor.Run(folder, "whole");
        await BreakOff(folder, 3);
        foreach (var step in (int[])[8, 12, 15, 18])
            await Assert.ThrowsAsync<InvalidOperationException>(() => Resume(folder, "broken", Breaking(step)));
        await Resume(folder, "broken");
        Same(folder, "whole", "broken");
        Assert.Equal(5, new RunFolder(folder.At("broken")).ReadManifest().Resumed.Count);
    }

    [Fact]
    public async Task An_experiment_that_fits_between_epochs_begins_again()
    {
        using var folder = new TemporaryFolder();
        var experiment = TinyExperiment.Of(context => new Refitting(context));
        await experiment.Run(folder, "whole");
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => new Runner().RunAsync(experiment.Request(folder, "broken"), Breaking(15), CancellationToken.None));
        var observer = new RecordingObserver();
        await Resume(folder, "broken", observer, experiment);
        Assert.Contains("the experiment fits between epochs: the run begins again", observer.Milestones);
        Same(folder, "whole", "broken");
    }

    [Fact]
    public async Task A_finished_run_has_nothing_to_go_on_with()
    {
        using var folder = new TemporaryFolder();
        await TinyExperiment.Descriptor.Run(folder);
        var error = await Assert.ThrowsAsync<UserException>(() => Resume(folder, "run"));
        Assert.Equal(ExitCode.Usage, error.Code);
        Assert.Contains("is finished", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_declaration_is_refused_and_the_run_stays_as_it_is()
    {
        using var folder = new TemporaryFolder();
        await BreakOff(folder, 13);
        var before = Contents(folder);
        var error = await Assert.ThrowsAsync<UserException>(
            () => Resume(folder, "broken", experiment: TinyExperiment.Descriptor with { Fingerprint = new string('1', 64) }));
        Assert.Equal(ExitCode.Configuration, error.Code);
        Assert.Contains("The declaration of tiny was changed", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Contents(folder));
    }

    [Fact]
    public async Task A_folder_that_another_process_works_in_is_left_to_it()
    {
        using var folder = new TemporaryFolder();
        await BreakOff(folder, 13);
        using (RunFolderLock.Take(new(folder.At("broken"))))
        {
            var error = await Assert.ThrowsAsync<UserException>(() => Resume(folder, "broken"));
            Assert.Equal(ExitCode.Environment, error.Code);
            Assert.Contains("Another process is at work", error.Message, StringComparison.Ordinal);
        }
        await Resume(folder, "broken");
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task A_checkpoint_that_was_cut_is_refused(double part)
    {
        using var folder = new TemporaryFolder();
        await BreakOff(folder, 13);
        var checkpoint = new RunFolder(folder.At("broken")).LastCheckpoint;
        var bytes = await File.ReadAllBytesAsync(checkpoint);
        await File.WriteAllBytesAsync(checkpoint, bytes[..(int)(part * bytes.Length)]);
        var error = await Assert.ThrowsAsync<UserException>(() => Resume(folder, "broken"));
        Assert.Equal(ExitCode.Environment, error.Code);
        Assert.Contains(checkpoint, error.Message, StringComparison.Ordinal);
        // Nothing of the run is lost by the attempt: with the file back, it goes on.
        await File.WriteAllBytesAsync(checkpoint, bytes);
        await Resume(folder, "broken");
    }

    [Fact]
    public async Task A_checkpoint_with_one_bit_altered_is_refused()
    {
        using var folder = new TemporaryFolder();
        await BreakOff(folder, 13);
        var checkpoint = new RunFolder(folder.At("broken")).LastCheckpoint;
        var bytes = await File.ReadAllBytesAsync(checkpoint);
        bytes[^100] ^= 4;
        await File.WriteAllBytesAsync(checkpoint, bytes);
        var error = await Assert.ThrowsAsync<UserException>(() => Resume(folder, "broken"));
        Assert.Contains("was altered", error.Message, StringComparison.Ordinal);
    }

    static async Task BreakOff(TemporaryFolder folder, int step) => await Assert.ThrowsAsync<InvalidOperationException>(
        () => new Runner().RunAsync(TinyExperiment.Descriptor.Request(folder, "broken"), Breaking(step), CancellationToken.None));

    // As a crash: nothing is saved on the way out.
    static RecordingObserver Breaking(int step) => new() { OnAdvance = done => { if (done == step) throw new InvalidOperationException("broken off"); } };

    internal static Task<RunResult> Resume(TemporaryFolder folder, string run, IRunObserver? observer = null, ExperimentDescriptor? experiment = null) =>
        new Runner().ResumeAsync(
            folder.At(run), [experiment ?? TinyExperiment.Descriptor], folder.Data(), null, null, observer ?? new RecordingObserver(), CancellationToken.None);

    internal static void Same(TemporaryFolder folder, string whole, string other) => Same(new(folder.At(whole)), new(folder.At(other)));

    internal static void Same(RunFolder a, RunFolder b)
    {
        Assert.Equal(RunState.Done, b.ReadManifest().State);
        Assert.Equal(File.ReadAllText(a.Results), File.ReadAllText(b.Results));
        Assert.Equal(MetricsLines.WithoutTimes(a.Metrics), MetricsLines.WithoutTimes(b.Metrics));
        foreach (var path in (Func<RunFolder, string>[])[run => run.LastCheckpoint, run => run.BestCheckpoint, run => run.Fits])
            Assert.True(File.ReadAllBytes(path(a)).AsSpan().SequenceEqual(File.ReadAllBytes(path(b))), path(b));
    }

    static SortedDictionary<string, string> Contents(TemporaryFolder folder) => new(
        Directory.EnumerateFiles(folder.At("broken"), "*", SearchOption.AllDirectories).ToDictionary(file => file, file => Convert.ToHexString(File.ReadAllBytes(file))));

    sealed class Refitting(RunContext context) : TinyRun(context)
    {
        protected override void FitEvery(int epoch) => Keep("Labels", CollectTraining(batch => [batch.Labels])[0].sum());
    }
}
