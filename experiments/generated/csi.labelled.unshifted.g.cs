// csi/labelled/unshifted: generated from CsiLabelled.cs, Csi.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Csi
{
    partial class Labelled
    {
        partial class Unshifted : IDescribedExperiment
        {
            /// <summary>L = Class(logits, labels)</summary>
            internal new sealed class Run : ExperimentRun
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
                    network.Freeze(declared.Train, network.Backbone);
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

                        // [Benchmark<SmallFashionMnistOod>]
                        var (rawImages, labels) = training.Next(step);

                        // [HorizontalFlip, ColorJitter(0.4, Probability = 0.8), Grayscale(Probability = 0.2), RandomResizedCrop(0.08, 1)]
                        var images = declared.HorizontalFlip.Apply(rawImages, step.Random("images/HorizontalFlip"));
                        images = declared.ColorJitter.Apply(images, step.Random("images/ColorJitter"));
                        images = declared.Grayscale.Apply(images, step.Random("images/Grayscale"));
                        images = declared.RandomResizedCrop.Apply(images, step.Random("images/RandomResizedCrop"));

                        var features = network.Features(images);
                        var logits = network.Logits.call(features);

                        // [Loss] Class
                        var @class = Class(logits, labels, declared.Shifts).mean();
                        var loss = declared.Class.Weight * @class;

                        optimizer.zero_grad();
                        loss.backward();
                        optimizer.step();
                        Report(step, loss, ("Class", @class));
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
                }
            }

            internal new sealed class Network : ExperimentNetwork
            {
                internal readonly Module<Tensor, Tensor> Input;
                internal readonly Module<Tensor, Tensor> Backbone;
                internal readonly Linear Logits;

                internal Network(Declared declared, RunContext context) : base(context)
                {
                    Input = context.Standardization();
                    Backbone = declared.ConvNet.Create(context.Channels);
                    var featureWidth = FeatureWidth(context, Input, Backbone);
                    Logits = nn.Linear(featureWidth, context.Classes);
                    register_module("input", Input);
                    register_module("backbone", Backbone);
                    register_module("logits", Logits);
                }

                internal Tensor Features(Tensor images) => Backbone.call(Input.call(images));
            }

            /// <summary>The declared components with their settings: what the declaration says, or --set.</summary>
            internal new sealed class Declared(SettingValues settings)
            {
                internal readonly ConvNet ConvNet = new() { Width = settings.Get<int>("ConvNet.Width") };
                internal readonly Train Train = new()
                {
                    Epochs = settings.Get<int>("Train.Epochs"),
                    Steps = settings.Get<int>("Train.Steps"),
                    BatchSize = settings.Get<int>("Train.BatchSize"),
                    DropLast = settings.Get<bool>("Train.DropLast"),
                    FrozenBackbone = settings.Get<bool>("Train.FrozenBackbone"),
                    Accumulate = settings.Get<int>("Train.Accumulate"),
                    ClipNorm = settings.Get<double>("Train.ClipNorm"),
                    Ema = settings.Get<double>("Train.Ema"),
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
                internal readonly HorizontalFlip HorizontalFlip = new() { Probability = settings.Get<double>("HorizontalFlip.Probability") };
                internal readonly ColorJitter ColorJitter = new(settings.Get<double>("ColorJitter.Strength"))
                {
                    Hue = settings.Get<double>("ColorJitter.Hue"),
                    Probability = settings.Get<double>("ColorJitter.Probability"),
                };
                internal readonly Grayscale Grayscale = new() { Probability = settings.Get<double>("Grayscale.Probability") };
                internal readonly RandomResizedCrop RandomResizedCrop = new(settings.Get<double>("RandomResizedCrop.MinArea"),
                    settings.Get<double>("RandomResizedCrop.MaxArea")) { Probability = settings.Get<double>("RandomResizedCrop.Probability") };
                internal readonly Msp Msp = new();
                internal readonly Loss Class = new() { Weight = settings.Get<double>("Class.Weight") };
                internal readonly int Shifts = settings.Get<int>("Shifts");
            }

            internal static new ExperimentDescriptor Descriptor => new()
            {
                Name = "csi/labelled/unshifted",
                Summary = "",
                ArmOf = "csi/labelled",
                Sources = ["CsiLabelled.cs", "Csi.cs", "Reference.cs"],
                Fingerprint = "7fa04efa262792f5581eb25b0012bfaed16f1c4ce9c8ff4778eb250ae5bf05d4",
                Benchmark = typeof(SmallFashionMnistOod),
                Seeds = [0, 1, 2],
                Dependencies = [new(DependencyKind.Start, () => Csi.PlainContrast.Descriptor)],
                Create = context => new Run(context),
                Plan = new()
                {
                    Loss = "L = Class(logits, labels)",
                    PassesPerStep = 1,
                    PassesPerScoredImage = 1,
                    Modules =
                    [
                        new("Input", "Module<Tensor, Tensor>"),
                        new("Backbone", "ConvNet(Width = 16), by Sgd(LearningRate = 0.1, Momentum = 0, WeightDecay = 1e-6, Nesterov = false)"),
                        new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0, WeightDecay = 1e-6, Nesterov = false)"),
                    ],
                    Augmentations = ["HorizontalFlip", "ColorJitter(0.4, Probability = 0.8)", "Grayscale(Probability = 0.2)", "RandomResizedCrop(0.08, 1)"],
                    Scores =
                    [
                        new("Msp", "(logits)"),
                    ],
                    Declarations =
                    [
                        "[Benchmark<SmallFashionMnistOod>]",
                        "[ConvNet(Width = 16)]",
                        "[Train(Epochs = 5, Steps = 300, BatchSize = 32, FrozenBackbone = true)]",
                        "[Sgd(LearningRate = 0.1, Momentum = 0, WeightDecay = 1e-6, Nesterov = false)]",
                        "[MultiStep([0.6, 0.75, 0.9])]",
                        "[HorizontalFlip]",
                        "[ColorJitter(0.4, Probability = 0.8)]",
                        "[Grayscale(Probability = 0.2)]",
                        "[RandomResizedCrop(0.08, 1)]",
                        "[Setting(Shifts = 1)] Shifts",
                        "[Msp]",
                        new("[Loss] Class", "(logits, labels)"),
                    ],
                    Dataflow =
                        """
                        flowchart LR
                          subgraph training
                            t_training(["training set"])
                            t_images_HorizontalFlip["HorizontalFlip"]
                            t_images_ColorJitter["ColorJitter"]
                            t_images_Grayscale["Grayscale"]
                            t_images_RandomResizedCrop["RandomResizedCrop"]
                            t_features["features"]
                            t_logits["logits"]
                            t_Class{{"Class"}}
                            t_training --> t_images_HorizontalFlip
                            t_images_HorizontalFlip --> t_images_ColorJitter
                            t_images_ColorJitter --> t_images_Grayscale
                            t_images_Grayscale --> t_images_RandomResizedCrop
                            t_images_RandomResizedCrop --> t_features
                            t_features --> t_logits
                            t_logits --> t_Class
                            t_training --> t_Class
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
                    new("ConvNet.Width", 16, "Csi.cs"),
                    new("Train.Epochs", 5, "Reference.cs"),
                    new("Train.Steps", 300, "Csi.cs"),
                    new("Train.BatchSize", 32, "Csi.cs"),
                    new("Train.DropLast", false, "default"),
                    new("Train.FrozenBackbone", true, "CsiLabelled.cs"),
                    new("Train.Accumulate", 1, "default"),
                    new("Train.ClipNorm", 0.0, "default"),
                    new("Train.Ema", 0.0, "default"),
                    new("Sgd.LearningRate", 0.1, "Reference.cs"),
                    new("Sgd.Momentum", 0.0, "CsiLabelled.cs"),
                    new("Sgd.WeightDecay", 1e-6, "CsiLabelled.cs"),
                    new("Sgd.Nesterov", false, "CsiLabelled.cs"),
                    new("Sgd.DecayBiasAndNorm", true, "default"),
                    new("MultiStep.At", (double[])[0.6, 0.75, 0.9], "CsiLabelled.cs"),
                    new("MultiStep.Factor", 0.1, "default"),
                    new("HorizontalFlip.Probability", 0.5, "default"),
                    new("ColorJitter.Strength", 0.4, "Csi.cs"),
                    new("ColorJitter.Hue", 0.0, "default"),
                    new("ColorJitter.Probability", 0.8, "Csi.cs"),
                    new("Grayscale.Probability", 0.2, "Csi.cs"),
                    new("RandomResizedCrop.MinArea", 0.08, "Csi.cs"),
                    new("RandomResizedCrop.MaxArea", 1.0, "Csi.cs"),
                    new("RandomResizedCrop.Probability", 1.0, "default"),
                    new("Shifts", 1, "CsiLabelled.cs"),
                    new("Class.Weight", 1.0, "default"),
                ],
            };

            static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;
        }
    }
}
