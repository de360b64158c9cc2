// flow-density/unnormalised: generated from FlowDensity.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class FlowDensity
{
    partial class Unnormalised : IDescribedExperiment
    {
        /// <summary>L = NegativeLogLikelihood(direction, flow)</summary>
        internal new sealed class Run : ExperimentRun
        {
            readonly Declared declared;
            readonly Network network;
            readonly BatchStream training;
            readonly optim.Optimizer optimizer;
            (Tensor whitenedMeans, Tensor whitening) mahalanobisFit;
            PrincipalSpace? principalSpace;
            NeighbourIndex? neighbourIndex;
            (Tensor origin, Tensor residual, double alpha) vimFit;

            public Run(RunContext context) : base(context)
            {
                declared = new Declared(context.Settings);
                training = context.Training(declared.Train);
                network = Own(new Network(declared, context));
                network.Freeze(declared.Train, network.Backbone);
                optimizer = Own("optimizer", declared.Adam.Create(network.Backbone, declared.Flow.Of(network.Flow)));
            }

            protected override void TrainEpoch(int epoch)
            {
                network.train();
                foreach (var step in Steps(epoch))
                {
                    using var scope = NewDisposeScope();

                    // [Benchmark<FashionMnistOod>]
                    var (images, _) = training.Next(step);

                    var features = network.Features(images);
                    var direction = Direction(features);

                    // [Loss] NegativeLogLikelihood
                    var negativeLogLikelihood = NegativeLogLikelihood(direction, network.Flow).mean();
                    var loss = declared.NegativeLogLikelihood.Weight * negativeLogLikelihood;

                    optimizer.zero_grad();
                    loss.backward();
                    optimizer.step();
                    Report(step, loss, ("NegativeLogLikelihood", negativeLogLikelihood));
                }
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
                var direction = Direction(features);
                scores.Predict(logits);
                scores.Add("Msp", declared.Msp.Compute(logits));
                scores.Add("MaxLogit", declared.MaxLogit.Compute(logits));
                scores.Add("Energy", declared.Energy.Compute(logits));
                scores.Add("Knn", declared.Knn.Compute(neighbours));
                scores.Add("Mahalanobis", declared.Mahalanobis.Compute(features, mahalanobisFit.whitenedMeans, mahalanobisFit.whitening));
                scores.Add("Vim", declared.Vim.Compute(features, logits, vimFit.origin, vimFit.residual, vimFit.alpha));
                scores.Add("LogDensity", LogDensity(direction, network.Flow));

                // [Metric] FlatDimensions
                if (!scores.WantsMetrics) return;
                scores.Measure("FlatDimensions", FlatDimensions(network.Flow));
            }

            protected override void Measure(MetricTable metrics)
            {
                var train = CollectTraining(batch =>
                {
                    var features = network.Features(batch.Images);
                    var direction = Direction(features);
                    return [direction, batch.Labels];
                });
                var (trainDirection, trainLabels) = (train[0], train[1]);
                metrics.Add("Uniformity", Uniformity(trainDirection));
                metrics.Add("Tolerance", Tolerance(trainDirection, trainLabels, Context.Classes));
            }
        }

        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "flow-density/unnormalised",
            Summary = "",
            ArmOf = "flow-density",
            Sources = ["FlowDensity.cs", "Reference.cs"],
            Fingerprint = "0bec6ff82c215b0387aa7ce573818fbf731e3155ceb2ac5badf58beb94cb67e4",
            Benchmark = typeof(FashionMnistOod),
            Seeds = [0, 1, 2],
            Dependencies = [new(DependencyKind.Start, () => NarrowBaseline.Descriptor)],
            Create = context => new Run(context),
            Plan = new()
            {
                Loss = "L = NegativeLogLikelihood(direction, flow)",
                PassesPerStep = 1,
                PassesPerScoredImage = 1,
                PassesPerFittedImage = 1,
                Modules =
                [
                    new("Input", "Module<Tensor, Tensor>"),
                    new("Backbone", "ConvNet(Width = 16), by Adam(LearningRate = 1e-5)"),
                    new("Logits", "Linear"),
                    new("Flow", "Glow, by Adam(LearningRate = 1e-5)"),
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
                    new("LogDensity", "(direction, flow)"),
                ],
                Metrics =
                [
                    new("FlatDimensions", "(flow)"),
                    new("Uniformity", "(trainDirection)"),
                    new("Tolerance", "(trainDirection, trainLabels)"),
                ],
                Declarations =
                [
                    "[Benchmark<FashionMnistOod>]",
                    "[ConvNet(Width = 16)]",
                    "[Train(Epochs = 1, BatchSize = 250, FrozenBackbone = true)]",
                    "[Adam(LearningRate = 1e-5)]",
                    "[Msp]",
                    "[MaxLogit]",
                    "[Energy]",
                    "[Knn(K = 50)]",
                    "[Mahalanobis]",
                    "[Vim]",
                    new("[Module] Flow", "()"),
                    new("[Value] Direction", "(features)"),
                    new("[Loss] NegativeLogLikelihood", "(direction, flow)"),
                    new("[Score] LogDensity", "(direction, flow)"),
                    new("[Metric] Uniformity", "(trainDirection)"),
                    new("[Metric] Tolerance", "(trainDirection, trainLabels)"),
                    new("[Metric] FlatDimensions", "(flow)"),
                ],
                Dataflow =
                    """
                    flowchart LR
                      subgraph training
                        t_training(["training set"])
                        t_features["features"]
                        t_direction["direction"]
                        t_NegativeLogLikelihood{{"NegativeLogLikelihood"}}
                        t_training --> t_features
                        t_features --> t_direction
                        t_direction --> t_NegativeLogLikelihood
                      end
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
                        s_direction["direction"]
                        s_LogDensity["LogDensity"]
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
                        s_features --> s_direction
                        s_direction --> s_LogDensity
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
                new("ConvNet.Width", 16, "FlowDensity.cs"),
                new("Train.Epochs", 1, "FlowDensity.cs"),
                new("Train.Steps", 0, "default"),
                new("Train.BatchSize", 250, "FlowDensity.cs"),
                new("Train.DropLast", false, "default"),
                new("Train.FrozenBackbone", true, "FlowDensity.cs"),
                new("Train.Accumulate", 1, "default"),
                new("Train.ClipNorm", 0.0, "default"),
                new("Train.Ema", 0.0, "default"),
                new("Adam.LearningRate", 1e-5, "FlowDensity.cs"),
                new("Adam.Beta1", 0.9, "default"),
                new("Adam.Beta2", 0.999, "default"),
                new("Adam.WeightDecay", 0.0, "default"),
                new("Adam.DecayBiasAndNorm", true, "default"),
                new("Energy.Temperature", 1.0, "default"),
                new("Knn.K", 50, "Reference.cs"),
                new("Vim.Dimension", 0, "default"),
                new("Flow.LearningRate", double.NaN, "default"),
                new("Flow.WeightDecay", double.NaN, "default"),
                new("NegativeLogLikelihood.Weight", 1.0, "default"),
                new("Blocks", 10, "default"),
                new("Floor", 1e-6, "default"),
            ],
        };

        static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;
    }
}
