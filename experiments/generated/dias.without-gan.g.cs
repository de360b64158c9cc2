// dias/without-gan: generated from Dias.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Dias
{
    partial class WithoutGan : IDescribedExperiment
    {
        /// <summary>
        /// <para>Pass 1: L = CrossEntropy(logits, targets)</para>
        /// <para>Pass 2: L_Copy = Copy(images, labels, copycat, classifier)</para>
        /// <para>Pass 2: L = CrossEntropy(logits, targets) + 0.1 Simulated(images, labels, classifier, copycat)</para>
        /// </summary>
        internal new sealed class Run : ExperimentRun
        {
            readonly Declared declared;
            readonly Network network;
            readonly BatchStream training;
            readonly optim.Optimizer optimizer;
            readonly optim.Optimizer copycatOptimizer;
            readonly Rate rate;

            public Run(RunContext context) : base(context)
            {
                declared = new Declared(context.Settings);
                training = context.Training(declared.Train, passes: 2);
                network = Own(new Network(declared, context));
                optimizer = Own("optimizer", declared.Sgd.Create(network.Backbone));
                copycatOptimizer = Own("copycatOptimizer", declared.Sgd.Create(declared.Copycat.Of(network.Copycat)));
                rate = new Rate(declared.MultiStep, optimizer, copycatOptimizer);
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

                    // [Step(Pass = 2)] Copy
                    using (Updating(network.Copycat))
                    using (InEvalMode(network.Backbone))
                    {
                        var copy = Copy(images, labels, network.Copycat, network.Backbone).mean();
                        copycatOptimizer.zero_grad();
                        copy.backward();
                        copycatOptimizer.step();
                        Report(step, ("Copy", copy));
                    }

                    // [CrossEntropy], [Loss(Pass = 2, Weight = 0.1)] Simulated
                    using (Updating(network.Backbone))
                    using (InEvalMode(network.Copycat))
                    {
                        var features = network.Features(images);
                        var logits = Logits(features, network.Backbone);

                        var crossEntropy = declared.CrossEntropy.Compute(logits, labels).mean();
                        var simulated = Simulated(images, labels, network.Backbone, network.Copycat, declared.Hard).mean();
                        var loss = declared.CrossEntropy.Weight * crossEntropy + declared.Simulated.Weight * simulated;

                        optimizer.zero_grad();
                        loss.backward();
                        optimizer.step();
                        Report(step, loss, ("CrossEntropy", crossEntropy), ("Simulated", simulated));
                    }
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
            internal readonly StagedNet Copycat;

            internal Network(Declared declared, RunContext context) : base(context)
            {
                Input = declared.RawPixels.Create();
                Backbone = Dias.Classifier(context.Channels, context.Classes, declared.Width);
                Copycat = Dias.Copycat(context.Channels, context.Classes, declared.Width);
                register_module("input", Input);
                register_module("backbone", Backbone);
                register_module("copycat", Copycat);
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
            internal readonly ModuleAttribute Copycat = new()
            {
                LearningRate = settings.Get<double>("Copycat.LearningRate"),
                WeightDecay = settings.Get<double>("Copycat.WeightDecay"),
            };
            internal readonly Loss Simulated = new() { Weight = settings.Get<double>("Simulated.Weight") };
            internal readonly int Width = settings.Get<int>("Width");
            internal readonly double Hard = settings.Get<double>("Hard");
        }

        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "dias/without-gan",
            Summary = "",
            ArmOf = "dias",
            Sources = ["Dias.cs", "Reference.cs"],
            Fingerprint = "5a4ad8072736ebc31d608a219d2eaeddf184709dc721a017badf29700550f4d7",
            Benchmark = typeof(FashionMnistOpenSet),
            Seeds = [0, 1, 2],
            Create = context => new Run(context),
            Plan = new()
            {
                Loss = "Pass 1: L = CrossEntropy(logits, targets)\nPass 2: L_Copy = Copy(images, labels, copycat, classifier)\nPass 2: L = CrossEntropy(logits, targets) + 0.1 Simulated(images, labels, classifier, copycat)",
                PassesPerStep = 3,
                PassesPerScoredImage = 1,
                TrainingPasses = 2,
                Steps =
                [
                    new("main step", 1, "L = CrossEntropy(logits, targets)", "backbone by Sgd", 1),
                    new("Copy", 2, "L_Copy = Copy(images, labels, copycat, classifier)", "copycat by Sgd", 1),
                    new("main step", 2, "L = CrossEntropy(logits, targets) + 0.1 Simulated(images, labels, classifier, copycat)", "backbone by Sgd", 2),
                ],
                Modules =
                [
                    new("Input", "RawPixels"),
                    new("Backbone", "StagedNet, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0001, Nesterov = false)"),
                    new("Copycat", "StagedNet, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0001, Nesterov = false)"),
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
                    new("[Module] Copycat", "()"),
                    new("[Value] Logits", "(features, classifier)"),
                    new("[Step(Pass = 2)] Copy", "(images, labels, copycat, classifier)"),
                    new("[Loss(Pass = 2, Weight = 0.1)] Simulated", "(images, labels, classifier, copycat)"),
                    new("[Threshold<Msp>(Msp)] Cut", "()"),
                ],
                Dataflow =
                    """
                    flowchart LR
                      subgraph pass1
                        t1_training(["training set"])
                        t1_images_RandomCrop["RandomCrop"]
                        t1_images_HorizontalFlip["HorizontalFlip"]
                        t1_features["features"]
                        t1_logits["logits"]
                        t1_CrossEntropy{{"CrossEntropy"}}
                        t1_training --> t1_images_RandomCrop
                        t1_images_RandomCrop --> t1_images_HorizontalFlip
                        t1_images_HorizontalFlip --> t1_features
                        t1_features --> t1_logits
                        t1_logits --> t1_CrossEntropy
                        t1_training --> t1_CrossEntropy
                      end
                      subgraph pass2
                        t2_training(["training set"])
                        t2_images_RandomCrop["RandomCrop"]
                        t2_images_HorizontalFlip["HorizontalFlip"]
                        t2_Copy_Copy{{"Copy"}}
                        t2_main_step_features["features"]
                        t2_main_step_logits["logits"]
                        t2_main_step_CrossEntropy{{"CrossEntropy"}}
                        t2_main_step_Simulated{{"Simulated"}}
                        t2_training --> t2_images_RandomCrop
                        t2_images_RandomCrop --> t2_images_HorizontalFlip
                        t2_images_HorizontalFlip --> t2_Copy_Copy
                        t2_training --> t2_Copy_Copy
                        t2_images_HorizontalFlip --> t2_main_step_features
                        t2_main_step_features --> t2_main_step_logits
                        t2_main_step_logits --> t2_main_step_CrossEntropy
                        t2_training --> t2_main_step_CrossEntropy
                        t2_images_HorizontalFlip --> t2_main_step_Simulated
                        t2_training --> t2_main_step_Simulated
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
                new("Copycat.LearningRate", double.NaN, "default"),
                new("Copycat.WeightDecay", double.NaN, "default"),
                new("Simulated.Weight", 0.1, "Dias.cs"),
            ],
        };

        static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;
    }
}
