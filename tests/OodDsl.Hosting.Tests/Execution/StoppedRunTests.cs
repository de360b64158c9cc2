namespace OodDsl.Hosting.Tests;

public sealed class StoppedRunTests
{
    [Fact]
    public async Task Cancelling_finishes_the_step_and_writes_a_checkpoint()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var observer = new RecordingObserver { OnAdvance = done => { if (done == 13) cancellation.Cancel(); } };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new Runner().RunAsync(TinyExperiment.Descriptor.Request(folder), observer, cancellation.Token));

        using var scope = NewDisposeScope();
        var checkpoint = Checkpoint.Read(folder.At("run", "checkpoints", "last.safetensors"));
        Assert.Equal(13, checkpoint.State.Step);
        Assert.Equal(RunState.Cancelled, new RunFolder(folder.At("run")).ReadManifest().State);
        Assert.Contains("random/images/Noise", checkpoint.Tensors.Keys);
        Assert.Equal(["shade"], checkpoint.State.Dice.Keys);
        Assert.False(File.Exists(folder.At("run", "results.json")));
    }

    [Fact]
    public async Task Cancelling_during_evaluation_keeps_the_trained_state()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var experiment = TinyExperiment.Of(context => new CancellingAfterFit(context, cancellation));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new Runner().RunAsync(experiment.Request(folder), new RecordingObserver(), cancellation.Token));

        using var scope = NewDisposeScope();
        Assert.Equal(new Position(2, 0), Checkpoint.Read(folder.At("run", "checkpoints", "last.safetensors")).State.Position);
    }

    [Theory]
    [InlineData(3, "The loss was not a number at step 3 (epoch 0).", false)]
    [InlineData(12, "The loss was not a number at step 12 (epoch 1).", true)]
    public async Task A_loss_that_is_not_finite_stops_the_run_and_keeps_the_last_good_state(int step, string expected, bool hasCheckpoint)
    {
        using var folder = new TemporaryFolder();
        var experiment = TinyExperiment.Of(context => new Spoilt(context, step));

        var error = await Assert.ThrowsAsync<UserException>(() => experiment.Run(folder));

        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, error.Code);
        Assert.Contains("Sgd.LearningRate (now 0.05)", error.Remedy, StringComparison.Ordinal);
        var manifest = new RunFolder(folder.At("run")).ReadManifest();
        Assert.Equal((RunState.Failed, error.Message), (manifest.State, manifest.Error));
        var last = folder.At("run", "checkpoints", "last.safetensors");
        Assert.Equal(hasCheckpoint, File.Exists(last));
        if (!hasCheckpoint) return;
        using var scope = NewDisposeScope();
        var checkpoint = Checkpoint.Read(last);
        Assert.Equal(new Position(1, 0), checkpoint.State.Position);
        Assert.All(
            checkpoint.Tensors.Values.Where(tensor => tensor.is_floating_point()), tensor => Assert.True(tensor.isfinite().all().item<bool>()));
    }

    [Fact]
    public async Task A_learning_rate_that_is_too_high_is_said_to_be()
    {
        using var folder = new TemporaryFolder();

        var error = await Assert.ThrowsAsync<UserException>(() => TinyExperiment.Descriptor.Run(folder, "run", "LearningRate=1e38"));

        Assert.Contains("Sgd.LearningRate (now 1E+38)", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_of_an_experiment_comes_out_and_is_recorded()
    {
        using var folder = new TemporaryFolder();
        var experiment = TinyExperiment.Of(_ => throw new InvalidDataException("it's on purpose"));

        await Assert.ThrowsAsync<InvalidDataException>(() => experiment.Run(folder));

        Assert.Equal("it's on purpose", new RunFolder(folder.At("run")).ReadManifest().Error);
        Assert.Contains("\"error\": \"it's on purpose\"", await File.ReadAllTextAsync(folder.At("run", "run.json")), StringComparison.Ordinal);
        Assert.Contains("it's on purpose", await File.ReadAllTextAsync(folder.At("run", "log.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_score_that_is_not_a_number_is_named_with_its_set()
    {
        using var folder = new TemporaryFolder();
        var experiment = TinyExperiment.Of(context => new NotANumber(context));

        var error = await Assert.ThrowsAsync<UserException>(() => experiment.Run(folder));

        Assert.Equal(ExitCode.Failed, error.Code);
        Assert.Contains("The score Bad is not a number for 50 of the 50 images of tiny-stripes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_score_that_is_no_number_per_image_is_named_with_its_shape()
    {
        using var folder = new TemporaryFolder();
        var experiment = TinyExperiment.Of(context => new WrongShape(context));

        var error = await Assert.ThrowsAsync<UserException>(() => experiment.Run(folder));

        Assert.Equal(ExitCode.Configuration, error.Code);
        Assert.Contains("The score Wide has shape [", error.Message, StringComparison.Ordinal);
    }

    sealed class CancellingAfterFit(RunContext context, CancellationTokenSource cancellation) : TinyRun(context)
    {
        protected override void FitAfter()
        {
            base.FitAfter();
            if (!Context.IsDry) cancellation.Cancel();
        }
    }

    sealed class Spoilt(RunContext context, int at) : TinyRun(context)
    {
        protected override Tensor Transform(Tensor loss, StepInfo step) => step.Index == at ? loss * double.NaN : loss;
    }

    sealed class NotANumber(RunContext context) : TinyRun(context)
    {
        protected override void Score(EvaluationBatch batch, ScoreTable scores)
        {
            base.Score(batch, scores);
            var mean = batch.Images.mean([1L, 2L, 3L]);
            scores.Add("Bad", batch.Images.shape[0] == 50 ? mean.log() * double.NaN : mean / 0);
        }
    }

    sealed class WrongShape(RunContext context) : TinyRun(context)
    {
        protected override void Score(EvaluationBatch batch, ScoreTable scores) => scores.Add("Wide", batch.Images.mean([2L, 3L]));
    }
}
