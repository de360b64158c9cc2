using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>Everything that a post-hoc score can ask for: sets' features, labels and logits, and the classifier. All scores by name.</summary>
sealed record PosthocWorld(Tensor Train, Tensor Labels, Tensor Validation, Tensor ValidationLabels, Tensor Test, Tensor Weight, Tensor Bias)
{
    /// <summary>Every score that reads features, logits, labels and the classifier, with settings from numbers.</summary>
    public static readonly string[] Names =
    [
        "Entropy", "Mcm", "TempScale", "GeneralizedEntropy", "KlMatching", "OpenMax", "UnitMahalanobis", "RelativeMahalanobis", "Ssd", "Residual", "Gmm", "ReAct", "Vra", "AshP",
        "AshB", "AshS", "Scale", "Lts", "LtsDivided", "Dice", "She", "NnGuide", "Relation", "Cfood", "GradNorm", "GradUncertainty", "Nac", "Fdbd", "Nci",
        "Pnml", "WeightedEnergy", "WeiPer", "McDropout",
    ];

    public static PosthocWorld Of(Dictionary<string, PackedTensor> tensors, ScalarType precision)
    {
        Tensor In(string name) => tensors[name].Unpack() is var x && x.is_integral() ? x : x.to(precision);
        return new(In("train"), In("labels"), In("validation"), In("validationLabels"), In("test"), In("weight"), In("bias"));
    }

    /// <summary>Random features that are not negative, and a random classifier.</summary>
    public static PosthocWorld Random(int seed, int rows, int width, int classes)
    {
        var generator = new Generator((ulong)seed);
        Tensor Draw(int count) => randn([count, width], generator: generator).add(0.5).clamp_min(0);
        return new(Draw(rows), randint(0, classes, [rows], generator: generator, dtype: int64), Draw(7), randint(0, classes, [7], generator: generator, dtype: int64),
            Draw(5), randn([classes, width], generator: generator), randn([classes], generator: generator));
    }

    public Tensor Logits(Tensor features) => features.matmul(Weight.T) + Bias;

