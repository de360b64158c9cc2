using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>
/// The scores, with the settings that are OpenOOD's reading, against what OpenOOD's own classes compute of the same images and network
/// (oracles/openood.py). Differences are told as shares of the range that OpenOOD's values have over the test images.
/// </summary>
/// <remarks>
/// What is not compared, or only when it is fed so that it plays no role, and how far it is from ours or from itself on these images:
/// <list type="table">
/// <listheader><term>OpenOOD's class</term><description>What it does</description></listheader>
/// <item><term>SSD</term><description>has no postprocess, so its confidence is the base class' MSP, equal in all digits; more than one class of
/// labels is an IndexError. Compared is what its setup fits.</description></item>
/// <item><term>GrOOD</term><description>setup reads an attribute that nothing sets, an AttributeError. It drops the batch at which it trains its
/// index and visits 4 of its cells. Its OOD prototype is by default that of OOD validation images, which no fit of ours is given. Compared are the
/// class means' and the synthetic one, with an index that visits all and drops an image that counts twice.</description></item>
/// <item><term>GMM</term><description>mixtures of more than one Gaussian begin at random centres of k-means: five are 0.09 from ours, which begin
/// at evenly spaced rows. No normalising constant, and densities below 1.4e-45 are all one. scikit-learn adds 1e-6 to variances, whatever their
/// size.</description></item>
/// <item><term>Gram</term><description>ranges are of labels, not of predictions (4.9); deviations of a tenth that Python's unseeded generator
/// draws (0.67 between two seeds). It reads every ReLU and Conv2d module, where ours reads stages.</description></item>
/// <item><term>MDSEns</term><description>weights that are searched for come from OOD validation images. Steps are epsilon over 0.5 in standardised
/// channels, whatever their deviation: ours are given standardised images. Its residual networks' layers begin with the stem, which ours counts to
/// the first stage.</description></item>
/// <item><term>NNGuide, CFOOD</term><description>parts of the training set: NNGuide's are the first batches, until they are more than the share,
/// CFOOD's are random. Compared with all of it.</description></item>
/// <item><term>Dropout, Ensemble</term><description>means of logits, not of predictions as by default ours: up to 1.08 and 0.51 away. Random masks of
/// dropout: compared with the same.</description></item>
/// <item><term>iODIN, AdaSCALE</term><description>channels are standardised by numbers that are declared for the data set: here those of the
/// validation images, which ours measures.</description></item>
/// <item><term>AdaSCALE</term><description>its 1% of fewer than 100 features are none, so that no shift counts (1.0); ours are one at
/// least.</description></item>
/// <item><term>ViM, KNN</term><description>NaN from as many dimensions as the features have, which ours refuses; -3.4e38 where K is larger than the
/// training set, where ours takes the farthest.</description></item>
/// <item><term>DICE</term><description>keeps its first mask when its percentile is set anew.</description></item>
/// <item><term>RankFeat</term><description>power iteration begins at random, which 20 steps forget to 2e-5.</description></item>
/// </list>
/// </remarks>
public sealed class OpenOodValuesTests : IDisposable
{
    static readonly World Recorded = Oracle.Cases<World>("openood.json")[0];

    /// <summary>Scores that OpenOOD has no class for.</summary>
    static readonly string[] OnlyOurs =
        ["Entropy", "Gmm", "GradUncertainty", "LayerNac", "Lts", "Nac", "OodScore`1", "Pnml", "UnitMahalanobis", "WeiPer", "WeightedEnergy"];

    readonly DisposeScope scope = NewDisposeScope();
    readonly nn.Module<Tensor, Tensor> backbone;
    readonly Standardize input;
    ScalarType precision = float64;

    public OpenOodValuesTests()
    {
        var standard = Recorded.Tensors["standard"].Data;
        input = new Standardize(standard.AsSpan(0, 3), standard.AsSpan(3));
        backbone = nn.Sequential(
            ("layer1", nn.Conv2d(3, 8, 3, padding: 1)), ("relu1", nn.ReLU()), ("layer2", nn.Conv2d(8, 12, 3, stride: 2, padding: 1)), ("relu2", nn.ReLU()),
            ("layer3", nn.Conv2d(12, 16, 3, stride: 2, padding: 1)), ("relu3", nn.ReLU()), ("layer4", nn.Conv2d(16, 24, 3, stride: 2, padding: 1)),
            ("relu4", nn.ReLU()), ("average", nn.AdaptiveAvgPool2d(1)), ("flatten", nn.Flatten()));
        backbone.eval();
        using (no_grad())
            foreach (var (name, parameter) in backbone.named_parameters()) parameter.copy_(Recorded.Tensors[name].Unpack());
    }

    public void Dispose()
    {
        input.Dispose();
        backbone.Dispose();
        scope.Dispose();
    }

