// oal/fitted-critics: generated from Oal.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Oal
{
    partial class FittedCritics : IDescribedExperiment
    {
        /// <summary>
        /// <para>L_FitBoundary = FitBoundary(features, boundaryOutliers, boundaryCritic)</para>
        /// <para>L_FitLatent = FitLatent(features, diffusionOutliers, latentCritic)</para>
        /// <para>L = CrossEntropy(logits, targets) + 4 Distillation(logits, teacherLogits) + 8 FeatureDistillation(features, teacherFeatures,
        /// adapter)
        /// + 0.1 BoundaryInformation(features, boundaryOutliers, boundaryCritic) + 0.2 LatentInformation(features, diffusionOutliers,
        /// latentCritic)</para>
        /// </summary>
        internal new sealed class Run : ExperimentRun
        {
            readonly Declared declared;
            readonly TeacherNetwork teacher;
            readonly Network network;
            readonly BatchStream training;
            readonly optim.Optimizer optimizer;
            readonly optim.Optimizer boundaryCriticOptimizer;
            readonly optim.Optimizer latentCriticOptimizer;
            readonly Rate rate;
            Tensor? boundaryOutliers;
            Tensor? diffusionOutliers;

            public Run(RunContext context) : base(context)
            {
                declared = new Declared(context.Settings);
                training = context.Training(declared.Train);
                teacher = context.Teacher(Baseline.Descriptor);
                Fit(FitForNetwork);
                network = Own(new Network(declared, context, boundaryOutliers!, diffusionOutliers!, teacher.FeatureWidth));
                optimizer = Own("optimizer", declared.Sgd.Create(network.Backbone, network.Logits, declared.Adapter.Of(network.Adapter)));
                boundaryCriticOptimizer = Own("boundaryCriticOptimizer", declared.Sgd.Create(declared.BoundaryCritic.Of(network.BoundaryCritic)));
                latentCriticOptimizer = Own("latentCriticOptimizer", declared.Sgd.Create(declared.LatentCritic.Of(network.LatentCritic)));
                rate = new Rate(declared.Cosine, optimizer, boundaryCriticOptimizer, latentCriticOptimizer);
            }

            protected override void TrainEpoch(int epoch)
            {
                network.train();
                foreach (var step in Steps(epoch))
                {
                    using var scope = NewDisposeScope();
                    rate.Set(step);

                    // [Benchmark<FashionMnistOod>]
                    var (rawImages, labels) = training.Next(step);

                    // [RandomCrop(Padding = 1), HorizontalFlip]
                    var images = declared.RandomCrop.Apply(rawImages, step.Random("images/RandomCrop"));
                    images = declared.HorizontalFlip.Apply(images, step.Random("images/HorizontalFlip"));

                    var teacherFeatures = teacher.Features(images);
                    var teacherLogits = teacher.Logits(teacherFeatures);

                    // [Step] FitBoundary
                    using (Updating(network.BoundaryCritic))
                    {
                        var features = network.Features(images);

                        var fitBoundary = FitBoundary(features, boundaryOutliers!, network.BoundaryCritic, step.Random("FitBoundary")).mean();
                        boundaryCriticOptimizer.zero_grad();
                        fitBoundary.backward();
                        boundaryCriticOptimizer.step();
                        Report(step, ("FitBoundary", fitBoundary));
                    }

                    // [Step] FitLatent
                    using (Updating(network.LatentCritic))
                    {
                        var features = network.Features(images);

                        var fitLatent = FitLatent(features, diffusionOutliers!, network.LatentCritic, step.Random("FitLatent")).mean();
                        latentCriticOptimizer.zero_grad();
                        fitLatent.backward();
                        latentCriticOptimizer.step();
                        Report(step, ("FitLatent", fitLatent));
                    }

                    // [CrossEntropy], [Loss(Weight = 4)] Distillation, [Loss(Weight = 8)] FeatureDistillation,
                    // [Loss(Weight = 0.1)] BoundaryInformation,
                    // [Loss(Weight = 0.2)] LatentInformation
                    using (Updating(network.Logits, network.Backbone, network.Adapter))
                    {
                        var features = network.Features(images);
                        var logits = network.Logits.call(features);

                        var crossEntropy = declared.CrossEntropy.Compute(logits, labels).mean();
                        var distillation = Distillation(logits, teacherLogits).mean();
                        var featureDistillation = FeatureDistillation(features, teacherFeatures, network.Adapter).mean();
                        var boundaryInformation = BoundaryInformation(features, boundaryOutliers!, network.BoundaryCritic,
                            step.Random("BoundaryInformation")).mean();
                        var latentInformation = LatentInformation(features, diffusionOutliers!, network.LatentCritic,
                            step.Random("LatentInformation")).mean();
                        var loss = declared.CrossEntropy.Weight * crossEntropy + declared.Distillation.Weight * distillation
                            + declared.FeatureDistillation.Weight * featureDistillation + declared.BoundaryInformation.Weight * boundaryInformation
                            + declared.LatentInformation.Weight * latentInformation;

                        optimizer.zero_grad();
                        loss.backward();
                        optimizer.step();
                        Report(step, loss, ("CrossEntropy", crossEntropy), ("Distillation", distillation), ("FeatureDistillation", featureDistillation),
                            ("BoundaryInformation", boundaryInformation), ("LatentInformation", latentInformation));
                    }
                }
            }

            void FitForNetwork()
            {
                var boundaryOutliersRows = CollectAugmented("BoundaryOutliers", step =>
                {
                    // [Benchmark<FashionMnistOod>]
                    var (rawImages, labels) = training.Next(step);

                    // [RandomCrop(Padding = 1), HorizontalFlip]
                    var images = declared.RandomCrop.Apply(rawImages, step.Random("images/RandomCrop"));
                    images = declared.HorizontalFlip.Apply(images, step.Random("images/HorizontalFlip"));

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
                var features = network.Features(batch.Images);
                var logits = network.Logits.call(features);
                scores.Predict(logits);
                scores.Add("Msp", declared.Msp.Compute(logits));
                scores.Add("MaxLogit", declared.MaxLogit.Compute(logits));
                scores.Add("Energy", declared.Energy.Compute(logits));
            }
        }

        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "oal/fitted-critics",
            Summary = "The critics become true first, as their bound wants it; the published program has this step but never takes it.",
            ArmOf = "oal",
            Sources = ["Oal.cs", "Reference.cs"],
            Fingerprint = "a589d297901c5ef93346992974f587dc51d56bd5b7ee65097d98845836b600a0",
            Benchmark = typeof(FashionMnistOod),
            Seeds = [0, 1, 2],
            Dependencies = [new(DependencyKind.Start, () => NarrowBaseline.Descriptor), new(DependencyKind.Teacher, () => Baseline.Descriptor)],
            Create = context => new Run(context),
            Plan = new()
            {
                Loss = "L_FitBoundary = FitBoundary(features, boundaryOutliers, boundaryCritic)\nL_FitLatent = FitLatent(features, diffusionOutliers, latentCritic)\nL = CrossEntropy(logits, targets) + 4 Distillation(logits, teacherLogits) + 8 FeatureDistillation(features, teacherFeatures, adapter) + 0.1 BoundaryInformation(features, boundaryOutliers, boundaryCritic) + 0.2 LatentInformation(features, diffusionOutliers, latentCritic)",
                PassesPerStep = 3,
                PassesPerScoredImage = 1,
                Steps =
                [
                    new("FitBoundary", 0, "L_FitBoundary = FitBoundary(features, boundaryOutliers, boundaryCritic)", "boundaryCritic by Sgd", 1),
                    new("FitLatent", 0, "L_FitLatent = FitLatent(features, diffusionOutliers, latentCritic)", "latentCritic by Sgd", 1),
                    new("main step", 0, "L = CrossEntropy(logits, targets) + 4 Distillation(logits, teacherLogits) + 8 FeatureDistillation(features, teacherFeatures, adapter) + 0.1 BoundaryInformation(features, boundaryOutliers, boundaryCritic) + 0.2 LatentInformation(features, diffusionOutliers, latentCritic)", "backbone and logits and adapter by Sgd", 1),
                ],
                Modules =
                [
                    new("Input", "Module<Tensor, Tensor>"),
                    new("Backbone", "ConvNet(Width = 16), by Sgd(LearningRate = 0.005, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    new("Logits", "Linear, by Sgd(LearningRate = 0.005, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    new("Adapter", "Sequential, by Sgd(LearningRate = 0.01, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    new("BoundaryCritic", "Club, by Sgd(LearningRate = 0.0001, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    new("LatentCritic", "Club, by Sgd(LearningRate = 0.0001, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                ],
                Augmentations = ["RandomCrop(Padding = 1)", "HorizontalFlip"],
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
                    "[Benchmark<FashionMnistOod>]",
                    "[ConvNet(Width = 16)]",
                    "[Train(Epochs = 5, Steps = 400, BatchSize = 64)]",
                    "[RandomCrop(Padding = 1)]",
                    "[HorizontalFlip]",
                    "[CrossEntropy]",
                    "[Sgd(LearningRate = 0.005, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                    "[Cosine(Floor = 1e-8)]",
                    "[Msp]",
                    "[MaxLogit]",
                    "[Energy]",
                    "[Teacher<Baseline>]",
                    "[BoundaryOutliers(Augmented = true, PerClass = 300, Candidates = 300)]",
                    "[DiffusionOutliers(TrainingSteps = 300, Width = 16)]",
                    new("[Module(LearningRate = 0.01)] Adapter", "()"),
                    new("[Module(LearningRate = 0.0001)] BoundaryCritic", "(boundaryOutliers)"),
                    new("[Module(LearningRate = 0.0001)] LatentCritic", "(diffusionOutliers)"),
                    new("[Loss(Weight = 4)] Distillation", "(logits, teacherLogits)"),
                    new("[Loss(Weight = 8)] FeatureDistillation", "(features, teacherFeatures, adapter)"),
                    new("[Loss(Weight = 0.1)] BoundaryInformation", "(features, boundaryOutliers, boundaryCritic)"),
                    new("[Loss(Weight = 0.2)] LatentInformation", "(features, diffusionOutliers, latentCritic)"),
                    new("[Step] FitBoundary", "(features, boundaryOutliers, boundaryCritic)"),
                    new("[Step] FitLatent", "(features, diffusionOutliers, latentCritic)"),
                ],
                Dataflow =
                    """
                    flowchart LR
                      subgraph training
                        t_training(["training set"])
                        t_images_RandomCrop["RandomCrop"]
                        t_images_HorizontalFlip["HorizontalFlip"]
                        t_teacherFeatures["teacherFeatures"]
                        t_teacherLogits["teacherLogits"]
                        t_FitBoundary_features["features"]
                        t_FitBoundary_FitBoundary{{"FitBoundary"}}
                        t_FitLatent_features["features"]
                        t_FitLatent_FitLatent{{"FitLatent"}}
                        t_main_step_features["features"]
                        t_main_step_logits["logits"]
                        t_main_step_CrossEntropy{{"CrossEntropy"}}
                        t_main_step_Distillation{{"Distillation"}}
                        t_main_step_FeatureDistillation{{"FeatureDistillation"}}
                        t_main_step_BoundaryInformation{{"BoundaryInformation"}}
                        t_main_step_LatentInformation{{"LatentInformation"}}
                        t_training --> t_images_RandomCrop
                        t_images_RandomCrop --> t_images_HorizontalFlip
                        t_images_HorizontalFlip --> t_teacherFeatures
                        t_teacherFeatures --> t_teacherLogits
                        t_images_HorizontalFlip --> t_FitBoundary_features
                        t_FitBoundary_features --> t_FitBoundary_FitBoundary
                        t_images_HorizontalFlip --> t_FitLatent_features
                        t_FitLatent_features --> t_FitLatent_FitLatent
                        t_images_HorizontalFlip --> t_main_step_features
                        t_main_step_features --> t_main_step_logits
                        t_main_step_logits --> t_main_step_CrossEntropy
                        t_training --> t_main_step_CrossEntropy
                        t_main_step_logits --> t_main_step_Distillation
                        t_teacherLogits --> t_main_step_Distillation
                        t_main_step_features --> t_main_step_FeatureDistillation
                        t_teacherFeatures --> t_main_step_FeatureDistillation
                        t_main_step_features --> t_main_step_BoundaryInformation
                        t_main_step_features --> t_main_step_LatentInformation
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
                new("ConvNet.Width", 16, "Oal.cs"),
                new("Train.Epochs", 5, "Reference.cs"),
                new("Train.Steps", 400, "Oal.cs"),
                new("Train.BatchSize", 64, "Reference.cs"),
                new("Train.DropLast", false, "default"),
                new("Train.Accumulate", 1, "default"),
                new("Train.ClipNorm", 0.0, "default"),
                new("Train.Ema", 0.0, "default"),
                new("RandomCrop.Padding", 1, "Reference.cs"),
                new("RandomCrop.Size", 0, "default"),
                new("RandomCrop.Probability", 1.0, "default"),
                new("HorizontalFlip.Probability", 0.5, "default"),
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
                new("BoundaryOutliers.PerClass", 300, "Oal.cs"),
                new("BoundaryOutliers.Rows", 500, "default"),
                new("BoundaryOutliers.Candidates", 300, "Oal.cs"),
                new("BoundaryOutliers.Kept", 2, "default"),
                new("BoundaryOutliers.Noise", 0.07, "default"),
                new("BoundaryOutliers.Norm", 0.39, "default"),
                new("BoundaryOutliers.LegacyLayout", false, "default"),
                new("DiffusionOutliers.Count", 300, "default"),
                new("DiffusionOutliers.Shared", 3, "default"),
                new("DiffusionOutliers.Steps", 50, "default"),
                new("DiffusionOutliers.Guidance", 7.5, "default"),
                new("DiffusionOutliers.TrainingSteps", 300, "Oal.cs"),
                new("DiffusionOutliers.BatchSize", 64, "default"),
                new("DiffusionOutliers.Width", 16, "Oal.cs"),
                new("Adapter.LearningRate", 0.01, "Oal.cs"),
                new("Adapter.WeightDecay", double.NaN, "default"),
                new("BoundaryCritic.LearningRate", 0.0001, "Oal.cs"),
                new("BoundaryCritic.WeightDecay", double.NaN, "default"),
                new("LatentCritic.LearningRate", 0.0001, "Oal.cs"),
                new("LatentCritic.WeightDecay", double.NaN, "default"),
                new("Distillation.Weight", 4.0, "Oal.cs"),
                new("FeatureDistillation.Weight", 8.0, "Oal.cs"),
                new("BoundaryInformation.Weight", 0.1, "Oal.cs"),
                new("LatentInformation.Weight", 0.2, "Oal.cs"),
            ],
        };

        static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;
    }
}
