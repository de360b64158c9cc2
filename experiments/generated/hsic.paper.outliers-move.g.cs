// hsic/paper/outliers-move: generated from Hsic.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Hsic
{
    partial class OutliersMove
    {
        internal static class OnPaper
        {
            /// <summary>L = CrossEntropy(logits, targets) + Independence(features, outlierFeatures)</summary>
            internal sealed class Run : ExperimentRun
            {
                readonly Declared declared;
                readonly Network network;
                readonly BatchStream training;
                readonly BatchStream outliers;
                readonly optim.Optimizer optimizer;
                readonly Rate rate;
                Tensor? classMeans;

                public Run(RunContext context) : base(context)
                {
                    declared = new Declared(context.Settings);
                    training = context.Training(declared.Train);
                    outliers = context.Stream("outlier", declared.Train, declared.Outliers.Ratio, new RandomImages300K());
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

                        // [Benchmark<HoodCifar100>, Outliers<RandomImages300K>(Ratio = 2)]
                        var (rawImages, labels) = training.Next(step);
                        var (rawOutlierImages, _) = outliers.Next(step);

                        // [RandomCrop(Padding = 4), HorizontalFlip]
                        var images = Augment(rawImages, "images", step);
                        var outlierImages = Augment(rawOutlierImages, "outlierImages", step);

                        // One pass: batch normalisation sees all of them together.
                        var (features, outlierFeatures) = Together(network.Features, images, outlierImages);
                        var logits = network.Logits.call(features);

                        // [CrossEntropy], [Loss] Independence
                        var crossEntropy = declared.CrossEntropy.Compute(logits, labels).mean();
                        var independence = Independence(features, outlierFeatures, declared.Sigma, declared.Strength, declared.Literal).mean();
                        var loss = declared.CrossEntropy.Weight * crossEntropy + declared.Independence.Weight * independence;

                        optimizer.zero_grad();
                        loss.backward();
                        optimizer.step();
                        Report(step, loss, ("CrossEntropy", crossEntropy), ("Independence", independence));

                        // [Log] InlierLength, [Log] OutlierLength, [Log] OutlierSpread
                        using (no_grad())
                        {
                            Log(step, ("InlierLength", InlierLength(features)), ("OutlierLength", OutlierLength(outlierFeatures)), ("OutlierSpread",
                                OutlierSpread(outlierFeatures, declared.Sigma)));
                        }
                    }
                }

                // [RandomCrop(Padding = 4), HorizontalFlip]
                Tensor Augment(Tensor images, string stream, StepInfo step)
                {
                    images = declared.RandomCrop.Apply(images, step.Random($"{stream}/RandomCrop"));
                    return declared.HorizontalFlip.Apply(images, step.Random($"{stream}/HorizontalFlip"));
                }

                protected override void FitAfter()
                {
                    var train = CollectTraining(batch =>
                    {
                        var features = network.Features(batch.Images);
                        return [features, batch.Labels];
                    });
                    var (trainFeatures, trainLabels) = (train[0], train[1]);
                    classMeans = Keep("ClassMeans", ClassMeans(trainFeatures, trainLabels, Context.Classes));
                }

                protected override void Restore(RestoredFits fits)
                {
                    classMeans = fits.Get<Tensor>("ClassMeans");
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
                    scores.Add("Correlation", Correlation(features, classMeans!));
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
                    Backbone = declared.WideResNet.Create(context.Channels);
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
                internal readonly MaxLogit MaxLogit = new();
                internal readonly Energy Energy = new() { Temperature = settings.Get<double>("Energy.Temperature") };
                internal readonly Outliers<RandomImages300K> Outliers = new() { Ratio = settings.Get<double>("Outliers.Ratio") };
                internal readonly Loss Independence = new() { Weight = settings.Get<double>("Independence.Weight") };
                internal readonly double Sigma = settings.Get<double>("Sigma");
                internal readonly bool Literal = settings.Get<bool>("Literal");
                internal readonly double Strength = settings.Get<double>("Strength");
            }

            internal static ExperimentDescriptor Descriptor => new()
            {
                Name = "hsic/paper/outliers-move",
                Summary = "",
                ArmOf = "hsic/paper",
                Sources = ["Hsic.cs", "Reference.cs"],
                Fingerprint = "630ea9c4d865ba4a0e75e3d6a3bf18c110920119ba48c8db857ba209fa0a26a8",
                Benchmark = typeof(HoodCifar100),
                Seeds = [0, 1, 2],
                Create = context => new Run(context),
                Plan = new()
                {
                    Loss = "L = CrossEntropy(logits, targets) + Independence(features, outlierFeatures)",
                    PassesPerStep = 1,
                    PassesPerScoredImage = 1,
                    PassesPerFittedImage = 1,
                    Modules =
                    [
                        new("Input", "Module<Tensor, Tensor>"),
                        new("Backbone", "WideResNet(Depth = 40, Widen = 2, Dropout = 0.3), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                        new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    ],
                    Streams = ["outlier: RandomImages300K, 2 per training image"],
                    Augmentations = ["RandomCrop(Padding = 4)", "HorizontalFlip"],
                    Fits =
                    [
                        new("ClassMeans", "(trainFeatures, trainLabels), after training"),
                    ],
                    Scores =
                    [
                        new("Msp", "(logits)"),
                        new("MaxLogit", "(logits)"),
                        new("Energy", "(logits)"),
                        new("Correlation", "(features, classMeans)"),
                    ],
                    Logs =
                    [
                        new("InlierLength", "(features)"),
                        new("OutlierLength", "(outlierFeatures)"),
                        new("OutlierSpread", "(outlierFeatures)"),
                    ],
                    Declarations =
                    [
                        "[Benchmark<HoodCifar100>]",
                        "[WideResNet(Depth = 40, Widen = 2, Dropout = 0.3)]",
                        "[Train(Epochs = 100, Steps = 0, BatchSize = 128, DropLast = true)]",
                        "[RandomCrop(Padding = 4)]",
                        "[HorizontalFlip]",
                        "[CrossEntropy]",
                        "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                        "[Cosine(Floor = 1e-6)]",
                        "[Msp]",
                        "[MaxLogit]",
                        "[Energy]",
                        "[Outliers<RandomImages300K>(Ratio = 2)]",
                        "[Setting(Sigma = 5)] Sigma",
                        new("[Loss] Independence", "(features, outlierFeatures)"),
                        new("[Fit] ClassMeans", "(trainFeatures, trainLabels)"),
                        new("[Score] Correlation", "(features, classMeans)"),
                        new("[Log] InlierLength", "(features)"),
                        new("[Log] OutlierLength", "(outlierFeatures)"),
                        new("[Log] OutlierSpread", "(outlierFeatures)"),
                        "[Setting(Literal = true)] Literal",
                    ],
                    Dataflow =
                        """
                        flowchart LR
                          subgraph training
                            t_training(["training set"])
                            t_images_RandomCrop["RandomCrop"]
                            t_images_HorizontalFlip["HorizontalFlip"]
                            t_outliers(["RandomImages300K"])
                            t_outlierImages_RandomCrop["RandomCrop"]
                            t_outlierImages_HorizontalFlip["HorizontalFlip"]
                            t_features["features"]
                            t_logits["logits"]
                            t_CrossEntropy{{"CrossEntropy"}}
                            t_outlierFeatures["outlierFeatures"]
                            t_Independence{{"Independence"}}
                            t_InlierLength{{"InlierLength"}}
                            t_OutlierLength{{"OutlierLength"}}
                            t_OutlierSpread{{"OutlierSpread"}}
                            t_training --> t_images_RandomCrop
                            t_images_RandomCrop --> t_images_HorizontalFlip
                            t_outliers --> t_outlierImages_RandomCrop
                            t_outlierImages_RandomCrop --> t_outlierImages_HorizontalFlip
                            t_images_HorizontalFlip --> t_features
                            t_features --> t_logits
                            t_logits --> t_CrossEntropy
                            t_training --> t_CrossEntropy
                            t_outlierImages_HorizontalFlip --> t_outlierFeatures
                            t_features --> t_Independence
                            t_outlierFeatures --> t_Independence
                            t_features --> t_InlierLength
                            t_outlierFeatures --> t_OutlierLength
                            t_outlierFeatures --> t_OutlierSpread
                          end
                          subgraph evaluation
                            s_features["features"]
                            s_logits["logits"]
                            s_Msp["Msp"]
                            s_MaxLogit["MaxLogit"]
                            s_Energy["Energy"]
                            s_Correlation["Correlation"]
                            s_images(["images"]) --> s_features
                            s_features --> s_logits
                            s_logits --> s_Msp
                            s_logits --> s_MaxLogit
                            s_logits --> s_Energy
                            s_features --> s_Correlation
                          end
                          f_ClassMeans[["fit ClassMeans(trainFeatures, trainLabels)"]]
                          f_ClassMeans --> s_Correlation
                        """,
                },
                Settings =
                [
                    new("WideResNet.Depth", 40, "Hsic.cs"),
                    new("WideResNet.Widen", 2, "Hsic.cs"),
                    new("WideResNet.Dropout", 0.3, "Hsic.cs"),
                    new("WideResNet.Weights", "", "default"),
                    new("Train.Epochs", 100, "Hsic.cs"),
                    new("Train.Steps", 0, "Hsic.cs"),
                    new("Train.BatchSize", 128, "Hsic.cs"),
                    new("Train.DropLast", true, "Hsic.cs"),
                    new("Train.Accumulate", 1, "default"),
                    new("Train.ClipNorm", 0.0, "default"),
                    new("Train.Ema", 0.0, "default"),
                    new("RandomCrop.Padding", 4, "Hsic.cs"),
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
                    new("Outliers.Ratio", 2.0, "Hsic.cs"),
                    new("Sigma", 5.0, "Hsic.cs"),
                    new("Independence.Weight", 1.0, "default"),
                    new("Literal", true, "Hsic.cs"),
                    new("Strength", 8.0, "default"),
                ],
            };
        }
    }
}
