// dias/paper/flipped-sign: generated from Dias.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Dias
{
    partial class FlippedSign
    {
        internal static class OnPaper
        {
            internal static ExperimentDescriptor Descriptor => new()
            {
                Name = "dias/paper/flipped-sign",
                Summary = "",
                ArmOf = "dias/paper",
                Sources = ["Dias.cs", "Reference.cs"],
                Fingerprint = "debe43e377efe1fbf7f01ed1d11e72b1ab7e9ddd2dcecccab7187b14c423136d",
                Benchmark = typeof(Cifar10OpenSet),
                Seeds = [0, 1, 2],
                Create = context => new Dias.Paper.Run(context),
                Plan = new()
                {
                    Loss = "Pass 1: L_Detect = Detect(images, noise, critic, faker)\nPass 1: L_Deceive = Deceive(noise, faker, critic, classifier)\nPass 1: L = CrossEntropy(logits, targets) + 0.1 Confusion(noise, faker, classifier)\nPass 2: L_Copy = Copy(images, labels, copycat, classifier)\nPass 2: L = CrossEntropy(logits, targets) + 0.1 Simulated(images, labels, classifier, copycat)",
                    PassesPerStep = 3,
                    PassesPerScoredImage = 1,
                    TrainingPasses = 2,
                    Steps =
                    [
                        new("Detect", 1, "L_Detect = Detect(images, noise, critic, faker)", "critic by Adam", 0),
                        new("Deceive", 1, "L_Deceive = Deceive(noise, faker, critic, classifier)", "faker by Adam", 1),
                        new("main step", 1, "L = CrossEntropy(logits, targets) + 0.1 Confusion(noise, faker, classifier)", "backbone by Sgd", 2),
                        new("Copy", 2, "L_Copy = Copy(images, labels, copycat, classifier)", "copycat by Sgd", 1),
                        new("main step", 2, "L = CrossEntropy(logits, targets) + 0.1 Simulated(images, labels, classifier, copycat)", "backbone by Sgd", 2),
                    ],
                    Modules =
                    [
                        new("Input", "RawPixels"),
                        new("Backbone", "StagedNet, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0001, Nesterov = false)"),
                        new("Copycat", "StagedNet, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0001, Nesterov = false)"),
                        new("Faker", "DcganGenerator, by Adam(LearningRate = 0.0002, Beta1 = 0.5)"),
                        new("Critic", "DcganDiscriminator, by Adam(LearningRate = 0.0002, Beta1 = 0.5)"),
                    ],
                    Augmentations = ["RandomCrop(Padding = 4)", "HorizontalFlip"],
                    Scores =
                    [
                        new("Msp", "(logits)"),
                    ],
                    Thresholds =
                    [
                        new("Msp", "Cut"),
                    ],
                    Declarations =
                    [
                        "[Benchmark<Cifar10OpenSet>]",
                        new("[Backbone] Classifier", "()"),
                        "[Train(Epochs = 200, BatchSize = 64)]",
                        "[RandomCrop(Padding = 4)]",
                        "[HorizontalFlip]",
                        "[CrossEntropy]",
                        "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0001, Nesterov = false)]",
                        "[MultiStep([0.3, 0.6, 0.9])]",
                        "[RawPixels]",
                        "[Msp]",
                        "[Setting(Width = 64)] Width",
                        "[Setting(Hard = 0.5)] Hard",
                        new("[Module] Copycat", "()"),
                        new("[Module] Faker", "()"),
                        new("[Adam(LearningRate = 0.0002, Beta1 = 0.5)]", "Faker"),
                        new("[Module] Critic", "()"),
                        new("[Adam(LearningRate = 0.0002, Beta1 = 0.5)]", "Critic"),
                        new("[Value] Logits", "(features, classifier)"),
                        new("[Value] Noise", "(images)"),
                        new("[Step(Pass = 1)] Detect", "(images, noise, critic, faker)"),
                        new("[Step(Pass = 1)] Deceive", "(noise, faker, critic, classifier)"),
                        new("[Loss(Pass = 1, Weight = 0.1)] Confusion", "(noise, faker, classifier)"),
                        new("[Step(Pass = 2)] Copy", "(images, labels, copycat, classifier)"),
                        new("[Loss(Pass = 2, Weight = 0.1)] Simulated", "(images, labels, classifier, copycat)"),
                        new("[Threshold<Msp>(Msp)] Cut", "()"),
                        "[Setting(Beta = -0.1)] Beta",
                    ],
                    Dataflow =
                        """
                        flowchart LR
                          subgraph pass1
                            t1_training(["training set"])
                            t1_images_RandomCrop["RandomCrop"]
                            t1_images_HorizontalFlip["HorizontalFlip"]
                            t1_noise["noise"]
                            t1_Detect_Detect{{"Detect"}}
                            t1_Deceive_Deceive{{"Deceive"}}
                            t1_main_step_features["features"]
                            t1_main_step_logits["logits"]
                            t1_main_step_CrossEntropy{{"CrossEntropy"}}
                            t1_main_step_Confusion{{"Confusion"}}
                            t1_training --> t1_images_RandomCrop
                            t1_images_RandomCrop --> t1_images_HorizontalFlip
                            t1_images_HorizontalFlip --> t1_noise
                            t1_images_HorizontalFlip --> t1_Detect_Detect
                            t1_noise --> t1_Detect_Detect
                            t1_noise --> t1_Deceive_Deceive
                            t1_images_HorizontalFlip --> t1_main_step_features
                            t1_main_step_features --> t1_main_step_logits
                            t1_main_step_logits --> t1_main_step_CrossEntropy
                            t1_training --> t1_main_step_CrossEntropy
                            t1_noise --> t1_main_step_Confusion
                          end
                          subgraph pass2
                            t2_training(["training set"])
                            t2_images_RandomCrop["RandomCrop"]
                            t2_images_HorizontalFlip["HorizontalFlip"]
                            t2_Copy_Copy{{"Copy"}}
                            t2_main_step_features["features"]
                            t2_main_step_logits["logits"]
                            t2_main_step_CrossEntropy{{"CrossEntropy"}}
                            t2_main_step_Simulated{{"Simulated"}}
                            t2_training --> t2_images_RandomCrop
                            t2_images_RandomCrop --> t2_images_HorizontalFlip
                            t2_images_HorizontalFlip --> t2_Copy_Copy
                            t2_training --> t2_Copy_Copy
                            t2_images_HorizontalFlip --> t2_main_step_features
                            t2_main_step_features --> t2_main_step_logits
                            t2_main_step_logits --> t2_main_step_CrossEntropy
                            t2_training --> t2_main_step_CrossEntropy
                            t2_images_HorizontalFlip --> t2_main_step_Simulated
                            t2_training --> t2_main_step_Simulated
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
                    new("Train.Epochs", 200, "Dias.cs"),
                    new("Train.Steps", 0, "default"),
                    new("Train.BatchSize", 64, "Dias.cs"),
                    new("Train.DropLast", false, "default"),
                    new("Train.Accumulate", 1, "default"),
                    new("Train.ClipNorm", 0.0, "default"),
                    new("Train.Ema", 0.0, "default"),
                    new("RandomCrop.Padding", 4, "Dias.cs"),
                    new("RandomCrop.Size", 0, "default"),
                    new("RandomCrop.Probability", 1.0, "default"),
                    new("HorizontalFlip.Probability", 0.5, "default"),
                    new("CrossEntropy.Smoothing", 0.0, "default"),
                    new("CrossEntropy.Weight", 1.0, "default"),
                    new("Sgd.LearningRate", 0.1, "Reference.cs"),
                    new("Sgd.Momentum", 0.9, "Reference.cs"),
                    new("Sgd.WeightDecay", 0.0001, "Dias.cs"),
                    new("Sgd.Nesterov", false, "Dias.cs"),
                    new("Sgd.DecayBiasAndNorm", true, "default"),
                    new("MultiStep.At", (double[])[0.3, 0.6, 0.9], "Dias.cs"),
                    new("MultiStep.Factor", 0.1, "default"),
                    new("Width", 64, "Dias.cs"),
                    new("Hard", 0.5, "Dias.cs"),
                    new("Copycat.LearningRate", double.NaN, "default"),
                    new("Copycat.WeightDecay", double.NaN, "default"),
                    new("Faker.LearningRate", double.NaN, "default"),
                    new("Faker.WeightDecay", double.NaN, "default"),
                    new("FakerAdam.LearningRate", 0.0002, "Dias.cs"),
                    new("FakerAdam.Beta1", 0.5, "Dias.cs"),
                    new("FakerAdam.Beta2", 0.999, "default"),
                    new("FakerAdam.WeightDecay", 0.0, "default"),
                    new("FakerAdam.DecayBiasAndNorm", true, "default"),
                    new("Critic.LearningRate", double.NaN, "default"),
                    new("Critic.WeightDecay", double.NaN, "default"),
                    new("CriticAdam.LearningRate", 0.0002, "Dias.cs"),
                    new("CriticAdam.Beta1", 0.5, "Dias.cs"),
                    new("CriticAdam.Beta2", 0.999, "default"),
                    new("CriticAdam.WeightDecay", 0.0, "default"),
                    new("CriticAdam.DecayBiasAndNorm", true, "default"),
                    new("Confusion.Weight", 0.1, "Dias.cs"),
                    new("Simulated.Weight", 0.1, "Dias.cs"),
                    new("Beta", -0.1, "Dias.cs"),
                ],
            };
        }
    }
}