    public static TheoryData<string> All => [.. Recorded.Scores.Select(score => score.Name).Distinct(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(All))]
    public void Equals_OpenOODs_values(string name) => Check(name, float64);

    [Theory, MemberData(nameof(All))]
    public void Equals_OpenOODs_values_in_single_precision(string name) => Check(name, float32);

    [Fact]
    public void Every_score_is_compared_or_only_ours() => Assert.Equal(
        typeof(Score).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Score)) && !type.IsAbstract).Select(type => type.Name).Except(OnlyOurs)
            .Order(StringComparer.Ordinal),
        Recorded.Scores.Select(score => score.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>What OpenOOD's single precision explains.</summary>
    static double Tolerance(string name) => name switch
    {
        // Shares of a grid, of which nine digits are written down.
        "Cfood" => 2e-9,
        // At a temperature of 1000 confidences differ in their last digits only; a power iteration has 20 steps; ViM's space and scale are rounded, too.
        "Odin" or "IOdin" or "RankFeat" or "Vim" => 1e-4,
        _ => 2e-5,
    };

    void Check(string name, ScalarType type)
    {
        using var noGradient = no_grad();
        precision = type;
        input.to(type);
        backbone.to(type);
        foreach (var score in Recorded.Scores.Where(score => score.Name == name))
        {
            var (theirs, ours) = AsTheirs(name, score.Value.Unpack(), Score(name, score.Numbers));
            Assert.Equal(theirs.shape, ours.shape);
            var differences = Close.Numbers((ours - theirs).abs() / (theirs.max() - theirs.min()));
            // NaN is close to nothing.
            if (differences.All(difference => difference <= Tolerance(name))) continue;
            Assert.Fail($"{name} {string.Join(", ", score.Numbers)} is up to {differences.Max():E2} of the range off.");
        }
    }

    static Tensor In(string name) => Recorded.Tensors[name].Unpack();

    Tensor Real(string name) => In(name).to(precision);

    Tensor Images(string set) => Real(set) / 255;

    /// <summary>For steps in standardised channels.</summary>
    ImageRows Standard(Tensor images) => ImageRows.Of(input.call(images));

    FeatureMaps Maps => new(input, backbone);

    Tensor Weight => Real("fc.weight");

    Tensor Bias => Real("fc.bias");

    Tensor Features(Tensor images) => backbone.call(input.call(images));

    Tensor Logits(Tensor images) => Features(images).matmul(Weight.T) + Bias;

    (Tensor features, Tensor logits) Forward(Tensor images) => Features(images) is var features ? (features, features.matmul(Weight.T) + Bias) : default;

    /// <summary>OpenOOD's values, and ours under the monotone map that separates them.</summary>
    (Tensor Theirs, Tensor Ours) AsTheirs(string name, Tensor theirs, Tensor ours) => name switch
    {
        "Knn" or "Grood" => (theirs, -ours.square()),
        "GradNorm" => (theirs, Bias.shape[0] * ours),
        "Fdbd" => (theirs, (Bias.shape[0] - 1) * ours),
        "Ssd" or "MahalanobisEnsemble" or "MahalanobisOdin" => (theirs, ours / 2),
        "LayerGmm" => (theirs - theirs.mean(), ours - ours.mean()),
        _ => (theirs, ours),
    };

    Tensor Score(string name, Dictionary<string, double> numbers)
    {
        double Number(string key, double otherwise) => numbers.TryGetValue(key, out var value) ? value : otherwise;
        int Whole(string key, int otherwise) => (int)Number(key, otherwise);
        var (train, validation, images) = (Images("train"), Images("validation"), Images("test"));
        var (trainLabels, logits) = (In("trainLabels"), Logits(images));
        switch (name)
        {
            case "Msp": return new Msp().Compute(logits);
            case "MaxLogit": return new MaxLogit().Compute(logits);
            case "Energy": return new Energy { Temperature = Number("temperature", 1) }.Compute(logits);
            case "Knn":
                return new Knn { K = Whole("k", 50) }.Compute(Neighbours.Of(Features(images), NeighbourIndex.Of(Features(train))));
            case "Mahalanobis":
                var mahalanobis = new Mahalanobis();
                var (means, whitening) = mahalanobis.Fit(Features(train), trainLabels);
                return mahalanobis.Compute(Features(images), means, whitening);
            case "Vim":
                var vim = new Vim { Dimension = Whole("dimension", 0) };
                var (origin, residual, alpha) = vim.Fit(Features(train), Logits(train), PrincipalSpace.Of(Features(train), Weight, Bias));
                return vim.Compute(Features(images), logits, origin, residual, alpha);
            case "McDropout":
                return new McDropout { OfLogits = Number("logits", 0) != 0 }.Compute(Features(images), Weight, Bias, new Masks(In("kept")));
            case "Ensemble":
                var all = Features(images).matmul(Real("weights").transpose(1, 2)) + Real("biases").unsqueeze(1);
                return new Ensemble { OfLogits = Number("logits", 0) != 0 }.Compute(all[0], all[TensorIndex.Slice(1)]);
            case "MahalanobisOdin":
                var moved = new MahalanobisOdin { Epsilon = Number("epsilon", 0) };
                var (centers, white) = moved.Fit(Features(train), trainLabels);
                return moved.Compute(input.call(images), backbone.call, centers, white);
            case "Odin": return new Odin { Temperature = Number("temperature", 1000), Epsilon = Number("epsilon", 0) }.Compute(images, Logits);
            case "IOdin":
                var one = new IOdin { Temperature = Number("temperature", 1), Epsilon = Number("epsilon", 0) };
                return one.Compute(images, Logits, ChannelDeviations.Of(ImageRows.Of(validation)));
            case "RankFeat": return new RankFeat { Iterations = Whole("iterations", 0) }.Compute(images, Maps, Weight, Bias);
            case "Gram":
                var gram = new Gram { Powers = Whole("powers", 5), RootOfSums = Number("sums", 0) != 0 };
                ImageRows Rows(string rows) => ImageRows.Of(train.index_select(0, In(rows)));
                var (least, largest, usual) = gram.Fit(Rows("ranged"), Rows("held"), Maps, Weight, Bias);
                return gram.Compute(images, Maps, Weight, Bias, least, largest, usual);
            case "AdaScaleA":
                var a = new AdaScaleA { Low = Number("low", 80), High = Number("high", 85), Corrected = Number("corrected", 5), Shifted = Number("shifted", 1) };
                var deviations = ChannelDeviations.Of(ImageRows.Of(validation));
                return a.Compute(images, Forward, Weight, Bias, a.Fit(ImageRows.Of(validation), Forward, deviations), deviations);
            case "AdaScaleL":
                var l = new AdaScaleL { Low = Number("low", 80), High = Number("high", 85), Corrected = Number("corrected", 5), Shifted = Number("shifted", 1) };
                var spread = ChannelDeviations.Of(ImageRows.Of(validation));
                return l.Compute(images, Forward, l.Fit(ImageRows.Of(validation), Forward, spread), spread);
            case "MahalanobisEnsemble":
                var ensemble = new MahalanobisEnsemble { Epsilon = Number("epsilon", 0), Combination = (LayerWeights)Whole("combination", 0) };
                var bare = new FeatureMaps(nn.Identity(), backbone);
                var layers = ensemble.Fit(Standard(train), trainLabels, Standard(validation), bare, Weight, Bias);
                return ensemble.Compute(input.call(images), bare, layers.whitenedMeans, layers.whitenings, layers.widths, layers.weights);
            case "LayerGmm":
                var gmm = new LayerGmm { Components = Whole("components", 5), Plain = true, Jitter = 1e-12 };
                var mixtures = gmm.Fit(ImageRows.Of(train), ImageRows.Of(validation), Maps);
                return gmm.Compute(images, Maps, mixtures.whitenedMeans, mixtures.whitenings, mixtures.widths, mixtures.logHeights, mixtures.standard);
            case "Grood":
                var grood = new Grood { Prototype = (OodPrototype)Whole("prototype", 0), Stage = Whole("stage", 4), Samples = Whole("samples", 100) };
                var (prototypes, gradients, lengths) = grood.Fit(ImageRows.Of(train), Features(train), Logits(train), trainLabels, Maps, new Generator(3));
                return grood.Compute(Features(images), prototypes, gradients, lengths);
            default:
                return new PosthocWorld(Features(train), trainLabels, Features(validation), In("validationLabels"), Features(images), Weight, Bias)
                    .Score(name, numbers);
        }
    }

    /// <summary>Draws that are written down.</summary>
    sealed class Masks(Tensor kept) : Draws
    {
        public override Tensor Uniform(params long[] shape) => 0.75f * kept.view(shape).to(float32);

        public override Tensor Normal(params long[] shape) => throw new NotSupportedException();

        public override Tensor Integers(long bound, params long[] shape) => throw new NotSupportedException();

        public override Tensor Poisson(Tensor rate) => throw new NotSupportedException();

        internal override Tensor Deal(Tensor images, ReadOnlySpan<Func<Tensor, Tensor, Draws, Tensor>> operations) => throw new NotSupportedException();
    }

    sealed record World(Dictionary<string, PackedTensor> Tensors, WorldScore[] Scores);

    sealed record WorldScore(string Name, Dictionary<string, double> Numbers, PackedTensor Value);
}
