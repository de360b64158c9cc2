// re-smooth/paper/shattered: generated from ReSmooth.cs, ReSmoothStart.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class ReSmooth
{
    partial class Shattered
    {
        internal new static class OnPaper
        {
            /// <summary>L = Smoothed(mixedLogits, labels, strong, posterior)</summary>
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
                    rate = new Rate(optimizer, declared.Cosine);
                }

                protected override void TrainEpoch(int epoch)
                {
                    network.train();
                    foreach (var step in Steps(epoch))
                    {
                        using var scope = NewDisposeScope();
                        rate.Set(step);

                        // [Benchmark<OpenOodCifar10>]
                        var (rawImages, labels) = training.Next(step);

                        // [RandomCrop(Padding = 4), HorizontalFlip]
                        var images = Augment(rawImages, "images", step);

                        var strongImages = StrongImages(rawImages, raw => Augment(raw, "StrongImages", step), step.Random("StrongImages"));
                        var (mixedImages, strong) = Mixture(images, strongImages, declared.Plain);
                        var posterior = Posterior(labels);

                        var mixedFeatures = network.Features(mixedImages);
                        var mixedLogits = network.Logits.call(mixedFeatures);

                        // [Loss] Smoothed
                        var smoothed = Smoothed(mixedLogits, labels, strong, posterior, declared.Plain, declared.Smoothing,
                            declared.FixedWeight).mean();
                        var loss = declared.Smoothed.Weight * smoothed;

                        optimizer.zero_grad();
                        loss.backward();
                        optimizer.step();
                        Report(step, loss, ("Smoothed", smoothed));
                    }
                }

                // [RandomCrop(Padding = 4), HorizontalFlip]
                Tensor Augment(Tensor images, string stream, StepInfo step)
                {
                    images = declared.RandomCrop.Apply(images, step.Random($"{stream}/RandomCrop"));
                    return declared.HorizontalFlip.Apply(images, step.Random($"{stream}/HorizontalFlip"));
                }

                protected override Tensor? Features(Tensor images) => network.Features(images);

                protected override Tensor? Classify(Tensor features) => network.Logits.call(features);

                protected override void Score(EvaluationBatch batch, ScoreTable scores)
                {
                    var features = batch.Forward(network.Features);
                    var logits = network.Logits.call(features);
                    scores.Predict(logits);
                    scores.Add("Msp", declared.Msp.Compute(logits));
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
                    Backbone = declared.ResNet18.Create(context.Channels);
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
                internal readonly ResNet18 ResNet18 = new()
                {
                    Stem = settings.Get<Stem>("ResNet18.Stem"),
                    Weights = settings.Get<string>("ResNet18.Weights"),
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
                internal readonly Sgd Sgd = new()
                {
                    LearningRate = settings.Get<double>("Sgd.LearningRate"),
                    Momentum = settings.Get<double>("Sgd.Momentum"),
                    WeightDecay = settings.Get<double>("Sgd.WeightDecay"),
                    Nesterov = settings.Get<bool>("Sgd.Nesterov"),
                    DecayBiasAndNorm = settings.Get<bool>("Sgd.DecayBiasAndNorm"),
                };
                internal readonly Cosine Cosine = new()
                {
                    Floor = settings.Get<double>("Cosine.Floor"),
                    WarmupEpochs = settings.Get<double>("Cosine.WarmupEpochs"),
                    WarmupFrom = settings.Get<double>("Cosine.WarmupFrom"),
                    WholePeriod = settings.Get<bool>("Cosine.WholePeriod"),
                };
                internal readonly Msp Msp = new();
                internal readonly Loss Smoothed = new() { Weight = settings.Get<double>("Smoothed.Weight") };
                internal readonly double Plain = settings.Get<double>("Plain");
                internal readonly double Smoothing = settings.Get<double>("Smoothing");
                internal readonly bool FixedWeight = settings.Get<bool>("FixedWeight");
            }

            internal static ExperimentDescriptor Descriptor => new()
            {
                Name = "re-smooth/paper/shattered",
                Summary = "",
                ArmOf = "re-smooth/paper",
                Sources = ["ReSmooth.cs", "ReSmoothStart.cs", "Reference.cs"],
                Fingerprint = "c19ddbe7267868f29bf4418864d8b558b0119285f1958e5fc8a99a1e880ceaa9",
                Benchmark = typeof(OpenOodCifar10),
                Seeds = [0, 1, 2],
                OodValidation = () => [new OpenOodTinyImageNetValidation()],
                Create = context => new Run(context),
                Plan = new()
                {
                    Loss = "L = Smoothed(mixedLogits, labels, strong, posterior)",
                    PassesPerStep = 1,
                    PassesPerScoredImage = 1,
                    Modules =
                    [
                        new("Input", "Module<Tensor, Tensor>"),
                        new("Backbone", "ResNet18, by Sgd(LearningRate = 0.2, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                        new("Logits", "Linear, by Sgd(LearningRate = 0.2, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    ],
                    Augmentations = ["RandomCrop(Padding = 4)", "HorizontalFlip"],
                    Scores =
                    [
                        new("Msp", "(logits)"),
                    ],
                    Declarations =
                    [
                        "[Benchmark<OpenOodCifar10>]",
                        "[ResNet18]",
                        "[Train(Epochs = 200, BatchSize = 256, DropLast = true)]",
                        "[RandomCrop(Padding = 4)]",
                        "[HorizontalFlip]",
                        "[Sgd(LearningRate = 0.2, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                        "[Cosine(Floor = 1e-6, WarmupEpochs = 5, WarmupFrom = 0.1)]",
                        "[Msp]",
                        "[Setting(Plain = 0.6)] Plain",
                        new("[Value] StrongImages", "(rawImages, augment)"),
                        new("[Value] Mixture", "(images, strongImages)"),
                        new("[Value] Posterior", "(labels)"),
                        new("[Loss] Smoothed", "(mixedLogits, labels, strong, posterior)"),
                        "[Setting(Smoothing = 0.2)] Smoothing",
                    ],
                    Dataflow =
                        """
                        flowchart LR
                          subgraph training
                            t_training(["training set"])
                            t_images_RandomCrop["RandomCrop"]
                            t_images_HorizontalFlip["HorizontalFlip"]
                            t_strongImages["strongImages"]
                            t_mixedImages_strong["mixedImages, strong"]
                            t_posterior["posterior"]
                            t_mixedFeatures["mixedFeatures"]
                            t_mixedLogits["mixedLogits"]
                            t_Smoothed{{"Smoothed"}}
                            t_training --> t_images_RandomCrop
                            t_images_RandomCrop --> t_images_HorizontalFlip
                            t_training --> t_strongImages
                            t_images_HorizontalFlip --> t_mixedImages_strong
                            t_strongImages --> t_mixedImages_strong
                            t_training --> t_posterior
                            t_mixedImages_strong --> t_mixedFeatures
                            t_mixedFeatures --> t_mixedLogits
                            t_mixedLogits --> t_Smoothed
                            t_training --> t_Smoothed
                            t_mixedImages_strong --> t_Smoothed
                            t_posterior --> t_Smoothed
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
                    new("ResNet18.Stem", Stem.Small, "default"),
                    new("ResNet18.Weights", "", "default"),
                    new("Train.Epochs", 200, "ReSmooth.cs"),
                    new("Train.Steps", 0, "default"),
                    new("Train.BatchSize", 256, "ReSmooth.cs"),
                    new("Train.DropLast", true, "ReSmooth.cs"),
                    new("Train.Accumulate", 1, "default"),
                    new("Train.ClipNorm", 0.0, "default"),
                    new("Train.Ema", 0.0, "default"),
                    new("RandomCrop.Padding", 4, "ReSmooth.cs"),
                    new("RandomCrop.Size", 0, "default"),
                    new("RandomCrop.Probability", 1.0, "default"),
                    new("HorizontalFlip.Probability", 0.5, "default"),
                    new("Sgd.LearningRate", 0.2, "ReSmooth.cs"),
                    new("Sgd.Momentum", 0.9, "Reference.cs"),
                    new("Sgd.WeightDecay", 0.0005, "Reference.cs"),
                    new("Sgd.Nesterov", true, "Reference.cs"),
                    new("Sgd.DecayBiasAndNorm", true, "default"),
                    new("Cosine.Floor", 1e-6, "Reference.cs"),
                    new("Cosine.WarmupEpochs", 5.0, "ReSmooth.cs"),
                    new("Cosine.WarmupFrom", 0.1, "ReSmooth.cs"),
                    new("Cosine.WholePeriod", false, "default"),
                    new("Plain", 0.6, "ReSmooth.cs"),
                    new("Smoothed.Weight", 1.0, "default"),
                    new("Smoothing", 0.2, "ReSmooth.cs"),
                    new("FixedWeight", false, "default"),
                ],
            };
        }
    }
}
