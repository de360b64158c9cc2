// cut-mix/mixup-instead: generated from CutMixExperiment.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class CutMixExperiment
{
    partial class MixupInstead : IDescribedExperiment
    {
        /// <summary>L = CrossEntropy(logits, targets)</summary>
        internal new sealed class Run : ExperimentRun
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

                    // [Benchmark<FashionMnistNoise>]
                    var (rawImages, labels) = training.Next(step);

                    // [RandomCrop(Padding = 1), HorizontalFlip, Mixup(Alpha = 1)]
                    var images = declared.RandomCrop.Apply(rawImages, step.Random("images/RandomCrop"));
                    images = declared.HorizontalFlip.Apply(images, step.Random("images/HorizontalFlip"));
                    (images, var targets) = declared.Mixup.Apply(images, labels, Context.Classes, step.Dice("Mixup"), step.Random("Mixup"));

                    var features = network.Features(images);
                    var logits = network.Logits.call(features);

                    // [CrossEntropy]
                    var crossEntropy = declared.CrossEntropy.Compute(logits, targets).mean();
                    var loss = declared.CrossEntropy.Weight * crossEntropy;

                    optimizer.zero_grad();
                    loss.backward();
                    optimizer.step();
                    Report(step, loss, ("CrossEntropy", crossEntropy));
                }
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
            internal readonly Mixup Mixup = new() { Alpha = settings.Get<double>("Mixup.Alpha") };
        }

        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "cut-mix/mixup-instead",
            Summary = "",
            ArmOf = "cut-mix",
            Sources = ["CutMixExperiment.cs", "Reference.cs"],
            Fingerprint = "84664d29b90536564f5bb8651f93c5c8bfc01ce28e490329f8342c0eb497c976",
            Benchmark = typeof(FashionMnistNoise),
            Seeds = [0, 1, 2],
            Create = context => new Run(context),
            Plan = new()
            {
                Loss = "L = CrossEntropy(logits, targets)",
                PassesPerStep = 1,
                PassesPerScoredImage = 1,
                Modules =
                [
                    new("Input", "Module<Tensor, Tensor>"),
                    new("Backbone", "ConvNet(Width = 16), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                ],
                Augmentations = ["RandomCrop(Padding = 1)", "HorizontalFlip", "Mixup(Alpha = 1)"],
                Scores =
                [
                    new("Msp", "(logits)"),
                    new("MaxLogit", "(logits)"),
                    new("Energy", "(logits)"),
                ],
                Declarations =
                [
                    "[Benchmark<FashionMnistNoise>]",
                    "[ConvNet(Width = 16)]",
                    "[Train(Epochs = 5, Steps = 600, BatchSize = 64)]",
                    "[RandomCrop(Padding = 1)]",
                    "[HorizontalFlip]",
                    "[CrossEntropy]",
                    "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                    "[Cosine(Floor = 1e-6)]",
                    "[Msp]",
                    "[MaxLogit]",
                    "[Energy]",
                    "[Mixup(Alpha = 1)]",
                ],
                Dataflow =
                    """
                    flowchart LR
                      subgraph training
                        t_training(["training set"])
                        t_images_RandomCrop["RandomCrop"]
                        t_images_HorizontalFlip["HorizontalFlip"]
                        t_images_Mixup["Mixup"]
                        t_features["features"]
                        t_logits["logits"]
                        t_CrossEntropy{{"CrossEntropy"}}
                        t_training --> t_images_RandomCrop
                        t_images_RandomCrop --> t_images_HorizontalFlip
                        t_images_HorizontalFlip --> t_images_Mixup
                        t_training --> t_images_Mixup
                        t_images_Mixup --> t_features
                        t_features --> t_logits
                        t_logits --> t_CrossEntropy
                        t_images_Mixup --> t_CrossEntropy
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
                    """,
            },
            Settings =
            [
                new("ConvNet.Width", 16, "CutMixExperiment.cs"),
                new("Train.Epochs", 5, "Reference.cs"),
                new("Train.Steps", 600, "CutMixExperiment.cs"),
                new("Train.BatchSize", 64, "Reference.cs", new(2, "Mixup")),
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
                new("Sgd.WeightDecay", 0.0005, "Reference.cs"),
                new("Sgd.Nesterov", true, "Reference.cs"),
                new("Sgd.DecayBiasAndNorm", true, "default"),
                new("Cosine.Floor", 1e-6, "Reference.cs"),
                new("Cosine.WarmupEpochs", 0.0, "default"),
                new("Cosine.WarmupFrom", 0.0, "default"),
                new("Cosine.WholePeriod", false, "default"),
                new("Energy.Temperature", 1.0, "default"),
                new("Mixup.Alpha", 1.0, "CutMixExperiment.cs"),
            ],
        };

        static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;
    }
}
