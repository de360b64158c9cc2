// cut-mix/always: generated from CutMixExperiment.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class CutMixExperiment
{
    partial class Always : IDescribedExperiment
    {
        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "cut-mix/always",
            Summary = "",
            ArmOf = "cut-mix",
            Sources = ["CutMixExperiment.cs", "Reference.cs"],
            Fingerprint = "c88551b55d4aa8e872d8e70dfdf4d3bea78386adc4fbd2a0495e63534f839951",
            Benchmark = typeof(FashionMnistNoise),
            Seeds = [0, 1, 2],
            Create = context => new CutMixExperiment.Run(context),
            Plan = new()
            {
                Loss = "L = CrossEntropy(logits, targets)",
                PassesPerStep = 1,
                PassesPerScoredImage = 1,
                Modules =
                [
                    new("Input", "Module<Tensor, Tensor>"),
                    new("Backbone", "ConvNet(Width = 16), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                ],
                Augmentations = ["RandomCrop(Padding = 1)", "HorizontalFlip", "Paste"],
                Scores =
                [
                    new("Msp", "(logits)"),
                    new("MaxLogit", "(logits)"),
                    new("Energy", "(logits)"),
                ],
                Declarations =
                [
                    "[Benchmark<FashionMnistNoise>]",
                    "[ConvNet(Width = 16)]",
                    "[Train(Epochs = 5, Steps = 600, BatchSize = 64)]",
                    "[RandomCrop(Padding = 1)]",
                    "[HorizontalFlip]",
                    "[CrossEntropy]",
                    "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                    "[Cosine(Floor = 1e-6)]",
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
                new("ConvNet.Width", 16, "CutMixExperiment.cs"),
                new("Train.Epochs", 5, "Reference.cs"),
                new("Train.Steps", 600, "CutMixExperiment.cs"),
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
                new("Probability", 1.0, "CutMixExperiment.cs"),
                new("Alpha", 1.0, "default"),
            ],
        };

        static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;
    }
}
