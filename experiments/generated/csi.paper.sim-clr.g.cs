// csi/paper/sim-clr: generated from Csi.cs, CsiLabelled.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Csi
{
    partial class SimClr
    {
        internal static class OnPaper
        {
            /// <summary>L = Contrastive(projection)</summary>
            internal sealed class Run : ExperimentRun
            {
                readonly Declared declared;
                readonly Network network;
                readonly BatchStream training;
                readonly optim.Optimizer optimizer;
                readonly Rate rate;
                Tensor? axes;
                Tensor? axisScale;

                public Run(RunContext context) : base(context)
                {
                    declared = new Declared(context.Settings);
                    training = context.Training(declared.Train);
                    network = Own(new Network(declared, context));
                    optimizer = Own("optimizer", declared.Lars.Create(network.Backbone, declared.Projection.Of(network.Projection)));
                    rate = new Rate(optimizer, declared.Cosine);
                }

                protected override void TrainEpoch(int epoch)
                {
                    network.train();
                    foreach (var step in Steps(epoch))
                    {
                        using var scope = NewDisposeScope();
                        rate.Set(step);

                        // [Benchmark<Cifar10OneClass>]
                        var (rawImages, _) = training.Next(step);

                        // [Views(2)]: the chain for each view, one under the other.
                        var view1 = View(rawImages, "view=1", step);
                        var view2 = View(rawImages, "view=2", step);
                        var images = cat([view1, view2]);

                        var features = network.Features(images);
                        var projection = network.Projection.call(features);

                        // [Loss] Contrastive
                        var contrastive = Contrastive(projection, declared.Temperature).mean();
                        var loss = declared.Contrastive.Weight * contrastive;

                        optimizer.zero_grad();
                        loss.backward();
                        optimizer.step();
                        Report(step, loss, ("Contrastive", contrastive));
                    }
                }

                // [HorizontalFlip, ColorJitter(0.4, Hue = 0.07, Probability = 0.8), Grayscale(Probability = 0.2), RandomResizedCrop(0.08, 1)]
                Tensor View(Tensor rawImages, string view, StepInfo step)
                {
                    var images = declared.HorizontalFlip.Apply(rawImages, step.Random($"{view}/images/HorizontalFlip"));
                    images = declared.ColorJitter.Apply(images, step.Random($"{view}/images/ColorJitter"));
                    images = declared.Grayscale.Apply(images, step.Random($"{view}/images/Grayscale"));
                    images = declared.RandomResizedCrop.Apply(images, step.Random($"{view}/images/RandomResizedCrop"));
                    return images;
                }

                protected override void FitAfter()
                {
                    var train = CollectTraining(batch =>
                    {
                        var drawnImages = DrawnImages(batch.Images, declared.HorizontalFlip, declared.ColorJitter, declared.Grayscale, batch.Draws("DrawnImages"),
                            declared.Shifts, declared.Draws);
                        var drawnFeatures = Sliced(network.Features, drawnImages);
                        var drawnProjection = network.Projection.call(drawnFeatures);
                        var embedding = Embedding(batch.Images, drawnProjection, declared.Shifts);
                        return [embedding];
                    });
                    var trainEmbedding = train[0];
                    (axes, axisScale) = Keep("Axes", Axes(trainEmbedding));
                }

                protected override void Restore(RestoredFits fits)
                {
                    (axes, axisScale) = fits.Get<(Tensor axes, Tensor axisScale)>("Axes");
                }

                protected override Tensor? Features(Tensor images) => network.Features(images);

                protected override void Score(EvaluationBatch batch, ScoreTable scores)
                {
                    var drawnImages = DrawnImages(batch.Images, declared.HorizontalFlip, declared.ColorJitter, declared.Grayscale, batch.Draws("DrawnImages"),
                        declared.Shifts, declared.Draws);
                    var drawnFeatures = Sliced(network.Features, drawnImages);
                    var drawnProjection = network.Projection.call(drawnFeatures);
                    var embedding = Embedding(batch.Images, drawnProjection, declared.Shifts);
                    scores.Add("Similarity", Similarity(embedding, axes!, axisScale!));
                }
            }

            internal sealed class Network : ExperimentNetwork
            {
                internal readonly Module<Tensor, Tensor> Input;
                internal readonly Module<Tensor, Tensor> Backbone;
                internal readonly Module<Tensor, Tensor> Projection;

                internal Network(Declared declared, RunContext context) : base(context)
                {
                    Input = context.Standardization();
                    Backbone = declared.ResNet18.Create(context.Channels);
                    var featureWidth = FeatureWidth(context, Input, Backbone);
                    Projection = Csi.Projection(featureWidth);
                    register_module("input", Input);
                    register_module("backbone", Backbone);
                    register_module("projection", Projection);
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
                internal readonly Lars Lars = new()
                {
                    LearningRate = settings.Get<double>("Lars.LearningRate"),
                    Momentum = settings.Get<double>("Lars.Momentum"),
                    WeightDecay = settings.Get<double>("Lars.WeightDecay"),
                    Trust = settings.Get<double>("Lars.Trust"),
                };
                internal readonly Cosine Cosine = new()
                {
                    Floor = settings.Get<double>("Cosine.Floor"),
                    WarmupEpochs = settings.Get<double>("Cosine.WarmupEpochs"),
                    WarmupFrom = settings.Get<double>("Cosine.WarmupFrom"),
                    WholePeriod = settings.Get<bool>("Cosine.WholePeriod"),
                };
                internal readonly HorizontalFlip HorizontalFlip = new() { Probability = settings.Get<double>("HorizontalFlip.Probability") };
                internal readonly ColorJitter ColorJitter = new(settings.Get<double>("ColorJitter.Strength"))
                {
                    Hue = settings.Get<double>("ColorJitter.Hue"),
                    Probability = settings.Get<double>("ColorJitter.Probability"),
                };
                internal readonly Grayscale Grayscale = new() { Probability = settings.Get<double>("Grayscale.Probability") };
                internal readonly RandomResizedCrop RandomResizedCrop = new(settings.Get<double>("RandomResizedCrop.MinArea"),
                    settings.Get<double>("RandomResizedCrop.MaxArea")) { Probability = settings.Get<double>("RandomResizedCrop.Probability") };
                internal readonly Head Projection = new()
                {
                    LearningRate = settings.Get<double>("Projection.LearningRate"),
                    WeightDecay = settings.Get<double>("Projection.WeightDecay"),
                };
                internal readonly Loss Contrastive = new() { Weight = settings.Get<double>("Contrastive.Weight") };
                internal readonly int Shifts = settings.Get<int>("Shifts");
                internal readonly int Draws = settings.Get<int>("Draws");
                internal readonly double Temperature = settings.Get<double>("Temperature");
            }

            internal static ExperimentDescriptor Descriptor => new()
            {
                Name = "csi/paper/sim-clr",
                Summary = "",
                ArmOf = "csi/paper",
                Sources = ["Csi.cs", "CsiLabelled.cs", "Reference.cs"],
                Fingerprint = "dbd9380f3b3b4384b1ccc0b622fb6cc5d342a38d54c38887d72b890cb2c4975f",
                Benchmark = typeof(Cifar10OneClass),
                Seeds = [0, 1, 2],
                Create = context => new Run(context),
                Plan = new()
                {
                    Loss = "L = Contrastive(projection)",
                    PassesPerStep = 1,
                    PassesPerScoredImage = 1,
                    PassesPerFittedImage = 1,
                    Modules =
                    [
                        new("Input", "Module<Tensor, Tensor>"),
                        new("Backbone", "ResNet18, by Lars(LearningRate = 1, Momentum = 0.9, WeightDecay = 1e-6)"),
                        new("Projection", "Module<Tensor, Tensor>, by Lars(LearningRate = 1, Momentum = 0.9, WeightDecay = 1e-6)"),
                    ],
                    Augmentations = ["HorizontalFlip", "ColorJitter(0.4, Hue = 0.07, Probability = 0.8)", "Grayscale(Probability = 0.2)", "RandomResizedCrop(0.08, 1)"],
                    Fits =
                    [
                        new("Axes", "(trainEmbedding), after training"),
                    ],
                    Scores =
                    [
                        new("Similarity", "(embedding, axes, axisScale)"),
                    ],
                    Declarations =
                    [
                        "[Benchmark<Cifar10OneClass>]",
                        "[ResNet18]",
                        "[Train(Epochs = 1000, Steps = 0, BatchSize = 128)]",
                        "[Lars(LearningRate = 1, Momentum = 0.9, WeightDecay = 1e-6)]",
                        "[Cosine(Floor = 1e-6, WarmupEpochs = 10, WarmupFrom = 0.1, WholePeriod = true)]",
                        "[Views(2)]",
                        "[HorizontalFlip]",
                        "[ColorJitter(0.4, Hue = 0.07, Probability = 0.8)]",
                        "[Grayscale(Probability = 0.2)]",
                        "[RandomResizedCrop(0.08, 1)]",
                        "[Setting(Shifts = 1)] Shifts",
                        new("[Head] Projection", "()"),
                        new("[Loss] Contrastive", "(projection)"),
                        new("[Value] DrawnImages", "(images)"),
                        new("[Value] Embedding", "(images, drawnProjection)"),
                        new("[Fit] Axes", "(trainEmbedding)"),
                        new("[Score] Similarity", "(embedding, axes, axisScale)"),
                        "[Setting(Draws = 10)] Draws",
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
                            t_projection["projection"]
                            t_Contrastive{{"Contrastive"}}
                            t_training --> t_images_HorizontalFlip
                            t_images_HorizontalFlip --> t_images_ColorJitter
                            t_images_ColorJitter --> t_images_Grayscale
                            t_images_Grayscale --> t_images_RandomResizedCrop
                            t_images_RandomResizedCrop --> t_features
                            t_features --> t_projection
                            t_projection --> t_Contrastive
                          end
                          subgraph evaluation
                            s_drawnImages["drawnImages"]
                            s_drawnFeatures["drawnFeatures"]
                            s_drawnProjection["drawnProjection"]
                            s_embedding["embedding"]
                            s_Similarity["Similarity"]
                            s_drawnImages --> s_drawnFeatures
                            s_drawnFeatures --> s_drawnProjection
                            s_drawnProjection --> s_embedding
                            s_embedding --> s_Similarity
                          end
                          f_Axes[["fit Axes(trainEmbedding)"]]
                          f_Axes --> s_Similarity
                        """,
                },
                Settings =
                [
                    new("ResNet18.Stem", Stem.Small, "default"),
                    new("ResNet18.Weights", "", "default"),
                    new("Train.Epochs", 1000, "Csi.cs"),
                    new("Train.Steps", 0, "Csi.cs"),
                    new("Train.BatchSize", 128, "Csi.cs"),
                    new("Train.DropLast", false, "default"),
                    new("Train.Accumulate", 1, "default"),
                    new("Train.ClipNorm", 0.0, "default"),
                    new("Train.Ema", 0.0, "default"),
                    new("Lars.LearningRate", 1.0, "Csi.cs"),
                    new("Lars.Momentum", 0.9, "Csi.cs"),
                    new("Lars.WeightDecay", 1e-6, "Csi.cs"),
                    new("Lars.Trust", 0.001, "default"),
                    new("Cosine.Floor", 1e-6, "Reference.cs"),
                    new("Cosine.WarmupEpochs", 10.0, "Csi.cs"),
                    new("Cosine.WarmupFrom", 0.1, "Csi.cs"),
                    new("Cosine.WholePeriod", true, "Csi.cs"),
                    new("HorizontalFlip.Probability", 0.5, "default"),
                    new("ColorJitter.Strength", 0.4, "Csi.cs"),
                    new("ColorJitter.Hue", 0.07, "Csi.cs"),
                    new("ColorJitter.Probability", 0.8, "Csi.cs"),
                    new("Grayscale.Probability", 0.2, "Csi.cs"),
                    new("RandomResizedCrop.MinArea", 0.08, "Csi.cs"),
                    new("RandomResizedCrop.MaxArea", 1.0, "Csi.cs"),
                    new("RandomResizedCrop.Probability", 1.0, "default"),
                    new("Shifts", 1, "Csi.cs"),
                    new("Projection.LearningRate", double.NaN, "default"),
                    new("Projection.WeightDecay", double.NaN, "default"),
                    new("Contrastive.Weight", 1.0, "default"),
                    new("Draws", 10, "Csi.cs"),
                    new("Temperature", 0.5, "default"),
                ],
            };
        }
    }
}
