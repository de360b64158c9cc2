// dias/without-copycat: generated from Dias.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Dias
{
    partial class WithoutCopycat : IDescribedExperiment
    {
        /// <summary>
        /// <para>Pass 1: L_Detect = Detect(images, noise, critic, faker)</para>
        /// <para>Pass 1: L_Deceive = Deceive(noise, faker, critic, classifier)</para>
        /// <para>Pass 1: L = CrossEntropy(logits, targets) + 0.1 Confusion(noise, faker, classifier)</para>
        /// <para>Pass 2: L = CrossEntropy(logits, targets)</para>
        /// </summary>
        internal new sealed class Run : ExperimentRun
        {
            readonly Declared declared;
            readonly Network network;
            readonly BatchStream training;
            readonly optim.Optimizer optimizer;
            readonly optim.Optimizer fakerOptimizer;
            readonly optim.Optimizer criticOptimizer;
            readonly Rate rate;

            public Run(RunContext context) : base(context)
            {
                declared = new Declared(context.Settings);
                training = context.Training(declared.Train, passes: 2);
                network = Own(new Network(declared, context));
                optimizer = Own("optimizer", declared.Sgd.Create(network.Backbone));
                fakerOptimizer = Own("fakerOptimizer", declared.FakerAdam.Create(declared.Faker.Of(network.Faker)));
                criticOptimizer = Own("criticOptimizer", declared.CriticAdam.Create(declared.Critic.Of(network.Critic)));
                rate = new Rate(optimizer, declared.MultiStep);
            }

            protected override void TrainEpoch(int epoch)
            {
                network.train();
                Pass1(epoch);
                Pass2(epoch);
            }

            void Pass1(int epoch)
            {
                foreach (var step in Steps(epoch, pass: 1))
                {
                    using var scope = NewDisposeScope();
                    rate.Set(step);

                    // [Benchmark<FashionMnistOpenSet>]
                    var (rawImages, labels) = training.Next(step);

                    // [RandomCrop(Padding = 1), HorizontalFlip]
                    var images = declared.RandomCrop.Apply(rawImages, step.Random("images/RandomCrop"));
                    images = declared.HorizontalFlip.Apply(images, step.Random("images/HorizontalFlip"));

                    var noise = Noise(images, step.Random("Noise"));

                    // [Step(Pass = 1)] Detect
                    using (Updating(network.Critic))
                    {
                        var detect = Detect(images, noise, network.Critic, network.Faker).mean();
                        criticOptimizer.zero_grad();
                        detect.backward();
                        criticOptimizer.step();
                        Report(step, ("Detect", detect));
                    }

                    // [Step(Pass = 1)] Deceive
                    using (Updating(network.Faker))
                    {
                        var deceive = Deceive(noise, network.Faker, network.Critic, network.Backbone, declared.Beta).mean();
                        fakerOptimizer.zero_grad();
                        deceive.backward();
                        fakerOptimizer.step();
                        Report(step, ("Deceive", deceive));
                    }

                    // [CrossEntropy], [Loss(Pass = 1, Weight = 0.1)] Confusion
                    using (Updating(network.Backbone))
                    {
                        var features = network.Features(images);
                        var logits = Logits(features, network.Backbone);

                        var crossEntropy = declared.CrossEntropy.Compute(logits, labels).mean();
                        var confusion = Confusion(noise, network.Faker, network.Backbone, step.Random("Confusion")).mean();
                        var loss = declared.CrossEntropy.Weight * crossEntropy + declared.Confusion.Weight * confusion;

                        optimizer.zero_grad();
                        loss.backward();
                        optimizer.step();
                        Report(step, loss, ("CrossEntropy", crossEntropy), ("Confusion", confusion));
                    }
                }
            }

            void Pass2(int epoch)
            {
                foreach (var step in Steps(epoch, pass: 2))
                {
                    using var scope = NewDisposeScope();
                    rate.Set(step);

                    // [Benchmark<FashionMnistOpenSet>]
                    var (rawImages, labels) = training.Next(step);

                    // [RandomCrop(Padding = 1), HorizontalFlip]
                    var images = declared.RandomCrop.Apply(rawImages, step.Random("images/RandomCrop"));
                    images = declared.HorizontalFlip.Apply(images, step.Random("images/HorizontalFlip"));

                    var features = network.Features(images);
                    var logits = Logits(features, network.Backbone);

                    // [CrossEntropy]
                    var crossEntropy = declared.CrossEntropy.Compute(logits, labels).mean();
                    var loss = declared.CrossEntropy.Weight * crossEntropy;

                    optimizer.zero_grad();
                    loss.backward();
                    optimizer.step();
                    Report(step, loss, ("CrossEntropy", crossEntropy));
                }
            }

            protected override Tensor? Features(Tensor images) => network.Features(images);

            protected override Tensor? Classify(Tensor features) => Logits(features, network.Backbone);

            protected override void Score(EvaluationBatch batch, ScoreTable scores)
            {
                var features = network.Features(batch.Images);
                var logits = Logits(features, network.Backbone);
                scores.Predict(logits);
                scores.Add("Msp", declared.Msp.Compute(logits));
            }

            protected override void Thresholds(ThresholdTable thresholds)
            {
                thresholds.Set("Msp", Cut(Context.Classes, declared.Hard));
            }
        }

        internal new sealed class Network : ExperimentNetwork
        {
            internal readonly Module<Tensor, Tensor> Input;
            internal readonly StagedNet Backbone;
            internal readonly DcganGenerator Faker;
            internal readonly DcganDiscriminator Critic;

            internal Network(Declared declared, RunContext context) : base(context)
            {
                Input = declared.RawPixels.Create();
                Backbone = Dias.Classifier(context.Channels, context.Classes, declared.Width);
                Faker = Dias.Faker(context.Channels, declared.Width, context.ImageSize);
                Critic = Dias.Critic(context.Channels, declared.Width, context.ImageSize);
                register_module("input", Input);
                register_module("backbone", Backbone);
                register_module("faker", Faker);
                register_module("critic", Critic);
            }

            internal Tensor Features(Tensor images) => Backbone.call(Input.call(images));
        }

        /// <summary>The declared components with their settings: what the declaration says, or --set.</summary>
        internal new sealed class Declared(SettingValues settings)
        {
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
            internal readonly RawPixels RawPixels = new();
            internal readonly Msp Msp = new();
            internal readonly ModuleAttribute Faker = new()
            {
                LearningRate = settings.Get<double>("Faker.LearningRate"),
                WeightDecay = settings.Get<double>("Faker.WeightDecay"),
            };
            internal readonly Adam FakerAdam = new()
            {
                LearningRate = settings.Get<double>("FakerAdam.LearningRate"),
                Beta1 = settings.Get<double>("FakerAdam.Beta1"),
                Beta2 = settings.Get<double>("FakerAdam.Beta2"),
                WeightDecay = settings.Get<double>("FakerAdam.WeightDecay"),
                DecayBiasAndNorm = settings.Get<bool>("FakerAdam.DecayBiasAndNorm"),
            };
            internal readonly ModuleAttribute Critic = new()
            {
                LearningRate = settings.Get<double>("Critic.LearningRate"),
                WeightDecay = settings.Get<double>("Critic.WeightDecay"),
            };
            internal readonly Adam CriticAdam = new()
            {
                LearningRate = settings.Get<double>("CriticAdam.LearningRate"),
                Beta1 = settings.Get<double>("CriticAdam.Beta1"),
                Beta2 = settings.Get<double>("CriticAdam.Beta2"),
                WeightDecay = settings.Get<double>("CriticAdam.WeightDecay"),
                DecayBiasAndNorm = settings.Get<bool>("CriticAdam.DecayBiasAndNorm"),
            };
            internal readonly Loss Confusion = new() { Weight = settings.Get<double>("Confusion.Weight") };
            internal readonly int Width = settings.Get<int>("Width");
            internal readonly double Hard = settings.Get<double>("Hard");
            internal readonly double Beta = settings.Get<double>("Beta");
        }

        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "dias/without-copycat",
            Summary = "",
            ArmOf = "dias",
            Sources = ["Dias.cs", "Reference.cs"],
            Fingerprint = "d9db1a526b0c23be531a471b8aaf6fbd748e6f344dc438a3c7aa7666d0df661f",
            Benchmark = typeof(FashionMnistOpenSet),
            Seeds = [0, 1, 2],
            Create = context => new Run(context),
            Plan = new()
            {
                Loss = "Pass 1: L_Detect = Detect(images, noise, critic, faker)\nPass 1: L_Deceive = Deceive(noise, faker, critic, classifier)\nPass 1: L = CrossEntropy(logits, targets) + 0.1 Confusion(noise, faker, classifier)\nPass 2: L = CrossEntropy(logits, targets)",
                PassesPerStep = 3,
                PassesPerScoredImage = 1,
                TrainingPasses = 2,
                Steps =
                [
                    new("Detect", 1, "L_Detect = Detect(images, noise, critic, faker)", "critic by Adam", 0),
                    new("Deceive", 1, "L_Deceive = Deceive(noise, faker, critic, classifier)", "faker by Adam", 1),
                    new("main step", 1, "L = CrossEntropy(logits, targets) + 0.1 Confusion(noise, faker, classifier)", "backbone by Sgd", 2),
                    new("main step", 2, "L = CrossEntropy(logits, targets)", "backbone by Sgd", 1),
                ],
                Modules =
                [
                    new("Input", "RawPixels"),
                    new("Backbone", "StagedNet, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0001, Nesterov = false)"),
                    new("Faker", "DcganGenerator, by Adam(LearningRate = 0.0002, Beta1 = 0.5)"),
                    new("Critic", "DcganDiscriminator, by Adam(LearningRate = 0.0002, Beta1 = 0.5)"),
                ],
                Augmentations = ["RandomCrop(Padding = 1)", "HorizontalFlip"],
                Scores =
                [
                    new("Msp", "(logits)"),
                ],
                Thresholds =
                [
                    new("Msp", "Cut"),
                ],
                Declarations =
                [
                    "[Benchmark<FashionMnistOpenSet>]",
                    new("[Backbone] Classifier", "()"),
                    "[Train(Epochs = 3, BatchSize = 64)]",
                    "[RandomCrop(Padding = 1)]",
                    "[HorizontalFlip]",
                    "[CrossEntropy]",
                    "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0001, Nesterov = false)]",
                    "[MultiStep([0.3, 0.6, 0.9])]",
                    "[RawPixels]",
                    "[Msp]",
                    "[Setting(Width = 16)] Width",
                    "[Setting(Hard = 0.5)] Hard",
                    new("[Module] Faker", "()"),
                    new("[Adam(LearningRate = 0.0002, Beta1 = 0.5)]", "Faker"),
                    new("[Module] Critic", "()"),
                    new("[Adam(LearningRate = 0.0002, Beta1 = 0.5)]", "Critic"),
                    new("[Value] Logits", "(features, classifier)"),
                    new("[Value] Noise", "(images)"),
                    new("[Step(Pass = 1)] Detect", "(images, noise, critic, faker)"),
                    new("[Step(Pass = 1)] Deceive", "(noise, faker, critic, classifier)"),
                    new("[Loss(Pass = 1, Weight = 0.1)] Confusion", "(noise, faker, classifier)"),
                    new("[Threshold<Msp>(Msp)] Cut", "()"),
                ],
                Dataflow =
                    """
                    flowchart LR
                      subgraph pass1
                        t1_training(["training set"])
                        t1_images_RandomCrop["RandomCrop"]
                        t1_images_HorizontalFlip["HorizontalFlip"]
                        t1_noise["noise"]
                        t1_Detect_Detect{{"Detect"}}
                        t1_Deceive_Deceive{{"Deceive"}}
                        t1_main_step_features["features"]
                        t1_main_step_logits["logits"]
                        t1_main_step_CrossEntropy{{"CrossEntropy"}}
                        t1_main_step_Confusion{{"Confusion"}}
                        t1_training --> t1_images_RandomCrop
                        t1_images_RandomCrop --> t1_images_HorizontalFlip
                        t1_images_HorizontalFlip --> t1_noise
                        t1_images_HorizontalFlip --> t1_Detect_Detect
                        t1_noise --> t1_Detect_Detect
                        t1_noise --> t1_Deceive_Deceive
                        t1_images_HorizontalFlip --> t1_main_step_features
                        t1_main_step_features --> t1_main_step_logits
                        t1_main_step_logits --> t1_main_step_CrossEntropy
                        t1_training --> t1_main_step_CrossEntropy
                        t1_noise --> t1_main_step_Confusion
                      end
                      subgraph pass2
                        t2_training(["training set"])
                        t2_images_RandomCrop["RandomCrop"]
                        t2_images_HorizontalFlip["HorizontalFlip"]
                        t2_features["features"]
                        t2_logits["logits"]
                        t2_CrossEntropy{{"CrossEntropy"}}
                        t2_training --> t2_images_RandomCrop
                        t2_images_RandomCrop --> t2_images_HorizontalFlip
                        t2_images_HorizontalFlip --> t2_features
                        t2_features --> t2_logits
                        t2_logits --> t2_CrossEntropy
                        t2_training --> t2_CrossEntropy
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
                new("Train.Epochs", 3, "Dias.cs"),
                new("Train.Steps", 0, "default"),
                new("Train.BatchSize", 64, "Dias.cs"),
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
                new("Sgd.LearningRate", 0.1, "Reference.cs"),
                new("Sgd.Momentum", 0.9, "Reference.cs"),
                new("Sgd.WeightDecay", 0.0001, "Dias.cs"),
                new("Sgd.Nesterov", false, "Dias.cs"),
                new("Sgd.DecayBiasAndNorm", true, "default"),
                new("MultiStep.At", (double[])[0.3, 0.6, 0.9], "Dias.cs"),
                new("MultiStep.Factor", 0.1, "default"),
                new("Width", 16, "Dias.cs"),
                new("Hard", 0.5, "Dias.cs"),
                new("Faker.LearningRate", double.NaN, "default"),
                new("Faker.WeightDecay", double.NaN, "default"),
                new("FakerAdam.LearningRate", 0.0002, "Dias.cs"),
                new("FakerAdam.Beta1", 0.5, "Dias.cs"),
                new("FakerAdam.Beta2", 0.999, "default"),
                new("FakerAdam.WeightDecay", 0.0, "default"),
                new("FakerAdam.DecayBiasAndNorm", true, "default"),
                new("Critic.LearningRate", double.NaN, "default"),
                new("Critic.WeightDecay", double.NaN, "default"),
                new("CriticAdam.LearningRate", 0.0002, "Dias.cs"),
                new("CriticAdam.Beta1", 0.5, "Dias.cs"),
                new("CriticAdam.Beta2", 0.999, "default"),
                new("CriticAdam.WeightDecay", 0.0, "default"),
                new("CriticAdam.DecayBiasAndNorm", true, "default"),
                new("Confusion.Weight", 0.1, "Dias.cs"),
                new("Beta", 0.1, "default"),
            ],
        };

        static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;
    }
}
