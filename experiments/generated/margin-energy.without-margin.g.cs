// margin-energy/without-margin: generated from MarginEnergy.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class MarginEnergy
{
    partial class WithoutMargin : IDescribedExperiment
    {
        /// <summary>L = CrossEntropy(logits, targets)</summary>
        internal new sealed class Run : ExperimentRun
        {
            readonly Declared declared;
            readonly Network network;
            readonly BatchStream training;
            readonly BatchStream outliers;
            readonly optim.Optimizer optimizer;
            readonly Rate rate;
            (Tensor whitenedMeans, Tensor whitening) mahalanobisFit;
            PrincipalSpace? principalSpace;
            NeighbourIndex? neighbourIndex;
            (Tensor origin, Tensor residual, double alpha) vimFit;

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

                    // [Benchmark<FashionMnistOod>, Outliers<Photos>]
                    var (rawImages, labels) = training.Next(step);
                    var (rawOutlierImages, _) = outliers.Next(step);

                    // [RandomCrop(Padding = 1), HorizontalFlip]
                    var images = Augment(rawImages, "images", step);
                    var outlierImages = Augment(rawOutlierImages, "outlierImages", step);

                    // One pass, as MarginEnergy forwards them: batch normalisation sees all of them together.
                    var (features, _) = Together(network.Features, images, outlierImages);
                    var logits = network.Logits.call(features);

                    // [CrossEntropy]
                    var crossEntropy = declared.CrossEntropy.Compute(logits, labels).mean();
                    var loss = declared.CrossEntropy.Weight * crossEntropy;

                    optimizer.zero_grad();
                    loss.backward();
                    optimizer.step();
                    Report(step, loss, ("CrossEntropy", crossEntropy));
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
                    var logits = network.Logits.call(features);
                    return [features, batch.Labels, logits];
                });
                var (trainFeatures, trainLabels, trainLogits) = (train[0], train[1], train[2]);
                mahalanobisFit = Keep("Mahalanobis", declared.Mahalanobis.Fit(trainFeatures, trainLabels));
                principalSpace = Keep("PrincipalSpace", PrincipalSpace.Of(trainFeatures, network.Logits.weight!, network.Logits.bias!));
                neighbourIndex = Keep("NeighbourIndex", NeighbourIndex.Of(trainFeatures));
                vimFit = Keep("Vim", declared.Vim.Fit(trainFeatures, trainLogits, principalSpace!));
            }

            protected override void Restore(RestoredFits fits)
            {
                mahalanobisFit = fits.Get<(Tensor whitenedMeans, Tensor whitening)>("Mahalanobis");
                principalSpace = fits.Get<PrincipalSpace>("PrincipalSpace");
                neighbourIndex = fits.Get<NeighbourIndex>("NeighbourIndex");
                vimFit = fits.Get<(Tensor origin, Tensor residual, double alpha)>("Vim");
            }

            protected override Tensor? Features(Tensor images) => network.Features(images);

            protected override Tensor? Classify(Tensor features) => network.Logits.call(features);

            protected override void Score(EvaluationBatch batch, ScoreTable scores)
            {
                var features = network.Features(batch.Images);
                var logits = network.Logits.call(features);
                var neighbours = Neighbours.Of(features, neighbourIndex!);
                scores.Predict(logits);
                scores.Add("Msp", declared.Msp.Compute(logits));
                scores.Add("MaxLogit", declared.MaxLogit.Compute(logits));
                scores.Add("Energy", declared.Energy.Compute(logits));
                scores.Add("Knn", declared.Knn.Compute(neighbours));
                scores.Add("Mahalanobis", declared.Mahalanobis.Compute(features, mahalanobisFit.whitenedMeans, mahalanobisFit.whitening));
                scores.Add("Vim", declared.Vim.Compute(features, logits, vimFit.origin, vimFit.residual, vimFit.alpha));
                scores.Add("FeatureNorm", FeatureNorm(features));
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
            internal readonly Knn Knn = new() { K = settings.Get<int>("Knn.K") };
            internal readonly Mahalanobis Mahalanobis = new();
            internal readonly Vim Vim = new() { Dimension = settings.Get<int>("Vim.Dimension") };
            internal readonly Outliers<Photos> Outliers = new() { Ratio = settings.Get<double>("Outliers.Ratio") };
        }

        internal static new ExperimentDescriptor Descriptor => new()
        {
            Name = "margin-energy/without-margin",
            Summary = "The same forward passes without the loss.",
            ArmOf = "margin-energy",
            Sources = ["MarginEnergy.cs", "Reference.cs"],
            Fingerprint = "91fa1e15c8612b3c6c9e6e468b49cea2fa2072e523e5ca03b12fc24ecf36d211",
            Benchmark = typeof(FashionMnistOod),
            Seeds = [0, 1, 2],
            Create = context => new Run(context),
            Plan = new()
            {
                Loss = "L = CrossEntropy(logits, targets)",
                PassesPerStep = 1,
                PassesPerScoredImage = 1,
                PassesPerFittedImage = 1,
                Modules =
                [
                    new("Input", "Module<Tensor, Tensor>"),
                    new("Backbone", "ConvNet(Width = 32), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                    new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                ],
                Streams = ["outlier: Photos, 1 per training image"],
                Augmentations = ["RandomCrop(Padding = 1)", "HorizontalFlip"],
                Fits =
                [
                    new("Mahalanobis", "(trainFeatures, trainLabels), after training"),
                    new("PrincipalSpace", "(trainFeatures, classifierWeight, classifierBias), after training"),
                    new("NeighbourIndex", "(trainFeatures), after training"),
                    new("Vim", "(trainFeatures, trainLogits, principalSpace), after training"),
                ],
                Scores =
                [
                    new("Msp", "(logits)"),
                    new("MaxLogit", "(logits)"),
                    new("Energy", "(logits)"),
                    new("Knn", "(neighbours)"),
                    new("Mahalanobis", "(features, whitenedMeans, whitening)"),
                    new("Vim", "(features, logits, origin, residual)"),
                    new("FeatureNorm", "(features)"),
                ],
                Declarations =
                [
                    "[Benchmark<FashionMnistOod>]",
                    "[ConvNet(Width = 32)]",
                    "[Train(Epochs = 5, BatchSize = 64)]",
                    "[RandomCrop(Padding = 1)]",
                    "[HorizontalFlip]",
                    "[CrossEntropy]",
                    "[Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)]",
                    "[Cosine(Floor = 1e-6)]",
                    "[Msp]",
                    "[MaxLogit]",
                    "[Energy]",
                    "[Knn(K = 50)]",
                    "[Mahalanobis]",
                    "[Vim]",
                    "[Outliers<Photos>]",
                    new("[Score] FeatureNorm", "(features)"),
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
                        t_features["features"]
                        t_logits["logits"]
                        t_CrossEntropy{{"CrossEntropy"}}
                        t_outlierFeatures["outlierFeatures"]
                        t_training --> t_images_RandomCrop
                        t_images_RandomCrop --> t_images_HorizontalFlip
                        t_outliers --> t_outlierImages_RandomCrop
                        t_outlierImages_RandomCrop --> t_outlierImages_HorizontalFlip
                        t_images_HorizontalFlip --> t_features
                        t_features --> t_logits
                        t_logits --> t_CrossEntropy
                        t_training --> t_CrossEntropy
                        t_outlierImages_HorizontalFlip --> t_outlierFeatures
                      end
                      subgraph evaluation
                        s_features["features"]
                        s_logits["logits"]
                        s_Msp["Msp"]
                        s_MaxLogit["MaxLogit"]
                        s_Energy["Energy"]
                        s_neighbours["neighbours"]
                        s_Knn["Knn"]
                        s_Mahalanobis["Mahalanobis"]
                        s_Vim["Vim"]
                        s_FeatureNorm["FeatureNorm"]
                        s_images(["images"]) --> s_features
                        s_features --> s_logits
                        s_logits --> s_Msp
                        s_logits --> s_MaxLogit
                        s_logits --> s_Energy
                        s_features --> s_neighbours
                        s_neighbours --> s_Knn
                        s_features --> s_Mahalanobis
                        s_features --> s_Vim
                        s_logits --> s_Vim
                        s_features --> s_FeatureNorm
                      end
                      f_Mahalanobis[["fit Mahalanobis(trainFeatures, trainLabels)"]]
                      f_Mahalanobis --> s_Mahalanobis
                      f_PrincipalSpace[["fit PrincipalSpace(trainFeatures)"]]
                      f_NeighbourIndex[["fit NeighbourIndex(trainFeatures)"]]
                      f_NeighbourIndex --> s_neighbours
                      f_Vim[["fit Vim(trainFeatures, trainLogits)"]]
                      f_Vim --> s_Vim
                    """,
            },
            Settings =
            [
                new("ConvNet.Width", 32, "Reference.cs"),
                new("Train.Epochs", 5, "Reference.cs"),
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
                new("Knn.K", 50, "Reference.cs"),
                new("Vim.Dimension", 0, "default"),
                new("Outliers.Ratio", 1.0, "default"),
            ],
        };

        static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;
    }
}
