// cut-paste/head-first: generated from CutPasteExperiment.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class CutPasteExperiment
{
    partial class HeadFirst : IDescribedExperiment
    {
        /// <summary>L = PastePrediction(pasted, pastes)</summary>
        internal new sealed class Run : ExperimentRun
        {
            readonly Declared declared;
            readonly Network network;
            readonly BatchStream training;
            readonly optim.Optimizer optimizer;
            readonly Rate rate;
            Tensor? center;
            Tensor? precision;

            public Run(RunContext context) : base(context)
            {
                declared = new Declared(context.Settings);
                training = context.Training(declared.Train);
                network = Own(new Network(declared, context));
                network.Freeze(declared.Train, network.Backbone);
                optimizer = Own("optimizer", declared.Sgd.Create(network.Backbone, declared.Pasted.Of(network.Pasted)));
                rate = new Rate(optimizer, declared.Cosine);
            }

            protected override void TrainEpoch(int epoch)
            {
                network.train();
                foreach (var step in Steps(epoch))
                {
                    using var scope = NewDisposeScope();
                    rate.Set(step);

                    // [Benchmark<MvtecAd>]
                    var (rawImages, labels) = training.Next(step);

                    // [RandomShift(0.125), ColorJitter(0.1, Hue = 0.1), CutPaste]
                    var images = declared.RandomShift.Apply(rawImages, step.Random("images/RandomShift"));
                    images = declared.ColorJitter.Apply(images, step.Random("images/ColorJitter"));
                    (images, _, var pastes) = declared.CutPaste.Apply(images, labels, step.Random("CutPaste"));

                    var features = network.Features(images);
                    var pasted = network.Pasted.call(features);

                    // [Loss] PastePrediction
                    var pastePrediction = PastePrediction(pasted, pastes).mean();
                    var loss = declared.PastePrediction.Weight * pastePrediction;

                    optimizer.zero_grad();
                    loss.backward();
                    optimizer.step();
                    Report(step, loss, ("PastePrediction", pastePrediction));
                }
            }

            protected override void FitAfter()
            {
                var train = CollectTraining(batch =>
                {
                    var features = network.Features(batch.Images);
                    var direction = Direction(features);
                    return [direction];
                });
                var trainDirection = train[0];
                (center, precision) = Keep("Normality", Normality(trainDirection));
            }

            protected override void Restore(RestoredFits fits)
            {
                (center, precision) = fits.Get<(Tensor center, Tensor precision)>("Normality");
            }

            protected override Tensor? Features(Tensor images) => network.Features(images);

            protected override void Score(EvaluationBatch batch, ScoreTable scores)
            {
                var features = network.Features(batch.Images);
                var direction = Direction(features);
                scores.Add("Density", Density(direction, center!, precision!));
            }
        }

        internal new sealed class Network : ExperimentNetwork
        {
            internal readonly Module<Tensor, Tensor> Input;
            internal readonly Module<Tensor, Tensor> Backbone;
            internal readonly Module<Tensor, Tensor> Pasted;

            internal Network(Declared declared, RunContext context) : base(context)
            {
                Input = context.Standardization();
                Backbone = declared.EfficientNetB4.Create(context.Channels);
                var featureWidth = FeatureWidth(context, Input, Backbone);
                Pasted = CutPasteExperiment.Pasted(featureWidth);
                register_module("input", Input);
                register_module("backbone", Backbone);
                register_module("pasted", Pasted);
            }

            internal Tensor Features(Tensor images) => Backbone.call(Input.call(images));
        }

        /// <summary>The declared components with their settings: what the declaration says, or --set.</summary>
        internal new sealed class Declared(SettingValues settings)
        {
            internal readonly EfficientNetB4 EfficientNetB4 = new()
            {
                Weights = settings.Get<string>("EfficientNetB4.Weights"),
                DropPath = settings.Get<double>("EfficientNetB4.DropPath"),
            };
            internal readonly Train Train = new()
            {
                Epochs = settings.Get<int>("Train.Epochs"),
                Steps = settings.Get<int>("Train.Steps"),
                BatchSize = settings.Get<int>("Train.BatchSize"),
                DropLast = settings.Get<bool>("Train.DropLast"),
                FrozenBackbone = settings.Get<bool>("Train.FrozenBackbone"),
                Accumulate = settings.Get<int>("Train.Accumulate"),
                ClipNorm = settings.Get<double>("Train.ClipNorm"),
                Ema = settings.Get<double>("Train.Ema"),
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
            internal readonly RandomShift RandomShift = new(settings.Get<double>("RandomShift.Fraction")) { Probability = settings.Get<double>("RandomShift.Probability") };
            internal readonly ColorJitter ColorJitter = new(settings.Get<double>("ColorJitter.Strength"))
            {
                Hue = settings.Get<double>("ColorJitter.Hue"),
                Probability = settings.Get<double>("ColorJitter.Probability"),
            };
            internal readonly CutPaste CutPaste = new()
            {
                Kinds = settings.Get<Pastes>("CutPaste.Kinds"),
                Jitter = settings.Get<double>("CutPaste.Jitter"),
            };
            internal readonly Head Pasted = new()
            {
                LearningRate = settings.Get<double>("Pasted.LearningRate"),
                WeightDecay = settings.Get<double>("Pasted.WeightDecay"),
            };
            internal readonly Loss PastePrediction = new() { Weight = settings.Get<double>("PastePrediction.Weight") };
        }

        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "cut-paste/head-first",
            Summary = "",
            Sources = ["CutPasteExperiment.cs", "Reference.cs"],
            Fingerprint = "b4d31b14b64a3bd368633dfeedc74650fd23d74d47d7a1a1dc6416f548f3a807",
            Benchmark = typeof(MvtecAd),
            Seeds = [0, 1, 2],
            Create = context => new Run(context),
            Plan = new()
            {
                Loss = "L = PastePrediction(pasted, pastes)",
                PassesPerStep = 1,
                PassesPerScoredImage = 1,
                PassesPerFittedImage = 1,
                Modules =
                [
                    new("Input", "Module<Tensor, Tensor>"),
                    new("Backbone", "EfficientNetB4(Weights = \"imagenet1k\"), by Sgd(LearningRate = 0.03, Momentum = 0.9, WeightDecay = 3e-5, Nesterov = false)"),
                    new("Pasted", "Module<Tensor, Tensor>, by Sgd(LearningRate = 0.03, Momentum = 0.9, WeightDecay = 3e-5, Nesterov = false)"),
                ],
                Augmentations = ["RandomShift(0.125)", "ColorJitter(0.1, Hue = 0.1)", "CutPaste"],
                Fits =
                [
                    new("Normality", "(trainDirection), after training"),
                ],
                Scores =
                [
                    new("Density", "(direction, center, precision)"),
                ],
                Declarations =
                [
                    "[Benchmark<MvtecAd>]",
                    "[EfficientNetB4(Weights = \"imagenet1k\")]",
                    "[Train(Epochs = 10, Steps = 0, BatchSize = 24, FrozenBackbone = true)]",
                    "[Sgd(LearningRate = 0.03, Momentum = 0.9, WeightDecay = 3e-5, Nesterov = false)]",
                    "[Cosine(Floor = 1e-6)]",
                    "[RandomShift(0.125)]",
                    "[ColorJitter(0.1, Hue = 0.1)]",
                    "[CutPaste]",
                    new("[Head] Pasted", "()"),
                    new("[Loss] PastePrediction", "(pasted, pastes)"),
                    new("[Value] Direction", "(features)"),
                    new("[Fit] Normality", "(trainDirection)"),
                    new("[Score] Density", "(direction, center, precision)"),
                ],
                Dataflow =
                    """
                    flowchart LR
                      subgraph training
                        t_training(["training set"])
                        t_images_RandomShift["RandomShift"]
                        t_images_ColorJitter["ColorJitter"]
                        t_images_CutPaste["CutPaste"]
                        t_features["features"]
                        t_pasted["pasted"]
                        t_PastePrediction{{"PastePrediction"}}
                        t_training --> t_images_RandomShift
                        t_images_RandomShift --> t_images_ColorJitter
                        t_images_ColorJitter --> t_images_CutPaste
                        t_training --> t_images_CutPaste
                        t_images_CutPaste --> t_features
                        t_features --> t_pasted
                        t_pasted --> t_PastePrediction
                        t_images_CutPaste --> t_PastePrediction
                      end
                      subgraph evaluation
                        s_features["features"]
                        s_direction["direction"]
                        s_Density["Density"]
                        s_images(["images"]) --> s_features
                        s_features --> s_direction
                        s_direction --> s_Density
                      end
                      f_Normality[["fit Normality(trainDirection)"]]
                      f_Normality --> s_Density
                    """,
            },
            Settings =
            [
                new("EfficientNetB4.Weights", "imagenet1k", "CutPasteExperiment.cs"),
                new("EfficientNetB4.DropPath", 0.2, "default"),
                new("Train.Epochs", 10, "CutPasteExperiment.cs"),
                new("Train.Steps", 0, "CutPasteExperiment.cs"),
                new("Train.BatchSize", 24, "CutPasteExperiment.cs"),
                new("Train.DropLast", false, "default"),
                new("Train.FrozenBackbone", true, "CutPasteExperiment.cs"),
                new("Train.Accumulate", 1, "default"),
                new("Train.ClipNorm", 0.0, "default"),
                new("Train.Ema", 0.0, "default"),
                new("Sgd.LearningRate", 0.03, "CutPasteExperiment.cs"),
                new("Sgd.Momentum", 0.9, "Reference.cs"),
                new("Sgd.WeightDecay", 3e-5, "CutPasteExperiment.cs"),
                new("Sgd.Nesterov", false, "CutPasteExperiment.cs"),
                new("Sgd.DecayBiasAndNorm", true, "default"),
                new("Cosine.Floor", 1e-6, "Reference.cs"),
                new("Cosine.WarmupEpochs", 0.0, "default"),
                new("Cosine.WarmupFrom", 0.0, "default"),
                new("Cosine.WholePeriod", false, "default"),
                new("RandomShift.Fraction", 0.125, "CutPasteExperiment.cs"),
                new("RandomShift.Probability", 1.0, "default"),
                new("ColorJitter.Strength", 0.1, "CutPasteExperiment.cs"),
                new("ColorJitter.Hue", 0.1, "CutPasteExperiment.cs"),
                new("ColorJitter.Probability", 1.0, "default"),
                new("CutPaste.Kinds", Pastes.ThreeWay, "default"),
                new("CutPaste.Jitter", 0.1, "default"),
                new("Pasted.LearningRate", double.NaN, "default"),
                new("Pasted.WeightDecay", double.NaN, "default"),
                new("PastePrediction.Weight", 1.0, "default"),
            ],
        };

        static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;

        internal static new IReadOnlyList<ExperimentDescriptor> WithArms => [Descriptor, CutPasteExperiment.PatchOnly.OnHeadFirst.Descriptor,
            CutPasteExperiment.ScarOnly.OnHeadFirst.Descriptor, CutPasteExperiment.WithoutJitter.OnHeadFirst.Descriptor,
            CutPasteExperiment.CutoutInstead.OnHeadFirst.Descriptor];
    }
}
