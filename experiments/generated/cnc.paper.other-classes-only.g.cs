// cnc/paper/other-classes-only: generated from Cnc.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Cnc
{
    partial class OtherClassesOnly
    {
        internal static class OnPaper
        {
            internal static ExperimentDescriptor Descriptor => new()
            {
                Name = "cnc/paper/other-classes-only",
                Summary = "",
                ArmOf = "cnc/paper",
                Sources = ["Cnc.cs", "Reference.cs"],
                Fingerprint = "cc8055e965ea652bc2a25ebeb441e550cd7cb0abdfc5731cf254d3f7af5749ef",
                Benchmark = typeof(OpenOodCifar10),
                Seeds = [0, 1, 2],
                OodValidation = () => [new OpenOodTinyImageNetValidation()],
                Create = context => new Cnc.Paper.Run(context),
                Plan = new()
                {
                    Loss = "L = CrossEntropy(logits, targets) + ExtraClass(auxiliaryLogits)",
                    PassesPerStep = 1,
                    PassesPerScoredImage = 1,
                    Modules =
                    [
                        new("Input", "Module<Tensor, Tensor>"),
                        new("Backbone", "ResNet34, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = false)"),
                        new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = false)"),
                    ],
                    Streams = ["auxiliary: TrainingSet, 1 per training image"],
                    Augmentations = ["RandomCrop(Padding = 4)", "HorizontalFlip", "Tilt", "Paste", "Corrupt"],
                    Scores =
                    [
                        new("Msp", "(logits)"),
                        new("MaxLogit", "(logits)"),
                        new("Energy", "(logits)"),
                        new("NotExtraClass", "(logits)"),
                    ],
                    Declarations =
                    [
                        "[Benchmark<OpenOodCifar10>]",
                        "[ResNet34]",
                        "[Train(Epochs = 200, Steps = 0, BatchSize = 64)]",
                        "[RandomCrop(Padding = 4)]",
                        "[HorizontalFlip]",
                        "[CrossEntropy]",
                        "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = false)]",
                        "[MultiStep([0.5, 0.75])]",
                        "[Msp]",
                        "[MaxLogit]",
                        "[Energy]",
                        "[Auxiliary<TrainingSet>]",
                        new("[Head] Logits", "()"),
                        new("[Augmentation] Tilt", "(auxiliaryImages)"),
                        new("[Augmentation] Paste", "(auxiliaryImages, auxiliaryLabels)"),
                        new("[Augmentation] Corrupt", "(auxiliaryImages, severities)"),
                        new("[Loss] ExtraClass", "(auxiliaryLogits)"),
                        new("[Score] NotExtraClass", "(logits)"),
                        "[Setting(OtherClasses = true)] OtherClasses",
                    ],
                    Dataflow =
                        """
                        flowchart LR
                          subgraph training
                            t_training(["training set"])
                            t_images_RandomCrop["RandomCrop"]
                            t_images_HorizontalFlip["HorizontalFlip"]
                            t_auxiliary(["TrainingSet"])
                            t_auxiliaryImages_RandomCrop["RandomCrop"]
                            t_auxiliaryImages_HorizontalFlip["HorizontalFlip"]
                            t_auxiliaryImages_Tilt["Tilt"]
                            t_auxiliaryImages_Paste["Paste"]
                            t_auxiliaryImages_Corrupt["Corrupt"]
                            t_features["features"]
                            t_logits["logits"]
                            t_CrossEntropy{{"CrossEntropy"}}
                            t_auxiliaryFeatures["auxiliaryFeatures"]
                            t_auxiliaryLogits["auxiliaryLogits"]
                            t_ExtraClass{{"ExtraClass"}}
                            t_training --> t_images_RandomCrop
                            t_images_RandomCrop --> t_images_HorizontalFlip
                            t_auxiliary --> t_auxiliaryImages_RandomCrop
                            t_auxiliaryImages_RandomCrop --> t_auxiliaryImages_HorizontalFlip
                            t_auxiliaryImages_HorizontalFlip --> t_auxiliaryImages_Tilt
                            t_auxiliaryImages_Tilt --> t_auxiliaryImages_Paste
                            t_auxiliary --> t_auxiliaryImages_Paste
                            t_auxiliaryImages_Paste --> t_auxiliaryImages_Corrupt
                            t_images_HorizontalFlip --> t_features
                            t_features --> t_logits
                            t_logits --> t_CrossEntropy
                            t_training --> t_CrossEntropy
                            t_auxiliaryImages_Corrupt --> t_auxiliaryFeatures
                            t_auxiliaryFeatures --> t_auxiliaryLogits
                            t_auxiliaryLogits --> t_ExtraClass
                          end
                          subgraph evaluation
                            s_features["features"]
                            s_logits["logits"]
                            s_Msp["Msp"]
                            s_MaxLogit["MaxLogit"]
                            s_Energy["Energy"]
                            s_NotExtraClass["NotExtraClass"]
                            s_images(["images"]) --> s_features
                            s_features --> s_logits
                            s_logits --> s_Msp
                            s_logits --> s_MaxLogit
                            s_logits --> s_Energy
                            s_logits --> s_NotExtraClass
                          end
                        """,
                },
                Settings =
                [
                    new("ResNet34.Stem", Stem.Small, "default"),
                    new("ResNet34.Weights", "", "default"),
                    new("Train.Epochs", 200, "Cnc.cs"),
                    new("Train.Steps", 0, "Cnc.cs"),
                    new("Train.BatchSize", 64, "Cnc.cs"),
                    new("Train.DropLast", false, "default"),
                    new("Train.Accumulate", 1, "default"),
                    new("Train.ClipNorm", 0.0, "default"),
                    new("Train.Ema", 0.0, "default"),
                    new("RandomCrop.Padding", 4, "Cnc.cs"),
                    new("RandomCrop.Size", 0, "default"),
                    new("RandomCrop.Probability", 1.0, "default"),
                    new("HorizontalFlip.Probability", 0.5, "default"),
                    new("CrossEntropy.Smoothing", 0.0, "default"),
                    new("CrossEntropy.Weight", 1.0, "default"),
                    new("Sgd.LearningRate", 0.1, "Reference.cs"),
                    new("Sgd.Momentum", 0.9, "Reference.cs"),
                    new("Sgd.WeightDecay", 0.0005, "Reference.cs"),
                    new("Sgd.Nesterov", false, "Cnc.cs"),
                    new("Sgd.DecayBiasAndNorm", true, "default"),
                    new("MultiStep.At", (double[])[0.5, 0.75], "Cnc.cs"),
                    new("MultiStep.Factor", 0.1, "default"),
                    new("Energy.Temperature", 1.0, "default"),
                    new("Auxiliary.Ratio", 1.0, "default"),
                    new("Logits.LearningRate", double.NaN, "default"),
                    new("Logits.WeightDecay", double.NaN, "default"),
                    new("ExtraClass.Weight", 1.0, "default"),
                    new("OtherClasses", true, "Cnc.cs"),
                    new("Severities", Severities.ImageNetC, "default"),
                ],
            };
        }
    }
}
