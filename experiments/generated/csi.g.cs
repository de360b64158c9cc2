// csi: generated from Csi.cs, CsiLabelled.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Csi : IDescribedExperiment
{
    /// <summary>L = Contrastive(projection) + ShiftPrediction(shift, turns)</summary>
    internal sealed class Run : ExperimentRun
    {
        readonly Declared declared;
        readonly Network network;
        readonly BatchStream training;
        readonly optim.Optimizer optimizer;
        readonly Rate rate;
        Tensor? axes;
        Tensor? axisScale;
        Tensor? shiftScale;

        public Run(RunContext context) : base(context)
        {
            declared = new Declared(context.Settings);
            training = context.Training(declared.Train);
            network = Own(new Network(declared, context));
            optimizer = Own("optimizer", declared.Sgd.Create(network.Backbone, declared.Projection.Of(network.Projection),
                declared.Shift.Of(network.Shift)));
            rate = new Rate(optimizer, declared.Cosine);
        }

        protected override void TrainEpoch(int epoch)
        {
            network.train();
            foreach (var step in Steps(epoch))
            {
                using var scope = NewDisposeScope();
                rate.Set(step);

                // [Benchmark<SmallFashionMnistOneClass>]
                var (rawImages, rawLabels) = training.Next(step);

                // [Views(2)]: the chain for each view, one under the other.
                var view1 = View(rawImages, rawLabels, "view=1", step);
                var view2 = View(rawImages, rawLabels, "view=2", step);
                var images = cat([view1.images, view2.images]);
                var turns = cat([view1.turns, view2.turns]);

                var features = network.Features(images);
                var projection = network.Projection.call(features);
                var shift = network.Shift.call(features);

                // [Loss] Contrastive, [Loss] ShiftPrediction
                var contrastive = Contrastive(projection, declared.Temperature).mean();
                var shiftPrediction = ShiftPrediction(shift, turns).mean();
                var loss = declared.Contrastive.Weight * contrastive + declared.ShiftPrediction.Weight * shiftPrediction;

                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                Report(step, loss, ("Contrastive", contrastive), ("ShiftPrediction", shiftPrediction));
            }
        }

        // [HorizontalFlip, Rotations, ColorJitter(0.4, Probability = 0.8), Grayscale(Probability = 0.2), RandomResizedCrop(0.08, 1)]
        (Tensor images, Tensor turns) View(Tensor rawImages, Tensor rawLabels, string view, StepInfo step)
        {
            var images = declared.HorizontalFlip.Apply(rawImages, step.Random($"{view}/images/HorizontalFlip"));
            (images, _, var turns) = declared.Rotations.Apply(images, rawLabels);
            images = declared.ColorJitter.Apply(images, step.Random($"{view}/images/ColorJitter"));
            images = declared.Grayscale.Apply(images, step.Random($"{view}/images/Grayscale"));
            images = declared.RandomResizedCrop.Apply(images, step.Random($"{view}/images/RandomResizedCrop"));
            return (images, turns);
        }

        protected override void FitAfter()
        {
            var train = CollectTraining(batch =>
            {
                var drawnImages = DrawnImages(batch.Images, declared.HorizontalFlip, declared.ColorJitter, declared.Grayscale, batch.Draws("DrawnImages"),
                    declared.Shifts, declared.Draws);
                var drawnFeatures = Sliced(network.Features, drawnImages);
                var drawnProjection = network.Projection.call(drawnFeatures);
                var embedding = Embedding(batch.Images, drawnProjection, declared.Shifts);
                var drawnShift = network.Shift.call(drawnFeatures);
                var recognition = Recognition(batch.Images, drawnShift, declared.Shifts);
                return [embedding, recognition];
            });
            var (trainEmbedding, trainRecognition) = (train[0], train[1]);
            (axes, axisScale) = Keep("Axes", Axes(trainEmbedding));
            shiftScale = Keep("ShiftScale", ShiftScale(trainRecognition));
        }

        protected override void Restore(RestoredFits fits)
        {
            (axes, axisScale) = fits.Get<(Tensor axes, Tensor axisScale)>("Axes");
            shiftScale = fits.Get<Tensor>("ShiftScale");
        }

        protected override Tensor? Features(Tensor images) => network.Features(images);

        protected override void Score(EvaluationBatch batch, ScoreTable scores)
        {
            var drawnImages = DrawnImages(batch.Images, declared.HorizontalFlip, declared.ColorJitter, declared.Grayscale, batch.Draws("DrawnImages"),
                declared.Shifts, declared.Draws);
            var drawnFeatures = Sliced(network.Features, drawnImages);
            var drawnProjection = network.Projection.call(drawnFeatures);
            var embedding = Embedding(batch.Images, drawnProjection, declared.Shifts);
            var similarity = Similarity(embedding, axes!, axisScale!);
            var drawnShift = network.Shift.call(drawnFeatures);
            var recognition = Recognition(batch.Images, drawnShift, declared.Shifts);
            scores.Add("Similarity", similarity);
            scores.Add("Shifted", Shifted(similarity, recognition, shiftScale!));
        }
    }

    internal sealed class Network : ExperimentNetwork
    {
        internal readonly Module<Tensor, Tensor> Input;
        internal readonly Module<Tensor, Tensor> Backbone;
        internal readonly Module<Tensor, Tensor> Projection;
        internal readonly Linear Shift;

        internal Network(Declared declared, RunContext context) : base(context)
        {
            Input = context.Standardization();
            Backbone = declared.ConvNet.Create(context.Channels);
            var featureWidth = FeatureWidth(context, Input, Backbone);
            Projection = Csi.Projection(featureWidth);
            Shift = Csi.Shift(featureWidth, declared.Shifts);
            register_module("input", Input);
            register_module("backbone", Backbone);
            register_module("projection", Projection);
            register_module("shift", Shift);
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
        internal readonly HorizontalFlip HorizontalFlip = new() { Probability = settings.Get<double>("HorizontalFlip.Probability") };
        internal readonly Rotations Rotations = new() { Count = settings.Get<int>("Rotations.Count") };
        internal readonly ColorJitter ColorJitter = new(settings.Get<double>("ColorJitter.Strength"))
        {
            Hue = settings.Get<double>("ColorJitter.Hue"),
            Probability = settings.Get<double>("ColorJitter.Probability"),
        };
        internal readonly Grayscale Grayscale = new() { Probability = settings.Get<double>("Grayscale.Probability") };
        internal readonly RandomResizedCrop RandomResizedCrop = new(settings.Get<double>("RandomResizedCrop.MinArea"),
            settings.Get<double>("RandomResizedCrop.MaxArea")) { Probability = settings.Get<double>("RandomResizedCrop.Probability") };
        internal readonly Head Projection = new()
        {
            LearningRate = settings.Get<double>("Projection.LearningRate"),
            WeightDecay = settings.Get<double>("Projection.WeightDecay"),
        };
        internal readonly Head Shift = new()
        {
            LearningRate = settings.Get<double>("Shift.LearningRate"),
            WeightDecay = settings.Get<double>("Shift.WeightDecay"),
        };
        internal readonly Loss Contrastive = new() { Weight = settings.Get<double>("Contrastive.Weight") };
        internal readonly Loss ShiftPrediction = new() { Weight = settings.Get<double>("ShiftPrediction.Weight") };
        internal readonly int Shifts = settings.Get<int>("Shifts");
        internal readonly double Temperature = settings.Get<double>("Temperature");
        internal readonly int Draws = settings.Get<int>("Draws");
    }

    internal static ExperimentDescriptor Descriptor => new()
    {
        Name = "csi",
        Summary = "Contrasting shifted instances (Tack et al., 2020), unlabelled: rotated copies are negatives of each other, and are recognised.",
        Sources = ["Csi.cs", "CsiLabelled.cs", "Reference.cs"],
        Fingerprint = "1d6c9a3e8491e31480c40def1a9dd244497425cb1caf7f8ac326f9ac42e3c9de",
        Benchmark = typeof(SmallFashionMnistOneClass),
        Seeds = [0, 1, 2],
        Create = context => new Run(context),
        Plan = new()
        {
            Loss = "L = Contrastive(projection) + ShiftPrediction(shift, turns)",
            PassesPerStep = 1,
            PassesPerScoredImage = 1,
            PassesPerFittedImage = 1,
            Modules =
            [
                new("Input", "Module<Tensor, Tensor>"),
                new("Backbone", "ConvNet(Width = 16), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                new("Projection", "Module<Tensor, Tensor>, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                new("Shift", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
            ],
            Augmentations = ["HorizontalFlip", "Rotations", "ColorJitter(0.4, Probability = 0.8)", "Grayscale(Probability = 0.2)", "RandomResizedCrop(0.08, 1)"],
            Fits =
            [
                new("Axes", "(trainEmbedding), after training"),
                new("ShiftScale", "(trainRecognition), after training"),
            ],
            Scores =
            [
                new("Similarity", "(embedding, axes, axisScale)"),
                new("Shifted", "(similarity, recognition, shiftScale)"),
            ],
            Declarations =
            [
                "[Benchmark<SmallFashionMnistOneClass>]",
                "[ConvNet(Width = 16)]",
                "[Train(Epochs = 5, Steps = 300, BatchSize = 32)]",
                "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                "[Cosine(Floor = 1e-6)]",
                "[Views(2)]",
                "[HorizontalFlip]",
                "[Rotations]",
                "[ColorJitter(0.4, Probability = 0.8)]",
                "[Grayscale(Probability = 0.2)]",
                "[RandomResizedCrop(0.08, 1)]",
                "[Setting(Shifts = 4)] Shifts",
                new("[Head] Projection", "()"),
                new("[Head] Shift", "()"),
                new("[Loss] Contrastive", "(projection)"),
                new("[Loss] ShiftPrediction", "(shift, turns)"),
                new("[Value] DrawnImages", "(images)"),
                new("[Value] Embedding", "(images, drawnProjection)"),
                new("[Value] Recognition", "(images, drawnShift)"),
                new("[Fit] Axes", "(trainEmbedding)"),
                new("[Fit] ShiftScale", "(trainRecognition)"),
                new("[Score] Similarity", "(embedding, axes, axisScale)"),
                new("[Score] Shifted", "(similarity, recognition, shiftScale)"),
            ],
            Dataflow =
                """
                flowchart LR
                  subgraph training
                    t_training(["training set"])
                    t_images_HorizontalFlip["HorizontalFlip"]
                    t_images_Rotations["Rotations"]
                    t_images_ColorJitter["ColorJitter"]
                    t_images_Grayscale["Grayscale"]
                    t_images_RandomResizedCrop["RandomResizedCrop"]
                    t_features["features"]
                    t_projection["projection"]
                    t_Contrastive{{"Contrastive"}}
                    t_shift["shift"]
                    t_ShiftPrediction{{"ShiftPrediction"}}
                    t_training --> t_images_HorizontalFlip
                    t_images_HorizontalFlip --> t_images_Rotations
                    t_training --> t_images_Rotations
                    t_images_Rotations --> t_images_ColorJitter
                    t_images_ColorJitter --> t_images_Grayscale
                    t_images_Grayscale --> t_images_RandomResizedCrop
                    t_images_RandomResizedCrop --> t_features
                    t_features --> t_projection
                    t_projection --> t_Contrastive
                    t_features --> t_shift
                    t_shift --> t_ShiftPrediction
                    t_images_Rotations --> t_ShiftPrediction
                  end
                  subgraph evaluation
                    s_drawnImages["drawnImages"]
                    s_drawnFeatures["drawnFeatures"]
                    s_drawnProjection["drawnProjection"]
                    s_embedding["embedding"]
                    s_Similarity["Similarity"]
                    s_drawnShift["drawnShift"]
                    s_recognition["recognition"]
                    s_Shifted["Shifted"]
                    s_drawnImages --> s_drawnFeatures
                    s_drawnFeatures --> s_drawnProjection
                    s_drawnProjection --> s_embedding
                    s_embedding --> s_Similarity
                    s_drawnFeatures --> s_drawnShift
                    s_drawnShift --> s_recognition
                    s_Similarity --> s_Shifted
                    s_recognition --> s_Shifted
                  end
                  f_Axes[["fit Axes(trainEmbedding)"]]
                  f_Axes --> s_Similarity
                  f_ShiftScale[["fit ShiftScale(trainRecognition)"]]
                  f_ShiftScale --> s_Shifted
                """,
        },
        Settings =
        [
            new("ConvNet.Width", 16, "Csi.cs"),
            new("Train.Epochs", 5, "Reference.cs"),
            new("Train.Steps", 300, "Csi.cs"),
            new("Train.BatchSize", 32, "Csi.cs"),
            new("Train.DropLast", false, "default"),
            new("Train.Accumulate", 1, "default"),
            new("Train.ClipNorm", 0.0, "default"),
            new("Train.Ema", 0.0, "default"),
            new("Sgd.LearningRate", 0.1, "Reference.cs"),
            new("Sgd.Momentum", 0.9, "Reference.cs"),
            new("Sgd.WeightDecay", 0.0005, "Reference.cs"),
            new("Sgd.Nesterov", true, "Reference.cs"),
            new("Sgd.DecayBiasAndNorm", true, "default"),
            new("Cosine.Floor", 1e-6, "Reference.cs"),
            new("Cosine.WarmupEpochs", 0.0, "default"),
            new("Cosine.WarmupFrom", 0.0, "default"),
            new("Cosine.WholePeriod", false, "default"),
            new("HorizontalFlip.Probability", 0.5, "default"),
            new("Rotations.Count", 4, "default"),
            new("ColorJitter.Strength", 0.4, "Csi.cs"),
            new("ColorJitter.Hue", 0.0, "default"),
            new("ColorJitter.Probability", 0.8, "Csi.cs"),
            new("Grayscale.Probability", 0.2, "Csi.cs"),
            new("RandomResizedCrop.MinArea", 0.08, "Csi.cs"),
            new("RandomResizedCrop.MaxArea", 1.0, "Csi.cs"),
            new("RandomResizedCrop.Probability", 1.0, "default"),
            new("Shifts", 4, "Csi.cs"),
            new("Projection.LearningRate", double.NaN, "default"),
            new("Projection.WeightDecay", double.NaN, "default"),
            new("Shift.LearningRate", double.NaN, "default"),
            new("Shift.WeightDecay", double.NaN, "default"),
            new("Contrastive.Weight", 1.0, "default"),
            new("ShiftPrediction.Weight", 1.0, "default"),
            new("Temperature", 0.5, "default"),
            new("Draws", 4, "default"),
        ],
    };

    static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;

    internal static IReadOnlyList<ExperimentDescriptor> WithArms => [Descriptor, SimClr.Descriptor];
}
