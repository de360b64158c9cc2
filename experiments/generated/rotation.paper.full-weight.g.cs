// rotation/paper/full-weight: generated from Rotation.cs, RotationOneClass.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Rotation
{
    partial class FullWeight
    {
        internal static class OnPaper
        {
            /// <summary>L = CrossEntropy(logits, targets) + TurnPrediction(turnError)</summary>
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
                    optimizer = Own("optimizer", declared.Sgd.Create(network.Backbone, network.Logits, declared.Turn.Of(network.Turn)));
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
                        var images = declared.RandomCrop.Apply(rawImages, step.Random("images/RandomCrop"));
                        images = declared.HorizontalFlip.Apply(images, step.Random("images/HorizontalFlip"));

                        var rotatedImages = RotatedImages(images);

                        // One pass: batch normalisation sees all of them together.
                        var (features, rotatedFeatures) = Together(network.Features, images, rotatedImages);
                        var logits = network.Logits.call(features);
                        var turn = network.Turn.call(features);
                        var rotatedTurn = network.Turn.call(rotatedFeatures);
                        var turnError = TurnError(turn, rotatedTurn);

                        // [CrossEntropy], [Loss(Weight = 1)] TurnPrediction
                        var crossEntropy = declared.CrossEntropy.Compute(logits, labels).mean();
                        var turnPrediction = TurnPrediction(turnError).mean();
                        var loss = declared.CrossEntropy.Weight * crossEntropy + declared.TurnPrediction.Weight * turnPrediction;

                        optimizer.zero_grad();
                        loss.backward();
                        optimizer.step();
                        Report(step, loss, ("CrossEntropy", crossEntropy), ("TurnPrediction", turnPrediction));
                    }
                }

                protected override Tensor? Features(Tensor images) => network.Features(images);

                protected override Tensor? Classify(Tensor features) => network.Logits.call(features);

                protected override void Score(EvaluationBatch batch, ScoreTable scores)
                {
                    var rotatedImages = RotatedImages(batch.Images);
                    var features = batch.Forward(network.Features);
                    var rotatedFeatures = Sliced(network.Features, rotatedImages);
                    var logits = network.Logits.call(features);
                    var uniformDivergence = UniformDivergence(logits);
                    var turn = network.Turn.call(features);
                    var rotatedTurn = network.Turn.call(rotatedFeatures);
                    var turnError = TurnError(turn, rotatedTurn);
                    var turnConfidence = TurnConfidence(turnError);
                    scores.Predict(logits);
                    scores.Add("Msp", declared.Msp.Compute(logits));
                    scores.Add("UniformDivergence", uniformDivergence);
                    scores.Add("TurnConfidence", turnConfidence);
                    scores.Add("ClassAndTurn", ClassAndTurn(uniformDivergence, turnConfidence));
                }
            }

            internal sealed class Network : ExperimentNetwork
            {
                internal readonly Module<Tensor, Tensor> Input;
                internal readonly Module<Tensor, Tensor> Backbone;
                internal readonly Linear Logits;
                internal readonly Linear Turn;

                internal Network(Declared declared, RunContext context) : base(context)
                {
                    Input = context.Standardization();
                    Backbone = declared.WideResNet.Create(context.Channels);
                    var featureWidth = FeatureWidth(context, Input, Backbone);
                    Logits = nn.Linear(featureWidth, context.Classes);
                    Turn = Rotation.Turn(featureWidth);
                    register_module("input", Input);
                    register_module("backbone", Backbone);
                    register_module("logits", Logits);
                    register_module("turn", Turn);
                }

                internal Tensor Features(Tensor images) => Backbone.call(Input.call(images));
            }

            /// <summary>The declared components with their settings: what the declaration says, or --set.</summary>
            internal sealed class Declared(SettingValues settings)
            {
                internal readonly WideResNet WideResNet = new()
                {
                    Depth = settings.Get<int>("WideResNet.Depth"),
                    Widen = settings.Get<int>("WideResNet.Widen"),
                    Dropout = settings.Get<double>("WideResNet.Dropout"),
                    Weights = settings.Get<string>("WideResNet.Weights"),
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
                internal readonly Cosine Cosine = new()
                {
                    Floor = settings.Get<double>("Cosine.Floor"),
                    WarmupEpochs = settings.Get<double>("Cosine.WarmupEpochs"),
                    WarmupFrom = settings.Get<double>("Cosine.WarmupFrom"),
                    WholePeriod = settings.Get<bool>("Cosine.WholePeriod"),
                };
                internal readonly Msp Msp = new();
                internal readonly Head Turn = new()
                {
                    LearningRate = settings.Get<double>("Turn.LearningRate"),
                    WeightDecay = settings.Get<double>("Turn.WeightDecay"),
                };
                internal readonly Loss TurnPrediction = new() { Weight = settings.Get<double>("TurnPrediction.Weight") };
            }

            internal static ExperimentDescriptor Descriptor => new()
            {
                Name = "rotation/paper/full-weight",
                Summary = "",
                ArmOf = "rotation/paper",
                Sources = ["Rotation.cs", "RotationOneClass.cs", "Reference.cs"],
                Fingerprint = "f63afeaaffa5a162f00cf27552b19208d946effd6e4e20ddc7050b70a575c6d5",
                Benchmark = typeof(OpenOodCifar10),
                Seeds = [0, 1, 2],
                OodValidation = () => [new OpenOodTinyImageNetValidation()],
                Create = context => new Run(context),
                Plan = new()
                {
                    Loss = "L = CrossEntropy(logits, targets) + TurnPrediction(turnError)",
                    PassesPerStep = 1,
                    PassesPerScoredImage = 2,
                    Modules =
                    [
                        new("Input", "Module<Tensor, Tensor>"),
                        new("Backbone", "WideResNet(Depth = 40, Widen = 2, Dropout = 0.3), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                        new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                        new("Turn", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    ],
                    Augmentations = ["RandomCrop(Padding = 4)", "HorizontalFlip"],
                    Scores =
                    [
                        new("Msp", "(logits)"),
                        new("UniformDivergence", "(logits)"),
                        new("TurnConfidence", "(turnError)"),
                        new("ClassAndTurn", "(uniformDivergence, turnConfidence)"),
                    ],
                    Declarations =
                    [
                        "[Benchmark<OpenOodCifar10>]",
                        "[WideResNet(Depth = 40, Widen = 2, Dropout = 0.3)]",
                        "[Train(Epochs = 200, Steps = 0, BatchSize = 128)]",
                        "[RandomCrop(Padding = 4)]",
                        "[HorizontalFlip]",
                        "[CrossEntropy]",
                        "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                        "[Cosine(Floor = 1e-6)]",
                        "[Msp]",
                        new("[Value] RotatedImages", "(images)"),
                        new("[Head] Turn", "()"),
                        new("[Value] TurnError", "(turn, rotatedTurn)"),
                        new("[Loss(Weight = 1)] TurnPrediction", "(turnError)"),
                        new("[Score] UniformDivergence", "(logits)"),
                        new("[Score] TurnConfidence", "(turnError)"),
                        new("[Score] ClassAndTurn", "(uniformDivergence, turnConfidence)"),
                    ],
                    Dataflow =
                        """
                        flowchart LR
                          subgraph training
                            t_training(["training set"])
                            t_images_RandomCrop["RandomCrop"]
                            t_images_HorizontalFlip["HorizontalFlip"]
                            t_rotatedImages["rotatedImages"]
                            t_features["features"]
                            t_logits["logits"]
                            t_CrossEntropy{{"CrossEntropy"}}
                            t_turn["turn"]
                            t_rotatedFeatures["rotatedFeatures"]
                            t_rotatedTurn["rotatedTurn"]
                            t_turnError["turnError"]
                            t_TurnPrediction{{"TurnPrediction"}}
                            t_training --> t_images_RandomCrop
                            t_images_RandomCrop --> t_images_HorizontalFlip
                            t_images_HorizontalFlip --> t_rotatedImages
                            t_images_HorizontalFlip --> t_features
                            t_features --> t_logits
                            t_logits --> t_CrossEntropy
                            t_training --> t_CrossEntropy
                            t_features --> t_turn
                            t_rotatedImages --> t_rotatedFeatures
                            t_rotatedFeatures --> t_rotatedTurn
                            t_turn --> t_turnError
                            t_rotatedTurn --> t_turnError
                            t_turnError --> t_TurnPrediction
                          end
                          subgraph evaluation
                            s_features["features"]
                            s_logits["logits"]
                            s_Msp["Msp"]
                            s_UniformDivergence["UniformDivergence"]
                            s_turn["turn"]
                            s_rotatedImages["rotatedImages"]
                            s_rotatedFeatures["rotatedFeatures"]
                            s_rotatedTurn["rotatedTurn"]
                            s_turnError["turnError"]
                            s_TurnConfidence["TurnConfidence"]
                            s_ClassAndTurn["ClassAndTurn"]
                            s_images(["images"]) --> s_features
                            s_features --> s_logits
                            s_logits --> s_Msp
                            s_logits --> s_UniformDivergence
                            s_features --> s_turn
                            s_rotatedImages --> s_rotatedFeatures
                            s_rotatedFeatures --> s_rotatedTurn
                            s_turn --> s_turnError
                            s_rotatedTurn --> s_turnError
                            s_turnError --> s_TurnConfidence
                            s_UniformDivergence --> s_ClassAndTurn
                            s_TurnConfidence --> s_ClassAndTurn
                          end
                        """,
                },
                Settings =
                [
                    new("WideResNet.Depth", 40, "Rotation.cs"),
                    new("WideResNet.Widen", 2, "Rotation.cs"),
                    new("WideResNet.Dropout", 0.3, "Rotation.cs"),
                    new("WideResNet.Weights", "", "default"),
                    new("Train.Epochs", 200, "Rotation.cs"),
                    new("Train.Steps", 0, "Rotation.cs"),
                    new("Train.BatchSize", 128, "Rotation.cs"),
                    new("Train.DropLast", false, "default"),
                    new("Train.Accumulate", 1, "default"),
                    new("Train.ClipNorm", 0.0, "default"),
                    new("Train.Ema", 0.0, "default"),
                    new("RandomCrop.Padding", 4, "Rotation.cs"),
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
                    new("Turn.LearningRate", double.NaN, "default"),
                    new("Turn.WeightDecay", double.NaN, "default"),
                    new("TurnPrediction.Weight", 1.0, "Rotation.cs"),
                ],
            };
        }
    }
}