    public Tensor Score(string name, IReadOnlyDictionary<string, double> numbers)
    {
        double Number(string key, double otherwise) => numbers.TryGetValue(key, out var value) ? value : otherwise;
        int Whole(string key, int otherwise) => (int)Number(key, otherwise);
        bool Flag(string key) => Number(key, 0) != 0;
        double Percentile(double otherwise) => Number("percentile", otherwise);
        var (train, test, logits, trainLogits) = (Train, Test, Logits(Test), Logits(Train));
        var random = new Generator(11);
        switch (name)
        {
            case "Entropy": return new Entropy().Compute(logits);
            case "Mcm": return new Mcm { Temperature = Number("temperature", 1) }.Compute(logits);
            case "TempScale":
                var tempScale = new TempScale { OneLbfgsCall = Flag("oneCall") };
                return tempScale.Compute(logits, tempScale.Fit(Logits(Validation), ValidationLabels));
            case "GeneralizedEntropy": return new GeneralizedEntropy { Gamma = Number("gamma", 0.1), Classes = Whole("classes", 100) }.Compute(logits);
            case "KlMatching":
                var klMatching = new KlMatching();
                return klMatching.Compute(logits, klMatching.Fit(Logits(Validation)));
            case "OpenMax":
                var openMax = new OpenMax { Alpha = Whole("alpha", 10), Euclidean = Flag("euclidean"), Tail = Whole("tail", 20) };
                var (means, starts, scales, shapes) = openMax.Fit(trainLogits, Labels);
                return openMax.Compute(logits, means, starts, scales, shapes);
            case "UnitMahalanobis":
                var unit = new UnitMahalanobis();
                var (unitMeans, unitWhitening) = unit.Fit(train, Labels);
                return unit.Compute(test, unitMeans, unitWhitening);
            case "RelativeMahalanobis":
                var relative = new RelativeMahalanobis { UnitLength = Flag("unit") };
                var (m, w, c, background) = relative.Fit(train, Labels);
                return relative.Compute(test, m, w, c, background);
            case "Ssd":
                var ssd = new Ssd();
                var (center, whitening) = ssd.Fit(train);
                return ssd.Compute(test, center, whitening);
            case "Residual":
                var residual = new Residual { Dimension = Whole("dimension", 0), OnValidation = Flag("validation") };
                var (origin, space) = residual.Fit(PrincipalSpace.Of(train, Weight, Bias), Validation, Weight, Bias);
                return residual.Compute(test, origin, space);
            case "Gmm":
                var gmm = new Gmm { Jitter = Number("jitter", 1e-4) };
                var (whitenings, whitenedMeans, heights) = gmm.Fit(train, Labels);
                return gmm.Compute(test, whitenings, whitenedMeans, heights);
            case "ReAct":
                var react = new ReAct { Percentile = Percentile(90), OnValidation = Flag("validation") };
                return react.Compute(test, Weight, Bias, react.Fit(train, Validation));
            case "Vra":
                var vra = new Vra { Low = Number("low", 10), High = Number("high", 95), Clip = Flag("clip") };
                var (floor, ceiling) = vra.Fit(train, Validation);
                return vra.Compute(test, Weight, Bias, floor, ceiling);
            case "AshP": return new AshP { Percentile = Percentile(90) }.Compute(test, Weight, Bias);
            case "AshB": return new AshB { Percentile = Percentile(65) }.Compute(test, Weight, Bias);
            case "AshS": return new AshS { Percentile = Percentile(90) }.Compute(test, Weight, Bias);
            case "Scale": return new Scale { Percentile = Percentile(85) }.Compute(test, Weight, Bias);
            case "Lts" or "LtsDivided": return new Lts { Percentile = Percentile(95), Divide = name != "Lts" }.Compute(test, logits);
            case "Dice":
                var dice = new Dice { Percentile = Percentile(90) };
                return dice.Compute(test, Bias, dice.Fit(train, Weight));
            case "She":
                var she = new She { Likeness = (Likeness)Whole("likeness", 0) };
                return she.Compute(test, logits, she.Fit(train, trainLogits, Labels));
            case "NnGuide":
                var guide = new NnGuide { K = Whole("k", 10), Share = Number("share", 1) };
                return guide.Compute(test, logits, guide.Fit(train, trainLogits, random));
            case "Relation":
                var relation = new Relation { Power = Number("power", 1), Threshold = Number("threshold", 0.03) };
                var index = NeighbourIndex.Of(train);
                var (directions, predictions, ends, bounds, centers, reaches, sums) = relation.Fit(trainLogits, index);
                return relation.Compute(Neighbours.Of(test, index), logits, directions, predictions, ends, bounds, centers, reaches, sums);
            case "Cfood":
                var cfood = new Cfood { Quorum = Number("quorum", 0.01), Share = Number("share", 1) };
                var (part, radii, shares) = cfood.Fit(train, random);
                return cfood.Compute(test, part, radii, shares);
            case "GradNorm": return new GradNorm { Temperature = Number("temperature", 1) }.Compute(test, logits);
            case "GradUncertainty": return new GradUncertainty().Compute(test, logits);
            case "Nac":
                var nac = new Nac { Bins = Whole("bins", 50), Steepness = Number("steepness", 100), Covered = Whole("covered", 50) };
                return nac.Compute(test, logits, Weight, nac.Fit(train, trainLogits, Weight));
            case "Fdbd":
                var fdbd = new Fdbd { DivideByNorm = Flag("divide") };
                var (mean, inverse) = fdbd.Fit(train, Weight);
                return fdbd.Compute(test, logits, mean, inverse);
            case "Nci":
                var nci = new Nci { Alpha = Number("alpha", 1e-3) };
                return nci.Compute(test, logits, Weight, nci.Fit(train));
            case "Pnml":
                var pnml = new Pnml();
                var (moments, span) = pnml.Fit(train);
                return pnml.Compute(test, logits, moments, span);
            case "WeightedEnergy":
                return new WeightedEnergy().Compute(logits, (linspace(-0.2, 1.5, logits.shape[1], dtype: float64) * 1000).round() / 1000);
            case "WeiPer":
                var weiper = new WeiPer
                {
                    Repeats = Whole("repeats", 10),
                    Bins = Whole("bins", 100),
                    Smoothing = Whole("smoothing", 20),
                    // The oracle's disturbances are none: those of two libraries differ.
                    Distance = numbers.Count > 0 ? 0 : 2.1,
                    LogitWeight = Number("logitWeight", 1),
                    ConfidenceWeight = Number("confidenceWeight", 1),
                };
                var (disturbed, featureDensity, logitDensity, ranges) = weiper.Fit(train, Weight, Bias, random);
                return weiper.Compute(test, Bias, disturbed, featureDensity, logitDensity, ranges);
            case "McDropout": return new McDropout().Compute(test, Weight, Bias, random);
            default: throw new InvalidOperationException($"No score is called {name}.");
        }
    }
}
