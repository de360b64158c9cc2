// oal/paper/information-only: generated from Oal.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Oal
{
    partial class InformationOnly
    {
        internal static class OnPaper
        {
            /// <summary>L = CrossEntropy(logits, targets) + 0.1 BoundaryInformation(features, boundaryOutliers, boundaryCritic)
            /// + 0.2 LatentInformation(features,
            /// diffusionOutliers, latentCritic)</summary>
            internal sealed class Run : ExperimentRun
            {
                readonly Declared declared;
                readonly TeacherNetwork teacher;
                readonly Network network;
                readonly BatchStream training;
                readonly optim.Optimizer optimizer;
                readonly Rate rate;
                Tensor? boundaryOutliers;
                Tensor? diffusionOutliers;

                public Run(RunContext context) : base(context)
                {
                    declared = new Declared(context.Settings);
                    training = context.Training(declared.Train);
                    teacher = context.Teacher(Vit.Descriptor);
                    Fit(FitForNetwork);
                    network = Own(new Network(declared, context, boundaryOutliers!, diffusionOutliers!));
                    optimizer = Own("optimizer", declared.Sgd.Create(network.Backbone, network.Logits, declared.BoundaryCritic.Of(network.BoundaryCritic),
                        declared.LatentCritic.Of(network.LatentCritic)));
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

                        var features = network.Features(images);
                        var logits = network.Logits.call(features);

                        // [CrossEntropy], [Loss(Weight = 0.1)] BoundaryInformation, [Loss(Weight = 0.2)] LatentInformation
                        var crossEntropy = declared.CrossEntropy.Compute(logits, labels).mean();
                        var boundaryInformation = BoundaryInformation(features, boundaryOutliers!, network.BoundaryCritic,
                            step.Random("BoundaryInformation")).mean();
                        var latentInformation = LatentInformation(features, diffusionOutliers!, network.LatentCritic,
                            step.Random("LatentInformation")).mean();
                        var loss = declared.CrossEntropy.Weight * crossEntropy + declared.BoundaryInformation.Weight * boundaryInformation
                            + declared.LatentInformation.Weight * latentInformation;

                        optimizer.zero_grad();
                        loss.backward();
                        optimizer.step();
                        Report(step, loss, ("CrossEntropy", crossEntropy), ("BoundaryInformation", boundaryInformation), ("LatentInformation",
                            latentInformation));
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
                    var trainLabels = CollectTraining(batch => [batch.Labels])[0];
                    boundaryOutliers = Keep("BoundaryOutliers", declared.BoundaryOutliers.Build(augmentedTrainTeacherFeatures, augmentedTrainLabels,
                        Context.Classes, Context.Random("BoundaryOutliers")));
                    diffusionOutliers = Keep("DiffusionOutliers", declared.DiffusionOutliers.Build(Context.TrainingImages, trainLabels, boundaryOutliers!,
                        Context.Classes, Context.Random("DiffusionOutliers")));
                }

                protected override void Restore(RestoredFits fits)
                {
                    boundaryOutliers = fits.Get<Tensor>("BoundaryOutliers");
                    diffusionOutliers = fits.Get<Tensor>("DiffusionOutliers");
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
                internal readonly Club BoundaryCritic;
                internal readonly Club LatentCritic;

                internal Network(Declared declared, RunContext context, Tensor boundaryOutliers, Tensor diffusionOutliers) : base(context)
                {
                    Input = context.Standardization();
                    Backbone = declared.ResNet18.Create(context.Channels);
                    var featureWidth = FeatureWidth(context, Input, Backbone);
                    Logits = nn.Linear(featureWidth, context.Classes);
                    BoundaryCritic = Oal.BoundaryCritic(boundaryOutliers, featureWidth);
                    LatentCritic = Oal.LatentCritic(diffusionOutliers, featureWidth);
                    register_module("input", Input);
                    register_module("backbone", Backbone);
                    register_module("logits", Logits);
                    register_module("boundary_critic", BoundaryCritic);
                    register_module("latent_critic", LatentCritic);
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
                internal readonly DiffusionOutliers DiffusionOutliers = new()
                {
                    Count = settings.Get<int>("DiffusionOutliers.Count"),
                    Shared = settings.Get<int>("DiffusionOutliers.Shared"),
                    Steps = settings.Get<int>("DiffusionOutliers.Steps"),
                    Guidance = settings.Get<double>("DiffusionOutliers.Guidance"),
                    TrainingSteps = settings.Get<int>("DiffusionOutliers.TrainingSteps"),
                    BatchSize = settings.Get<int>("DiffusionOutliers.BatchSize"),
                    Width = settings.Get<int>("DiffusionOutliers.Width"),
                };
                internal readonly ModuleAttribute BoundaryCritic = new()
                {
                    LearningRate = settings.Get<double>("BoundaryCritic.LearningRate"),
                    WeightDecay = settings.Get<double>("BoundaryCritic.WeightDecay"),
                };
                internal readonly ModuleAttribute LatentCritic = new()
                {
                    LearningRate = settings.Get<double>("LatentCritic.LearningRate"),
                    WeightDecay = settings.Get<double>("LatentCritic.WeightDecay"),
                };
                internal readonly Loss BoundaryInformation = new() { Weight = settings.Get<double>("BoundaryInformation.Weight") };
                internal readonly Loss LatentInformation = new() { Weight = settings.Get<double>("LatentInformation.Weight") };
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
                Name = "oal/paper/information-only",
                Summary = "",
                ArmOf = "oal/paper",
                Sources = ["Oal.cs", "Reference.cs"],
                Fingerprint = "0e4d4c425bc75cefb18fd5e4a83f71ef8e15de055a502fdc6434058017e394fe",
                Benchmark = typeof(OpenOodCifar10At224),
                Seeds = [0, 1, 2],
                OodValidation = () => [new OpenOodTinyImageNetValidation()],
                Dependencies = [new(DependencyKind.Start, () => Cifar10At224.Descriptor), new(DependencyKind.Teacher, () => Vit.Descriptor)],
                Create = context => new Run(context),
                Plan = new()
                {
                    Loss = "L = CrossEntropy(logits, targets) + 0.1 BoundaryInformation(features, boundaryOutliers, boundaryCritic) + 0.2 LatentInformation(features, diffusionOutliers, latentCritic)",
                    PassesPerStep = 1,
                    PassesPerScoredImage = 1,
                    Modules =
                    [
                        new("Input", "Module<Tensor, Tensor>"),
                        new("Backbone", "ResNet18(Stem = Stem.Large), by Sgd(LearningRate = 0.005, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                        new("Logits", "Linear, by Sgd(LearningRate = 0.005, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                        new("BoundaryCritic", "Club, by Sgd(LearningRate = 0.0001, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                        new("LatentCritic", "Club, by Sgd(LearningRate = 0.0001, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    ],
                    Augmentations = ["HorizontalFlip", "RandomCrop(Padding = 4)"],
                    Fits =
                    [
                        new("BoundaryOutliers", "(trainTeacherFeatures, trainLabels), over augmented images, before the network is built"),
                        new("DiffusionOutliers", "(trainImages, trainLabels, boundaryOutliers), before the network is built"),
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
                        "[DiffusionOutliers(TrainingSteps = 20000, Width = 64)]",
                        new("[Module(LearningRate = 0.0001)] BoundaryCritic", "(boundaryOutliers)"),
                        new("[Module(LearningRate = 0.0001)] LatentCritic", "(diffusionOutliers)"),
                        new("[Loss(Weight = 0.1)] BoundaryInformation", "(features, boundaryOutliers, boundaryCritic)"),
                        new("[Loss(Weight = 0.2)] LatentInformation", "(features, diffusionOutliers, latentCritic)"),
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
                            t_features["features"]
                            t_logits["logits"]
                            t_CrossEntropy{{"CrossEntropy"}}
                            t_BoundaryInformation{{"BoundaryInformation"}}
                            t_LatentInformation{{"LatentInformation"}}
                            t_training --> t_images_HorizontalFlip
                            t_images_HorizontalFlip --> t_images_RandomCrop
                            t_images_RandomCrop --> t_features
                            t_features --> t_logits
                            t_logits --> t_CrossEntropy
                            t_training --> t_CrossEntropy
                            t_features --> t_BoundaryInformation
                            t_features --> t_LatentInformation
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
                          f_DiffusionOutliers[["fit DiffusionOutliers(trainImages, trainLabels)"]]
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
                    new("DiffusionOutliers.Count", 300, "default"),
                    new("DiffusionOutliers.Shared", 3, "default"),
                    new("DiffusionOutliers.Steps", 50, "default"),
                    new("DiffusionOutliers.Guidance", 7.5, "default"),
                    new("DiffusionOutliers.TrainingSteps", 20000, "Oal.cs"),
                    new("DiffusionOutliers.BatchSize", 64, "default"),
                    new("DiffusionOutliers.Width", 64, "Oal.cs"),
                    new("BoundaryCritic.LearningRate", 0.0001, "Oal.cs"),
                    new("BoundaryCritic.WeightDecay", double.NaN, "default"),
                    new("LatentCritic.LearningRate", 0.0001, "Oal.cs"),
                    new("LatentCritic.WeightDecay", double.NaN, "default"),
                    new("BoundaryInformation.Weight", 0.1, "Oal.cs"),
                    new("LatentInformation.Weight", 0.2, "Oal.cs"),
                    new("HorizontalFlip.Probability", 0.5, "default"),
                    new("RandomCrop.Padding", 4, "Oal.cs"),
                    new("RandomCrop.Size", 0, "default"),
                    new("RandomCrop.Probability", 1.0, "default"),
                ],
            };
        }
    }
}
