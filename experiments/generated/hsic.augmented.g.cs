// hsic/augmented: generated from Hsic.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Hsic
{
    partial class Augmented : IDescribedExperiment
    {
        /// <summary>L = CrossEntropy(logits, targets) + Independence(features, outlierFeatures)</summary>
        internal new sealed class Run : ExperimentRun
        {
            readonly Declared declared;
            readonly Network network;
            readonly BatchStream training;
            readonly BatchStream outliers;
            readonly optim.Optimizer optimizer;
            readonly Rate rate;
            Tensor? classMeans;

            public Run(RunContext context) : base(context)
            {
                declared = new Declared(context.Settings);
                training = context.Training(declared.Train);
                outliers = context.Stream("outlier", declared.Train, declared.Outliers.Ratio, new Photos());
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

                    // [Benchmark<FashionMnistOod>, Outliers<Photos>(Ratio = 2)]
                    var (rawImages, labels) = training.Next(step);
                    var (rawOutlierImages, _) = outliers.Next(step);

                    // [RandomCrop(Padding = 1), HorizontalFlip], [Augmentation] Strong
                    var images = Augment(rawImages, "images", step);
                    var outlierImages = Augment(rawOutlierImages, "outlierImages", step);
                    outlierImages = Strong(outlierImages, step.Random("Strong"));

                    // One pass: batch normalisation sees all of them together.
                    var (features, outlierFeatures) = Together(network.Features, images, outlierImages);
                    var logits = network.Logits.call(features);

                    // [CrossEntropy], [Loss] Independence
                    var crossEntropy = declared.CrossEntropy.Compute(logits, labels).mean();
                    var independence = Independence(features, outlierFeatures, declared.Sigma, declared.Strength, declared.Literal).mean();
                    var loss = declared.CrossEntropy.Weight * crossEntropy + declared.Independence.Weight * independence;

                    optimizer.zero_grad();
                    loss.backward();
                    optimizer.step();
                    Report(step, loss, ("CrossEntropy", crossEntropy), ("Independence", independence));

                    // [Log] InlierLength, [Log] OutlierLength, [Log] OutlierSpread
                    using (no_grad())
                    {
                        Log(step, ("InlierLength", InlierLength(features)), ("OutlierLength", OutlierLength(outlierFeatures)), ("OutlierSpread",
                            OutlierSpread(outlierFeatures, declared.Sigma)));
                    }
                }
            }

            // [RandomCrop(Padding = 1), HorizontalFlip]
            Tensor Augment(Tensor images, string stream, StepInfo step)
            {
                images = declared.RandomCrop.Apply(images, step.Random($"{stream}/RandomCrop"));
                return declared.HorizontalFlip.Apply(images, step.Random($"{stream}/HorizontalFlip"));
            }

            protected override void FitAfter()
            {
                var train = CollectTraining(batch =>
                {
                    var features = network.Features(batch.Images);
                    return [features, batch.Labels];
                });
                var (trainFeatures, trainLabels) = (train[0], train[1]);
                classMeans = Keep("ClassMeans", ClassMeans(trainFeatures, trainLabels, Context.Classes));
            }

            protected override void Restore(RestoredFits fits)
            {
                classMeans = fits.Get<Tensor>("ClassMeans");
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
                scores.Add("Correlation", Correlation(features, classMeans!));
            }
        }

        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "hsic/augmented",
            Summary = "",
            ArmOf = "hsic",
            Sources = ["Hsic.cs", "Reference.cs"],
            Fingerprint = "f35ff74d6fe6fcee6e0baf25f2f7aadf43798a56a8fbdf8b55f789a04b5c563e",
            Benchmark = typeof(FashionMnistOod),
            Seeds = [0, 1, 2],
            Create = context => new Run(context),
            Plan = new()
            {
                Loss = "L = CrossEntropy(logits, targets) + Independence(features, outlierFeatures)",
                PassesPerStep = 1,
                PassesPerScoredImage = 1,
                PassesPerFittedImage = 1,
                Modules =
                [
                    new("Input", "Module<Tensor, Tensor>"),
                    new("Backbone", "ConvNet(Width = 16), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                ],
                Streams = ["outlier: Photos, 2 per training image"],
                Augmentations = ["RandomCrop(Padding = 1)", "HorizontalFlip", "Strong"],
                Fits =
                [
                    new("ClassMeans", "(trainFeatures, trainLabels), after training"),
                ],
                Scores =
                [
                    new("Msp", "(logits)"),
                    new("MaxLogit", "(logits)"),
                    new("Energy", "(logits)"),
                    new("Correlation", "(features, classMeans)"),
                ],
                Logs =
                [
                    new("InlierLength", "(features)"),
                    new("OutlierLength", "(outlierFeatures)"),
                    new("OutlierSpread", "(outlierFeatures)"),
                ],
                Declarations =
                [
                    "[Benchmark<FashionMnistOod>]",
                    "[ConvNet(Width = 16)]",
                    "[Train(Epochs = 5, Steps = 400, BatchSize = 64, DropLast = true)]",
                    "[RandomCrop(Padding = 1)]",
                    "[HorizontalFlip]",
                    "[CrossEntropy]",
                    "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                    "[Cosine(Floor = 1e-6)]",
                    "[Msp]",
                    "[MaxLogit]",
                    "[Energy]",
                    "[Outliers<Photos>(Ratio = 2)]",
                    "[Setting(Sigma = 5)] Sigma",
                    new("[Loss] Independence", "(features, outlierFeatures)"),
                    new("[Fit] ClassMeans", "(trainFeatures, trainLabels)"),
                    new("[Score] Correlation", "(features, classMeans)"),
                    new("[Log] InlierLength", "(features)"),
                    new("[Log] OutlierLength", "(outlierFeatures)"),
                    new("[Log] OutlierSpread", "(outlierFeatures)"),
                    new("[Augmentation] Strong", "(outlierImages)"),
                ],
                Dataflow =
                    """
                    flowchart LR
                      subgraph training
                        t_training(["training set"])
                        t_images_RandomCrop["RandomCrop"]
                        t_images_HorizontalFlip["HorizontalFlip"]
                        t_outliers(["Photos"])
                        t_outlierImages_RandomCrop["RandomCrop"]
                        t_outlierImages_HorizontalFlip["HorizontalFlip"]
                        t_outlierImages_Strong["Strong"]
                        t_features["features"]
                        t_logits["logits"]
                        t_CrossEntropy{{"CrossEntropy"}}
                        t_outlierFeatures["outlierFeatures"]
                        t_Independence{{"Independence"}}
                        t_InlierLength{{"InlierLength"}}
                        t_OutlierLength{{"OutlierLength"}}
                        t_OutlierSpread{{"OutlierSpread"}}
                        t_training --> t_images_RandomCrop
                        t_images_RandomCrop --> t_images_HorizontalFlip
                        t_outliers --> t_outlierImages_RandomCrop
                        t_outlierImages_RandomCrop --> t_outlierImages_HorizontalFlip
                        t_outlierImages_HorizontalFlip --> t_outlierImages_Strong
                        t_images_HorizontalFlip --> t_features
                        t_features --> t_logits
                        t_logits --> t_CrossEntropy
                        t_training --> t_CrossEntropy
                        t_outlierImages_Strong --> t_outlierFeatures
                        t_features --> t_Independence
                        t_outlierFeatures --> t_Independence
                        t_features --> t_InlierLength
                        t_outlierFeatures --> t_OutlierLength
                        t_outlierFeatures --> t_OutlierSpread
                      end
                      subgraph evaluation
                        s_features["features"]
                        s_logits["logits"]
                        s_Msp["Msp"]
                        s_MaxLogit["MaxLogit"]
                        s_Energy["Energy"]
                        s_Correlation["Correlation"]
                        s_images(["images"]) --> s_features
                        s_features --> s_logits
                        s_logits --> s_Msp
                        s_logits --> s_MaxLogit
                        s_logits --> s_Energy
                        s_features --> s_Correlation
                      end
                      f_ClassMeans[["fit ClassMeans(trainFeatures, trainLabels)"]]
                      f_ClassMeans --> s_Correlation
                    """,
            },
            Settings =
            [
                new("ConvNet.Width", 16, "Hsic.cs"),
                new("Train.Epochs", 5, "Reference.cs"),
                new("Train.Steps", 400, "Hsic.cs"),
                new("Train.BatchSize", 64, "Hsic.cs"),
                new("Train.DropLast", true, "Hsic.cs"),
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
                new("Outliers.Ratio", 2.0, "Hsic.cs"),
                new("Sigma", 5.0, "Hsic.cs"),
                new("Independence.Weight", 1.0, "default"),
                new("Strength", 8.0, "default"),
                new("Literal", false, "default"),
            ],
        };

        static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;
    }
}
