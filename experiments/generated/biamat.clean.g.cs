// biamat/clean: generated from Biamat.cs, BiamatTrades.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Biamat
{
    partial class Clean : IDescribedExperiment
    {
        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "biamat/clean",
            Summary = "",
            ArmOf = "biamat",
            Sources = ["Biamat.cs", "BiamatTrades.cs", "Reference.cs"],
            Fingerprint = "a5ef410e2106e04bab545a1eb8c4af896917bfd557e29c97405858e663e6ebd5",
            Benchmark = typeof(SmallFashionMnistOod),
            Seeds = [0, 1, 2],
            Create = context => new Biamat.Run(context),
            Plan = new()
            {
                Loss = "L = Primary(attackedLogits, labels) + Secondary(attackedAuxiliaryLogits, attackedAuxiliaryDomain, auxiliaryLabels, stranger)",
                PassesPerStep = 3,
                PassesPerScoredImage = 2,
                Modules =
                [
                    new("Input", "PerImageStandardize"),
                    new("Backbone", "ConvNet(Width = 8), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0002, Nesterov = false, DecayBiasAndNorm = false)"),
                    new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0002, Nesterov = false, DecayBiasAndNorm = false)"),
                    new("Domain", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0002, Nesterov = false, DecayBiasAndNorm = false)"),
                ],
                Streams = ["auxiliary: Photos, 1 per training image"],
                Augmentations = ["RandomCrop(Padding = 1)", "HorizontalFlip"],
                Scores =
                [
                    new("Msp", "(logits)"),
                    new("MspUnderAttack", "(images, logits)"),
                ],
                Metrics =
                [
                    new("RobustAccuracy", "(images, labels, logits)"),
                ],
                Logs =
                [
                    new("LookAlikes", "(stranger)"),
                ],
                Declarations =
                [
                    "[Benchmark<SmallFashionMnistOod>]",
                    "[ConvNet(Width = 8)]",
                    "[Train(Epochs = 4, BatchSize = 64)]",
                    "[RandomCrop(Padding = 1)]",
                    "[HorizontalFlip]",
                    "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0002, Nesterov = false, DecayBiasAndNorm = false)]",
                    "[MultiStep([0.6, 0.9])]",
                    "[Auxiliary<Photos>]",
                    "[PerImageStandardize]",
                    "[Msp]",
                    "[Setting(WarmUp = 1)] WarmUp",
                    "[Setting(Epsilon = 0)] Epsilon",
                    new("[Head] Domain", "()"),
                    "[Buffer] Threshold",
                    new("[Value] Stranger", "(images, auxiliaryImages, logits, threshold)"),
                    new("[Value] Attack", "(images, labels, auxiliaryImages, auxiliaryLabels, stranger, network)"),
                    new("[Loss] Primary", "(attackedLogits, labels)"),
                    new("[Loss] Secondary", "(attackedAuxiliaryLogits, attackedAuxiliaryDomain, auxiliaryLabels, stranger)"),
                    new("[Log] LookAlikes", "(stranger)"),
                    new("[Metric] RobustAccuracy", "(images, labels, logits)"),
                    new("[OodScore<Msp>(Msp)] MspUnderAttack", "(images, logits)"),
                ],
                Dataflow =
                    """
                    flowchart LR
                      subgraph training
                        t_training(["training set"])
                        t_images_RandomCrop["RandomCrop"]
                        t_images_HorizontalFlip["HorizontalFlip"]
                        t_auxiliary(["Photos"])
                        t_auxiliaryImages_RandomCrop["RandomCrop"]
                        t_auxiliaryImages_HorizontalFlip["HorizontalFlip"]
                        t_stranger["stranger"]
                        t_attackedImages_attackedAuxiliaryImages["attackedImages, attackedAuxiliaryImages"]
                        t_attackedFeatures["attackedFeatures"]
                        t_attackedLogits["attackedLogits"]
                        t_Primary{{"Primary"}}
                        t_attackedAuxiliaryFeatures["attackedAuxiliaryFeatures"]
                        t_attackedAuxiliaryLogits["attackedAuxiliaryLogits"]
                        t_attackedAuxiliaryDomain["attackedAuxiliaryDomain"]
                        t_Secondary{{"Secondary"}}
                        t_LookAlikes{{"LookAlikes"}}
                        t_training --> t_images_RandomCrop
                        t_images_RandomCrop --> t_images_HorizontalFlip
                        t_auxiliary --> t_auxiliaryImages_RandomCrop
                        t_auxiliaryImages_RandomCrop --> t_auxiliaryImages_HorizontalFlip
                        t_images_HorizontalFlip --> t_stranger
                        t_auxiliaryImages_HorizontalFlip --> t_stranger
                        t_images_HorizontalFlip --> t_attackedImages_attackedAuxiliaryImages
                        t_training --> t_attackedImages_attackedAuxiliaryImages
                        t_auxiliaryImages_HorizontalFlip --> t_attackedImages_attackedAuxiliaryImages
                        t_auxiliary --> t_attackedImages_attackedAuxiliaryImages
                        t_stranger --> t_attackedImages_attackedAuxiliaryImages
                        t_attackedImages_attackedAuxiliaryImages --> t_attackedFeatures
                        t_attackedFeatures --> t_attackedLogits
                        t_attackedLogits --> t_Primary
                        t_training --> t_Primary
                        t_attackedImages_attackedAuxiliaryImages --> t_attackedAuxiliaryFeatures
                        t_attackedAuxiliaryFeatures --> t_attackedAuxiliaryLogits
                        t_attackedAuxiliaryFeatures --> t_attackedAuxiliaryDomain
                        t_attackedAuxiliaryLogits --> t_Secondary
                        t_attackedAuxiliaryDomain --> t_Secondary
                        t_auxiliary --> t_Secondary
                        t_stranger --> t_Secondary
                        t_stranger --> t_LookAlikes
                      end
                      subgraph evaluation
                        s_features["features"]
                        s_logits["logits"]
                        s_Msp["Msp"]
                        s_MspUnderAttack["MspUnderAttack"]
                        s_images(["images"]) --> s_features
                        s_features --> s_logits
                        s_logits --> s_Msp
                      end
                    """,
            },
            Settings =
            [
                new("ConvNet.Width", 8, "Biamat.cs"),
                new("Train.Epochs", 4, "Biamat.cs"),
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
                new("Sgd.WeightDecay", 0.0002, "Biamat.cs"),
                new("Sgd.Nesterov", false, "Biamat.cs"),
                new("Sgd.DecayBiasAndNorm", false, "Biamat.cs"),
                new("MultiStep.At", (double[])[0.6, 0.9], "Biamat.cs"),
                new("MultiStep.Factor", 0.1, "default"),
                new("Auxiliary.Ratio", 1.0, "default"),
                new("WarmUp", 1, "Biamat.cs"),
                new("Epsilon", 0.0, "Biamat.cs"),
                new("Domain.LearningRate", double.NaN, "default"),
                new("Domain.WeightDecay", double.NaN, "default"),
                new("Primary.Weight", 1.0, "default"),
                new("Secondary.Weight", 1.0, "default"),
                new("Gamma", 0.55, "default"),
                new("Steps", 5, "default"),
                new("StepShare", 0.25, "default"),
                new("Alpha", 1.0, "default"),
                new("TestEpsilon", 0.03137254901960784, "default"),
                new("TestSteps", 10, "default"),
                new("TestStepShare", 0.25, "default"),
            ],
        };

        static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;
    }
}
