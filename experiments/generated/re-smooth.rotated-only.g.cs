// re-smooth/rotated-only: generated from ReSmooth.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class ReSmooth
{
    partial class RotatedOnly
    {
        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "re-smooth/rotated-only",
            Summary = "",
            ArmOf = "re-smooth",
            Sources = ["ReSmooth.cs", "Reference.cs"],
            Fingerprint = "c391a96fd16aec61aeb6553d4204cf19bd1ec2fdcb1318be5d6a8f9bda0ed54a",
            Benchmark = typeof(FashionMnistOod),
            Seeds = [0, 1, 2],
            Create = context => new ReSmooth.RotatedAway.Run(context),
            Plan = new()
            {
                Loss = "L = Smoothed(mixedLogits, labels, strong, posterior)",
                PassesPerStep = 1,
                PassesPerScoredImage = 1,
                Modules =
                [
                    new("Input", "Module<Tensor, Tensor>"),
                    new("Backbone", "ConvNet(Width = 32), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                ],
                Augmentations = ["RandomCrop(Padding = 1)", "HorizontalFlip"],
                Fits =
                [
                    new("Knn", "(trainFeatures), after training"),
                    new("Mahalanobis", "(trainFeatures, trainLabels), after training"),
                    new("Vim", "(trainFeatures, trainLogits, classifierWeight, classifierBias), after training"),
                ],
                Scores =
                [
                    new("Msp", "(logits)"),
                    new("MaxLogit", "(logits)"),
                    new("Energy", "(logits)"),
                    new("Knn", "(features, bank)"),
                    new("Mahalanobis", "(features, whitenedMeans, whitening)"),
                    new("Vim", "(features, logits, origin, residual)"),
                ],
                Declarations =
                [
                    "[Benchmark<FashionMnistOod>]",
                    "[ConvNet(Width = 32)]",
                    "[Train(Epochs = 2, BatchSize = 64)]",
                    "[RandomCrop(Padding = 1)]",
                    "[HorizontalFlip]",
                    "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                    "[Cosine(Floor = 1e-6)]",
                    "[Msp]",
                    "[MaxLogit]",
                    "[Energy]",
                    "[Knn(K = 50)]",
                    "[Mahalanobis]",
                    "[Vim]",
                    "[Setting(Plain = 0.6)] Plain",
                    new("[Value] StrongImages", "(rawImages, augment)"),
                    new("[Value] Mixture", "(images, strongImages)"),
                    new("[Value] Posterior", "(labels)"),
                    new("[Loss] Smoothed", "(mixedLogits, labels, strong, posterior)"),
                    "[Setting(Smoothing = 0)] Smoothing",
                ],
                Dataflow =
                    """
                    flowchart LR
                      subgraph training
                        t_training(["training set"])
                        t_images_RandomCrop["RandomCrop"]
                        t_images_HorizontalFlip["HorizontalFlip"]
                        t_strongImages["strongImages"]
                        t_mixedImages_strong["mixedImages, strong"]
                        t_posterior["posterior"]
                        t_mixedFeatures["mixedFeatures"]
                        t_mixedLogits["mixedLogits"]
                        t_Smoothed{{"Smoothed"}}
                        t_training --> t_images_RandomCrop
                        t_images_RandomCrop --> t_images_HorizontalFlip
                        t_training --> t_strongImages
                        t_images_HorizontalFlip --> t_mixedImages_strong
                        t_strongImages --> t_mixedImages_strong
                        t_training --> t_posterior
                        t_mixedImages_strong --> t_mixedFeatures
                        t_mixedFeatures --> t_mixedLogits
                        t_mixedLogits --> t_Smoothed
                        t_training --> t_Smoothed
                        t_mixedImages_strong --> t_Smoothed
                        t_posterior --> t_Smoothed
                      end
                      subgraph evaluation
                        s_features["features"]
                        s_logits["logits"]
                        s_Msp["Msp"]
                        s_MaxLogit["MaxLogit"]
                        s_Energy["Energy"]
                        s_Knn["Knn"]
                        s_Mahalanobis["Mahalanobis"]
                        s_Vim["Vim"]
                        s_images(["images"]) --> s_features
                        s_features --> s_logits
                        s_logits --> s_Msp
                        s_logits --> s_MaxLogit
                        s_logits --> s_Energy
                        s_features --> s_Knn
                        s_features --> s_Mahalanobis
                        s_features --> s_Vim
                        s_logits --> s_Vim
                      end
                      f_Knn[["fit Knn(trainFeatures)"]]
                      f_Knn --> s_Knn
                      f_Mahalanobis[["fit Mahalanobis(trainFeatures, trainLabels)"]]
                      f_Mahalanobis --> s_Mahalanobis
                      f_Vim[["fit Vim(trainFeatures, trainLogits)"]]
                      f_Vim --> s_Vim
                    """,
            },
            Settings =
            [
                new("ConvNet.Width", 32, "Reference.cs"),
                new("Train.Epochs", 2, "ReSmooth.cs"),
                new("Train.Steps", 0, "default"),
                new("Train.BatchSize", 64, "Reference.cs"),
                new("Train.DropLast", false, "default"),
                new("Train.Accumulate", 1, "default"),
                new("Train.ClipNorm", 0.0, "default"),
                new("Train.Ema", 0.0, "default"),
                new("RandomCrop.Padding", 1, "Reference.cs"),
                new("RandomCrop.Size", 0, "default"),
                new("RandomCrop.Probability", 1.0, "default"),
                new("HorizontalFlip.Probability", 0.5, "default"),
                new("Sgd.LearningRate", 0.1, "Reference.cs"),
                new("Sgd.Momentum", 0.9, "Reference.cs"),
                new("Sgd.WeightDecay", 0.0005, "Reference.cs"),
                new("Sgd.Nesterov", true, "Reference.cs"),
                new("Sgd.DecayBiasAndNorm", true, "default"),
                new("Cosine.Floor", 1e-6, "Reference.cs"),
                new("Cosine.WarmupEpochs", 0.0, "default"),
                new("Cosine.WarmupFrom", 0.0, "default"),
                new("Cosine.WholePeriod", false, "default"),
                new("Energy.Temperature", 1.0, "default"),
                new("Knn.K", 50, "Reference.cs"),
                new("Vim.Dimension", 0, "default"),
                new("Plain", 0.6, "ReSmooth.cs"),
                new("Smoothed.Weight", 1.0, "default"),
                new("Smoothing", 0.0, "ReSmooth.cs"),
                new("FixedWeight", false, "default"),
            ],
        };
    }
}
