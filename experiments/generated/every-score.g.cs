// every-score: generated from EveryScore.cs and Reference.cs. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

partial class EveryScore : IDescribedExperiment
{
    /// <summary>L = CrossEntropy(logits, targets)</summary>
    internal sealed class Run : ExperimentRun
    {
        readonly Declared declared;
        readonly Network network;
        readonly BatchStream training;
        readonly optim.Optimizer optimizer;
        readonly Rate rate;
        (Tensor whitenedMeans, Tensor whitening) mahalanobisFit;
        double tempScaleTemperature;
        Tensor? klMatchingTemplates;
        (Tensor means, Tensor starts, Tensor scales, Tensor shapes) openMaxFit;
        (Tensor whitenedMeans, Tensor whitening) unitMahalanobisFit;
        (Tensor whitenedMeans, Tensor whitening, Tensor whitenedCenter, Tensor background) relativeMahalanobisFit;
        (Tensor whitenedCenter, Tensor whitening) ssdFit;
        (Tensor whitenings, Tensor whitenedMeans, Tensor logHeights) gmmFit;
        double reActCut;
        (double floor, double ceiling) vraFit;
        Tensor? diceSparseWeight;
        Tensor? shePatterns;
        Tensor? nnGuideGuides;
        (Tensor part, Tensor radii, Tensor shares) cfoodFit;
        Tensor? nacCoverage;
        (Tensor center, Tensor inverseDistances) fdbdFit;
        Tensor? nciCenter;
        (Tensor whitening, Tensor span) pnmlFit;
        (Tensor disturbed, Tensor featureDensity, Tensor logitDensity, Tensor ranges) weiPerFit;
        (Tensor whitenedMeans, Tensor whitening) mahalanobisOdinFit;
        (Tensor whitenedMeans, Tensor whitenings, Tensor widths, Tensor weights) mahalanobisEnsembleFit;
        (Tensor whitenedMeans, Tensor whitenings, Tensor widths, Tensor logHeights, Tensor standard) layerGmmFit;
        Tensor? layerNacCoverage;
        (Tensor least, Tensor largest, Tensor means) gramFit;
        (Tensor prototypes, Tensor gradients, Tensor lengths) groodFit;
        PrincipalSpace? principalSpace;
        NeighbourIndex? neighbourIndex;
        ChannelDeviations? channelDeviations;
        (Tensor origin, Tensor residual, double alpha) vimFit;
        (Tensor origin, Tensor residual) residualFit;
        (Tensor directions, Tensor predictions, Tensor ends, Tensor bounds, Tensor centers, Tensor reaches, Tensor sums) relationFit;
        Tensor? adaScaleAReference;
        Tensor? adaScaleLReference;

