// re-smooth/released: generated from ReSmooth.cs, ReSmoothStart.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class ReSmooth
{
    partial class Released : IDescribedExperiment
    {
        /// <summary>L = Smoothed(mixedLogits, labels, strong, posterior)</summary>
        internal new sealed class Run : ExperimentRun
        {
            readonly Declared declared;
            readonly TeacherNetwork teacher;
            readonly Network network;
            readonly BatchStream training;
            readonly optim.Optimizer optimizer;
            readonly Rate rate;
            GaussianMixture? difficulty;

            public Run(RunContext context) : base(context)
            {
                declared = new Declared(context.Settings);
                training = context.Training(declared.Train);
                teacher = context.Teacher(ReSmoothStart.Descriptor);
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

                    // [Benchmark<SmallFashionMnistOod>]
                    var (rawImages, labels) = training.Next(step);

                    // [RandomCrop(Padding = 1), HorizontalFlip]
                    var images = Augment(rawImages, "images", step);

                    var strongImages = StrongImages(rawImages, raw => Augment(raw, "StrongImages", step), step.Random("StrongImages"));
                    var (mixedImages, strong) = Mixture(images, strongImages, declared.Plain);
                    var mixedTeacherFeatures = teacher.Features(mixedImages);
                    var mixedTeacherLogits = teacher.Logits(mixedTeacherFeatures);
                    var inside = Inside(mixedTeacherLogits, labels, difficulty!, declared.Monotone);
                    var posterior = Posterior(inside, declared.Hard);

                    var mixedFeatures = network.Features(mixedImages);
                    var mixedLogits = network.Logits.call(mixedFeatures);

                    // [Loss] Smoothed
                    var smoothed = Smoothed(mixedLogits, labels, strong, posterior, declared.Plain, declared.Smoothing, declared.FixedWeight).mean();
                    var loss = declared.Smoothed.Weight * smoothed;

                    optimizer.zero_grad();
                    loss.backward();
                    optimizer.step();
                    Report(step, loss, ("Smoothed", smoothed));
                }
            }

            // [RandomCrop(Padding = 1), HorizontalFlip]
            Tensor Augment(Tensor images, string stream, StepInfo step)
            {
                images = declared.RandomCrop.Apply(images, step.Random($"{stream}/RandomCrop"));
                return declared.HorizontalFlip.Apply(images, step.Random($"{stream}/HorizontalFlip"));
            }

            protected override void FitBefore()
            {
                var difficultyRows = CollectAugmented("Difficulty", step =>
                {
                    // [Benchmark<SmallFashionMnistOod>]
                    var (rawImages, labels) = training.Next(step);

                    // [RandomCrop(Padding = 1), HorizontalFlip]
                    var images = Augment(rawImages, "images", step);

                    var teacherFeatures = teacher.Features(images);
                    var teacherLogits = teacher.Logits(teacherFeatures);
                    var strongImages = StrongImages(rawImages, raw => Augment(raw, "StrongImages", step), step.Random("StrongImages"));
                    var strongTeacherFeatures = teacher.Features(strongImages);
                    var strongTeacherLogits = teacher.Logits(strongTeacherFeatures);
                    return [teacherLogits, strongTeacherLogits, labels];
                });
                var (augmentedTrainTeacherLogits, augmentedTrainStrongTeacherLogits, augmentedTrainLabels) = (difficultyRows[0], difficultyRows[1],
                    difficultyRows[2]);
                difficulty = Keep("Difficulty", Difficulty(augmentedTrainTeacherLogits, augmentedTrainStrongTeacherLogits, augmentedTrainLabels));
            }

            protected override void Restore(RestoredFits fits)
            {
                difficulty = fits.Get<GaussianMixture>("Difficulty");
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
            internal readonly bool FixedWeight = settings.Get<bool>("FixedWeight");
            internal readonly bool Monotone = settings.Get<bool>("Monotone");
            internal readonly bool Hard = settings.Get<bool>("Hard");
            internal readonly double Smoothing = settings.Get<double>("Smoothing");
        }

        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "re-smooth/released",
            Summary = "",
            ArmOf = "re-smooth",
            Sources = ["ReSmooth.cs", "ReSmoothStart.cs", "Reference.cs"],
            Fingerprint = "02b7dc9d40286480fbde62b821a26b80b1c52a34143da64b259d5a4650ade147",
            Benchmark = typeof(SmallFashionMnistOod),
            Seeds = [0, 1, 2],
            Dependencies = [new(DependencyKind.Teacher, () => ReSmoothStart.Descriptor)],
            Create = context => new Run(context),
            Plan = new()
            {
                Loss = "L = Smoothed(mixedLogits, labels, strong, posterior)",
                PassesPerStep = 1,
                PassesPerScoredImage = 1,
                Modules =
                [
                    new("Input", "Module<Tensor, Tensor>"),
                    new("Backbone", "ConvNet(Width = 16), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                ],
                Augmentations = ["RandomCrop(Padding = 1)", "HorizontalFlip"],
                Fits =
                [
                    new("Difficulty", "(trainTeacherLogits, trainStrongTeacherLogits, trainLabels), over augmented images, before training"),
                ],
                Scores =
                [
                    new("Msp", "(logits)"),
                ],
                Declarations =
                [
                    "[Benchmark<SmallFashionMnistOod>]",
                    "[ConvNet(Width = 16)]",
                    "[Train(Epochs = 10, BatchSize = 64)]",
                    "[RandomCrop(Padding = 1)]",
                    "[HorizontalFlip]",
                    "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                    "[Cosine(Floor = 1e-6)]",
                    "[Msp]",
                    "[Teacher<ReSmoothStart>]",
                    "[Setting(Plain = 0)] Plain",
                    new("[Value] StrongImages", "(rawImages, augment)"),
                    new("[Fit(Augmented = true)] Difficulty", "(trainTeacherLogits, trainStrongTeacherLogits, trainLabels)"),
                    new("[Value] Mixture", "(images, strongImages)"),
                    new("[Value] Inside", "(mixedTeacherLogits, labels, difficulty)"),
                    new("[Value] Posterior", "(inside)"),
                    new("[Loss] Smoothed", "(mixedLogits, labels, strong, posterior)"),
                    "[Setting(FixedWeight = true)] FixedWeight",
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
                        t_mixedTeacherFeatures["mixedTeacherFeatures"]
                        t_mixedTeacherLogits["mixedTeacherLogits"]
                        t_inside["inside"]
                        t_posterior["posterior"]
                        t_mixedFeatures["mixedFeatures"]
                        t_mixedLogits["mixedLogits"]
                        t_Smoothed{{"Smoothed"}}
                        t_training --> t_images_RandomCrop
                        t_images_RandomCrop --> t_images_HorizontalFlip
                        t_training --> t_strongImages
                        t_images_HorizontalFlip --> t_mixedImages_strong
                        t_strongImages --> t_mixedImages_strong
                        t_mixedImages_strong --> t_mixedTeacherFeatures
                        t_mixedTeacherFeatures --> t_mixedTeacherLogits
                        t_mixedTeacherLogits --> t_inside
                        t_training --> t_inside
                        t_inside --> t_posterior
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
                      f_Difficulty[["fit Difficulty(trainTeacherLogits, trainStrongTeacherLogits, trainLabels)"]]
                    """,
            },
            Settings =
            [
                new("ConvNet.Width", 16, "ReSmoothStart.cs"),
                new("Train.Epochs", 10, "ReSmoothStart.cs"),
                new("Train.Steps", 0, "default"),
                new("Train.BatchSize", 64, "Reference.cs"),
                new("Train.DropLast", false, "default"),
                new("Train.Accumulate", 1, "default"),
                new("Train.ClipNorm", 0.0, "default"),
                new("Train.Ema", 0.0, "default"),
                new("RandomCrop.Padding", 1, "Reference.cs"),
                new("RandomCrop.Size", 0, "default"),
                new("RandomCrop.Probability", 1.0, "default"),
                new("HorizontalFlip.Probability", 0.5, "default"),
                new("Sgd.LearningRate", 0.1, "Reference.cs"),
                new("Sgd.Momentum", 0.9, "Reference.cs"),
                new("Sgd.WeightDecay", 0.0005, "Reference.cs"),
                new("Sgd.Nesterov", true, "Reference.cs"),
                new("Sgd.DecayBiasAndNorm", true, "default"),
                new("Cosine.Floor", 1e-6, "Reference.cs"),
                new("Cosine.WarmupEpochs", 0.0, "default"),
                new("Cosine.WarmupFrom", 0.0, "default"),
                new("Cosine.WholePeriod", false, "default"),
                new("Plain", 0.0, "ReSmooth.cs"),
                new("Smoothed.Weight", 1.0, "default"),
                new("FixedWeight", true, "ReSmooth.cs"),
                new("Monotone", false, "default"),
                new("Hard", false, "default"),
                new("Smoothing", 0.4, "default"),
            ],
        };

        static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;
    }
}
