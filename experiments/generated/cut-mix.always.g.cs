// cut-mix/always: generated from CutMixExperiment.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class CutMixExperiment
{
    partial class Always
    {
        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "cut-mix/always",
            Summary = "",
            ArmOf = "cut-mix",
            Sources = ["CutMixExperiment.cs", "Reference.cs"],
            Fingerprint = "a1333900b6a1647ac6d3c1cabb4e0aca2e1b0cb307c332110baad5f42d75d6a1",
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
                    new("Backbone", "ConvNet(Width = 32), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                ],
                Augmentations = ["RandomCrop(Padding = 1)", "HorizontalFlip", "Paste"],
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
                    "[Benchmark<FashionMnistNoise>]",
                    "[ConvNet(Width = 32)]",
                    "[Train(Epochs = 3, BatchSize = 64)]",
                    "[RandomCrop(Padding = 1)]",
                    "[HorizontalFlip]",
                    "[CrossEntropy]",
                    "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                    "[Cosine(Floor = 1e-6)]",
                    "[Msp]",
                    "[MaxLogit]",
                    "[Energy]",
                    "[Knn(K = 50)]",
                    "[Mahalanobis]",
                    "[Vim]",
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
                new("Train.Epochs", 3, "CutMixExperiment.cs"),
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
                new("Knn.K", 50, "Reference.cs"),
                new("Vim.Dimension", 0, "default"),
                new("Probability", 1.0, "CutMixExperiment.cs"),
                new("Alpha", 1.0, "default"),
            ],
        };
    }
}
