// biamat/trades: generated from BiamatTrades.cs, Biamat.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Biamat
{
    partial class Trades : IDescribedExperiment
    {
        /// <summary>L = Primary(logits, attackedLogits, labels) + Secondary(auxiliaryLogits, auxiliaryDomain, attackedLogits, attackedDomain, labels,
        /// auxiliaryLabels, stranger)</summary>
        internal new sealed class Run : ExperimentRun
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
                auxiliary = context.Stream("auxiliary", declared.Train, declared.Auxiliary.Ratio, new Photos());
                network = Own(new Network(declared, context, auxiliary.Classes));
                optimizer = Own("optimizer", declared.Sgd.Create(network.Backbone, network.Logits, declared.Domain.Of(network.Domain)));
                rate = new Rate(optimizer, declared.MultiStep);
            }

            protected override void TrainEpoch(int epoch)
            {
                network.train();
                foreach (var step in Steps(epoch))
                {
                    using var scope = NewDisposeScope();
                    rate.Set(step);

                    // [Benchmark<SmallFashionMnistOod>, Auxiliary<Photos>]
                    var (rawImages, labels) = training.Next(step);
                    var (rawAuxiliaryImages, auxiliaryLabels) = auxiliary.Next(step);

                    // [RandomCrop(Padding = 1), HorizontalFlip]
                    var images = Augment(rawImages, "images", step);
                    var auxiliaryImages = Augment(rawAuxiliaryImages, "auxiliaryImages", step);

                    var stranger = WithoutTrace(() => Stranger(images, auxiliaryImages, InEvalMode(LogitsOf), network.Threshold, step, declared.WarmUp,
                        declared.Gamma));
                    var attackedImages = WithoutTrace(() => AttackedImages(images, auxiliaryImages, stranger, InEvalMode(LogitsAndDomainOf),
                        step.Random("AttackedImages"), declared.Epsilon, declared.Steps, declared.StepShare));

                    // One pass: batch normalisation sees all of them together.
                    var (features, auxiliaryFeatures) = Together(network.Features, images, auxiliaryImages);
                    var attackedFeatures = network.Features(attackedImages);
                    var logits = network.Logits.call(features);
                    var attackedLogits = network.Logits.call(attackedFeatures);
                    var auxiliaryLogits = network.Logits.call(auxiliaryFeatures);
                    var auxiliaryDomain = network.Domain.call(auxiliaryFeatures);
                    var attackedDomain = network.Domain.call(attackedFeatures);

                    // [Loss] Primary, [Loss] Secondary
                    var primary = Primary(logits, attackedLogits, labels, declared.Beta).mean();
                    var secondary = Secondary(auxiliaryLogits, auxiliaryDomain, attackedLogits, attackedDomain, labels, auxiliaryLabels, stranger, step,
                        declared.WarmUp, declared.Alpha, declared.Beta).mean();
                    var loss = declared.Primary.Weight * primary + declared.Secondary.Weight * secondary;

                    optimizer.zero_grad();
                    loss.backward();
                    optimizer.step();
                    Report(step, loss, ("Primary", primary), ("Secondary", secondary));

                    // [Log] LookAlikes
                    using (no_grad())
                    {
                        Log(step, ("LookAlikes", LookAlikes(stranger)));
                    }
                }
            }

            // [RandomCrop(Padding = 1), HorizontalFlip]
            Tensor Augment(Tensor images, string stream, StepInfo step)
            {
                images = declared.RandomCrop.Apply(images, step.Random($"{stream}/RandomCrop"));
                return declared.HorizontalFlip.Apply(images, step.Random($"{stream}/HorizontalFlip"));
            }

            (Tensor logits, Tensor domain) LogitsAndDomainOf(Tensor images)
            {
                var features = network.Features(images);
                var logits = network.Logits.call(features);
                var domain = network.Domain.call(features);
                return (logits, domain);
            }

            Tensor LogitsOf(Tensor images)
            {
                var features = network.Features(images);
                return network.Logits.call(features);
            }

            protected override Tensor? Features(Tensor images) => network.Features(images);

            protected override Tensor? Classify(Tensor features) => network.Logits.call(features);

            protected override void Score(EvaluationBatch batch, ScoreTable scores)
            {
                var features = network.Features(batch.Images);
                var logits = network.Logits.call(features);
                scores.Predict(logits);
                scores.Add("Msp", declared.Msp.Compute(logits));
                scores.AddOod("MspUnderAttack", "Msp", () => MspUnderAttack(batch.Images, LogitsOf, batch.Draws("MspUnderAttack"), declared.TestEpsilon,
                    declared.TestSteps, declared.TestStepShare));

                // [Metric] RobustAccuracy
                if (!scores.WantsMetrics) return;
                scores.Measure("RobustAccuracy", RobustAccuracy(batch.Images, batch.Labels, LogitsOf, batch.Draws("RobustAccuracy"), declared.TestEpsilon,
                    declared.TestSteps, declared.TestStepShare));
            }
        }

        internal new sealed class Network : ExperimentNetwork
        {
            internal readonly Module<Tensor, Tensor> Input;
            internal readonly Module<Tensor, Tensor> Backbone;
            internal readonly Linear Logits;
            internal readonly Linear Domain;
            internal readonly Tensor Threshold;

            internal Network(Declared declared, RunContext context, int auxiliaryClasses) : base(context)
            {
                Input = declared.RawPixels.Create();
                Backbone = declared.ConvNet.Create(context.Channels);
                var featureWidth = FeatureWidth(context, Input, Backbone);
                Logits = nn.Linear(featureWidth, context.Classes);
                Domain = Biamat.Domain(featureWidth, auxiliaryClasses);
                Threshold = Biamat.Threshold();
                register_module("input", Input);
                register_module("backbone", Backbone);
                register_module("logits", Logits);
                register_module("domain", Domain);
                register_buffer("threshold", Threshold);
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
            internal readonly MultiStep MultiStep = new(settings.Get<double[]>("MultiStep.At")) { Factor = settings.Get<double>("MultiStep.Factor") };
            internal readonly Auxiliary<Photos> Auxiliary = new() { Ratio = settings.Get<double>("Auxiliary.Ratio") };
            internal readonly RawPixels RawPixels = new();
            internal readonly Msp Msp = new();
            internal readonly Head Domain = new()
            {
                LearningRate = settings.Get<double>("Domain.LearningRate"),
                WeightDecay = settings.Get<double>("Domain.WeightDecay"),
            };
            internal readonly Loss Primary = new() { Weight = settings.Get<double>("Primary.Weight") };
            internal readonly Loss Secondary = new() { Weight = settings.Get<double>("Secondary.Weight") };
            internal readonly int WarmUp = settings.Get<int>("WarmUp");
            internal readonly double Epsilon = settings.Get<double>("Epsilon");
            internal readonly double Beta = settings.Get<double>("Beta");
            internal readonly double Gamma = settings.Get<double>("Gamma");
            internal readonly double Alpha = settings.Get<double>("Alpha");
            internal readonly int Steps = settings.Get<int>("Steps");
            internal readonly double StepShare = settings.Get<double>("StepShare");
            internal readonly double TestEpsilon = settings.Get<double>("TestEpsilon");
            internal readonly int TestSteps = settings.Get<int>("TestSteps");
            internal readonly double TestStepShare = settings.Get<double>("TestStepShare");
        }

        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "biamat/trades",
            Summary = "The same over TRADES (Zhang et al., 2019): clean cross-entropies, and how far an attack moves the prediction from the clean one.",
            Sources = ["BiamatTrades.cs", "Biamat.cs", "Reference.cs"],
            Fingerprint = "b2999b95bac3bf64187665adffb320c312bc28ffbdc36997a914f13d5ab05dff",
            Benchmark = typeof(SmallFashionMnistOod),
            Seeds = [0, 1, 2],
            Create = context => new Run(context),
            Plan = new()
            {
                Loss = "L = Primary(logits, attackedLogits, labels) + Secondary(auxiliaryLogits, auxiliaryDomain, attackedLogits, attackedDomain, labels, auxiliaryLabels, stranger)",
                PassesPerStep = 4,
                PassesPerScoredImage = 2,
                Modules =
                [
                    new("Input", "RawPixels"),
                    new("Backbone", "ConvNet(Width = 8), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = false, DecayBiasAndNorm = true)"),
                    new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = false, DecayBiasAndNorm = true)"),
                    new("Domain", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = false, DecayBiasAndNorm = true)"),
                ],
                Streams = ["auxiliary: Photos, 1 per training image"],
                Augmentations = ["RandomCrop(Padding = 1)", "HorizontalFlip"],
                Scores =
                [
                    new("Msp", "(logits)"),
                    new("MspUnderAttack", "(images, logits)"),
                ],
                Metrics =
                [
                    new("RobustAccuracy", "(images, labels, logits)"),
                ],
                Logs =
                [
                    new("LookAlikes", "(stranger)"),
                ],
                Declarations =
                [
                    "[Benchmark<SmallFashionMnistOod>]",
                    "[ConvNet(Width = 8)]",
                    "[Train(Epochs = 4, BatchSize = 64)]",
                    "[RandomCrop(Padding = 1)]",
                    "[HorizontalFlip]",
                    "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = false, DecayBiasAndNorm = true)]",
                    "[MultiStep([0.6, 0.9])]",
                    "[Auxiliary<Photos>]",
                    "[RawPixels]",
                    "[Msp]",
                    "[Setting(WarmUp = 1)] WarmUp",
                    "[Setting(Epsilon = 0.03137254901960784)] Epsilon",
                    new("[Head] Domain", "()"),
                    "[Buffer] Threshold",
                    new("[Value] Stranger", "(images, auxiliaryImages, logits, threshold)"),
                    new("[Loss] Primary", "(logits, attackedLogits, labels)"),
                    new("[Loss] Secondary", "(auxiliaryLogits, auxiliaryDomain, attackedLogits, attackedDomain, labels, auxiliaryLabels, stranger)"),
                    new("[Log] LookAlikes", "(stranger)"),
                    new("[Metric] RobustAccuracy", "(images, labels, logits)"),
                    new("[OodScore<Msp>(Msp)] MspUnderAttack", "(images, logits)"),
                    "[Setting(Beta = 6)] Beta",
                    "[Setting(Gamma = 0.5)] Gamma",
                    "[Setting(Alpha = 0.5)] Alpha",
                    new("[Value(SeparateForward = true)] AttackedImages", "(images, auxiliaryImages, stranger, network)"),
                ],
                LeftOut =
                [
                    new("biamat/trades/all-strangers", "OOD016: Generated code can't reach 'Primary', which is private to 'Trades'; make it internal; and 2 more"),
                    new("biamat/trades/primary-only", "OOD016: Generated code can't reach 'Primary', which is private to 'Trades'; make it internal; and 2 more"),
                    new("biamat/trades/clean", "OOD016: Generated code can't reach 'Primary', which is private to 'Trades'; make it internal; and 2 more"),
                ],
                Dataflow =
                    """
                    flowchart LR
                      subgraph training
                        t_training(["training set"])
                        t_images_RandomCrop["RandomCrop"]
                        t_images_HorizontalFlip["HorizontalFlip"]
                        t_auxiliary(["Photos"])
                        t_auxiliaryImages_RandomCrop["RandomCrop"]
                        t_auxiliaryImages_HorizontalFlip["HorizontalFlip"]
                        t_stranger["stranger"]
                        t_attackedImages["attackedImages"]
                        t_features["features"]
                        t_logits["logits"]
                        t_attackedFeatures["attackedFeatures"]
                        t_attackedLogits["attackedLogits"]
                        t_Primary{{"Primary"}}
                        t_auxiliaryFeatures["auxiliaryFeatures"]
                        t_auxiliaryLogits["auxiliaryLogits"]
                        t_auxiliaryDomain["auxiliaryDomain"]
                        t_attackedDomain["attackedDomain"]
                        t_Secondary{{"Secondary"}}
                        t_LookAlikes{{"LookAlikes"}}
                        t_training --> t_images_RandomCrop
                        t_images_RandomCrop --> t_images_HorizontalFlip
                        t_auxiliary --> t_auxiliaryImages_RandomCrop
                        t_auxiliaryImages_RandomCrop --> t_auxiliaryImages_HorizontalFlip
                        t_images_HorizontalFlip --> t_stranger
                        t_auxiliaryImages_HorizontalFlip --> t_stranger
                        t_images_HorizontalFlip --> t_attackedImages
                        t_auxiliaryImages_HorizontalFlip --> t_attackedImages
                        t_stranger --> t_attackedImages
                        t_images_HorizontalFlip --> t_features
                        t_features --> t_logits
                        t_attackedImages --> t_attackedFeatures
                        t_attackedFeatures --> t_attackedLogits
                        t_logits --> t_Primary
                        t_attackedLogits --> t_Primary
                        t_training --> t_Primary
                        t_auxiliaryImages_HorizontalFlip --> t_auxiliaryFeatures
                        t_auxiliaryFeatures --> t_auxiliaryLogits
                        t_auxiliaryFeatures --> t_auxiliaryDomain
                        t_attackedFeatures --> t_attackedDomain
                        t_auxiliaryLogits --> t_Secondary
                        t_auxiliaryDomain --> t_Secondary
                        t_attackedLogits --> t_Secondary
                        t_attackedDomain --> t_Secondary
                        t_training --> t_Secondary
                        t_auxiliary --> t_Secondary
                        t_stranger --> t_Secondary
                        t_stranger --> t_LookAlikes
                      end
                      subgraph evaluation
                        s_features["features"]
                        s_logits["logits"]
                        s_Msp["Msp"]
                        s_MspUnderAttack["MspUnderAttack"]
                        s_images(["images"]) --> s_features
                        s_features --> s_logits
                        s_logits --> s_Msp
                      end
                    """,
            },
            Settings =
            [
                new("ConvNet.Width", 8, "Biamat.cs"),
                new("Train.Epochs", 4, "Biamat.cs"),
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
                new("Sgd.WeightDecay", 0.0005, "BiamatTrades.cs"),
                new("Sgd.Nesterov", false, "Biamat.cs"),
                new("Sgd.DecayBiasAndNorm", true, "BiamatTrades.cs"),
                new("MultiStep.At", (double[])[0.6, 0.9], "Biamat.cs"),
                new("MultiStep.Factor", 0.1, "default"),
                new("Auxiliary.Ratio", 1.0, "default"),
                new("WarmUp", 1, "Biamat.cs"),
                new("Epsilon", 0.03137254901960784, "Biamat.cs"),
                new("Domain.LearningRate", double.NaN, "default"),
                new("Domain.WeightDecay", double.NaN, "default"),
                new("Primary.Weight", 1.0, "default"),
                new("Secondary.Weight", 1.0, "default"),
                new("Beta", 6.0, "BiamatTrades.cs"),
                new("Gamma", 0.5, "BiamatTrades.cs"),
                new("Alpha", 0.5, "BiamatTrades.cs"),
                new("Steps", 5, "default"),
                new("StepShare", 0.25, "default"),
                new("TestEpsilon", 0.03137254901960784, "default"),
                new("TestSteps", 10, "default"),
                new("TestStepShare", 0.25, "default"),
            ],
        };

        static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;

        internal static new IReadOnlyList<ExperimentDescriptor> WithArms => [Descriptor];
    }
}
