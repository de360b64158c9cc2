// rotation/one-class/symmetric: generated from RotationOneClass.cs, Rotation.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class Rotation
{
    partial class OneClass
    {
        partial class Symmetric : IDescribedExperiment
        {
            /// <summary>L = PosePrediction(pose, poses)</summary>
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
                    optimizer = Own("optimizer", declared.Sgd.Create(network.Backbone, declared.Pose.Of(network.Pose)));
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
                        var (rawImages, labels) = training.Next(step);

                        // [RandomCrop(Padding = 1), HorizontalFlip], [Augmentation] Posed
                        var images = declared.RandomCrop.Apply(rawImages, step.Random("images/RandomCrop"));
                        images = declared.HorizontalFlip.Apply(images, step.Random("images/HorizontalFlip"));
                        (images, _, var poses) = Posed(images, labels, step.Random("Posed"), declared.Offset);

                        var features = network.Features(images);
                        var pose = network.Pose.call(features);

                        // [Loss] PosePrediction
                        var posePrediction = PosePrediction(pose, poses).mean();
                        var loss = declared.PosePrediction.Weight * posePrediction;

                        optimizer.zero_grad();
                        loss.backward();
                        optimizer.step();
                        Report(step, loss, ("PosePrediction", posePrediction));
                    }
                }

                protected override Tensor? Features(Tensor images) => network.Features(images);

                protected override void Score(EvaluationBatch batch, ScoreTable scores)
                {
                    var posedImages = PosedImages(batch.Images, declared.Offset);
                    var posedFeatures = Sliced(network.Features, posedImages);
                    var posedPose = network.Pose.call(posedFeatures);
                    scores.Add("PoseConfidence", PoseConfidence(batch.Images, posedPose));
                }
            }

            internal static new ExperimentDescriptor Descriptor => new()
            {
                Name = "rotation/one-class/symmetric",
                Summary = "",
                ArmOf = "rotation/one-class",
                Sources = ["RotationOneClass.cs", "Rotation.cs", "Reference.cs"],
                Fingerprint = "fc4c948bffe2b7e10238da46775973bf2d55a84d3b9522e8e74c51b5b59eb1cf",
                Benchmark = typeof(SmallFashionMnistOneClass),
                Seeds = [0, 1, 2],
                Create = context => new Run(context),
                Plan = new()
                {
                    Loss = "L = PosePrediction(pose, poses)",
                    PassesPerStep = 1,
                    PassesPerScoredImage = 1,
                    Modules =
                    [
                        new("Input", "Module<Tensor, Tensor>"),
                        new("Backbone", "ConvNet(Width = 8), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                        new("Pose", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    ],
                    Augmentations = ["RandomCrop(Padding = 1)", "HorizontalFlip", "Posed"],
                    Scores =
                    [
                        new("PoseConfidence", "(images, posedPose)"),
                    ],
                    Declarations =
                    [
                        "[Benchmark<SmallFashionMnistOneClass>]",
                        "[ConvNet(Width = 8)]",
                        "[Train(Epochs = 5, Steps = 300, BatchSize = 64)]",
                        "[RandomCrop(Padding = 1)]",
                        "[HorizontalFlip]",
                        "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                        "[Cosine(Floor = 1e-6)]",
                        "[Setting(Offset = 4)] Offset",
                        new("[Head] Pose", "()"),
                        new("[Augmentation] Posed", "(images, labels)"),
                        new("[Loss] PosePrediction", "(pose, poses)"),
                        new("[Value] PosedImages", "(images)"),
                        new("[Score] PoseConfidence", "(images, posedPose)"),
                    ],
                    Dataflow =
                        """
                        flowchart LR
                          subgraph training
                            t_training(["training set"])
                            t_images_RandomCrop["RandomCrop"]
                            t_images_HorizontalFlip["HorizontalFlip"]
                            t_images_Posed["Posed"]
                            t_features["features"]
                            t_pose["pose"]
                            t_PosePrediction{{"PosePrediction"}}
                            t_training --> t_images_RandomCrop
                            t_images_RandomCrop --> t_images_HorizontalFlip
                            t_images_HorizontalFlip --> t_images_Posed
                            t_training --> t_images_Posed
                            t_images_Posed --> t_features
                            t_features --> t_pose
                            t_pose --> t_PosePrediction
                            t_images_Posed --> t_PosePrediction
                          end
                          subgraph evaluation
                            s_posedImages["posedImages"]
                            s_posedFeatures["posedFeatures"]
                            s_posedPose["posedPose"]
                            s_PoseConfidence["PoseConfidence"]
                            s_posedImages --> s_posedFeatures
                            s_posedFeatures --> s_posedPose
                            s_posedPose --> s_PoseConfidence
                          end
                        """,
                },
                Settings =
                [
                    new("ConvNet.Width", 8, "RotationOneClass.cs"),
                    new("Train.Epochs", 5, "Reference.cs"),
                    new("Train.Steps", 300, "RotationOneClass.cs"),
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
                    new("Sgd.WeightDecay", 0.0005, "Reference.cs"),
                    new("Sgd.Nesterov", true, "Reference.cs"),
                    new("Sgd.DecayBiasAndNorm", true, "default"),
                    new("Cosine.Floor", 1e-6, "Reference.cs"),
                    new("Cosine.WarmupEpochs", 0.0, "default"),
                    new("Cosine.WarmupFrom", 0.0, "default"),
                    new("Cosine.WholePeriod", false, "default"),
                    new("Offset", 4, "RotationOneClass.cs"),
                    new("Pose.LearningRate", double.NaN, "default"),
                    new("Pose.WeightDecay", double.NaN, "default"),
                    new("PosePrediction.Weight", 1.0, "default"),
                ],
            };

            static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;
        }
    }
}
