// cut-paste/patches/whole-crops: generated from CutPasteExperiment.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class CutPasteExperiment
{
    partial class Patches
    {
        partial class WholeCrops : IDescribedExperiment
        {
            internal static new ExperimentDescriptor Descriptor => new()
            {
                Name = "cut-paste/patches/whole-crops",
                Summary = "",
                ArmOf = "cut-paste/patches",
                Sources = ["CutPasteExperiment.cs", "Reference.cs"],
                Fingerprint = "182ac93bdb44807188965ea7aed7f8d78adc90de257345e935d1f55e7ea7e969",
                Benchmark = typeof(FabricDefects),
                Seeds = [0, 1, 2],
                Create = context => new CutPasteExperiment.Patches.Run(context),
                Plan = new()
                {
                    Loss = "L = PastePrediction(pasted, pastes)",
                    PassesPerStep = 1,
                    PassesPerScoredImage = 1,
                    PassesPerFittedImage = 1,
                    Modules =
                    [
                        new("Input", "Module<Tensor, Tensor>"),
                        new("Backbone", "ConvNet(Width = 16), by Sgd(LearningRate = 0.03, Momentum = 0.9, WeightDecay = 3e-5, Nesterov = false)"),
                        new("Pasted", "Module<Tensor, Tensor>, by Sgd(LearningRate = 0.03, Momentum = 0.9, WeightDecay = 3e-5, Nesterov = false)"),
                    ],
                    Augmentations = ["RandomShift(0.125)", "ColorJitter(0.1, Hue = 0.1)", "RandomCrop(Size = 16)", "CutPaste"],
                    Fits =
                    [
                        new("PatchNormality", "(trainPatchDirection), after training"),
                    ],
                    Scores =
                    [
                        new("Defects", "(images, patchDirection, patchCenter, patchPrecision)"),
                    ],
                    Declarations =
                    [
                        "[Benchmark<FabricDefects>]",
                        "[ConvNet(Width = 16)]",
                        "[Train(Epochs = 5, Steps = 200, BatchSize = 32)]",
                        "[Sgd(LearningRate = 0.03, Momentum = 0.9, WeightDecay = 3e-5, Nesterov = false)]",
                        "[Cosine(Floor = 1e-6)]",
                        new("[Head] Pasted", "()"),
                        new("[Loss] PastePrediction", "(pasted, pastes)"),
                        new("[Value] Direction", "(features)"),
                        "[RandomShift(0.125)]",
                        "[ColorJitter(0.1, Hue = 0.1)]",
                        "[RandomCrop(Size = 16)]",
                        "[CutPaste]",
                        "[Setting(Window = 16)] Window",
                        "[Setting(Stride = 2)] Stride",
                        new("[Value(SeparateForward = true)] PatchImages", "(images)"),
                        new("[Fit] PatchNormality", "(trainPatchDirection)"),
                        new("[ScoreMap] Defects", "(images, patchDirection, patchCenter, patchPrecision)"),
                    ],
                    Dataflow =
                        """
                        flowchart LR
                          subgraph training
                            t_training(["training set"])
                            t_images_RandomShift["RandomShift"]
                            t_images_ColorJitter["ColorJitter"]
                            t_images_RandomCrop["RandomCrop"]
                            t_images_CutPaste["CutPaste"]
                            t_features["features"]
                            t_pasted["pasted"]
                            t_PastePrediction{{"PastePrediction"}}
                            t_training --> t_images_RandomShift
                            t_images_RandomShift --> t_images_ColorJitter
                            t_images_ColorJitter --> t_images_RandomCrop
                            t_images_RandomCrop --> t_images_CutPaste
                            t_training --> t_images_CutPaste
                            t_images_CutPaste --> t_features
                            t_features --> t_pasted
                            t_pasted --> t_PastePrediction
                            t_images_CutPaste --> t_PastePrediction
                          end
                          subgraph evaluation
                            s_patchImages["patchImages"]
                            s_patchFeatures["patchFeatures"]
                            s_patchDirection["patchDirection"]
                            s_Defects["Defects"]
                            s_patchImages --> s_patchFeatures
                            s_patchFeatures --> s_patchDirection
                            s_patchDirection --> s_Defects
                          end
                          f_PatchNormality[["fit PatchNormality(trainPatchDirection)"]]
                          f_PatchNormality --> s_Defects
                        """,
                },
                Settings =
                [
                    new("ConvNet.Width", 16, "CutPasteExperiment.cs"),
                    new("Train.Epochs", 5, "Reference.cs"),
                    new("Train.Steps", 200, "CutPasteExperiment.cs"),
                    new("Train.BatchSize", 32, "CutPasteExperiment.cs"),
                    new("Train.DropLast", false, "default"),
                    new("Train.Accumulate", 1, "default"),
                    new("Train.ClipNorm", 0.0, "default"),
                    new("Train.Ema", 0.0, "default"),
                    new("Sgd.LearningRate", 0.03, "CutPasteExperiment.cs"),
                    new("Sgd.Momentum", 0.9, "Reference.cs"),
                    new("Sgd.WeightDecay", 3e-5, "CutPasteExperiment.cs"),
                    new("Sgd.Nesterov", false, "CutPasteExperiment.cs"),
                    new("Sgd.DecayBiasAndNorm", true, "default"),
                    new("Cosine.Floor", 1e-6, "Reference.cs"),
                    new("Cosine.WarmupEpochs", 0.0, "default"),
                    new("Cosine.WarmupFrom", 0.0, "default"),
                    new("Cosine.WholePeriod", false, "default"),
                    new("Pasted.LearningRate", double.NaN, "default"),
                    new("Pasted.WeightDecay", double.NaN, "default"),
                    new("PastePrediction.Weight", 1.0, "default"),
                    new("RandomShift.Fraction", 0.125, "CutPasteExperiment.cs"),
                    new("RandomShift.Probability", 1.0, "default"),
                    new("ColorJitter.Strength", 0.1, "CutPasteExperiment.cs"),
                    new("ColorJitter.Hue", 0.1, "CutPasteExperiment.cs"),
                    new("ColorJitter.Probability", 1.0, "default"),
                    new("RandomCrop.Padding", 0, "default"),
                    new("RandomCrop.Size", 16, "CutPasteExperiment.cs"),
                    new("RandomCrop.Probability", 1.0, "default"),
                    new("CutPaste.Kinds", Pastes.ThreeWay, "default"),
                    new("CutPaste.Jitter", 0.1, "default"),
                    new("Window", 16, "CutPasteExperiment.cs"),
                    new("Stride", 2, "CutPasteExperiment.cs"),
                ],
            };

            static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;
        }
    }
}
