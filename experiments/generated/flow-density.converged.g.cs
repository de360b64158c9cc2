// flow-density/converged: generated from FlowDensity.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class FlowDensity
{
    partial class Converged : IDescribedExperiment
    {
        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "flow-density/converged",
            Summary = "",
            ArmOf = "flow-density",
            Sources = ["FlowDensity.cs", "Reference.cs"],
            Fingerprint = "f974d7f572898eeefdc6858cc361ce07b693e9c674081b8dff7272040bfc2cd7",
            Benchmark = typeof(FashionMnistOod),
            Seeds = [0, 1, 2],
            Dependencies = [new(DependencyKind.Start, () => NarrowBaseline.Descriptor)],
            Create = context => new FlowDensity.Run(context),
            Plan = new()
            {
                Loss = "L = NegativeLogLikelihood(direction, flow)",
                PassesPerStep = 1,
                PassesPerScoredImage = 1,
                PassesPerFittedImage = 1,
                Modules =
                [
                    new("Input", "Module<Tensor, Tensor>"),
                    new("Backbone", "ConvNet(Width = 16), by Adam(LearningRate = 0.001)"),
                    new("Logits", "Linear"),
                    new("Flow", "Glow, by Adam(LearningRate = 0.001)"),
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
                    "[Train(Epochs = 3, BatchSize = 250, FrozenBackbone = true)]",
                    "[Adam(LearningRate = 0.001)]",
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
                new("Train.Epochs", 3, "FlowDensity.cs"),
                new("Train.Steps", 0, "default"),
                new("Train.BatchSize", 250, "FlowDensity.cs"),
                new("Train.DropLast", false, "default"),
                new("Train.FrozenBackbone", true, "FlowDensity.cs"),
                new("Train.Accumulate", 1, "default"),
                new("Train.ClipNorm", 0.0, "default"),
                new("Train.Ema", 0.0, "default"),
                new("Adam.LearningRate", 0.001, "FlowDensity.cs"),
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
