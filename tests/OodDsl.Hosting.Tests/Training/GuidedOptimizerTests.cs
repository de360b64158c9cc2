namespace OodDsl.Hosting.Tests;

public sealed class GuidedOptimizerTests
{
    [Fact]
    public void Gradients_of_several_steps_are_averaged_and_what_is_left_at_the_end_updates_too()
    {
        // Five steps in twos: updates after the second, the fourth and the fifth.
        var plan = new StepPlan(new Train { Epochs = 1, BatchSize = 2, Accumulate = 2 }, 10);
        var weights = Descend(plan, 5, step => step + 1);

        // w -= 0.1 * mean of the gradients 1, 2; 3, 4; 5.
        Assert.Equal([0, 0.15, 0.15, 0.5, 1.0], weights.Select(weight => -weight), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Gradients_are_scaled_down_to_the_norm_and_never_up()
    {
        var plan = new StepPlan(new Train { Epochs = 1, BatchSize = 1, ClipNorm = 3 }, 2);
        var weights = Descend(plan, 2, step => step == 0 ? 2 : 5);

        Assert.Equal([0.2, 0.5], weights.Select(weight => -weight), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Theory]
    [InlineData(0, 0.0, 0.0)]
    [InlineData(1, -1.0, 0.0)]
    [InlineData(1, 0.0, 1.0)]
    [InlineData(1, double.NaN, 0.0)]
    public void Settings_out_of_range_are_refused(int accumulate, double clip, double ema)
    {
        var train = new Train { Accumulate = accumulate, ClipNorm = clip, Ema = ema };

        Assert.Equal(ExitCode.Configuration, Assert.Throws<UserException>(() => new StepPlan(train, 1000)).Code);
    }

    [Fact]
    public async Task An_accumulated_run_is_the_run_of_the_whole_batch()
    {
        // Without the outliers' loss: their stream has batches of its own.
        using var folder = new TemporaryFolder();
        await RunAsync(TinyExperiment.Of(context => new Linear(context)), "whole", "BatchSize=32");
        await RunAsync(TinyExperiment.Of(context => new Linear(context, accumulate: 4)), "parts", "BatchSize=8");

        using var scope = NewDisposeScope();
        var (whole, parts) = (Weights("whole"), Weights("parts"));
        // Both saw the same images in the same order.
        Assert.All(whole, weight => Assert.True(weight.Value.allclose(parts[weight.Key], 1e-4, 1e-5), weight.Key));

        Task RunAsync(ExperimentDescriptor experiment, string run, string size) => new Runner().RunAsync(
            experiment.Request(folder, run, size) with { Limit = 256 }, new RecordingObserver(), CancellationToken.None);

        IReadOnlyDictionary<string, Tensor> Weights(string run) => Checkpoint.Read(folder.At(run, "checkpoints", "last.safetensors")).Scored;
    }

    static List<double> Descend(StepPlan plan, int steps, Func<int, double> gradient)
    {
        using var scope = NewDisposeScope();
        var index = 0;
        var parameter = new TorchSharp.Modules.Parameter(zeros(1));
        using var optimizer = new GuidedOptimizer(optim.SGD([parameter], 0.1), plan, () => new(0, index));
        List<double> weights = [];
        for (; index < steps; index++)
        {
            optimizer.zero_grad();
            (parameter * gradient(index)).sum().backward();
            optimizer.step();
            weights.Add(parameter.item<float>());
        }
        return weights;
    }

    // A linear classifier: no batch statistics, no draws, no momentum that would see more updates.
    sealed class Linear : ExperimentRun
    {
        readonly LinearNetwork network;
        readonly BatchStream training;
        readonly optim.Optimizer optimizer;

        public Linear(RunContext context, int accumulate = 1) : base(context)
        {
            training = context.Training(new() { Epochs = 1, BatchSize = context.Settings.Get<int>("Train.BatchSize"), Accumulate = accumulate });
            network = Own(new LinearNetwork(context));
            optimizer = Own("optimizer", optim.SGD(network.parameters(), 0.05));
        }

        protected override void TrainEpoch(int epoch)
        {
            network.train();
            foreach (var step in Steps(epoch))
            {
                using var scope = NewDisposeScope();
                var (images, labels) = training.Next(step);
                var loss = functional.cross_entropy(network.Logits.call(images.flatten(1)), labels);
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                Report(step, loss);
            }
        }

        protected override void Score(EvaluationBatch batch, ScoreTable scores) => scores.Add("Msp", network.Logits.call(batch.Images.flatten(1)).amax([1L]));
    }

    sealed class LinearNetwork : ExperimentNetwork
    {
        public LinearNetwork(RunContext context) : base(context)
        {
            Logits = nn.Linear(64, context.Classes);
            register_module("logits", Logits);
        }

        public TorchSharp.Modules.Linear Logits { get; }
    }
}
