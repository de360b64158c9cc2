// re-smooth/rotated-only: generated from ReSmooth.cs, ReSmoothStart.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class ReSmooth
{
    partial class RotatedOnly : IDescribedExperiment
    {
        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "re-smooth/rotated-only",
            Summary = "",
            ArmOf = "re-smooth",
            Sources = ["ReSmooth.cs", "ReSmoothStart.cs", "Reference.cs"],
            Fingerprint = "2df352d73b82ac75b103e9e0290045371d3547da79fee9edf0a306484e2c14ee",
            Benchmark = typeof(SmallFashionMnistOod),
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
                    new("Backbone", "ConvNet(Width = 16), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                ],
                Augmentations = ["RandomCrop(Padding = 1)", "HorizontalFlip"],
                Scores =
                [
                    new("Msp", "(logits)"),
                ],
                Declarations =
                [
                    "[Benchmark<SmallFashionMnistOod>]",
                    "[ConvNet(Width = 16)]",
                    "[Train(Epochs = 10, BatchSize = 64)]",
                    "[RandomCrop(Padding = 1)]",
                    "[HorizontalFlip]",
                    "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                    "[Cosine(Floor = 1e-6)]",
                    "[Msp]",
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
                        s_images(["images"]) --> s_features
                        s_features --> s_logits
                        s_logits --> s_Msp
                      end
                    """,
            },
            Settings =
            [
                new("ConvNet.Width", 16, "ReSmoothStart.cs"),
                new("Train.Epochs", 10, "ReSmoothStart.cs"),
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
                new("Plain", 0.6, "ReSmooth.cs"),
                new("Smoothed.Weight", 1.0, "default"),
                new("Smoothing", 0.0, "ReSmooth.cs"),
                new("FixedWeight", false, "default"),
            ],
        };

        static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;
    }
}
