// re-smooth/paper/rotated-only: generated from ReSmooth.cs, ReSmoothStart.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class ReSmooth
{
    partial class RotatedOnly
    {
        internal new static class OnPaper
        {
            internal static ExperimentDescriptor Descriptor => new()
            {
                Name = "re-smooth/paper/rotated-only",
                Summary = "",
                ArmOf = "re-smooth/paper",
                Sources = ["ReSmooth.cs", "ReSmoothStart.cs", "Reference.cs"],
                Fingerprint = "1bc2e56d2c2b9177df4e7dd77683eb647a97589fa9d11ba99aa3c2379654c9a7",
                Benchmark = typeof(OpenOodCifar10),
                Seeds = [0, 1, 2],
                OodValidation = () => [new OpenOodTinyImageNetValidation()],
                Create = context => new ReSmooth.RotatedAway.OnPaper.Run(context),
                Plan = new()
                {
                    Loss = "L = Smoothed(mixedLogits, labels, strong, posterior)",
                    PassesPerStep = 1,
                    PassesPerScoredImage = 1,
                    Modules =
                    [
                        new("Input", "Module<Tensor, Tensor>"),
                        new("Backbone", "ResNet18, by Sgd(LearningRate = 0.2, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                        new("Logits", "Linear, by Sgd(LearningRate = 0.2, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    ],
                    Augmentations = ["RandomCrop(Padding = 4)", "HorizontalFlip"],
                    Scores =
                    [
                        new("Msp", "(logits)"),
                    ],
                    Declarations =
                    [
                        "[Benchmark<OpenOodCifar10>]",
                        "[ResNet18]",
                        "[Train(Epochs = 200, BatchSize = 256, DropLast = true)]",
                        "[RandomCrop(Padding = 4)]",
                        "[HorizontalFlip]",
                        "[Sgd(LearningRate = 0.2, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                        "[Cosine(Floor = 1e-6, WarmupEpochs = 5, WarmupFrom = 0.1)]",
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
                    new("ResNet18.Stem", Stem.Small, "default"),
                    new("ResNet18.Weights", "", "default"),
                    new("Train.Epochs", 200, "ReSmooth.cs"),
                    new("Train.Steps", 0, "default"),
                    new("Train.BatchSize", 256, "ReSmooth.cs"),
                    new("Train.DropLast", true, "ReSmooth.cs"),
                    new("Train.Accumulate", 1, "default"),
                    new("Train.ClipNorm", 0.0, "default"),
                    new("Train.Ema", 0.0, "default"),
                    new("RandomCrop.Padding", 4, "ReSmooth.cs"),
                    new("RandomCrop.Size", 0, "default"),
                    new("RandomCrop.Probability", 1.0, "default"),
                    new("HorizontalFlip.Probability", 0.5, "default"),
                    new("Sgd.LearningRate", 0.2, "ReSmooth.cs"),
                    new("Sgd.Momentum", 0.9, "Reference.cs"),
                    new("Sgd.WeightDecay", 0.0005, "Reference.cs"),
                    new("Sgd.Nesterov", true, "Reference.cs"),
                    new("Sgd.DecayBiasAndNorm", true, "default"),
                    new("Cosine.Floor", 1e-6, "Reference.cs"),
                    new("Cosine.WarmupEpochs", 5.0, "ReSmooth.cs"),
                    new("Cosine.WarmupFrom", 0.1, "ReSmooth.cs"),
                    new("Cosine.WholePeriod", false, "default"),
                    new("Plain", 0.6, "ReSmooth.cs"),
                    new("Smoothed.Weight", 1.0, "default"),
                    new("Smoothing", 0.0, "ReSmooth.cs"),
                    new("FixedWeight", false, "default"),
                ],
            };
        }
    }
}
