// biamat/paper/all-strangers: generated from Biamat.cs, BiamatTrades.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Biamat
{
    partial class AllStrangers
    {
        internal static class OnPaper
        {
            internal static ExperimentDescriptor Descriptor => new()
            {
                Name = "biamat/paper/all-strangers",
                Summary = "",
                ArmOf = "biamat/paper",
                Sources = ["Biamat.cs", "BiamatTrades.cs", "Reference.cs"],
                Fingerprint = "e9860394cc57868bfbc6a0f6250217a02fc37106b9b3dbdfe3887321294638f3",
                Benchmark = typeof(RobustCifar10),
                Seeds = [0, 1, 2],
                Create = context => new Biamat.Paper.Run(context),
                Plan = new()
                {
                    Loss = "L = Primary(attackedLogits, labels) + Secondary(attackedAuxiliaryLogits, attackedAuxiliaryDomain, auxiliaryLabels, stranger)",
                    PassesPerStep = 3,
                    PassesPerScoredImage = 2,
                    Modules =
                    [
                        new("Input", "PerImageStandardize"),
                        new("Backbone", "WideResNet(Depth = 28, Widen = 10), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0002, Nesterov = false, DecayBiasAndNorm = false)"),
                        new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0002, Nesterov = false, DecayBiasAndNorm = false)"),
                        new("Domain", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0002, Nesterov = false, DecayBiasAndNorm = false)"),
                    ],
                    Streams = ["auxiliary: ImageNet32, 1 per training image"],
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
                        "[Benchmark<RobustCifar10>]",
                        "[WideResNet(Depth = 28, Widen = 10)]",
                        "[Train(Epochs = 100, BatchSize = 128)]",
                        "[RandomCrop(Padding = 1)]",
                        "[HorizontalFlip]",
                        "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0002, Nesterov = false, DecayBiasAndNorm = false)]",
                        "[MultiStep([0.6, 0.9])]",
                        "[Auxiliary<ImageNet32>]",
                        "[PerImageStandardize]",
                        "[Msp]",
                        "[Setting(WarmUp = 0)] WarmUp",
                        "[Setting(Epsilon = 0.03137254901960784)] Epsilon",
                        new("[Head] Domain", "()"),
                        "[Buffer] Threshold",
                        new("[Value] Stranger", "(images, auxiliaryImages, logits, threshold)"),
                        new("[Value] Attack", "(images, labels, auxiliaryImages, auxiliaryLabels, stranger, network)"),
                        new("[Loss] Primary", "(attackedLogits, labels)"),
                        new("[Loss] Secondary", "(attackedAuxiliaryLogits, attackedAuxiliaryDomain, auxiliaryLabels, stranger)"),
                        new("[Log] LookAlikes", "(stranger)"),
                        new("[Metric] RobustAccuracy", "(images, labels, logits)"),
                        new("[OodScore<Msp>(Msp)] MspUnderAttack", "(images, logits)"),
                        "[Setting(Steps = 10)] Steps",
                        "[Setting(TestSteps = 100)] TestSteps",
                        "[Setting(Gamma = 100)] Gamma",
                    ],
                    Dataflow =
                        """
                        flowchart LR
                          subgraph training
                            t_training(["training set"])
                            t_images_RandomCrop["RandomCrop"]
                            t_images_HorizontalFlip["HorizontalFlip"]
                            t_auxiliary(["ImageNet32"])
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
                    new("WideResNet.Depth", 28, "Biamat.cs"),
                    new("WideResNet.Widen", 10, "Biamat.cs"),
                    new("WideResNet.Dropout", 0.0, "default"),
                    new("WideResNet.Weights", "", "default"),
                    new("Train.Epochs", 100, "Biamat.cs"),
                    new("Train.Steps", 0, "default"),
                    new("Train.BatchSize", 128, "Biamat.cs"),
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
                    new("WarmUp", 0, "Biamat.cs"),
                    new("Epsilon", 0.03137254901960784, "Biamat.cs"),
                    new("Domain.LearningRate", double.NaN, "default"),
                    new("Domain.WeightDecay", double.NaN, "default"),
                    new("Primary.Weight", 1.0, "default"),
                    new("Secondary.Weight", 1.0, "default"),
                    new("Steps", 10, "Biamat.cs"),
                    new("TestSteps", 100, "Biamat.cs"),
                    new("Gamma", 100.0, "Biamat.cs"),
                    new("StepShare", 0.25, "default"),
                    new("Alpha", 1.0, "default"),
                    new("TestEpsilon", 0.03137254901960784, "default"),
                    new("TestStepShare", 0.25, "default"),
                ],
            };
        }
    }
}
