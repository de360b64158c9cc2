// torchvision-res-net50: generated from FlowDensity.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class TorchvisionResNet50 : IDescribedExperiment
{
    /// <summary>No loss: nothing is trained</summary>
    internal sealed class Run : ExperimentRun
    {
        readonly Declared declared;
        readonly Network network;
        (Tensor whitenedMeans, Tensor whitening) mahalanobisFit;
        PrincipalSpace? principalSpace;
        NeighbourIndex? neighbourIndex;
        (Tensor origin, Tensor residual, double alpha) vimFit;

        public Run(RunContext context) : base(context)
        {
            declared = new Declared(context.Settings);
            network = Own(new Network(declared, context));
        }

        // Without a loss nothing is trained.
        protected override void TrainEpoch(int epoch)
        {
        }

        protected override void FitAfter()
        {
            var train = CollectTraining(batch =>
            {
                var features = network.Features(batch.Images);
                var logits = network.Logits.call(features);
                return [features, batch.Labels, logits];
            });
            var (trainFeatures, trainLabels, trainLogits) = (train[0], train[1], train[2]);
            mahalanobisFit = Keep("Mahalanobis", declared.Mahalanobis.Fit(trainFeatures, trainLabels));
            principalSpace = Keep("PrincipalSpace", PrincipalSpace.Of(trainFeatures, network.Logits.weight!, network.Logits.bias!));
            neighbourIndex = Keep("NeighbourIndex", NeighbourIndex.Of(trainFeatures));
            vimFit = Keep("Vim", declared.Vim.Fit(trainFeatures, trainLogits, principalSpace!));
        }

        protected override void Restore(RestoredFits fits)
        {
            mahalanobisFit = fits.Get<(Tensor whitenedMeans, Tensor whitening)>("Mahalanobis");
            principalSpace = fits.Get<PrincipalSpace>("PrincipalSpace");
            neighbourIndex = fits.Get<NeighbourIndex>("NeighbourIndex");
            vimFit = fits.Get<(Tensor origin, Tensor residual, double alpha)>("Vim");
        }

        protected override Tensor? Features(Tensor images) => network.Features(images);

        protected override void Score(EvaluationBatch batch, ScoreTable scores)
        {
            var features = network.Features(batch.Images);
            var logits = network.Logits.call(features);
            var neighbours = Neighbours.Of(features, neighbourIndex!);
            scores.Predict(logits);
            scores.Add("Msp", declared.Msp.Compute(logits));
            scores.Add("MaxLogit", declared.MaxLogit.Compute(logits));
            scores.Add("Energy", declared.Energy.Compute(logits));
            scores.Add("Knn", declared.Knn.Compute(neighbours));
            scores.Add("Mahalanobis", declared.Mahalanobis.Compute(features, mahalanobisFit.whitenedMeans, mahalanobisFit.whitening));
            scores.Add("Vim", declared.Vim.Compute(features, logits, vimFit.origin, vimFit.residual, vimFit.alpha));
        }
    }

    internal sealed class Network : ExperimentNetwork
    {
        internal readonly Module<Tensor, Tensor> Input;
        internal readonly Module<Tensor, Tensor> Backbone;
        internal readonly Linear Logits;

        internal Network(Declared declared, RunContext context) : base(context)
        {
            Input = context.Standardization();
            Backbone = declared.ResNet50.Create(context.Channels);
            var featureWidth = FeatureWidth(context, Input, Backbone);
            Logits = nn.Linear(featureWidth, context.Classes);
            register_module("input", Input);
            register_module("backbone", Backbone);
            register_module("logits", Logits);
        }

        internal Tensor Features(Tensor images) => Backbone.call(Input.call(images));
    }

    /// <summary>The declared components with their settings: what the declaration says, or --set.</summary>
    internal sealed class Declared(SettingValues settings)
    {
        internal readonly ResNet50 ResNet50 = new()
        {
            Stem = settings.Get<Stem>("ResNet50.Stem"),
            Weights = settings.Get<string>("ResNet50.Weights"),
        };
        internal readonly Train Train = new()
        {
            Epochs = settings.Get<int>("Train.Epochs"),
            Steps = settings.Get<int>("Train.Steps"),
            BatchSize = settings.Get<int>("Train.BatchSize"),
            DropLast = settings.Get<bool>("Train.DropLast"),
            Accumulate = settings.Get<int>("Train.Accumulate"),
            ClipNorm = settings.Get<double>("Train.ClipNorm"),
            Ema = settings.Get<double>("Train.Ema"),
        };
        internal readonly Cosine Cosine = new()
        {
            Floor = settings.Get<double>("Cosine.Floor"),
            WarmupEpochs = settings.Get<double>("Cosine.WarmupEpochs"),
            WarmupFrom = settings.Get<double>("Cosine.WarmupFrom"),
            WholePeriod = settings.Get<bool>("Cosine.WholePeriod"),
        };
        internal readonly Msp Msp = new();
        internal readonly MaxLogit MaxLogit = new();
        internal readonly Energy Energy = new() { Temperature = settings.Get<double>("Energy.Temperature") };
        internal readonly Knn Knn = new() { K = settings.Get<int>("Knn.K") };
        internal readonly Mahalanobis Mahalanobis = new();
        internal readonly Vim Vim = new() { Dimension = settings.Get<int>("Vim.Dimension") };
    }

    internal static ExperimentDescriptor Descriptor => new()
    {
        Name = "torchvision-res-net50",
        Summary = "",
        Sources = ["FlowDensity.cs", "Reference.cs"],
        Fingerprint = "d568da1b91e72afede14e8fed8a3c22482aef999e8296a6ca95e0c82d83880c6",
        Benchmark = typeof(ImageNetFar),
        Seeds = [0, 1, 2],
        Create = context => new Run(context),
        Plan = new()
        {
            Loss = "No loss: nothing is trained",
            PassesPerStep = 0,
            PassesPerScoredImage = 1,
            PassesPerFittedImage = 1,
            Modules =
            [
                new("Input", "Module<Tensor, Tensor>"),
                new("Backbone", "ResNet50(Weights = \"torchvision-imagenet1k-v1\")"),
                new("Logits", "Linear"),
            ],
            Fits =
            [
                new("Mahalanobis", "(trainFeatures, trainLabels), after training"),
                new("PrincipalSpace", "(trainFeatures, classifierWeight, classifierBias), after training"),
                new("NeighbourIndex", "(trainFeatures), after training"),
                new("Vim", "(trainFeatures, trainLogits, principalSpace), after training"),
            ],
            Scores =
            [
                new("Msp", "(logits)"),
                new("MaxLogit", "(logits)"),
                new("Energy", "(logits)"),
                new("Knn", "(neighbours)"),
                new("Mahalanobis", "(features, whitenedMeans, whitening)"),
                new("Vim", "(features, logits, origin, residual)"),
            ],
            Declarations =
            [
                "[Benchmark<ImageNetFar>]",
                "[ResNet50(Weights = \"torchvision-imagenet1k-v1\")]",
                "[Train(Epochs = 5, BatchSize = 64)]",
                "[Cosine(Floor = 1e-6)]",
                "[Msp]",
                "[MaxLogit]",
                "[Energy]",
                "[Knn(K = 50)]",
                "[Mahalanobis]",
                "[Vim]",
            ],
            Dataflow =
                """
                flowchart LR
                  subgraph evaluation
                    s_features["features"]
                    s_logits["logits"]
                    s_Msp["Msp"]
                    s_MaxLogit["MaxLogit"]
                    s_Energy["Energy"]
                    s_neighbours["neighbours"]
                    s_Knn["Knn"]
                    s_Mahalanobis["Mahalanobis"]
                    s_Vim["Vim"]
                    s_images(["images"]) --> s_features
                    s_features --> s_logits
                    s_logits --> s_Msp
                    s_logits --> s_MaxLogit
                    s_logits --> s_Energy
                    s_features --> s_neighbours
                    s_neighbours --> s_Knn
                    s_features --> s_Mahalanobis
                    s_features --> s_Vim
                    s_logits --> s_Vim
                  end
                  f_Mahalanobis[["fit Mahalanobis(trainFeatures, trainLabels)"]]
                  f_Mahalanobis --> s_Mahalanobis
                  f_PrincipalSpace[["fit PrincipalSpace(trainFeatures)"]]
                  f_NeighbourIndex[["fit NeighbourIndex(trainFeatures)"]]
                  f_NeighbourIndex --> s_neighbours
                  f_Vim[["fit Vim(trainFeatures, trainLogits)"]]
                  f_Vim --> s_Vim
                """,
        },
        Settings =
        [
            new("ResNet50.Stem", Stem.Large, "default"),
            new("ResNet50.Weights", "torchvision-imagenet1k-v1", "FlowDensity.cs"),
            new("Train.Epochs", 5, "Reference.cs"),
            new("Train.Steps", 0, "default"),
            new("Train.BatchSize", 64, "Reference.cs"),
            new("Train.DropLast", false, "default"),
            new("Train.Accumulate", 1, "default"),
            new("Train.ClipNorm", 0.0, "default"),
            new("Train.Ema", 0.0, "default"),
            new("Cosine.Floor", 1e-6, "Reference.cs"),
            new("Cosine.WarmupEpochs", 0.0, "default"),
            new("Cosine.WarmupFrom", 0.0, "default"),
            new("Cosine.WholePeriod", false, "default"),
            new("Energy.Temperature", 1.0, "default"),
            new("Knn.K", 50, "Reference.cs"),
            new("Vim.Dimension", 0, "default"),
        ],
    };

    static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;

    internal static IReadOnlyList<ExperimentDescriptor> WithArms => [Descriptor];
}
