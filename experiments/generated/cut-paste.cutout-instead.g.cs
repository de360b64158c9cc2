// cut-paste/cutout-instead: generated from CutPasteExperiment.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class CutPasteExperiment
{
    partial class CutoutInstead : IDescribedExperiment
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

                    // [Benchmark<FabricDefects>]
                    var (rawImages, labels) = training.Next(step);

                    // [RandomShift(0.125), ColorJitter(0.1, Hue = 0.1), CutPaste(Kinds = Pastes.Erase)]
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

        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "cut-paste/cutout-instead",
            Summary = "",
            ArmOf = "cut-paste",
            Sources = ["CutPasteExperiment.cs", "Reference.cs"],
            Fingerprint = "af2a212eeb46f99af2e37367bc8a50d52ea4ff60e59f5620e19b607ba59a637a",
            Benchmark = typeof(FabricDefects),
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
                    new("Backbone", "ConvNet(Width = 16), by Sgd(LearningRate = 0.03, Momentum = 0.9, WeightDecay = 3e-5, Nesterov = false)"),
                    new("Pasted", "Module<Tensor, Tensor>, by Sgd(LearningRate = 0.03, Momentum = 0.9, WeightDecay = 3e-5, Nesterov = false)"),
                ],
                Augmentations = ["RandomShift(0.125)", "ColorJitter(0.1, Hue = 0.1)", "CutPaste(Kinds = Pastes.Erase)"],
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
                    "[Benchmark<FabricDefects>]",
                    "[ConvNet(Width = 16)]",
                    "[Train(Epochs = 5, Steps = 200, BatchSize = 32)]",
                    "[Sgd(LearningRate = 0.03, Momentum = 0.9, WeightDecay = 3e-5, Nesterov = false)]",
                    "[Cosine(Floor = 1e-6)]",
                    "[RandomShift(0.125)]",
                    "[ColorJitter(0.1, Hue = 0.1)]",
                    "[CutPaste(Kinds = Pastes.Erase)]",
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
                new("ConvNet.Width", 16, "CutPasteExperiment.cs"),
                new("Train.Epochs", 5, "Reference.cs"),
                new("Train.Steps", 200, "CutPasteExperiment.cs"),
                new("Train.BatchSize", 32, "CutPasteExperiment.cs"),
                new("Train.DropLast", false, "default"),
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
                new("CutPaste.Kinds", Pastes.Erase, "CutPasteExperiment.cs"),
                new("CutPaste.Jitter", 0.1, "default"),
                new("Pasted.LearningRate", double.NaN, "default"),
                new("Pasted.WeightDecay", double.NaN, "default"),
                new("PastePrediction.Weight", 1.0, "default"),
            ],
        };

        static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;
    }
}
