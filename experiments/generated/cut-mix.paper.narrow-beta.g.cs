// cut-mix/paper/narrow-beta: generated from CutMixExperiment.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class CutMixExperiment
{
    partial class NarrowBeta
    {
        internal static class OnPaper
        {
            /// <summary>L = CrossEntropy(logits, targets)</summary>
            internal sealed class Run : ExperimentRun
            {
                readonly Declared declared;
                readonly Network network;
                readonly BatchStream training;
                readonly optim.Optimizer optimizer;
                readonly Rate rate;

                public Run(RunContext context) : base(context)
                {
                    declared = new Declared(context.Settings);
                    training = context.Training(declared.Train);
                    network = Own(new Network(declared, context));
                    optimizer = Own("optimizer", declared.Sgd.Create(network.Backbone, network.Logits));
                    rate = new Rate(optimizer, declared.MultiStep);
                }

                protected override void TrainEpoch(int epoch)
                {
                    network.train();
                    foreach (var step in Steps(epoch))
                    {
                        using var scope = NewDisposeScope();
                        rate.Set(step);

                        // [Benchmark<OdinCifar100>]
                        var (rawImages, labels) = training.Next(step);

                        // [RandomCrop(Padding = 4), HorizontalFlip], [Augmentation] Paste
                        var images = declared.RandomCrop.Apply(rawImages, step.Random("images/RandomCrop"));
                        images = declared.HorizontalFlip.Apply(images, step.Random("images/HorizontalFlip"));
                        (images, var targets) = Paste(images, labels, Context.Classes, step.Dice("Paste"), step.Random("Paste"), declared.Probability,
                            declared.Alpha);

                        var features = network.Features(images);
                        var logits = network.Logits.call(features);

                        // [CrossEntropy]
                        var crossEntropy = declared.CrossEntropy.Compute(logits, targets).mean();
                        var loss = declared.CrossEntropy.Weight * crossEntropy;

                        optimizer.zero_grad();
                        loss.backward();
                        optimizer.step();
                        Report(step, loss, ("CrossEntropy", crossEntropy));
                    }
                }

                protected override Tensor? Features(Tensor images) => network.Features(images);

                protected override Tensor? Classify(Tensor features) => network.Logits.call(features);

                protected override void Score(EvaluationBatch batch, ScoreTable scores)
                {
                    var features = network.Features(batch.Images);
                    var logits = network.Logits.call(features);
                    scores.Predict(logits);
                    scores.Add("Msp", declared.Msp.Compute(logits));
                    scores.Add("MaxLogit", declared.MaxLogit.Compute(logits));
                    scores.Add("Energy", declared.Energy.Compute(logits));
                }
            }

            internal sealed class Network : ExperimentNetwork
            {
                internal readonly Module<Tensor, Tensor> Input;
                internal readonly Module<Tensor, Tensor> Backbone;
                internal readonly Linear Logits;

                internal Network(Declared declared, RunContext context) : base(context)
                {
                    Input = context.Standardization();
                    Backbone = declared.PyramidNet.Create(context.Channels);
                    var featureWidth = FeatureWidth(context, Input, Backbone);
                    Logits = nn.Linear(featureWidth, context.Classes);
                    register_module("input", Input);
                    register_module("backbone", Backbone);
                    register_module("logits", Logits);
                }

                internal Tensor Features(Tensor images) => Backbone.call(Input.call(images));
            }

            /// <summary>The declared components with their settings: what the declaration says, or --set.</summary>
            internal sealed class Declared(SettingValues settings)
            {
                internal readonly PyramidNet PyramidNet = new()
                {
                    Depth = settings.Get<int>("PyramidNet.Depth"),
                    Alpha = settings.Get<double>("PyramidNet.Alpha"),
                    Bottleneck = settings.Get<bool>("PyramidNet.Bottleneck"),
                };
                internal readonly Train Train = new()
                {
                    Epochs = settings.Get<int>("Train.Epochs"),
                    Steps = settings.Get<int>("Train.Steps"),
                    BatchSize = settings.Get<int>("Train.BatchSize"),
                    DropLast = settings.Get<bool>("Train.DropLast"),
                    Accumulate = settings.Get<int>("Train.Accumulate"),
                    ClipNorm = settings.Get<double>("Train.ClipNorm"),
                    Ema = settings.Get<double>("Train.Ema"),
                };
                internal readonly RandomCrop RandomCrop = new()
                {
                    Padding = settings.Get<int>("RandomCrop.Padding"),
                    Size = settings.Get<int>("RandomCrop.Size"),
                    Probability = settings.Get<double>("RandomCrop.Probability"),
                };
                internal readonly HorizontalFlip HorizontalFlip = new() { Probability = settings.Get<double>("HorizontalFlip.Probability") };
                internal readonly CrossEntropy CrossEntropy = new()
                {
                    Smoothing = settings.Get<double>("CrossEntropy.Smoothing"),
                    Weight = settings.Get<double>("CrossEntropy.Weight"),
                };
                internal readonly Sgd Sgd = new()
                {
                    LearningRate = settings.Get<double>("Sgd.LearningRate"),
                    Momentum = settings.Get<double>("Sgd.Momentum"),
                    WeightDecay = settings.Get<double>("Sgd.WeightDecay"),
                    Nesterov = settings.Get<bool>("Sgd.Nesterov"),
                    DecayBiasAndNorm = settings.Get<bool>("Sgd.DecayBiasAndNorm"),
                };
                internal readonly MultiStep MultiStep = new(settings.Get<double[]>("MultiStep.At")) { Factor = settings.Get<double>("MultiStep.Factor") };
                internal readonly Msp Msp = new();
                internal readonly MaxLogit MaxLogit = new();
                internal readonly Energy Energy = new() { Temperature = settings.Get<double>("Energy.Temperature") };
                internal readonly double Alpha = settings.Get<double>("Alpha");
                internal readonly double Probability = settings.Get<double>("Probability");
            }

            internal static ExperimentDescriptor Descriptor => new()
            {
                Name = "cut-mix/paper/narrow-beta",
                Summary = "",
                ArmOf = "cut-mix/paper",
                Sources = ["CutMixExperiment.cs", "Reference.cs"],
                Fingerprint = "0d0ca92248bf24db328d36708262c556d25517eb187346a3da48fbfe66d393c3",
                Benchmark = typeof(OdinCifar100),
                Seeds = [0, 1, 2],
                Create = context => new Run(context),
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
                        "[Setting(Alpha = 0.2)] Alpha",
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
                    new("Alpha", 0.2, "CutMixExperiment.cs"),
                    new("Probability", 0.5, "default"),
                ],
            };
        }
    }
}
