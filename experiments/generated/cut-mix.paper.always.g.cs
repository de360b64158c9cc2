// cut-mix/paper/always: generated from CutMixExperiment.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class CutMixExperiment
{
    partial class Always
    {
        internal static class OnPaper
        {
            internal static ExperimentDescriptor Descriptor => new()
            {
                Name = "cut-mix/paper/always",
                Summary = "",
                ArmOf = "cut-mix/paper",
                Sources = ["CutMixExperiment.cs", "Reference.cs"],
                Fingerprint = "2f8c3969a936d075c173c60c62f5cec581c247a9e84b15e744a8664cd979e606",
                Benchmark = typeof(OdinCifar100),
                Seeds = [0, 1, 2],
                Create = context => new CutMixExperiment.Paper.Run(context),
                Plan = new()
                {
                    Loss = "L = CrossEntropy(logits, targets)",
                    PassesPerStep = 1,
                    PassesPerScoredImage = 1,
                    Modules =
                    [
                        new("Input", "Module<Tensor, Tensor>"),
                        new("Backbone", "PyramidNet(Depth = 200, Alpha = 240), by Sgd(LearningRate = 0.25, Momentum = 0.9, WeightDecay = 0.0001, Nesterov = true)"),
                        new("Logits", "Linear, by Sgd(LearningRate = 0.25, Momentum = 0.9, WeightDecay = 0.0001, Nesterov = true)"),
                    ],
                    Augmentations = ["RandomCrop(Padding = 4)", "HorizontalFlip", "Paste"],
                    Scores =
                    [
                        new("Msp", "(logits)"),
                        new("MaxLogit", "(logits)"),
                        new("Energy", "(logits)"),
                    ],
                    Declarations =
                    [
                        "[Benchmark<OdinCifar100>]",
                        "[PyramidNet(Depth = 200, Alpha = 240)]",
                        "[Train(Epochs = 300, Steps = 0, BatchSize = 64)]",
                        "[RandomCrop(Padding = 4)]",
                        "[HorizontalFlip]",
                        "[CrossEntropy]",
                        "[Sgd(LearningRate = 0.25, Momentum = 0.9, WeightDecay = 0.0001, Nesterov = true)]",
                        "[MultiStep([0.5, 0.75])]",
                        "[Msp]",
                        "[MaxLogit]",
                        "[Energy]",
                        new("[Augmentation] Paste", "(images, labels)"),
                        "[Setting(Probability = 1)] Probability",
                    ],
                    Dataflow =
                        """
                        flowchart LR
                          subgraph training
                            t_training(["training set"])
                            t_images_RandomCrop["RandomCrop"]
                            t_images_HorizontalFlip["HorizontalFlip"]
                            t_images_Paste["Paste"]
                            t_features["features"]
                            t_logits["logits"]
                            t_CrossEntropy{{"CrossEntropy"}}
                            t_training --> t_images_RandomCrop
                            t_images_RandomCrop --> t_images_HorizontalFlip
                            t_images_HorizontalFlip --> t_images_Paste
                            t_training --> t_images_Paste
                            t_images_Paste --> t_features
                            t_features --> t_logits
                            t_logits --> t_CrossEntropy
                            t_images_Paste --> t_CrossEntropy
                          end
                          subgraph evaluation
                            s_features["features"]
                            s_logits["logits"]
                            s_Msp["Msp"]
                            s_MaxLogit["MaxLogit"]
                            s_Energy["Energy"]
                            s_images(["images"]) --> s_features
                            s_features --> s_logits
                            s_logits --> s_Msp
                            s_logits --> s_MaxLogit
                            s_logits --> s_Energy
                          end
                        """,
                },
                Settings =
                [
                    new("PyramidNet.Depth", 200, "CutMixExperiment.cs"),
                    new("PyramidNet.Alpha", 240.0, "CutMixExperiment.cs"),
                    new("PyramidNet.Bottleneck", true, "default"),
                    new("Train.Epochs", 300, "CutMixExperiment.cs"),
                    new("Train.Steps", 0, "CutMixExperiment.cs"),
                    new("Train.BatchSize", 64, "CutMixExperiment.cs"),
                    new("Train.DropLast", false, "default"),
                    new("Train.Accumulate", 1, "default"),
                    new("Train.ClipNorm", 0.0, "default"),
                    new("Train.Ema", 0.0, "default"),
                    new("RandomCrop.Padding", 4, "CutMixExperiment.cs"),
                    new("RandomCrop.Size", 0, "default"),
                    new("RandomCrop.Probability", 1.0, "default"),
                    new("HorizontalFlip.Probability", 0.5, "default"),
                    new("CrossEntropy.Smoothing", 0.0, "default"),
                    new("CrossEntropy.Weight", 1.0, "default"),
                    new("Sgd.LearningRate", 0.25, "CutMixExperiment.cs"),
                    new("Sgd.Momentum", 0.9, "Reference.cs"),
                    new("Sgd.WeightDecay", 0.0001, "CutMixExperiment.cs"),
                    new("Sgd.Nesterov", true, "Reference.cs"),
                    new("Sgd.DecayBiasAndNorm", true, "default"),
                    new("MultiStep.At", (double[])[0.5, 0.75], "CutMixExperiment.cs"),
                    new("MultiStep.Factor", 0.1, "default"),
                    new("Energy.Temperature", 1.0, "default"),
                    new("Probability", 1.0, "CutMixExperiment.cs"),
                    new("Alpha", 1.0, "default"),
                ],
            };
        }
    }
}
