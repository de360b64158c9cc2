// cnc: generated from Cnc.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Cnc : IDescribedExperiment
{
    /// <summary>L = CrossEntropy(logits, targets) + ExtraClass(auxiliaryLogits)</summary>
    internal sealed class Run : ExperimentRun
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
            auxiliary = context.Stream("auxiliary", declared.Train, declared.Auxiliary.Ratio, new TrainingSet());
            network = Own(new Network(declared, context));
            optimizer = Own("optimizer", declared.Sgd.Create(network.Backbone, declared.Logits.Of(network.Logits)));
            rate = new Rate(optimizer, declared.Cosine);
        }

        protected override void TrainEpoch(int epoch)
        {
            network.train();
            foreach (var step in Steps(epoch))
            {
                using var scope = NewDisposeScope();
                rate.Set(step);

                // [Benchmark<FashionMnistOod>, Auxiliary<TrainingSet>]
                var (rawImages, labels) = training.Next(step);
                var (rawAuxiliaryImages, auxiliaryLabels) = auxiliary.Next(step);

                // [RandomCrop(Padding = 1), HorizontalFlip], [Augmentation] Tilt, [Augmentation] Paste, [Augmentation] Corrupt
                var images = Augment(rawImages, "images", step);
                var auxiliaryImages = Augment(rawAuxiliaryImages, "auxiliaryImages", step);
                auxiliaryImages = Tilt(auxiliaryImages, step.Random("Tilt"));
                auxiliaryImages = Paste(auxiliaryImages, auxiliaryLabels, step.Dice("Paste"), step.Random("Paste"), declared.OtherClasses);
                auxiliaryImages = Corrupt(auxiliaryImages, step.Random("Corrupt"), declared.Severities);

                // One pass: batch normalisation sees all of them together.
                var (features, auxiliaryFeatures) = Together(network.Features, images, auxiliaryImages);
                var logits = network.Logits.call(features);
                var auxiliaryLogits = network.Logits.call(auxiliaryFeatures);

                // [CrossEntropy], [Loss] ExtraClass
                var crossEntropy = declared.CrossEntropy.Compute(logits, labels).mean();
                var extraClass = ExtraClass(auxiliaryLogits, Context.Classes).mean();
                var loss = declared.CrossEntropy.Weight * crossEntropy + declared.ExtraClass.Weight * extraClass;

                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                Report(step, loss, ("CrossEntropy", crossEntropy), ("ExtraClass", extraClass));
            }
        }

        // [RandomCrop(Padding = 1), HorizontalFlip]
        Tensor Augment(Tensor images, string stream, StepInfo step)
        {
            images = declared.RandomCrop.Apply(images, step.Random($"{stream}/RandomCrop"));
            return declared.HorizontalFlip.Apply(images, step.Random($"{stream}/HorizontalFlip"));
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
            scores.Add("NotExtraClass", NotExtraClass(logits, Context.Classes));
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
            Backbone = declared.ConvNet.Create(context.Channels);
            var featureWidth = FeatureWidth(context, Input, Backbone);
            Logits = Cnc.Logits(featureWidth, context.Classes);
            register_module("input", Input);
            register_module("backbone", Backbone);
            register_module("logits", Logits);
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
        internal readonly Auxiliary<TrainingSet> Auxiliary = new() { Ratio = settings.Get<double>("Auxiliary.Ratio") };
        internal readonly Head Logits = new()
        {
            LearningRate = settings.Get<double>("Logits.LearningRate"),
            WeightDecay = settings.Get<double>("Logits.WeightDecay"),
        };
        internal readonly Loss ExtraClass = new() { Weight = settings.Get<double>("ExtraClass.Weight") };
        internal readonly bool OtherClasses = settings.Get<bool>("OtherClasses");
        internal readonly Severities Severities = settings.Get<Severities>("Severities");
    }

    internal static ExperimentDescriptor Descriptor => new()
    {
        Name = "cnc",
        Summary = "Compounded corruptions (Hebbalaguppe et al., 2022): pasted, then corrupted training images are class K + 1.",
        Sources = ["Cnc.cs", "Reference.cs"],
        Fingerprint = "f8bbbc8b3d521226958450a36c45f5c3d0843b0a88fbbefbd8184a77d65968ae",
        Benchmark = typeof(FashionMnistOod),
        Seeds = [0, 1, 2],
        Create = context => new Run(context),
        Plan = new()
        {
            Loss = "L = CrossEntropy(logits, targets) + ExtraClass(auxiliaryLogits)",
            PassesPerStep = 1,
            PassesPerScoredImage = 1,
            Modules =
            [
                new("Input", "Module<Tensor, Tensor>"),
                new("Backbone", "ConvNet(Width = 16), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
            ],
            Streams = ["auxiliary: TrainingSet, 1 per training image"],
            Augmentations = ["RandomCrop(Padding = 1)", "HorizontalFlip", "Tilt", "Paste", "Corrupt"],
            Scores =
            [
                new("Msp", "(logits)"),
                new("MaxLogit", "(logits)"),
                new("Energy", "(logits)"),
                new("NotExtraClass", "(logits)"),
            ],
            Declarations =
            [
                "[Benchmark<FashionMnistOod>]",
                "[ConvNet(Width = 16)]",
                "[Train(Epochs = 5, Steps = 400, BatchSize = 64)]",
                "[RandomCrop(Padding = 1)]",
                "[HorizontalFlip]",
                "[CrossEntropy]",
                "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                "[Cosine(Floor = 1e-6)]",
                "[Msp]",
                "[MaxLogit]",
                "[Energy]",
                "[Auxiliary<TrainingSet>]",
                new("[Head] Logits", "()"),
                new("[Augmentation] Tilt", "(auxiliaryImages)"),
                new("[Augmentation] Paste", "(auxiliaryImages, auxiliaryLabels)"),
                new("[Augmentation] Corrupt", "(auxiliaryImages, severities)"),
                new("[Loss] ExtraClass", "(auxiliaryLogits)"),
                new("[Score] NotExtraClass", "(logits)"),
            ],
            Dataflow =
                """
                flowchart LR
                  subgraph training
                    t_training(["training set"])
                    t_images_RandomCrop["RandomCrop"]
                    t_images_HorizontalFlip["HorizontalFlip"]
                    t_auxiliary(["TrainingSet"])
                    t_auxiliaryImages_RandomCrop["RandomCrop"]
                    t_auxiliaryImages_HorizontalFlip["HorizontalFlip"]
                    t_auxiliaryImages_Tilt["Tilt"]
                    t_auxiliaryImages_Paste["Paste"]
                    t_auxiliaryImages_Corrupt["Corrupt"]
                    t_features["features"]
                    t_logits["logits"]
                    t_CrossEntropy{{"CrossEntropy"}}
                    t_auxiliaryFeatures["auxiliaryFeatures"]
                    t_auxiliaryLogits["auxiliaryLogits"]
                    t_ExtraClass{{"ExtraClass"}}
                    t_training --> t_images_RandomCrop
                    t_images_RandomCrop --> t_images_HorizontalFlip
                    t_auxiliary --> t_auxiliaryImages_RandomCrop
                    t_auxiliaryImages_RandomCrop --> t_auxiliaryImages_HorizontalFlip
                    t_auxiliaryImages_HorizontalFlip --> t_auxiliaryImages_Tilt
                    t_auxiliaryImages_Tilt --> t_auxiliaryImages_Paste
                    t_auxiliary --> t_auxiliaryImages_Paste
                    t_auxiliaryImages_Paste --> t_auxiliaryImages_Corrupt
                    t_images_HorizontalFlip --> t_features
                    t_features --> t_logits
                    t_logits --> t_CrossEntropy
                    t_training --> t_CrossEntropy
                    t_auxiliaryImages_Corrupt --> t_auxiliaryFeatures
                    t_auxiliaryFeatures --> t_auxiliaryLogits
                    t_auxiliaryLogits --> t_ExtraClass
                  end
                  subgraph evaluation
                    s_features["features"]
                    s_logits["logits"]
                    s_Msp["Msp"]
                    s_MaxLogit["MaxLogit"]
                    s_Energy["Energy"]
                    s_NotExtraClass["NotExtraClass"]
                    s_images(["images"]) --> s_features
                    s_features --> s_logits
                    s_logits --> s_Msp
                    s_logits --> s_MaxLogit
                    s_logits --> s_Energy
                    s_logits --> s_NotExtraClass
                  end
                """,
        },
        Settings =
        [
            new("ConvNet.Width", 16, "Cnc.cs"),
            new("Train.Epochs", 5, "Reference.cs"),
            new("Train.Steps", 400, "Cnc.cs"),
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
            new("Auxiliary.Ratio", 1.0, "default"),
            new("Logits.LearningRate", double.NaN, "default"),
            new("Logits.WeightDecay", double.NaN, "default"),
            new("ExtraClass.Weight", 1.0, "default"),
            new("OtherClasses", false, "default"),
            new("Severities", Severities.ImageNetC, "default"),
        ],
    };

    static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;

    internal static IReadOnlyList<ExperimentDescriptor> WithArms => [Descriptor, PasteOnly.Descriptor, CorruptOnly.Descriptor, Vanilla.Descriptor,
        Mild.Descriptor, OtherClassesOnly.Descriptor, LegacyNorm.Descriptor];
}
