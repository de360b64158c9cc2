// generalized-odin: generated from GeneralizedOdin.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class GeneralizedOdin : IDescribedExperiment
{
    /// <summary>L = CrossEntropy(logits, targets)</summary>
    internal sealed class Run : ExperimentRun
    {
        readonly Declared declared;
        readonly Network network;
        readonly BatchStream training;
        readonly optim.Optimizer optimizer;
        readonly Rate rate;
        Tensor? bestCurve;
        Tensor? certaintyCurve;
        double bestStep;
        double certaintyStep;

        public Run(RunContext context) : base(context)
        {
            declared = new Declared(context.Settings);
            training = context.Training(declared.Train);
            network = Own(new Network(declared, context));
            optimizer = Own("optimizer", declared.Sgd.Create(network.Backbone, declared.Numerator.Of(network.Numerator),
                declared.Denominator.Of(network.Denominator)));
            rate = new Rate(optimizer, declared.Cosine);
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

                var features = network.Features(images);
                var numerator = network.Numerator.call(features);
                var denominator = network.Denominator.call(features);
                var logits = Logits(numerator, denominator);

                // [CrossEntropy]
                var crossEntropy = declared.CrossEntropy.Compute(logits, labels).mean();
                var loss = declared.CrossEntropy.Weight * crossEntropy;

                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                Report(step, loss, ("CrossEntropy", crossEntropy));
            }
        }

        protected override void FitAfter()
        {
            var validationImages = CollectValidation(batch => [batch.Images])[0];
            bestCurve = Keep("BestCurve", BestCurve(validationImages, BestOf));
            certaintyCurve = Keep("CertaintyCurve", CertaintyCurve(validationImages, CertaintyOf));
            bestStep = Keep("BestStep", BestStep(bestCurve!));
            certaintyStep = Keep("CertaintyStep", CertaintyStep(certaintyCurve!));
        }

        protected override void Restore(RestoredFits fits)
        {
            bestCurve = fits.Get<Tensor>("BestCurve");
            certaintyCurve = fits.Get<Tensor>("CertaintyCurve");
            bestStep = fits.Get<double>("BestStep");
            certaintyStep = fits.Get<double>("CertaintyStep");
        }

        Tensor BestOf(Tensor images)
        {
            var features = network.Features(images);
            var numerator = network.Numerator.call(features);
            var denominator = network.Denominator.call(features);
            var (best, _) = Confidences(numerator, denominator);
            return best;
        }

        Tensor CertaintyOf(Tensor images)
        {
            var features = network.Features(images);
            var numerator = network.Numerator.call(features);
            var denominator = network.Denominator.call(features);
            var (_, certainty) = Confidences(numerator, denominator);
            return certainty;
        }

        protected override Tensor? Features(Tensor images) => network.Features(images);

        protected override Tensor? Classify(Tensor features)
        {
            var numerator = network.Numerator.call(features);
            var denominator = network.Denominator.call(features);
            return Logits(numerator, denominator);
        }

        protected override void Score(EvaluationBatch batch, ScoreTable scores)
        {
            var features = network.Features(batch.Images);
            var numerator = network.Numerator.call(features);
            var denominator = network.Denominator.call(features);
            var logits = Logits(numerator, denominator);
            scores.Predict(logits);
            scores.Add("Msp", declared.Msp.Compute(logits));
            scores.Add("MaxLogit", declared.MaxLogit.Compute(logits));
            scores.Add("Energy", declared.Energy.Compute(logits));
            scores.Add("H", H(batch.Images, BestOf, bestStep));
            scores.Add("G", G(batch.Images, CertaintyOf, certaintyStep));
        }
    }

    internal sealed class Network : ExperimentNetwork
    {
        internal readonly Module<Tensor, Tensor> Input;
        internal readonly Module<Tensor, Tensor> Backbone;
        internal readonly Module<Tensor, Tensor> Numerator;
        internal readonly Sequential Denominator;

        internal Network(Declared declared, RunContext context) : base(context)
        {
            Input = context.Standardization();
            Backbone = declared.ConvNet.Create(context.Channels);
            var featureWidth = FeatureWidth(context, Input, Backbone);
            Numerator = GeneralizedOdin.Numerator(featureWidth, context.Classes);
            Denominator = GeneralizedOdin.Denominator(featureWidth);
            register_module("input", Input);
            register_module("backbone", Backbone);
            register_module("numerator", Numerator);
            register_module("denominator", Denominator);
        }

        internal Tensor Features(Tensor images) => Backbone.call(Input.call(images));
    }

    /// <summary>The declared components with their settings: what the declaration says, or --set.</summary>
    internal sealed class Declared(SettingValues settings)
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
        internal readonly Head Numerator = new()
        {
            LearningRate = settings.Get<double>("Numerator.LearningRate"),
            WeightDecay = settings.Get<double>("Numerator.WeightDecay"),
        };
        internal readonly Head Denominator = new()
        {
            LearningRate = settings.Get<double>("Denominator.LearningRate"),
            WeightDecay = settings.Get<double>("Denominator.WeightDecay"),
        };
    }

    internal static ExperimentDescriptor Descriptor => new()
    {
        Name = "generalized-odin",
        Summary = "Generalized ODIN (Hsu et al., 2020): logits h / g; scored by h or by g after one step up its own input gradient.",
        Sources = ["GeneralizedOdin.cs", "Reference.cs"],
        Fingerprint = "18a8dd2fb75b534dec6b8180a11a1d1553c5a862a7e35370cf76d750d20df223",
        Benchmark = typeof(FashionMnistOod),
        Seeds = [0, 1, 2],
        Create = context => new Run(context),
        Plan = new()
        {
            Loss = "L = CrossEntropy(logits, targets)",
            PassesPerStep = 1,
            PassesPerScoredImage = 3,
            PassesPerFittedImage = 2,
            Modules =
            [
                new("Input", "Module<Tensor, Tensor>"),
                new("Backbone", "ConvNet(Width = 16), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                new("Numerator", "Module<Tensor, Tensor>, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0, Nesterov = true)"),
                new("Denominator", "Sequential, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
            ],
            Augmentations = ["RandomCrop(Padding = 1)", "HorizontalFlip"],
            Fits =
            [
                new("BestCurve", "(validationImages, best), after training"),
                new("CertaintyCurve", "(validationImages, certainty), after training"),
                new("BestStep", "(bestCurve), after training"),
                new("CertaintyStep", "(certaintyCurve), after training"),
            ],
            Scores =
            [
                new("Msp", "(logits)"),
                new("MaxLogit", "(logits)"),
                new("Energy", "(logits)"),
                new("H", "(images, best)"),
                new("G", "(images, certainty)"),
            ],
            Declarations =
            [
                "[Benchmark<FashionMnistOod>]",
                "[ConvNet(Width = 16)]",
                "[Train(Epochs = 5, Steps = 500, BatchSize = 64)]",
                "[RandomCrop(Padding = 1)]",
                "[HorizontalFlip]",
                "[CrossEntropy]",
                "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                "[Cosine(Floor = 1e-6)]",
                "[Msp]",
                "[MaxLogit]",
                "[Energy]",
                new("[Head(WeightDecay = 0)] Numerator", "()"),
                new("[Head] Denominator", "()"),
                new("[Value] Logits", "(numerator, denominator)"),
                new("[Value] Confidences", "(numerator, denominator)"),
                new("[Fit] BestCurve", "(validationImages, best)"),
                new("[Fit] CertaintyCurve", "(validationImages, certainty)"),
                new("[Fit] BestStep", "(bestCurve)"),
                new("[Fit] CertaintyStep", "(certaintyCurve)"),
                new("[Score] H", "(images, best)"),
                new("[Score] G", "(images, certainty)"),
            ],
            Dataflow =
                """
                flowchart LR
                  subgraph training
                    t_training(["training set"])
                    t_images_RandomCrop["RandomCrop"]
                    t_images_HorizontalFlip["HorizontalFlip"]
                    t_features["features"]
                    t_numerator["numerator"]
                    t_denominator["denominator"]
                    t_logits["logits"]
                    t_CrossEntropy{{"CrossEntropy"}}
                    t_training --> t_images_RandomCrop
                    t_images_RandomCrop --> t_images_HorizontalFlip
                    t_images_HorizontalFlip --> t_features
                    t_features --> t_numerator
                    t_features --> t_denominator
                    t_numerator --> t_logits
                    t_denominator --> t_logits
                    t_logits --> t_CrossEntropy
                    t_training --> t_CrossEntropy
                  end
                  subgraph evaluation
                    s_features["features"]
                    s_numerator["numerator"]
                    s_denominator["denominator"]
                    s_logits["logits"]
                    s_Msp["Msp"]
                    s_MaxLogit["MaxLogit"]
                    s_Energy["Energy"]
                    s_H["H"]
                    s_G["G"]
                    s_images(["images"]) --> s_features
                    s_features --> s_numerator
                    s_features --> s_denominator
                    s_numerator --> s_logits
                    s_denominator --> s_logits
                    s_logits --> s_Msp
                    s_logits --> s_MaxLogit
                    s_logits --> s_Energy
                  end
                  f_BestCurve[["fit BestCurve(validationImages)"]]
                  f_CertaintyCurve[["fit CertaintyCurve(validationImages)"]]
                  f_BestStep[["fit BestStep()"]]
                  f_BestStep --> s_H
                  f_CertaintyStep[["fit CertaintyStep()"]]
                  f_CertaintyStep --> s_G
                """,
        },
        Settings =
        [
            new("ConvNet.Width", 16, "GeneralizedOdin.cs"),
            new("Train.Epochs", 5, "Reference.cs"),
            new("Train.Steps", 500, "GeneralizedOdin.cs"),
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
            new("Numerator.LearningRate", double.NaN, "default"),
            new("Numerator.WeightDecay", 0.0, "GeneralizedOdin.cs"),
            new("Denominator.LearningRate", double.NaN, "default"),
            new("Denominator.WeightDecay", double.NaN, "default"),
        ],
    };

    static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;

    internal static IReadOnlyList<ExperimentDescriptor> WithArms => [Descriptor, Unperturbed.Descriptor, Inner.Descriptor, Euclidean.Descriptor,
        ConstantDenominator.Descriptor];
}
