// oal/paper/boundary-only: generated from Oal.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Oal
{
    partial class BoundaryOnly
    {
        internal static class OnPaper
        {
            /// <summary>L = CrossEntropy(logits, targets) + 4 Distillation(logits, teacherLogits) + 8 FeatureDistillation(features, teacherFeatures,
            /// adapter)
            /// + 0.1 BoundaryInformation(features, boundaryOutliers, boundaryCritic)</summary>
            internal sealed class Run : ExperimentRun
            {
                readonly Declared declared;
                readonly TeacherNetwork teacher;
                readonly Network network;
                readonly BatchStream training;
                readonly optim.Optimizer optimizer;
                readonly Rate rate;
                Tensor? boundaryOutliers;

                public Run(RunContext context) : base(context)
                {
                    declared = new Declared(context.Settings);
                    training = context.Training(declared.Train);
                    teacher = context.Teacher(Vit.Descriptor);
                    Fit(FitForNetwork);
                    network = Own(new Network(declared, context, boundaryOutliers!, teacher.FeatureWidth));
                    optimizer = Own("optimizer", declared.Sgd.Create(network.Backbone, network.Logits, declared.Adapter.Of(network.Adapter),
                        declared.BoundaryCritic.Of(network.BoundaryCritic)));
                    rate = new Rate(optimizer, declared.Cosine);
                }

                protected override void TrainEpoch(int epoch)
                {
                    network.train();
                    foreach (var step in Steps(epoch))
                    {
                        using var scope = NewDisposeScope();
                        rate.Set(step);

                        // [Benchmark<OpenOodCifar10At224>]
                        var (rawImages, labels) = training.Next(step);

                        // [HorizontalFlip, RandomCrop(Padding = 4)]
                        var images = declared.HorizontalFlip.Apply(rawImages, step.Random("images/HorizontalFlip"));
                        images = declared.RandomCrop.Apply(images, step.Random("images/RandomCrop"));

                        var teacherFeatures = teacher.Features(images);
                        var teacherLogits = teacher.Logits(teacherFeatures);

                        var features = network.Features(images);
                        var logits = network.Logits.call(features);

                        // [CrossEntropy], [Loss(Weight = 4)] Distillation, [Loss(Weight = 8)] FeatureDistillation,
                        // [Loss(Weight = 0.1)] BoundaryInformation
                        var crossEntropy = declared.CrossEntropy.Compute(logits, labels).mean();
                        var distillation = Distillation(logits, teacherLogits).mean();
                        var featureDistillation = FeatureDistillation(features, teacherFeatures, network.Adapter).mean();
                        var boundaryInformation = BoundaryInformation(features, boundaryOutliers!, network.BoundaryCritic,
                            step.Random("BoundaryInformation")).mean();
                        var loss = declared.CrossEntropy.Weight * crossEntropy + declared.Distillation.Weight * distillation
                            + declared.FeatureDistillation.Weight * featureDistillation + declared.BoundaryInformation.Weight * boundaryInformation;

                        optimizer.zero_grad();
                        loss.backward();
                        optimizer.step();
                        Report(step, loss, ("CrossEntropy", crossEntropy), ("Distillation", distillation), ("FeatureDistillation", featureDistillation),
                            ("BoundaryInformation", boundaryInformation));
                    }
                }

                void FitForNetwork()
                {
                    var boundaryOutliersRows = CollectAugmented("BoundaryOutliers", step =>
                    {
                        // [Benchmark<OpenOodCifar10At224>]
                        var (rawImages, labels) = training.Next(step);

                        // [HorizontalFlip, RandomCrop(Padding = 4)]
                        var images = declared.HorizontalFlip.Apply(rawImages, step.Random("images/HorizontalFlip"));
                        images = declared.RandomCrop.Apply(images, step.Random("images/RandomCrop"));

                        var teacherFeatures = teacher.Features(images);
                        return [teacherFeatures, labels];
                    });
                    var (augmentedTrainTeacherFeatures, augmentedTrainLabels) = (boundaryOutliersRows[0], boundaryOutliersRows[1]);
                    boundaryOutliers = Keep("BoundaryOutliers", declared.BoundaryOutliers.Build(augmentedTrainTeacherFeatures, augmentedTrainLabels,
                        Context.Classes, Context.Random("BoundaryOutliers")));
                }

                protected override void Restore(RestoredFits fits)
                {
                    boundaryOutliers = fits.Get<Tensor>("BoundaryOutliers");
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
                }
            }

            internal sealed class Network : ExperimentNetwork
            {
                internal readonly Module<Tensor, Tensor> Input;
                internal readonly Module<Tensor, Tensor> Backbone;
                internal readonly Linear Logits;
                internal readonly Sequential Adapter;
                internal readonly Club BoundaryCritic;

                internal Network(Declared declared, RunContext context, Tensor boundaryOutliers, int teacherFeatureWidth) : base(context)
                {
                    Input = context.Standardization();
                    Backbone = declared.ResNet18.Create(context.Channels);
                    var featureWidth = FeatureWidth(context, Input, Backbone);
                    Logits = nn.Linear(featureWidth, context.Classes);
                    Adapter = Oal.Adapter(teacherFeatureWidth, featureWidth);
                    BoundaryCritic = Oal.BoundaryCritic(boundaryOutliers, featureWidth);
                    register_module("input", Input);
                    register_module("backbone", Backbone);
                    register_module("logits", Logits);
                    register_module("adapter", Adapter);
                    register_module("boundary_critic", BoundaryCritic);
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
                internal readonly BoundaryOutliers BoundaryOutliers = new()
                {
                    Neighbour = settings.Get<int>("BoundaryOutliers.Neighbour"),
                    Boundary = settings.Get<int>("BoundaryOutliers.Boundary"),
                    PerClass = settings.Get<int>("BoundaryOutliers.PerClass"),
                    Rows = settings.Get<int>("BoundaryOutliers.Rows"),
                    Candidates = settings.Get<int>("BoundaryOutliers.Candidates"),
                    Kept = settings.Get<int>("BoundaryOutliers.Kept"),
                    Noise = settings.Get<double>("BoundaryOutliers.Noise"),
                    Norm = settings.Get<double>("BoundaryOutliers.Norm"),
                    LegacyLayout = settings.Get<bool>("BoundaryOutliers.LegacyLayout"),
                };
                internal readonly ModuleAttribute Adapter = new()
                {
                    LearningRate = settings.Get<double>("Adapter.LearningRate"),
                    WeightDecay = settings.Get<double>("Adapter.WeightDecay"),
                };
                internal readonly ModuleAttribute BoundaryCritic = new()
                {
                    LearningRate = settings.Get<double>("BoundaryCritic.LearningRate"),
                    WeightDecay = settings.Get<double>("BoundaryCritic.WeightDecay"),
                };
                internal readonly Loss Distillation = new() { Weight = settings.Get<double>("Distillation.Weight") };
                internal readonly Loss FeatureDistillation = new() { Weight = settings.Get<double>("FeatureDistillation.Weight") };
                internal readonly Loss BoundaryInformation = new() { Weight = settings.Get<double>("BoundaryInformation.Weight") };
                internal readonly HorizontalFlip HorizontalFlip = new() { Probability = settings.Get<double>("HorizontalFlip.Probability") };
                internal readonly RandomCrop RandomCrop = new()
                {
                    Padding = settings.Get<int>("RandomCrop.Padding"),
                    Size = settings.Get<int>("RandomCrop.Size"),
                    Probability = settings.Get<double>("RandomCrop.Probability"),
                };
            }

            internal static ExperimentDescriptor Descriptor => new()
            {
                Name = "oal/paper/boundary-only",
                Summary = "",
                ArmOf = "oal/paper",
                Sources = ["Oal.cs", "Reference.cs"],
                Fingerprint = "70bda1938a2b78c60d42113b6fd2d9b12b8b04dbe023374ae397bd9942e371a3",
                Benchmark = typeof(OpenOodCifar10At224),
                Seeds = [0, 1, 2],
                OodValidation = () => [new OpenOodTinyImageNetValidation()],
                Dependencies = [new(DependencyKind.Start, () => Cifar10At224.Descriptor), new(DependencyKind.Teacher, () => Vit.Descriptor)],
                Create = context => new Run(context),
                Plan = new()
                {
                    Loss = "L = CrossEntropy(logits, targets) + 4 Distillation(logits, teacherLogits) + 8 FeatureDistillation(features, teacherFeatures, adapter) + 0.1 BoundaryInformation(features, boundaryOutliers, boundaryCritic)",
                    PassesPerStep = 1,
                    PassesPerScoredImage = 1,
                    Modules =
                    [
                        new("Input", "Module<Tensor, Tensor>"),
                        new("Backbone", "ResNet18(Stem = Stem.Large), by Sgd(LearningRate = 0.005, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                        new("Logits", "Linear, by Sgd(LearningRate = 0.005, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                        new("Adapter", "Sequential, by Sgd(LearningRate = 0.01, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                        new("BoundaryCritic", "Club, by Sgd(LearningRate = 0.0001, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    ],
                    Augmentations = ["HorizontalFlip", "RandomCrop(Padding = 4)"],
                    Fits =
                    [
                        new("BoundaryOutliers", "(trainTeacherFeatures, trainLabels), over augmented images, before the network is built"),
                    ],
                    Scores =
                    [
                        new("Msp", "(logits)"),
                        new("MaxLogit", "(logits)"),
                        new("Energy", "(logits)"),
                    ],
                    Declarations =
                    [
                        "[Benchmark<OpenOodCifar10At224>]",
                        "[ResNet18(Stem = Stem.Large)]",
                        "[Train(Epochs = 100, Steps = 0, BatchSize = 128)]",
                        "[CrossEntropy]",
                        "[Sgd(LearningRate = 0.005, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                        "[Cosine(Floor = 1e-8)]",
                        "[Msp]",
                        "[MaxLogit]",
                        "[Energy]",
                        "[Teacher<Vit>]",
                        "[BoundaryOutliers(Augmented = true, PerClass = 1000, Candidates = 1500)]",
                        new("[Module(LearningRate = 0.01)] Adapter", "()"),
                        new("[Module(LearningRate = 0.0001)] BoundaryCritic", "(boundaryOutliers)"),
                        new("[Loss(Weight = 4)] Distillation", "(logits, teacherLogits)"),
                        new("[Loss(Weight = 8)] FeatureDistillation", "(features, teacherFeatures, adapter)"),
                        new("[Loss(Weight = 0.1)] BoundaryInformation", "(features, boundaryOutliers, boundaryCritic)"),
                        "[HorizontalFlip]",
                        "[RandomCrop(Padding = 4)]",
                    ],
                    Dataflow =
                        """
                        flowchart LR
                          subgraph training
                            t_training(["training set"])
                            t_images_HorizontalFlip["HorizontalFlip"]
                            t_images_RandomCrop["RandomCrop"]
                            t_teacherFeatures["teacherFeatures"]
                            t_teacherLogits["teacherLogits"]
                            t_features["features"]
                            t_logits["logits"]
                            t_CrossEntropy{{"CrossEntropy"}}
                            t_Distillation{{"Distillation"}}
                            t_FeatureDistillation{{"FeatureDistillation"}}
                            t_BoundaryInformation{{"BoundaryInformation"}}
                            t_training --> t_images_HorizontalFlip
                            t_images_HorizontalFlip --> t_images_RandomCrop
                            t_images_RandomCrop --> t_teacherFeatures
                            t_teacherFeatures --> t_teacherLogits
                            t_images_RandomCrop --> t_features
                            t_features --> t_logits
                            t_logits --> t_CrossEntropy
                            t_training --> t_CrossEntropy
                            t_logits --> t_Distillation
                            t_teacherLogits --> t_Distillation
                            t_features --> t_FeatureDistillation
                            t_teacherFeatures --> t_FeatureDistillation
                            t_features --> t_BoundaryInformation
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
                          f_BoundaryOutliers[["fit BoundaryOutliers(trainTeacherFeatures, trainLabels)"]]
                        """,
                },
                Settings =
                [
                    new("ResNet18.Stem", Stem.Large, "Oal.cs"),
                    new("ResNet18.Weights", "", "default"),
                    new("Train.Epochs", 100, "Oal.cs"),
                    new("Train.Steps", 0, "Oal.cs"),
                    new("Train.BatchSize", 128, "Oal.cs"),
                    new("Train.DropLast", false, "default"),
                    new("Train.Accumulate", 1, "default"),
                    new("Train.ClipNorm", 0.0, "default"),
                    new("Train.Ema", 0.0, "default"),
                    new("CrossEntropy.Smoothing", 0.0, "default"),
                    new("CrossEntropy.Weight", 1.0, "default"),
                    new("Sgd.LearningRate", 0.005, "Oal.cs"),
                    new("Sgd.Momentum", 0.9, "Reference.cs"),
                    new("Sgd.WeightDecay", 0.0005, "Reference.cs"),
                    new("Sgd.Nesterov", true, "Reference.cs"),
                    new("Sgd.DecayBiasAndNorm", true, "default"),
                    new("Cosine.Floor", 1e-8, "Oal.cs"),
                    new("Cosine.WarmupEpochs", 0.0, "default"),
                    new("Cosine.WarmupFrom", 0.0, "default"),
                    new("Cosine.WholePeriod", false, "default"),
                    new("Energy.Temperature", 1.0, "default"),
                    new("BoundaryOutliers.Neighbour", 300, "default"),
                    new("BoundaryOutliers.Boundary", 50, "default"),
                    new("BoundaryOutliers.PerClass", 1000, "Oal.cs"),
                    new("BoundaryOutliers.Rows", 500, "default"),
                    new("BoundaryOutliers.Candidates", 1500, "Oal.cs"),
                    new("BoundaryOutliers.Kept", 2, "default"),
                    new("BoundaryOutliers.Noise", 0.07, "default"),
                    new("BoundaryOutliers.Norm", 0.39, "default"),
                    new("BoundaryOutliers.LegacyLayout", false, "default"),
                    new("Adapter.LearningRate", 0.01, "Oal.cs"),
                    new("Adapter.WeightDecay", double.NaN, "default"),
                    new("BoundaryCritic.LearningRate", 0.0001, "Oal.cs"),
                    new("BoundaryCritic.WeightDecay", double.NaN, "default"),
                    new("Distillation.Weight", 4.0, "Oal.cs"),
                    new("FeatureDistillation.Weight", 8.0, "Oal.cs"),
                    new("BoundaryInformation.Weight", 0.1, "Oal.cs"),
                    new("HorizontalFlip.Probability", 0.5, "default"),
                    new("RandomCrop.Padding", 4, "Oal.cs"),
                    new("RandomCrop.Size", 0, "default"),
                    new("RandomCrop.Probability", 1.0, "default"),
                ],
            };
        }
    }
}
