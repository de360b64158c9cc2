// cnc/paper/paste-only: generated from Cnc.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Cnc
{
    partial class PasteOnly
    {
        internal static class OnPaper
        {
            /// <summary>L = CrossEntropy(logits, targets) + ExtraClass(auxiliaryLogits)</summary>
            internal sealed class Run : ExperimentRun
            {
                readonly Declared declared;
                readonly Network network;
                readonly BatchStream training;
                readonly BatchStream auxiliary;
                readonly optim.Optimizer optimizer;
                readonly Rate rate;

                public Run(RunContext context) : base(context)
                {
                    declared = new Declared(context.Settings);
                    training = context.Training(declared.Train);
                    auxiliary = context.Stream("auxiliary", declared.Train, declared.Auxiliary.Ratio, new TrainingSet());
                    network = Own(new Network(declared, context));
                    optimizer = Own("optimizer", declared.Sgd.Create(network.Backbone, declared.Logits.Of(network.Logits)));
                    rate = new Rate(optimizer, declared.MultiStep);
                }

                protected override void TrainEpoch(int epoch)
                {
                    network.train();
                    foreach (var step in Steps(epoch))
                    {
                        using var scope = NewDisposeScope();
                        rate.Set(step);

                        // [Benchmark<OpenOodCifar10>, Auxiliary<TrainingSet>]
                        var (rawImages, labels) = training.Next(step);
                        var (rawAuxiliaryImages, auxiliaryLabels) = auxiliary.Next(step);

                        // [RandomCrop(Padding = 4), HorizontalFlip], [Augmentation] Paste
                        var images = Augment(rawImages, "images", step);
                        var auxiliaryImages = Augment(rawAuxiliaryImages, "auxiliaryImages", step);
                        auxiliaryImages = Paste(auxiliaryImages, auxiliaryLabels, step.Dice("Paste"), step.Random("Paste"), declared.OtherClasses);

                        // One pass: batch normalisation sees all of them together.
                        var (features, auxiliaryFeatures) = Together(network.Features, images, auxiliaryImages);
                        var logits = network.Logits.call(features);
                        var auxiliaryLogits = network.Logits.call(auxiliaryFeatures);

                        // [CrossEntropy], [Loss] ExtraClass
                        var crossEntropy = declared.CrossEntropy.Compute(logits, labels).mean();
                        var extraClass = ExtraClass(auxiliaryLogits, Context.Classes).mean();
                        var loss = declared.CrossEntropy.Weight * crossEntropy + declared.ExtraClass.Weight * extraClass;

                        optimizer.zero_grad();
                        loss.backward();
                        optimizer.step();
                        Report(step, loss, ("CrossEntropy", crossEntropy), ("ExtraClass", extraClass));
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
                    scores.Add("MaxLogit", declared.MaxLogit.Compute(logits));
                    scores.Add("Energy", declared.Energy.Compute(logits));
                    scores.Add("NotExtraClass", NotExtraClass(logits, Context.Classes));
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
                    Backbone = declared.ResNet34.Create(context.Channels);
                    var featureWidth = FeatureWidth(context, Input, Backbone);
                    Logits = Cnc.Logits(featureWidth, context.Classes);
                    register_module("input", Input);
                    register_module("backbone", Backbone);
                    register_module("logits", Logits);
                }

                internal Tensor Features(Tensor images) => Backbone.call(Input.call(images));
            }

            /// <summary>The declared components with their settings: what the declaration says, or --set.</summary>
            internal sealed class Declared(SettingValues settings)
            {
                internal readonly ResNet34 ResNet34 = new()
                {
                    Stem = settings.Get<Stem>("ResNet34.Stem"),
                    Weights = settings.Get<string>("ResNet34.Weights"),
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
                internal readonly Auxiliary<TrainingSet> Auxiliary = new() { Ratio = settings.Get<double>("Auxiliary.Ratio") };
                internal readonly Head Logits = new()
                {
                    LearningRate = settings.Get<double>("Logits.LearningRate"),
                    WeightDecay = settings.Get<double>("Logits.WeightDecay"),
                };
                internal readonly Loss ExtraClass = new() { Weight = settings.Get<double>("ExtraClass.Weight") };
                internal readonly bool OtherClasses = settings.Get<bool>("OtherClasses");
            }

            internal static ExperimentDescriptor Descriptor => new()
            {
                Name = "cnc/paper/paste-only",
                Summary = "",
                ArmOf = "cnc/paper",
                Sources = ["Cnc.cs", "Reference.cs"],
                Fingerprint = "b6a13053a2494930df627c5704cb1de04be1fe9e2080ac7ab02e3a178382c7eb",
                Benchmark = typeof(OpenOodCifar10),
                Seeds = [0, 1, 2],
                OodValidation = () => [new OpenOodTinyImageNetValidation()],
                Create = context => new Run(context),
                Plan = new()
                {
                    Loss = "L = CrossEntropy(logits, targets) + ExtraClass(auxiliaryLogits)",
                    PassesPerStep = 1,
                    PassesPerScoredImage = 1,
                    Modules =
                    [
                        new("Input", "Module<Tensor, Tensor>"),
                        new("Backbone", "ResNet34, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = false)"),
                        new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = false)"),
                    ],
                    Streams = ["auxiliary: TrainingSet, 1 per training image"],
                    Augmentations = ["RandomCrop(Padding = 4)", "HorizontalFlip", "Paste"],
                    Scores =
                    [
                        new("Msp", "(logits)"),
                        new("MaxLogit", "(logits)"),
                        new("Energy", "(logits)"),
                        new("NotExtraClass", "(logits)"),
                    ],
                    Declarations =
                    [
                        "[Benchmark<OpenOodCifar10>]",
                        "[ResNet34]",
                        "[Train(Epochs = 200, Steps = 0, BatchSize = 64)]",
                        "[RandomCrop(Padding = 4)]",
                        "[HorizontalFlip]",
                        "[CrossEntropy]",
                        "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = false)]",
                        "[MultiStep([0.5, 0.75])]",
                        "[Msp]",
                        "[MaxLogit]",
                        "[Energy]",
                        "[Auxiliary<TrainingSet>]",
                        new("[Head] Logits", "()"),
                        new("[Augmentation] Paste", "(auxiliaryImages, auxiliaryLabels)"),
                        new("[Loss] ExtraClass", "(auxiliaryLogits)"),
                        new("[Score] NotExtraClass", "(logits)"),
                    ],
                    Dataflow =
                        """
                        flowchart LR
                          subgraph training
                            t_training(["training set"])
                            t_images_RandomCrop["RandomCrop"]
                            t_images_HorizontalFlip["HorizontalFlip"]
                            t_auxiliary(["TrainingSet"])
                            t_auxiliaryImages_RandomCrop["RandomCrop"]
                            t_auxiliaryImages_HorizontalFlip["HorizontalFlip"]
                            t_auxiliaryImages_Paste["Paste"]
                            t_features["features"]
                            t_logits["logits"]
                            t_CrossEntropy{{"CrossEntropy"}}
                            t_auxiliaryFeatures["auxiliaryFeatures"]
                            t_auxiliaryLogits["auxiliaryLogits"]
                            t_ExtraClass{{"ExtraClass"}}
                            t_training --> t_images_RandomCrop
                            t_images_RandomCrop --> t_images_HorizontalFlip
                            t_auxiliary --> t_auxiliaryImages_RandomCrop
                            t_auxiliaryImages_RandomCrop --> t_auxiliaryImages_HorizontalFlip
                            t_auxiliaryImages_HorizontalFlip --> t_auxiliaryImages_Paste
                            t_auxiliary --> t_auxiliaryImages_Paste
                            t_images_HorizontalFlip --> t_features
                            t_features --> t_logits
                            t_logits --> t_CrossEntropy
                            t_training --> t_CrossEntropy
                            t_auxiliaryImages_Paste --> t_auxiliaryFeatures
                            t_auxiliaryFeatures --> t_auxiliaryLogits
                            t_auxiliaryLogits --> t_ExtraClass
                          end
                          subgraph evaluation
                            s_features["features"]
                            s_logits["logits"]
                            s_Msp["Msp"]
                            s_MaxLogit["MaxLogit"]
                            s_Energy["Energy"]
                            s_NotExtraClass["NotExtraClass"]
                            s_images(["images"]) --> s_features
                            s_features --> s_logits
                            s_logits --> s_Msp
                            s_logits --> s_MaxLogit
                            s_logits --> s_Energy
                            s_logits --> s_NotExtraClass
                          end
                        """,
                },
                Settings =
                [
                    new("ResNet34.Stem", Stem.Small, "default"),
                    new("ResNet34.Weights", "", "default"),
                    new("Train.Epochs", 200, "Cnc.cs"),
                    new("Train.Steps", 0, "Cnc.cs"),
                    new("Train.BatchSize", 64, "Cnc.cs"),
                    new("Train.DropLast", false, "default"),
                    new("Train.Accumulate", 1, "default"),
                    new("Train.ClipNorm", 0.0, "default"),
                    new("Train.Ema", 0.0, "default"),
                    new("RandomCrop.Padding", 4, "Cnc.cs"),
                    new("RandomCrop.Size", 0, "default"),
                    new("RandomCrop.Probability", 1.0, "default"),
                    new("HorizontalFlip.Probability", 0.5, "default"),
                    new("CrossEntropy.Smoothing", 0.0, "default"),
                    new("CrossEntropy.Weight", 1.0, "default"),
                    new("Sgd.LearningRate", 0.1, "Reference.cs"),
                    new("Sgd.Momentum", 0.9, "Reference.cs"),
                    new("Sgd.WeightDecay", 0.0005, "Reference.cs"),
                    new("Sgd.Nesterov", false, "Cnc.cs"),
                    new("Sgd.DecayBiasAndNorm", true, "default"),
                    new("MultiStep.At", (double[])[0.5, 0.75], "Cnc.cs"),
                    new("MultiStep.Factor", 0.1, "default"),
                    new("Energy.Temperature", 1.0, "default"),
                    new("Auxiliary.Ratio", 1.0, "default"),
                    new("Logits.LearningRate", double.NaN, "default"),
                    new("Logits.WeightDecay", double.NaN, "default"),
                    new("ExtraClass.Weight", 1.0, "default"),
                    new("OtherClasses", false, "default"),
                ],
            };
        }
    }
}
