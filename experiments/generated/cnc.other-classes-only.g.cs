// cnc/other-classes-only: generated from Cnc.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Cnc
{
    partial class OtherClassesOnly : IDescribedExperiment
    {
        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "cnc/other-classes-only",
            Summary = "",
            ArmOf = "cnc",
            Sources = ["Cnc.cs", "Reference.cs"],
            Fingerprint = "ead60a45eeb38f4f0e43f89e516851c52bb7179e3f17979d30b9d860db35fb08",
            Benchmark = typeof(FashionMnistOod),
            Seeds = [0, 1, 2],
            Create = context => new Cnc.Run(context),
            Plan = new()
            {
                Loss = "L = CrossEntropy(logits, targets) + ExtraClass(auxiliaryLogits)",
                PassesPerStep = 1,
                PassesPerScoredImage = 1,
                Modules =
                [
                    new("Input", "Module<Tensor, Tensor>"),
                    new("Backbone", "ConvNet(Width = 16), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                ],
                Streams = ["auxiliary: TrainingSet, 1 per training image"],
                Augmentations = ["RandomCrop(Padding = 1)", "HorizontalFlip", "Tilt", "Paste", "Corrupt"],
                Scores =
                [
                    new("Msp", "(logits)"),
                    new("MaxLogit", "(logits)"),
                    new("Energy", "(logits)"),
                    new("NotExtraClass", "(logits)"),
                ],
                Declarations =
                [
                    "[Benchmark<FashionMnistOod>]",
                    "[ConvNet(Width = 16)]",
                    "[Train(Epochs = 5, Steps = 400, BatchSize = 64)]",
                    "[RandomCrop(Padding = 1)]",
                    "[HorizontalFlip]",
                    "[CrossEntropy]",
                    "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                    "[Cosine(Floor = 1e-6)]",
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
                new("ConvNet.Width", 16, "Cnc.cs"),
                new("Train.Epochs", 5, "Reference.cs"),
                new("Train.Steps", 400, "Cnc.cs"),
                new("Train.BatchSize", 64, "Reference.cs"),
                new("Train.DropLast", false, "default"),
                new("Train.Accumulate", 1, "default"),
                new("Train.ClipNorm", 0.0, "default"),
                new("Train.Ema", 0.0, "default"),
                new("RandomCrop.Padding", 1, "Reference.cs"),
                new("RandomCrop.Size", 0, "default"),
                new("RandomCrop.Probability", 1.0, "default"),
                new("HorizontalFlip.Probability", 0.5, "default"),
                new("CrossEntropy.Smoothing", 0.0, "default"),
                new("CrossEntropy.Weight", 1.0, "default"),
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
                new("Auxiliary.Ratio", 1.0, "default"),
                new("Logits.LearningRate", double.NaN, "default"),
                new("Logits.WeightDecay", double.NaN, "default"),
                new("ExtraClass.Weight", 1.0, "default"),
                new("OtherClasses", true, "Cnc.cs"),
                new("Severities", Severities.ImageNetC, "default"),
            ],
        };

        static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;
    }
}
