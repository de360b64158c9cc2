namespace OodDsl.Hosting.Tests;

public sealed class EvaluatorTests
{
    [Fact]
    public async Task Results_and_score_files_are_those_of_a_direct_computation()
    {
        using var folder = new TemporaryFolder();
        var result = await TinyExperiment.Descriptor.Run(folder);
        using var tiny = new TinyContext();
        using var run = new TinyRun(tiny.Context);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        Checkpoint.Read(folder.At("run", "checkpoints", "last.safetensors")).LoadWeights(run.OwnedNetwork);
        run.OwnedNetwork.eval();
        var network = (TinyNetwork)run.OwnedNetwork;
        var data = tiny.Context.Data;

        var id = Msp(network, data.Test);
        var stripes = Msp(network, data.Ood[1].Images);
        var predictions = Logits(network, data.Test).argmax(1).data<long>().ToArray();
        var validation = Logits(network, data.Validation).argmax(1).data<long>().ToArray();

        var scores = TensorFile.ReadNumbers(folder.At("run", "scores", "tiny-shapes.safetensors"));
        Assert.Equal(id, scores["Msp"], (a, b) => Math.Abs(a - b) < 1e-6);
        var wins = id.Sum(inside => stripes.Sum(outside => inside > outside ? 1 : inside == outside ? 0.5 : 0));
        var entry = result.Results.Single(candidate => candidate is { Dataset: "tiny-stripes", Score: "Msp" });
        Assert.Equal(wins / id.Length / stripes.Length, entry.Auroc, 1e-3);
        Assert.Equal(Share(predictions, data.Test), result.IdAccuracy!.Value, 1e-12);
        Assert.Equal(Share(validation, data.Validation), result.ValidationAccuracy!.Value, 1e-12);
        Assert.Equal(data.Test.Labels!.Average(), result.Metrics["MeanLabel"], 1e-6);
    }

    [Fact]
    public async Task Evaluating_again_gives_the_same_results()
    {
        using var folder = new TemporaryFolder();
        await TinyExperiment.Descriptor.Run(folder);
        var before = await File.ReadAllBytesAsync(folder.At("run", "results.json"));
        File.Delete(folder.At("run", "results.json"));

        await new Runner().EvaluateAsync(
            folder.At("run"), [TinyExperiment.Descriptor], folder.Data(), "cpu", 1, new RecordingObserver(), CancellationToken.None);

        Assert.Equal(before, await File.ReadAllBytesAsync(folder.At("run", "results.json")));
        Assert.Single(new RunFolder(folder.At("run")).ReadManifest().Evaluations);
    }

    [Fact]
    public async Task Only_a_finished_run_of_a_known_experiment_is_evaluated()
    {
        using var folder = new TemporaryFolder();
        await TinyExperiment.Descriptor.Run(folder);

        var empty = await Assert.ThrowsAsync<UserException>(() => Evaluate(folder.At("nowhere"), TinyExperiment.Descriptor));
        var unknown = await Assert.ThrowsAsync<UserException>(() => Evaluate(folder.At("run"), TinyExperiment.Descriptor with { Name = "other" }));

        Assert.Equal((ExitCode.Environment, ExitCode.Configuration), (empty.Code, unknown.Code));

        Task<RunResult> Evaluate(string path, ExperimentDescriptor experiment) =>
            new Runner().EvaluateAsync(path, [experiment], folder.Data(), "cpu", 1, new RecordingObserver(), CancellationToken.None);
    }

    [Fact]
    public async Task Fits_are_collected_over_the_whole_training_set_in_file_order()
    {
        using var folder = new TemporaryFolder();
        Collected? run = null;
        await TinyExperiment.Of(context => run = new Collected(context)).Run(folder);

        Assert.Equal(Enumerable.Range(0, run!.Rows.Length).Select(row => (long)row), run.Rows);
        Assert.Equal(run.Expected, run.Labels);
        using var scope = NewDisposeScope();
        var (fits, _) = TensorFile.Read(folder.At("run", "checkpoints", "fits.safetensors"));
        Assert.Equal(["Means", "Spread.0", "Spread.1"], fits.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([3, 16], fits["Means"].shape);
    }

    /// <summary>ID images, of validation too, keep the other score; OOD images have their own, and alone are asked for.</summary>
    [Fact]
    public async Task A_score_of_OOD_images_is_compared_with_another_of_ID_images()
    {
        using var folder = new TemporaryFolder();
        Raising? run = null;
        var result = await TinyExperiment.Of(context => run = new Raising(context)).Run(folder);

        foreach (var set in (string[])["tiny-shapes", "tiny-shapes-validation"])
        {
            var id = TensorFile.ReadNumbers(folder.At("run", "scores", $"{set}.safetensors"));
            Assert.Equal(id["Msp"], id["Raised"]);
        }
        var stripes = TensorFile.ReadNumbers(folder.At("run", "scores", "tiny-stripes.safetensors"));
        Assert.All(stripes["Raised"], score => Assert.Equal(7, score));
        Assert.All(result.Results.Where(row => row.Score == "Raised"), row => Assert.Equal(0, row.Auroc));
        string[] ood = [.. result.Results.Select(row => row.Dataset).Distinct().Where(set => File.Exists(folder.At("run", "scores", $"{set}.safetensors")))];
        Assert.Contains("tiny-stripes", ood);
        Assert.Equal(ood.Sum(set => TensorFile.ReadNumbers(folder.At("run", "scores", $"{set}.safetensors"))["Raised"].Length), run!.Asked);
    }

    static Tensor Logits(TinyNetwork network, ImageSource images) =>
        network.Logits.call(network.Features(tensor(images.Load().Pixels, [images.Count, 1, 8, 8]).to(ScalarType.Float32) / 255));

    static double[] Msp(TinyNetwork network, ImageSource images) =>
        Array.ConvertAll(Logits(network, images).softmax(1).amax([1L]).data<float>().ToArray(), score => (double)score);

    static double Share(long[] predictions, ImageSource images) =>
        predictions.Zip(images.Labels!, (prediction, label) => prediction == label ? 1.0 : 0).Average();

    sealed class Raising(RunContext context) : TinyRun(context)
    {
        public int Asked { get; private set; }

        protected override void Score(EvaluationBatch batch, ScoreTable scores)
        {
            base.Score(batch, scores);
            scores.AddOod("Raised", "Msp", () =>
            {
                Asked += (int)batch.Images.shape[0];
                return full_like(batch.Images.mean([1, 2, 3]), 7);
            });
        }
    }

    sealed class Collected(RunContext context) : TinyRun(context)
    {
        public long[] Rows { get; private set; } = [];

        public long[] Labels { get; private set; } = [];

        public long[] Expected { get; } = [.. context.Data.Training.Labels!.Select(label => (long)label)];

        protected override void FitAfter()
        {
            base.FitAfter();
            var collected = CollectTraining(batch => [batch.Indices, batch.Labels]);
            (Rows, Labels) = (collected[0].data<long>().ToArray(), collected[1].data<long>().ToArray());
        }
    }
}
