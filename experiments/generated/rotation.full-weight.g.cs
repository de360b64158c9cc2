// rotation/full-weight: generated from Rotation.cs, RotationOneClass.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Rotation
{
    partial class FullWeight : IDescribedExperiment
    {
        /// <summary>L = CrossEntropy(logits, targets) + TurnPrediction(turnError)</summary>
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
                optimizer = Own("optimizer", declared.Sgd.Create(network.Backbone, network.Logits, declared.Turn.Of(network.Turn)));
                rate = new Rate(optimizer, declared.Cosine);
            }

            protected override void TrainEpoch(int epoch)
            {
                network.train();
                foreach (var step in Steps(epoch))
                {
                    using var scope = NewDisposeScope();
                    rate.Set(step);

                    // [Benchmark<SmallFashionMnistOod>]
                    var (rawImages, labels) = training.Next(step);

                    // [RandomCrop(Padding = 1), HorizontalFlip]
                    var images = declared.RandomCrop.Apply(rawImages, step.Random("images/RandomCrop"));
                    images = declared.HorizontalFlip.Apply(images, step.Random("images/HorizontalFlip"));

                    var rotatedImages = RotatedImages(images);

                    // One pass: batch normalisation sees all of them together.
                    var (features, rotatedFeatures) = Together(network.Features, images, rotatedImages);
                    var logits = network.Logits.call(features);
                    var turn = network.Turn.call(features);
                    var rotatedTurn = network.Turn.call(rotatedFeatures);
                    var turnError = TurnError(turn, rotatedTurn);

                    // [CrossEntropy], [Loss(Weight = 1)] TurnPrediction
                    var crossEntropy = declared.CrossEntropy.Compute(logits, labels).mean();
                    var turnPrediction = TurnPrediction(turnError).mean();
                    var loss = declared.CrossEntropy.Weight * crossEntropy + declared.TurnPrediction.Weight * turnPrediction;

                    optimizer.zero_grad();
                    loss.backward();
                    optimizer.step();
                    Report(step, loss, ("CrossEntropy", crossEntropy), ("TurnPrediction", turnPrediction));
                }
            }

            protected override Tensor? Features(Tensor images) => network.Features(images);

            protected override Tensor? Classify(Tensor features) => network.Logits.call(features);

            protected override void Score(EvaluationBatch batch, ScoreTable scores)
            {
                var rotatedImages = RotatedImages(batch.Images);
                var features = network.Features(batch.Images);
                var rotatedFeatures = Sliced(network.Features, rotatedImages);
                var logits = network.Logits.call(features);
                var uniformDivergence = UniformDivergence(logits);
                var turn = network.Turn.call(features);
                var rotatedTurn = network.Turn.call(rotatedFeatures);
                var turnError = TurnError(turn, rotatedTurn);
                var turnConfidence = TurnConfidence(turnError);
                scores.Predict(logits);
                scores.Add("Msp", declared.Msp.Compute(logits));
                scores.Add("UniformDivergence", uniformDivergence);
                scores.Add("TurnConfidence", turnConfidence);
                scores.Add("ClassAndTurn", ClassAndTurn(uniformDivergence, turnConfidence));
            }
        }

        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "rotation/full-weight",
            Summary = "",
            ArmOf = "rotation",
            Sources = ["Rotation.cs", "RotationOneClass.cs", "Reference.cs"],
            Fingerprint = "d5cf45429ef7f2b8a6ab3885a97d5294784f65e84ee702a214823cfdc2521be2",
            Benchmark = typeof(SmallFashionMnistOod),
            Seeds = [0, 1, 2],
            Create = context => new Run(context),
            Plan = new()
            {
                Loss = "L = CrossEntropy(logits, targets) + TurnPrediction(turnError)",
                PassesPerStep = 1,
                PassesPerScoredImage = 2,
                Modules =
                [
                    new("Input", "Module<Tensor, Tensor>"),
                    new("Backbone", "ConvNet(Width = 16), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    new("Turn", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                ],
                Augmentations = ["RandomCrop(Padding = 1)", "HorizontalFlip"],
                Scores =
                [
                    new("Msp", "(logits)"),
                    new("UniformDivergence", "(logits)"),
                    new("TurnConfidence", "(turnError)"),
                    new("ClassAndTurn", "(uniformDivergence, turnConfidence)"),
                ],
                Declarations =
                [
                    "[Benchmark<SmallFashionMnistOod>]",
                    "[ConvNet(Width = 16)]",
                    "[Train(Epochs = 5, Steps = 400, BatchSize = 64)]",
                    "[RandomCrop(Padding = 1)]",
                    "[HorizontalFlip]",
                    "[CrossEntropy]",
                    "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                    "[Cosine(Floor = 1e-6)]",
                    "[Msp]",
                    new("[Value] RotatedImages", "(images)"),
                    new("[Head] Turn", "()"),
                    new("[Value] TurnError", "(turn, rotatedTurn)"),
                    new("[Loss(Weight = 1)] TurnPrediction", "(turnError)"),
                    new("[Score] UniformDivergence", "(logits)"),
                    new("[Score] TurnConfidence", "(turnError)"),
                    new("[Score] ClassAndTurn", "(uniformDivergence, turnConfidence)"),
                ],
                Dataflow =
                    """
                    flowchart LR
                      subgraph training
                        t_training(["training set"])
                        t_images_RandomCrop["RandomCrop"]
                        t_images_HorizontalFlip["HorizontalFlip"]
                        t_rotatedImages["rotatedImages"]
                        t_features["features"]
                        t_logits["logits"]
                        t_CrossEntropy{{"CrossEntropy"}}
                        t_turn["turn"]
                        t_rotatedFeatures["rotatedFeatures"]
                        t_rotatedTurn["rotatedTurn"]
                        t_turnError["turnError"]
                        t_TurnPrediction{{"TurnPrediction"}}
                        t_training --> t_images_RandomCrop
                        t_images_RandomCrop --> t_images_HorizontalFlip
                        t_images_HorizontalFlip --> t_rotatedImages
                        t_images_HorizontalFlip --> t_features
                        t_features --> t_logits
                        t_logits --> t_CrossEntropy
                        t_training --> t_CrossEntropy
                        t_features --> t_turn
                        t_rotatedImages --> t_rotatedFeatures
                        t_rotatedFeatures --> t_rotatedTurn
                        t_turn --> t_turnError
                        t_rotatedTurn --> t_turnError
                        t_turnError --> t_TurnPrediction
                      end
                      subgraph evaluation
                        s_features["features"]
                        s_logits["logits"]
                        s_Msp["Msp"]
                        s_UniformDivergence["UniformDivergence"]
                        s_turn["turn"]
                        s_rotatedImages["rotatedImages"]
                        s_rotatedFeatures["rotatedFeatures"]
                        s_rotatedTurn["rotatedTurn"]
                        s_turnError["turnError"]
                        s_TurnConfidence["TurnConfidence"]
                        s_ClassAndTurn["ClassAndTurn"]
                        s_images(["images"]) --> s_features
                        s_features --> s_logits
                        s_logits --> s_Msp
                        s_logits --> s_UniformDivergence
                        s_features --> s_turn
                        s_rotatedImages --> s_rotatedFeatures
                        s_rotatedFeatures --> s_rotatedTurn
                        s_turn --> s_turnError
                        s_rotatedTurn --> s_turnError
                        s_turnError --> s_TurnConfidence
                        s_UniformDivergence --> s_ClassAndTurn
                        s_TurnConfidence --> s_ClassAndTurn
                      end
                    """,
            },
            Settings =
            [
                new("ConvNet.Width", 16, "Rotation.cs"),
                new("Train.Epochs", 5, "Reference.cs"),
                new("Train.Steps", 400, "Rotation.cs"),
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
                new("Turn.LearningRate", double.NaN, "default"),
                new("Turn.WeightDecay", double.NaN, "default"),
                new("TurnPrediction.Weight", 1.0, "Rotation.cs"),
            ],
        };

        static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;
    }
}
