using Linear = TorchSharp.Modules.Linear;

namespace OodDsl.Hosting.Tests;

/// <summary>What the generator would write for a perceptron with an outlier stream, two scores and a fit.</summary>
class TinyRun : ExperimentRun
{
    readonly TinyNetwork network;
    readonly BatchStream training;
    readonly BatchStream outlier;
    readonly optim.Optimizer optimizer;
    readonly Rate rate;
    readonly double outlierWeight;
    readonly int passes;
    Tensor? means;
    protected (Tensor center, double scale) Spread { get; private set; }

    public TinyRun(RunContext context, Func<Train, Train>? declared = null, int passes = 1, Func<int, Module<Tensor, Tensor>>? backbone = null) : base(context)
    {
        this.passes = passes;
        var train = new Train { Epochs = context.Settings.Get<int>("Train.Epochs"), BatchSize = context.Settings.Get<int>("Train.BatchSize") };
        train = declared?.Invoke(train) ?? train;
        outlierWeight = context.Settings.Get<double>("OutlierExposure.Weight");
        training = context.Training(train, passes);
        network = Own(new TinyNetwork(context, backbone));
        outlier = context.Stream("outlier", train, 0.5, new TinyOutliers());
        optimizer = Own("optimizer", optim.SGD(network.parameters(), context.Settings.Get<double>("Sgd.LearningRate"), momentum: 0.9));
        rate = new Rate(optimizer, new Halving());
    }

    protected virtual void AfterStep(StepInfo step) { }

    protected virtual Tensor Transform(Tensor loss, StepInfo step) => loss;

    protected override void TrainEpoch(int epoch)
    {
        network.train();
        if (passes == 1) Pass(epoch, 0);
        else for (var pass = 1; pass <= passes; pass++) Pass(epoch, pass);
    }

    void Pass(int epoch, int pass)
    {
        foreach (var step in Steps(epoch, pass))
        {
            using (var scope = NewDisposeScope())
            {
                rate.Set(step);
                var (images, labels) = training.Next(step);
                var (outlierImages, _) = outlier.Next(step);
                images = images + (0.01 * rand(images.shape, generator: step.Random("images/Noise")));
                if (step.Dice("shade").Next(2) == 0) images = images * 0.9;
                var (features, outlierFeatures) = Together(network.Features, images, outlierImages);
                var crossEntropy = functional.cross_entropy(network.Logits.call(features), labels);
                var outlierExposure = -network.Logits.call(outlierFeatures).log_softmax(1).mean();
                var loss = Transform(crossEntropy + (outlierWeight * outlierExposure), step);
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                Report(step, loss, ("CrossEntropy", crossEntropy), ("OutlierExposure", outlierExposure));
                Log(step, ("Norm", features.norm(1)));
            }
            AfterStep(step);
        }
    }

    protected override void FitAfter()
    {
        var train = CollectTraining(batch =>
        {
            var features = network.Features(batch.Images);
            return [features, batch.Labels, batch.Indices];
        });
        Spread = Keep("Spread", (train[0].mean([0L]), 2.0));
        means = Keep("Means", stack(Enumerable.Range(0, Context.Classes).Select(k => train[0][train[1] == k].mean([0L]))));
    }

    protected override void Restore(RestoredFits fits)
    {
        Spread = fits.Get<(Tensor center, double scale)>("Spread");
        means = fits.Get<Tensor>("Means");
    }

    protected override Tensor? Features(Tensor images) => network.Features(images);

    protected override Tensor? Classify(Tensor features) => network.Logits.call(features);

    protected override void Score(EvaluationBatch batch, ScoreTable scores)
    {
        var features = network.Features(batch.Images);
        var logits = network.Logits.call(features);
        scores.Predict(logits);
        scores.Add("Msp", logits.softmax(1).amax([1L]));
        scores.Add("Means", -cdist(features, means!).amin([1L]));
        if (scores.WantsMetrics) scores.Measure("MeanLabel", batch.Labels.to(ScalarType.Float32));
    }

    sealed class Halving : Schedule
    {
        public override double Rate(double learningRate, double progress, double epochs) => learningRate * Math.Pow(0.5, progress * epochs);
    }
}

sealed class TinyNetwork : ExperimentNetwork
{
    readonly Module<Tensor, Tensor> input;
    readonly Module<Tensor, Tensor> backbone;

    public TinyNetwork(RunContext context, Func<int, Module<Tensor, Tensor>>? made = null) : base(context)
    {
        input = context.Standardization();
        backbone = made?.Invoke(context.Channels) ?? Sequential(("flatten", Flatten()), ("linear", Linear(context.Channels * context.ImageSize * context.ImageSize, 16)),
            ("norm", BatchNorm1d(16)), ("relu", ReLU()));
        Logits = Linear(FeatureWidth(context, input, backbone), context.Classes);
        register_module("input", input);
        register_module("backbone", backbone);
        register_module("logits", Logits);
    }

    public Linear Logits { get; }

    public Tensor Features(Tensor images) => backbone.call(input.call(images));
}