        public Run(RunContext context) : base(context)
        {
            declared = new Declared(context.Settings);
            training = context.Training(declared.Train);
            context.OodValidation(new Photos());
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

                // [Benchmark<FashionMnistOod>]
                var (rawImages, labels) = training.Next(step);

                // [RandomCrop(Padding = 1), HorizontalFlip]
                var images = declared.RandomCrop.Apply(rawImages, step.Random("images/RandomCrop"));
                images = declared.HorizontalFlip.Apply(images, step.Random("images/HorizontalFlip"));

                var features = network.Features(images);
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

        protected override void FitAfter()
        {
            var train = CollectTraining(batch =>
            {
                var features = batch.Forward(network.Features);
                var logits = network.Logits.call(features);
                return [features, batch.Labels, logits];
            });
            var (trainFeatures, trainLabels, trainLogits) = (train[0], train[1], train[2]);
            var validation = CollectValidation(batch =>
            {
                var features = batch.Forward(network.Features);
                var logits = network.Logits.call(features);
                return [logits, batch.Labels, features];
            });
            var (validationLogits, validationLabels, validationFeatures) = (validation[0], validation[1], validation[2]);
            var oodValidationFeatures = CollectOodValidation(batch => [batch.Forward(network.Features)])[0];
            mahalanobisFit = Keep("Mahalanobis", declared.Mahalanobis.Fit(trainFeatures, trainLabels));
            tempScaleTemperature = Keep("TempScale", declared.TempScale.Fit(validationLogits, validationLabels));
            klMatchingTemplates = Keep("KlMatching", declared.KlMatching.Fit(validationLogits));
            openMaxFit = Keep("OpenMax", declared.OpenMax.Fit(trainLogits, trainLabels));
            unitMahalanobisFit = Keep("UnitMahalanobis", declared.UnitMahalanobis.Fit(trainFeatures, trainLabels));
            relativeMahalanobisFit = Keep("RelativeMahalanobis", declared.RelativeMahalanobis.Fit(trainFeatures, trainLabels));
            ssdFit = Keep("Ssd", declared.Ssd.Fit(trainFeatures));
            gmmFit = Keep("Gmm", declared.Gmm.Fit(trainFeatures, trainLabels));
            reActCut = Keep("ReAct", declared.ReAct.Fit(trainFeatures, validationFeatures));
            vraFit = Keep("Vra", declared.Vra.Fit(trainFeatures, validationFeatures));
            diceSparseWeight = Keep("Dice", declared.Dice.Fit(trainFeatures, network.Logits.weight!));
            shePatterns = Keep("She", declared.She.Fit(trainFeatures, trainLogits, trainLabels));
            nnGuideGuides = Keep("NnGuide", declared.NnGuide.Fit(trainFeatures, trainLogits, Context.Random("NnGuide")));
            cfoodFit = Keep("Cfood", declared.Cfood.Fit(trainFeatures, Context.Random("Cfood")));
            nacCoverage = Keep("Nac", declared.Nac.Fit(trainFeatures, trainLogits, network.Logits.weight!));
            fdbdFit = Keep("Fdbd", declared.Fdbd.Fit(trainFeatures, network.Logits.weight!));
            nciCenter = Keep("Nci", declared.Nci.Fit(trainFeatures));
            pnmlFit = Keep("Pnml", declared.Pnml.Fit(trainFeatures));
            weiPerFit = Keep("WeiPer", declared.WeiPer.Fit(trainFeatures, network.Logits.weight!, network.Logits.bias!, Context.Random("WeiPer")));
            if (Wants("MahalanobisOdin")) mahalanobisOdinFit = Keep("MahalanobisOdin", declared.MahalanobisOdin.Fit(trainFeatures, trainLabels));
            if (Wants("MahalanobisEnsemble")) mahalanobisEnsembleFit = Keep("MahalanobisEnsemble",
                declared.MahalanobisEnsemble.Fit(Context.TrainingImages, trainLabels, Context.ValidationImages, new FeatureMaps(network.Input,
                network.Backbone), network.Logits.weight!, network.Logits.bias!));
            if (Wants("LayerGmm")) layerGmmFit = Keep("LayerGmm", declared.LayerGmm.Fit(Context.TrainingImages, Context.ValidationImages,
                new FeatureMaps(network.Input, network.Backbone)));
            if (Wants("LayerNac")) layerNacCoverage = Keep("LayerNac", declared.LayerNac.Fit(Context.TrainingImages, new FeatureMaps(network.Input,
                network.Backbone), network.Logits.weight!, network.Logits.bias!));
            if (Wants("Gram")) gramFit = Keep("Gram", declared.Gram.Fit(Context.TrainingImages, Context.ValidationImages, new FeatureMaps(network.Input,
                network.Backbone), network.Logits.weight!, network.Logits.bias!));
            if (Wants("Grood")) groodFit = Keep("Grood", declared.Grood.Fit(Context.TrainingImages, trainFeatures, trainLogits, trainLabels,
                new FeatureMaps(network.Input, network.Backbone), Context.Random("Grood"), oodValidationFeatures));
            principalSpace = Keep("PrincipalSpace", PrincipalSpace.Of(trainFeatures, network.Logits.weight!, network.Logits.bias!));
            neighbourIndex = Keep("NeighbourIndex", NeighbourIndex.Of(trainFeatures));
            channelDeviations = Keep("ChannelDeviations", ChannelDeviations.Of(Context.ValidationImages));
            vimFit = Keep("Vim", declared.Vim.Fit(trainFeatures, trainLogits, principalSpace!));
            residualFit = Keep("Residual", declared.Residual.Fit(principalSpace!, validationFeatures, network.Logits.weight!, network.Logits.bias!));
            relationFit = Keep("Relation", declared.Relation.Fit(trainLogits, neighbourIndex!));
            if (Wants("AdaScaleA")) adaScaleAReference = Keep("AdaScaleA", declared.AdaScaleA.Fit(Context.ValidationImages, FeaturesAndLogitsOf,
                channelDeviations!));
            if (Wants("AdaScaleL")) adaScaleLReference = Keep("AdaScaleL", declared.AdaScaleL.Fit(Context.ValidationImages, FeaturesAndLogitsOf,
                channelDeviations!));
        }

        protected override void Restore(RestoredFits fits)
        {
            mahalanobisFit = fits.Get<(Tensor whitenedMeans, Tensor whitening)>("Mahalanobis");
            tempScaleTemperature = fits.Get<double>("TempScale");
            klMatchingTemplates = fits.Get<Tensor>("KlMatching");
            openMaxFit = fits.Get<(Tensor means, Tensor starts, Tensor scales, Tensor shapes)>("OpenMax");
            unitMahalanobisFit = fits.Get<(Tensor whitenedMeans, Tensor whitening)>("UnitMahalanobis");
            relativeMahalanobisFit = fits.Get<(Tensor whitenedMeans, Tensor whitening, Tensor whitenedCenter,
                Tensor background)>("RelativeMahalanobis");
            ssdFit = fits.Get<(Tensor whitenedCenter, Tensor whitening)>("Ssd");
            gmmFit = fits.Get<(Tensor whitenings, Tensor whitenedMeans, Tensor logHeights)>("Gmm");
            reActCut = fits.Get<double>("ReAct");
            vraFit = fits.Get<(double floor, double ceiling)>("Vra");
            diceSparseWeight = fits.Get<Tensor>("Dice");
            shePatterns = fits.Get<Tensor>("She");
            nnGuideGuides = fits.Get<Tensor>("NnGuide");
            cfoodFit = fits.Get<(Tensor part, Tensor radii, Tensor shares)>("Cfood");
            nacCoverage = fits.Get<Tensor>("Nac");
            fdbdFit = fits.Get<(Tensor center, Tensor inverseDistances)>("Fdbd");
            nciCenter = fits.Get<Tensor>("Nci");
            pnmlFit = fits.Get<(Tensor whitening, Tensor span)>("Pnml");
            weiPerFit = fits.Get<(Tensor disturbed, Tensor featureDensity, Tensor logitDensity, Tensor ranges)>("WeiPer");
            mahalanobisOdinFit = fits.Get<(Tensor whitenedMeans, Tensor whitening)>("MahalanobisOdin");
            mahalanobisEnsembleFit = fits.Get<(Tensor whitenedMeans, Tensor whitenings, Tensor widths, Tensor weights)>("MahalanobisEnsemble");
            layerGmmFit = fits.Get<(Tensor whitenedMeans, Tensor whitenings, Tensor widths, Tensor logHeights, Tensor standard)>("LayerGmm");
            layerNacCoverage = fits.Get<Tensor>("LayerNac");
            gramFit = fits.Get<(Tensor least, Tensor largest, Tensor means)>("Gram");
            groodFit = fits.Get<(Tensor prototypes, Tensor gradients, Tensor lengths)>("Grood");
            principalSpace = fits.Get<PrincipalSpace>("PrincipalSpace");
            neighbourIndex = fits.Get<NeighbourIndex>("NeighbourIndex");
            channelDeviations = fits.Get<ChannelDeviations>("ChannelDeviations");
            vimFit = fits.Get<(Tensor origin, Tensor residual, double alpha)>("Vim");
            residualFit = fits.Get<(Tensor origin, Tensor residual)>("Residual");
            relationFit = fits.Get<(Tensor directions, Tensor predictions, Tensor ends, Tensor bounds, Tensor centers, Tensor reaches,
                Tensor sums)>("Relation");
            adaScaleAReference = fits.Get<Tensor>("AdaScaleA");
            adaScaleLReference = fits.Get<Tensor>("AdaScaleL");
        }

        (Tensor features, Tensor logits) FeaturesAndLogitsOf(Tensor images)
        {
            var features = network.Features(images);
            var logits = network.Logits.call(features);
            return (features, logits);
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
            var features = batch.Forward(network.Features);
            var logits = network.Logits.call(features);
            var neighbours = Neighbours.Of(features, neighbourIndex!);
            scores.Predict(logits);
            scores.Add("Msp", declared.Msp.Compute(logits));
            scores.Add("MaxLogit", declared.MaxLogit.Compute(logits));
            scores.Add("Energy", declared.Energy.Compute(logits));
            scores.Add("Knn", declared.Knn.Compute(neighbours));
            scores.Add("Mahalanobis", declared.Mahalanobis.Compute(features, mahalanobisFit.whitenedMeans, mahalanobisFit.whitening));
            scores.Add("Vim", declared.Vim.Compute(features, logits, vimFit.origin, vimFit.residual, vimFit.alpha));
            scores.Add("Entropy", declared.Entropy.Compute(logits));
            scores.Add("Mcm", declared.Mcm.Compute(logits));
            scores.Add("TempScale", declared.TempScale.Compute(logits, tempScaleTemperature));
            scores.Add("GeneralizedEntropy", declared.GeneralizedEntropy.Compute(logits));
            scores.Add("KlMatching", declared.KlMatching.Compute(logits, klMatchingTemplates!));
            scores.Add("OpenMax", declared.OpenMax.Compute(logits, openMaxFit.means, openMaxFit.starts, openMaxFit.scales, openMaxFit.shapes));
            scores.Add("UnitMahalanobis", declared.UnitMahalanobis.Compute(features, unitMahalanobisFit.whitenedMeans, unitMahalanobisFit.whitening));
            scores.Add("RelativeMahalanobis", declared.RelativeMahalanobis.Compute(features, relativeMahalanobisFit.whitenedMeans,
                relativeMahalanobisFit.whitening, relativeMahalanobisFit.whitenedCenter, relativeMahalanobisFit.background));
            scores.Add("Ssd", declared.Ssd.Compute(features, ssdFit.whitenedCenter, ssdFit.whitening));
            scores.Add("Residual", declared.Residual.Compute(features, residualFit.origin, residualFit.residual));
            scores.Add("Gmm", declared.Gmm.Compute(features, gmmFit.whitenings, gmmFit.whitenedMeans, gmmFit.logHeights));
            scores.Add("ReAct", declared.ReAct.Compute(features, network.Logits.weight!, network.Logits.bias!, reActCut));
            scores.Add("Vra", declared.Vra.Compute(features, network.Logits.weight!, network.Logits.bias!, vraFit.floor, vraFit.ceiling));
            scores.Add("AshP", declared.AshP.Compute(features, network.Logits.weight!, network.Logits.bias!));
            scores.Add("AshB", declared.AshB.Compute(features, network.Logits.weight!, network.Logits.bias!));
            scores.Add("AshS", declared.AshS.Compute(features, network.Logits.weight!, network.Logits.bias!));
            scores.Add("Scale", declared.Scale.Compute(features, network.Logits.weight!, network.Logits.bias!));
            scores.Add("Lts", declared.Lts.Compute(features, logits));
            scores.Add("Dice", declared.Dice.Compute(features, network.Logits.bias!, diceSparseWeight!));
            scores.Add("She", declared.She.Compute(features, logits, shePatterns!));
            scores.Add("NnGuide", declared.NnGuide.Compute(features, logits, nnGuideGuides!));
            scores.Add("Relation", declared.Relation.Compute(neighbours, logits, relationFit.directions, relationFit.predictions, relationFit.ends,
                relationFit.bounds, relationFit.centers, relationFit.reaches, relationFit.sums));
            scores.Add("Cfood", declared.Cfood.Compute(features, cfoodFit.part, cfoodFit.radii, cfoodFit.shares));
            scores.Add("GradNorm", declared.GradNorm.Compute(features, logits));
            scores.Add("GradUncertainty", declared.GradUncertainty.Compute(features, logits));
            scores.Add("Nac", declared.Nac.Compute(features, logits, network.Logits.weight!, nacCoverage!));
            scores.Add("Fdbd", declared.Fdbd.Compute(features, logits, fdbdFit.center, fdbdFit.inverseDistances));
            scores.Add("Nci", declared.Nci.Compute(features, logits, network.Logits.weight!, nciCenter!));
            scores.Add("Pnml", declared.Pnml.Compute(features, logits, pnmlFit.whitening, pnmlFit.span));
            scores.Add("WeiPer", declared.WeiPer.Compute(features, network.Logits.bias!, weiPerFit.disturbed, weiPerFit.featureDensity,
                weiPerFit.logitDensity, weiPerFit.ranges));
            scores.Add("McDropout", declared.McDropout.Compute(features, network.Logits.weight!, network.Logits.bias!, batch.Draws("McDropout")));
            scores.Add("Odin", () => declared.Odin.Compute(batch.Images, LogitsOf));
            scores.Add("IOdin", () => declared.IOdin.Compute(batch.Images, LogitsOf, channelDeviations!));
            scores.Add("MahalanobisOdin", () => declared.MahalanobisOdin.Compute(batch.Images, network.Features, mahalanobisOdinFit.whitenedMeans,
                mahalanobisOdinFit.whitening));
            scores.Add("MahalanobisEnsemble", () => declared.MahalanobisEnsemble.Compute(batch.Images, new FeatureMaps(network.Input, network.Backbone),
                mahalanobisEnsembleFit.whitenedMeans, mahalanobisEnsembleFit.whitenings, mahalanobisEnsembleFit.widths,
                    mahalanobisEnsembleFit.weights));
            scores.Add("LayerGmm", () => declared.LayerGmm.Compute(batch.Images, new FeatureMaps(network.Input, network.Backbone),
                layerGmmFit.whitenedMeans, layerGmmFit.whitenings, layerGmmFit.widths, layerGmmFit.logHeights, layerGmmFit.standard));
            scores.Add("LayerNac", () => declared.LayerNac.Compute(batch.Images, new FeatureMaps(network.Input, network.Backbone), network.Logits.weight!,
                network.Logits.bias!, layerNacCoverage!));
            scores.Add("Gram", () => declared.Gram.Compute(batch.Images, new FeatureMaps(network.Input, network.Backbone), network.Logits.weight!,
                network.Logits.bias!, gramFit.least, gramFit.largest, gramFit.means));
            scores.Add("RankFeat", () => declared.RankFeat.Compute(batch.Images, new FeatureMaps(network.Input, network.Backbone), network.Logits.weight!,
                network.Logits.bias!));
            scores.Add("Grood", () => declared.Grood.Compute(features, groodFit.prototypes, groodFit.gradients, groodFit.lengths));
            scores.Add("AdaScaleA", () => declared.AdaScaleA.Compute(batch.Images, FeaturesAndLogitsOf, network.Logits.weight!, network.Logits.bias!,
                adaScaleAReference!, channelDeviations!));
            scores.Add("AdaScaleL", () => declared.AdaScaleL.Compute(batch.Images, FeaturesAndLogitsOf, adaScaleLReference!, channelDeviations!));
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
            Logits = nn.Linear(featureWidth, context.Classes);
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
        internal readonly Knn Knn = new() { K = settings.Get<int>("Knn.K") };
        internal readonly Mahalanobis Mahalanobis = new();
        internal readonly Vim Vim = new() { Dimension = settings.Get<int>("Vim.Dimension") };
        internal readonly Entropy Entropy = new();
        internal readonly Mcm Mcm = new() { Temperature = settings.Get<double>("Mcm.Temperature") };
        internal readonly TempScale TempScale = new() { OneLbfgsCall = settings.Get<bool>("TempScale.OneLbfgsCall") };
        internal readonly GeneralizedEntropy GeneralizedEntropy = new()
        {
            Gamma = settings.Get<double>("GeneralizedEntropy.Gamma"),
            Classes = settings.Get<int>("GeneralizedEntropy.Classes"),
        };
        internal readonly KlMatching KlMatching = new();
        internal readonly OpenMax OpenMax = new()
        {
            Tail = settings.Get<int>("OpenMax.Tail"),
            Alpha = settings.Get<int>("OpenMax.Alpha"),
            Euclidean = settings.Get<bool>("OpenMax.Euclidean"),
        };
        internal readonly UnitMahalanobis UnitMahalanobis = new();
        internal readonly RelativeMahalanobis RelativeMahalanobis = new() { UnitLength = settings.Get<bool>("RelativeMahalanobis.UnitLength") };
        internal readonly Ssd Ssd = new();
        internal readonly Residual Residual = new()
        {
            Dimension = settings.Get<int>("Residual.Dimension"),
            OnValidation = settings.Get<bool>("Residual.OnValidation"),
        };
        internal readonly Gmm Gmm = new() { Jitter = settings.Get<double>("Gmm.Jitter") };
        internal readonly ReAct ReAct = new()
        {
            Percentile = settings.Get<double>("ReAct.Percentile"),
            OnValidation = settings.Get<bool>("ReAct.OnValidation"),
        };
        internal readonly Vra Vra = new()
        {
            High = settings.Get<double>("Vra.High"),
            Low = settings.Get<double>("Vra.Low"),
            Clip = settings.Get<bool>("Vra.Clip"),
        };
        internal readonly AshP AshP = new() { Percentile = settings.Get<double>("AshP.Percentile") };
        internal readonly AshB AshB = new() { Percentile = settings.Get<double>("AshB.Percentile") };
        internal readonly AshS AshS = new() { Percentile = settings.Get<double>("AshS.Percentile") };
        internal readonly Scale Scale = new() { Percentile = settings.Get<double>("Scale.Percentile") };
        internal readonly Lts Lts = new()
        {
            Percentile = settings.Get<double>("Lts.Percentile"),
            Divide = settings.Get<bool>("Lts.Divide"),
        };
        internal readonly Dice Dice = new() { Percentile = settings.Get<double>("Dice.Percentile") };
        internal readonly She She = new() { Likeness = settings.Get<Likeness>("She.Likeness") };
        internal readonly NnGuide NnGuide = new()
        {
            K = settings.Get<int>("NnGuide.K"),
            Share = settings.Get<double>("NnGuide.Share"),
        };
        internal readonly Relation Relation = new()
        {
            Power = settings.Get<double>("Relation.Power"),
            Threshold = settings.Get<double>("Relation.Threshold"),
        };
        internal readonly Cfood Cfood = new()
        {
            Share = settings.Get<double>("Cfood.Share"),
            Quorum = settings.Get<double>("Cfood.Quorum"),
        };
        internal readonly GradNorm GradNorm = new() { Temperature = settings.Get<double>("GradNorm.Temperature") };
        internal readonly GradUncertainty GradUncertainty = new();
        internal readonly Nac Nac = new()
        {
            Bins = settings.Get<int>("Nac.Bins"),
            Steepness = settings.Get<double>("Nac.Steepness"),
            Covered = settings.Get<int>("Nac.Covered"),
        };
        internal readonly Fdbd Fdbd = new() { DivideByNorm = settings.Get<bool>("Fdbd.DivideByNorm") };
        internal readonly Nci Nci = new() { Alpha = settings.Get<double>("Nci.Alpha") };
        internal readonly Pnml Pnml = new();
        internal readonly WeiPer WeiPer = new()
        {
            Repeats = settings.Get<int>("WeiPer.Repeats"),
            Distance = settings.Get<double>("WeiPer.Distance"),
            Bins = settings.Get<int>("WeiPer.Bins"),
            Smoothing = settings.Get<int>("WeiPer.Smoothing"),
            FeatureFloor = settings.Get<double>("WeiPer.FeatureFloor"),
            LogitFloor = settings.Get<double>("WeiPer.LogitFloor"),
            LogitWeight = settings.Get<double>("WeiPer.LogitWeight"),
            ConfidenceWeight = settings.Get<double>("WeiPer.ConfidenceWeight"),
        };
        internal readonly McDropout McDropout = new()
        {
            Draws = settings.Get<int>("McDropout.Draws"),
            Rate = settings.Get<double>("McDropout.Rate"),
            OfLogits = settings.Get<bool>("McDropout.OfLogits"),
        };
        internal readonly Odin Odin = new()
        {
            Temperature = settings.Get<double>("Odin.Temperature"),
            Epsilon = settings.Get<double>("Odin.Epsilon"),
        };
        internal readonly IOdin IOdin = new()
        {
            Temperature = settings.Get<double>("IOdin.Temperature"),
            Epsilon = settings.Get<double>("IOdin.Epsilon"),
        };
        internal readonly MahalanobisOdin MahalanobisOdin = new() { Epsilon = settings.Get<double>("MahalanobisOdin.Epsilon") };
        internal readonly MahalanobisEnsemble MahalanobisEnsemble = new()
        {
            Epsilon = settings.Get<double>("MahalanobisEnsemble.Epsilon"),
            Combination = settings.Get<LayerWeights>("MahalanobisEnsemble.Combination"),
            Adversarial = settings.Get<double>("MahalanobisEnsemble.Adversarial"),
        };
        internal readonly LayerGmm LayerGmm = new()
        {
            Components = settings.Get<int>("LayerGmm.Components"),
            Plain = settings.Get<bool>("LayerGmm.Plain"),
            Jitter = settings.Get<double>("LayerGmm.Jitter"),
            Iterations = settings.Get<int>("LayerGmm.Iterations"),
            Tolerance = settings.Get<double>("LayerGmm.Tolerance"),
        };
        internal readonly LayerNac LayerNac = new()
        {
            Bins = settings.Get<int>("LayerNac.Bins"),
            Steepness = settings.Get<double>("LayerNac.Steepness"),
            Covered = settings.Get<int>("LayerNac.Covered"),
        };
        internal readonly Gram Gram = new()
        {
            Powers = settings.Get<int>("Gram.Powers"),
            RootOfSums = settings.Get<bool>("Gram.RootOfSums"),
        };
        internal readonly RankFeat RankFeat = new() { Iterations = settings.Get<int>("RankFeat.Iterations") };
        internal readonly Grood Grood = new()
        {
            Prototype = settings.Get<OodPrototype>("Grood.Prototype"),
            Samples = settings.Get<int>("Grood.Samples"),
            Mix = settings.Get<double>("Grood.Mix"),
            Stage = settings.Get<int>("Grood.Stage"),
            K = settings.Get<int>("Grood.K"),
        };
        internal readonly AdaScaleA AdaScaleA = new()
        {
            Low = settings.Get<double>("AdaScaleA.Low"),
            High = settings.Get<double>("AdaScaleA.High"),
            Corrected = settings.Get<double>("AdaScaleA.Corrected"),
            Shifted = settings.Get<double>("AdaScaleA.Shifted"),
            ShiftWeight = settings.Get<double>("AdaScaleA.ShiftWeight"),
            Pixels = settings.Get<double>("AdaScaleA.Pixels"),
            Step = settings.Get<double>("AdaScaleA.Step"),
        };
        internal readonly AdaScaleL AdaScaleL = new()
        {
            Low = settings.Get<double>("AdaScaleL.Low"),
            High = settings.Get<double>("AdaScaleL.High"),
            Corrected = settings.Get<double>("AdaScaleL.Corrected"),
            Shifted = settings.Get<double>("AdaScaleL.Shifted"),
            ShiftWeight = settings.Get<double>("AdaScaleL.ShiftWeight"),
            Pixels = settings.Get<double>("AdaScaleL.Pixels"),
            Step = settings.Get<double>("AdaScaleL.Step"),
        };
    }

    internal static ExperimentDescriptor Descriptor => new()
    {
        Name = "every-score",
        Summary = "Every post-hoc score that one trained classifier allows, on the baseline's network; photographs to choose their settings on.",
        Sources = ["EveryScore.cs", "Reference.cs"],
        Fingerprint = "b8d63b096e05eeb181a540667e6da0c2f7f0e1f15619961649f2c5979fc0f644",
        Benchmark = typeof(FashionMnistOod),
        Seeds = [0, 1, 2],
        OodValidation = () => [new Photos()],
        Create = context => new Run(context),
        Plan = new()
        {
            Loss = "L = CrossEntropy(logits, targets)",
            PassesPerStep = 1,
            PassesPerScoredImage = 21,
            BackwardPassesPerScoredImage = 10,
            PassesPerFittedImage = 21,
            BackwardPassesPerFittedImage = 12,
            Modules =
            [
                new("Input", "Module<Tensor, Tensor>"),
                new("Backbone", "ConvNet(Width = 32), by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
                new("Logits", "Linear, by Sgd(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005, Nesterov = true)"),
            ],
            ReadsOodValidation = true,
            Augmentations = ["RandomCrop(Padding = 1)", "HorizontalFlip"],
            Fits =
            [
                new("Mahalanobis", "(trainFeatures, trainLabels), after training"),
                new("TempScale", "(validationLogits, validationLabels), after training"),
                new("KlMatching", "(validationLogits), after training"),
                new("OpenMax", "(trainLogits, trainLabels), after training"),
                new("UnitMahalanobis", "(trainFeatures, trainLabels), after training"),
                new("RelativeMahalanobis", "(trainFeatures, trainLabels), after training"),
                new("Ssd", "(trainFeatures), after training"),
                new("Gmm", "(trainFeatures, trainLabels), after training"),
                new("ReAct", "(trainFeatures, validationFeatures), after training"),
                new("Vra", "(trainFeatures, validationFeatures), after training"),
                new("Dice", "(trainFeatures, classifierWeight), after training"),
                new("She", "(trainFeatures, trainLogits, trainLabels), after training"),
                new("NnGuide", "(trainFeatures, trainLogits), after training"),
                new("Cfood", "(trainFeatures), after training"),
                new("Nac", "(trainFeatures, trainLogits, classifierWeight), after training"),
                new("Fdbd", "(trainFeatures, classifierWeight), after training"),
                new("Nci", "(trainFeatures), after training"),
                new("Pnml", "(trainFeatures), after training"),
                new("WeiPer", "(trainFeatures, classifierWeight, classifierBias), after training"),
                new("MahalanobisOdin", "(trainFeatures, trainLabels), after training"),
                new("MahalanobisEnsemble", "(trainImages, trainLabels, validationImages, classifierWeight, classifierBias), after training"),
                new("LayerGmm", "(trainImages, validationImages), after training"),
                new("LayerNac", "(trainImages, classifierWeight, classifierBias), after training"),
                new("Gram", "(trainImages, validationImages, classifierWeight, classifierBias), after training"),
                new("Grood", "(trainImages, trainFeatures, trainLogits, trainLabels, oodValidationFeatures), after training"),
                new("PrincipalSpace", "(trainFeatures, classifierWeight, classifierBias), after training"),
                new("NeighbourIndex", "(trainFeatures), after training"),
                new("ChannelDeviations", "(validationImages), after training"),
                new("Vim", "(trainFeatures, trainLogits, principalSpace), after training"),
                new("Residual", "(principalSpace, validationFeatures, classifierWeight, classifierBias), after training"),
                new("Relation", "(trainLogits, neighbourIndex), after training"),
                new("AdaScaleA", "(validationImages, forward, channelDeviations), after training"),
                new("AdaScaleL", "(validationImages, forward, channelDeviations), after training"),
            ],
            Scores =
            [
                new("Msp", "(logits)"),
                new("MaxLogit", "(logits)"),
                new("Energy", "(logits)"),
                new("Knn", "(neighbours)"),
                new("Mahalanobis", "(features, whitenedMeans, whitening)"),
                new("Vim", "(features, logits, origin, residual)"),
                new("Entropy", "(logits)"),
                new("Mcm", "(logits)"),
                new("TempScale", "(logits)"),
                new("GeneralizedEntropy", "(logits)"),
                new("KlMatching", "(logits, templates)"),
                new("OpenMax", "(logits, means, starts, scales, shapes)"),
                new("UnitMahalanobis", "(features, whitenedMeans, whitening)"),
                new("RelativeMahalanobis", "(features, whitenedMeans, whitening, whitenedCenter, background)"),
                new("Ssd", "(features, whitenedCenter, whitening)"),
                new("Residual", "(features, origin, residual)"),
                new("Gmm", "(features, whitenings, whitenedMeans, logHeights)"),
                new("ReAct", "(features, classifierWeight, classifierBias)"),
                new("Vra", "(features, classifierWeight, classifierBias)"),
                new("AshP", "(features, classifierWeight, classifierBias)"),
                new("AshB", "(features, classifierWeight, classifierBias)"),
                new("AshS", "(features, classifierWeight, classifierBias)"),
                new("Scale", "(features, classifierWeight, classifierBias)"),
                new("Lts", "(features, logits)"),
                new("Dice", "(features, classifierBias, sparseWeight)"),
                new("She", "(features, logits, patterns)"),
                new("NnGuide", "(features, logits, guides)"),
                new("Relation", "(neighbours, logits, directions, predictions, ends, bounds, centers, reaches, sums)"),
                new("Cfood", "(features, part, radii, shares)"),
                new("GradNorm", "(features, logits)"),
                new("GradUncertainty", "(features, logits)"),
                new("Nac", "(features, logits, classifierWeight, coverage)"),
                new("Fdbd", "(features, logits, center, inverseDistances)"),
                new("Nci", "(features, logits, classifierWeight, center)"),
                new("Pnml", "(features, logits, whitening, span)"),
                new("WeiPer", "(features, classifierBias, disturbed, featureDensity, logitDensity, ranges)"),
                new("McDropout", "(features, classifierWeight, classifierBias)"),
                new("Odin", "(images, logits)"),
                new("IOdin", "(images, logits, channelDeviations)"),
                new("MahalanobisOdin", "(images, features, whitenedMeans, whitening)"),
                new("MahalanobisEnsemble", "(images, whitenedMeans, whitenings, widths, weights)"),
                new("LayerGmm", "(images, whitenedMeans, whitenings, widths, logHeights, standard)"),
                new("LayerNac", "(images, classifierWeight, classifierBias, coverage)"),
                new("Gram", "(images, classifierWeight, classifierBias, least, largest, means)"),
                new("RankFeat", "(images, classifierWeight, classifierBias)"),
                new("Grood", "(features, prototypes, gradients, lengths)"),
                new("AdaScaleA", "(images, forward, classifierWeight, classifierBias, reference, channelDeviations)"),
                new("AdaScaleL", "(images, forward, reference, channelDeviations)"),
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
                "[Entropy]",
                "[Mcm]",
                "[TempScale]",
                "[GeneralizedEntropy]",
                "[KlMatching]",
                "[OpenMax]",
                "[UnitMahalanobis]",
                "[RelativeMahalanobis]",
                "[Ssd]",
                "[Residual]",
                "[Gmm]",
                "[ReAct]",
                "[Vra]",
                "[AshP]",
                "[AshB]",
                "[AshS]",
                "[Scale]",
                "[Lts]",
                "[Dice]",
                "[She]",
                "[NnGuide]",
                "[Relation]",
                "[Cfood]",
                "[GradNorm]",
                "[GradUncertainty]",
                "[Nac]",
                "[Fdbd]",
                "[Nci]",
                "[Pnml]",
                "[WeiPer]",
                "[McDropout]",
                "[Odin]",
                "[IOdin]",
                "[MahalanobisOdin]",
                "[MahalanobisEnsemble]",
                "[LayerGmm]",
                "[LayerNac]",
                "[Gram]",
                "[RankFeat]",
                "[Grood]",
                "[AdaScaleA]",
                "[AdaScaleL]",
            ],
            Dataflow =
                """
                flowchart LR
                  subgraph training
                    t_training(["training set"])
                    t_images_RandomCrop["RandomCrop"]
                    t_images_HorizontalFlip["HorizontalFlip"]
                    t_features["features"]
                    t_logits["logits"]
                    t_CrossEntropy{{"CrossEntropy"}}
                    t_training --> t_images_RandomCrop
                    t_images_RandomCrop --> t_images_HorizontalFlip
                    t_images_HorizontalFlip --> t_features
                    t_features --> t_logits
                    t_logits --> t_CrossEntropy
                    t_training --> t_CrossEntropy
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
                    s_Entropy["Entropy"]
                    s_Mcm["Mcm"]
                    s_TempScale["TempScale"]
                    s_GeneralizedEntropy["GeneralizedEntropy"]
                    s_KlMatching["KlMatching"]
                    s_OpenMax["OpenMax"]
                    s_UnitMahalanobis["UnitMahalanobis"]
                    s_RelativeMahalanobis["RelativeMahalanobis"]
                    s_Ssd["Ssd"]
                    s_Residual["Residual"]
                    s_Gmm["Gmm"]
                    s_ReAct["ReAct"]
                    s_Vra["Vra"]
                    s_AshP["AshP"]
                    s_AshB["AshB"]
                    s_AshS["AshS"]
                    s_Scale["Scale"]
                    s_Lts["Lts"]
                    s_Dice["Dice"]
                    s_She["She"]
                    s_NnGuide["NnGuide"]
                    s_Relation["Relation"]
                    s_Cfood["Cfood"]
                    s_GradNorm["GradNorm"]
                    s_GradUncertainty["GradUncertainty"]
                    s_Nac["Nac"]
                    s_Fdbd["Fdbd"]
                    s_Nci["Nci"]
                    s_Pnml["Pnml"]
                    s_WeiPer["WeiPer"]
                    s_McDropout["McDropout"]
                    s_Odin["Odin"]
                    s_IOdin["IOdin"]
                    s_MahalanobisOdin["MahalanobisOdin"]
                    s_MahalanobisEnsemble["MahalanobisEnsemble"]
                    s_LayerGmm["LayerGmm"]
                    s_LayerNac["LayerNac"]
                    s_Gram["Gram"]
                    s_RankFeat["RankFeat"]
                    s_Grood["Grood"]
                    s_AdaScaleA["AdaScaleA"]
                    s_AdaScaleL["AdaScaleL"]
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
                    s_logits --> s_Entropy
                    s_logits --> s_Mcm
                    s_logits --> s_TempScale
                    s_logits --> s_GeneralizedEntropy
                    s_logits --> s_KlMatching
                    s_logits --> s_OpenMax
                    s_features --> s_UnitMahalanobis
                    s_features --> s_RelativeMahalanobis
                    s_features --> s_Ssd
                    s_features --> s_Residual
                    s_features --> s_Gmm
                    s_features --> s_ReAct
                    s_features --> s_Vra
                    s_features --> s_AshP
                    s_features --> s_AshB
                    s_features --> s_AshS
                    s_features --> s_Scale
                    s_features --> s_Lts
                    s_logits --> s_Lts
                    s_features --> s_Dice
                    s_features --> s_She
                    s_logits --> s_She
                    s_features --> s_NnGuide
                    s_logits --> s_NnGuide
                    s_neighbours --> s_Relation
                    s_logits --> s_Relation
                    s_features --> s_Cfood
                    s_features --> s_GradNorm
                    s_logits --> s_GradNorm
                    s_features --> s_GradUncertainty
                    s_logits --> s_GradUncertainty
                    s_features --> s_Nac
                    s_logits --> s_Nac
                    s_features --> s_Fdbd
                    s_logits --> s_Fdbd
                    s_features --> s_Nci
                    s_logits --> s_Nci
                    s_features --> s_Pnml
                    s_logits --> s_Pnml
                    s_features --> s_WeiPer
                    s_features --> s_McDropout
                    s_features --> s_Grood
                  end
                  f_Mahalanobis[["fit Mahalanobis(trainFeatures, trainLabels)"]]
                  f_Mahalanobis --> s_Mahalanobis
                  f_TempScale[["fit TempScale(validationLogits, validationLabels)"]]
                  f_TempScale --> s_TempScale
                  f_KlMatching[["fit KlMatching(validationLogits)"]]
                  f_KlMatching --> s_KlMatching
                  f_OpenMax[["fit OpenMax(trainLogits, trainLabels)"]]
                  f_OpenMax --> s_OpenMax
                  f_UnitMahalanobis[["fit UnitMahalanobis(trainFeatures, trainLabels)"]]
                  f_UnitMahalanobis --> s_UnitMahalanobis
                  f_RelativeMahalanobis[["fit RelativeMahalanobis(trainFeatures, trainLabels)"]]
                  f_RelativeMahalanobis --> s_RelativeMahalanobis
                  f_Ssd[["fit Ssd(trainFeatures)"]]
                  f_Ssd --> s_Ssd
                  f_Gmm[["fit Gmm(trainFeatures, trainLabels)"]]
                  f_Gmm --> s_Gmm
                  f_ReAct[["fit ReAct(trainFeatures, validationFeatures)"]]
                  f_ReAct --> s_ReAct
                  f_Vra[["fit Vra(trainFeatures, validationFeatures)"]]
                  f_Vra --> s_Vra
                  f_Dice[["fit Dice(trainFeatures)"]]
                  f_Dice --> s_Dice
                  f_She[["fit She(trainFeatures, trainLogits, trainLabels)"]]
                  f_She --> s_She
                  f_NnGuide[["fit NnGuide(trainFeatures, trainLogits)"]]
                  f_NnGuide --> s_NnGuide
                  f_Cfood[["fit Cfood(trainFeatures)"]]
                  f_Cfood --> s_Cfood
                  f_Nac[["fit Nac(trainFeatures, trainLogits)"]]
                  f_Nac --> s_Nac
                  f_Fdbd[["fit Fdbd(trainFeatures)"]]
                  f_Fdbd --> s_Fdbd
                  f_Nci[["fit Nci(trainFeatures)"]]
                  f_Nci --> s_Nci
                  f_Pnml[["fit Pnml(trainFeatures)"]]
                  f_Pnml --> s_Pnml
                  f_WeiPer[["fit WeiPer(trainFeatures)"]]
                  f_WeiPer --> s_WeiPer
                  f_MahalanobisOdin[["fit MahalanobisOdin(trainFeatures, trainLabels)"]]
                  f_MahalanobisOdin --> s_MahalanobisOdin
                  f_MahalanobisEnsemble[["fit MahalanobisEnsemble(trainImages, validationImages, trainLabels)"]]
                  f_MahalanobisEnsemble --> s_MahalanobisEnsemble
                  f_LayerGmm[["fit LayerGmm(trainImages, validationImages)"]]
                  f_LayerGmm --> s_LayerGmm
                  f_LayerNac[["fit LayerNac(trainImages)"]]
                  f_LayerNac --> s_LayerNac
                  f_Gram[["fit Gram(trainImages, validationImages)"]]
                  f_Gram --> s_Gram
                  f_Grood[["fit Grood(trainImages, trainFeatures, trainLogits, trainLabels, oodValidationFeatures)"]]
                  f_Grood --> s_Grood
                  f_PrincipalSpace[["fit PrincipalSpace(trainFeatures)"]]
                  f_NeighbourIndex[["fit NeighbourIndex(trainFeatures)"]]
                  f_NeighbourIndex --> s_neighbours
                  f_ChannelDeviations[["fit ChannelDeviations(validationImages)"]]
                  f_ChannelDeviations --> s_IOdin
                  f_ChannelDeviations --> s_AdaScaleA
                  f_ChannelDeviations --> s_AdaScaleL
                  f_Vim[["fit Vim(trainFeatures, trainLogits)"]]
                  f_Vim --> s_Vim
                  f_Residual[["fit Residual(validationFeatures)"]]
                  f_Residual --> s_Residual
                  f_Relation[["fit Relation(trainLogits)"]]
                  f_Relation --> s_Relation
                  f_AdaScaleA[["fit AdaScaleA(validationImages)"]]
                  f_AdaScaleA --> s_AdaScaleA
                  f_AdaScaleL[["fit AdaScaleL(validationImages)"]]
                  f_AdaScaleL --> s_AdaScaleL
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
            new("Mcm.Temperature", 1.0, "default"),
            new("TempScale.OneLbfgsCall", false, "default"),
            new("GeneralizedEntropy.Gamma", 0.1, "default"),
            new("GeneralizedEntropy.Classes", 100, "default"),
            new("OpenMax.Tail", 20, "default"),
            new("OpenMax.Alpha", 10, "default"),
            new("OpenMax.Euclidean", false, "default"),
            new("RelativeMahalanobis.UnitLength", false, "default"),
            new("Residual.Dimension", 0, "default"),
            new("Residual.OnValidation", false, "default"),
            new("Gmm.Jitter", 0.0001, "default"),
            new("ReAct.Percentile", 90.0, "default"),
            new("ReAct.OnValidation", false, "default"),
            new("Vra.High", 95.0, "default"),
            new("Vra.Low", 10.0, "default"),
            new("Vra.Clip", false, "default"),
            new("AshP.Percentile", 90.0, "default"),
            new("AshB.Percentile", 65.0, "default"),
            new("AshS.Percentile", 90.0, "default"),
            new("Scale.Percentile", 85.0, "default"),
            new("Lts.Percentile", 95.0, "default"),
            new("Lts.Divide", false, "default"),
            new("Dice.Percentile", 90.0, "default"),
            new("She.Likeness", Likeness.Inner, "default"),
            new("NnGuide.K", 10, "default"),
            new("NnGuide.Share", 0.01, "default"),
            new("Relation.Power", 1.0, "default"),
            new("Relation.Threshold", 0.03, "default"),
            new("Cfood.Share", 0.1, "default"),
            new("Cfood.Quorum", 0.01, "default"),
            new("GradNorm.Temperature", 1.0, "default"),
            new("Nac.Bins", 50, "default"),
            new("Nac.Steepness", 100.0, "default"),
            new("Nac.Covered", 50, "default"),
            new("Fdbd.DivideByNorm", false, "default"),
            new("Nci.Alpha", 0.001, "default"),
            new("WeiPer.Repeats", 100, "default"),
            new("WeiPer.Distance", 2.1, "default"),
            new("WeiPer.Bins", 100, "default"),
            new("WeiPer.Smoothing", 20, "default"),
            new("WeiPer.FeatureFloor", 0.01, "default"),
            new("WeiPer.LogitFloor", 0.025, "default"),
            new("WeiPer.LogitWeight", 1.0, "default"),
            new("WeiPer.ConfidenceWeight", 1.0, "default"),
            new("McDropout.Draws", 5, "default"),
            new("McDropout.Rate", 0.5, "default"),
            new("McDropout.OfLogits", false, "default"),
            new("Odin.Temperature", 1000.0, "default"),
            new("Odin.Epsilon", 0.0014, "default"),
            new("IOdin.Temperature", 1000.0, "default"),
            new("IOdin.Epsilon", 0.0014, "default"),
            new("MahalanobisOdin.Epsilon", 0.0014, "default"),
            new("MahalanobisEnsemble.Epsilon", 0.0014, "default"),
            new("MahalanobisEnsemble.Combination", LayerWeights.Regression, "default"),
            new("MahalanobisEnsemble.Adversarial", 0.05, "default"),
            new("LayerGmm.Components", 5, "default"),
            new("LayerGmm.Plain", false, "default"),
            new("LayerGmm.Jitter", 0.0001, "default"),
            new("LayerGmm.Iterations", 100, "default"),
            new("LayerGmm.Tolerance", 0.001, "default"),
            new("LayerNac.Bins", 50, "default"),
            new("LayerNac.Steepness", 100.0, "default"),
            new("LayerNac.Covered", 50, "default"),
            new("Gram.Powers", 5, "default"),
            new("Gram.RootOfSums", false, "default"),
            new("RankFeat.Iterations", 0, "default"),
            new("Grood.Prototype", OodPrototype.Synthetic, "default"),
            new("Grood.Samples", 100, "default"),
            new("Grood.Mix", 0.5, "default"),
            new("Grood.Stage", 4, "default"),
            new("Grood.K", 1, "default"),
            new("AdaScaleA.Low", 80.0, "default"),
            new("AdaScaleA.High", 85.0, "default"),
            new("AdaScaleA.Corrected", 5.0, "default"),
            new("AdaScaleA.Shifted", 1.0, "default"),
            new("AdaScaleA.ShiftWeight", 10.0, "default"),
            new("AdaScaleA.Pixels", 0.05, "default"),
            new("AdaScaleA.Step", 0.5, "default"),
            new("AdaScaleL.Low", 80.0, "default"),
            new("AdaScaleL.High", 85.0, "default"),
            new("AdaScaleL.Corrected", 5.0, "default"),
            new("AdaScaleL.Shifted", 1.0, "default"),
            new("AdaScaleL.ShiftWeight", 10.0, "default"),
            new("AdaScaleL.Pixels", 0.05, "default"),
            new("AdaScaleL.Step", 0.5, "default"),
        ],
    };

    static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;

    internal static IReadOnlyList<ExperimentDescriptor> WithArms => [Descriptor];
}
