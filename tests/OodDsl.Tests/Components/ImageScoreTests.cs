using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>The scores that run the network again, on a small one, against oracles/imagescores.py; and the feature maps that they see.</summary>
public sealed class ImageScoreTests : IDisposable
{
    static readonly World Recorded = Oracle.Cases<World>("imagescores.json")[0];

    readonly DisposeScope scope = NewDisposeScope();
    readonly nn.Module<Tensor, Tensor> backbone;
    readonly Tensor test;
    Tensor train, validation, labels, weight, bias;

    public ImageScoreTests()
    {
        backbone = nn.Sequential(
            ("conv1", nn.Conv2d(2, 3, 3, padding: 1)), ("relu1", nn.ReLU(inplace: true)), ("pool", nn.MaxPool2d(2)), ("conv2", nn.Conv2d(3, 4, 3, padding: 1)),
            ("relu2", nn.ReLU(inplace: true)), ("average", nn.AdaptiveAvgPool2d(1)), ("flatten", nn.Flatten())).to(float64);
        backbone.eval();
        using (no_grad())
            foreach (var (name, parameter) in backbone.named_parameters()) parameter.copy_(In(name));
        (train, validation, test, labels, weight, bias) = (In("train"), In("validation"), In("test"), In("labels"), In("weight"), In("bias"));
    }

    static Tensor In(string name) => Recorded.Tensors[name].Unpack();

    FeatureMaps Maps => new(nn.Identity(), backbone);

    Tensor Features(Tensor images) => backbone.call(images);

    Tensor Logits(Tensor images) => Features(images).matmul(weight.T) + bias;

    (Tensor features, Tensor logits) Forward(Tensor images) => Features(images) is var features ? (features, features.matmul(weight.T) + bias) : default;

    public void Dispose()
    {
        backbone.Dispose();
        scope.Dispose();
    }

    public static TheoryData<string> All => [.. Recorded.Scores.Select(score => score.Name).Distinct(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(All))]
    public void Equals_the_definition(string name)
    {
        using var noGradient = no_grad();
        foreach (var score in Recorded.Scores.Where(score => score.Name == name))
            Close.To(score.Value, Score(name, score.Numbers, test), 1e-7, $"{name} {string.Join(", ", score.Numbers)}");
    }

    [Theory, MemberData(nameof(All))]
    public void Is_an_images_own_and_defined_on_odd_images(string name)
    {
        using var noGradient = no_grad();
        Dictionary<string, double> none = [];
        var together = Close.Numbers(Score(name, none, test));
        for (var i = 0; i < together.Length; i++) Close.To([together[i]], Close.Numbers(Score(name, none, test.narrow(0, i, 1))), 1e-7, name);
        foreach (var odd in (Tensor[])[zeros_like(test), ones_like(test), 1e6 * test])
            Assert.All(Close.Numbers(Score(name, none, odd)), score => Assert.True(double.IsFinite(score), $"{name}: {score}"));
        Assert.All(backbone.parameters(), parameter => Assert.True(parameter.grad is null || parameter.grad.numel() == 0));
    }

    /// <summary>One image, equal images, one class, and more neighbours and components than images.</summary>
    [Theory]
    [InlineData("Grood"), InlineData("MahalanobisEnsemble"), InlineData("LayerGmm"), InlineData("LayerNac"), InlineData("AdaScaleA"), InlineData("AdaScaleL")]
    [InlineData("IOdin")]
    public void Is_defined_on_odd_training_sets(string name)
    {
        using var noGradient = no_grad();
        var (all, few, ofAll, w, b) = (train, validation, labels, weight, bias);
        (string What, Action Take)[] worlds =
        [
            ("one image", () => (train, validation, labels) = (all.narrow(0, 0, 1), few.narrow(0, 0, 1), ofAll.narrow(0, 0, 1))),
            ("equal images", () => (train, validation) = (ones_like(all), ones_like(few))),
            ("labels of one class", () => labels = zeros_like(ofAll) + 1),
            ("a classifier of one class", () => (labels, weight, bias) = (zeros_like(ofAll), w.narrow(0, 0, 1), b.narrow(0, 0, 1))),
            ("nothing classified right", () => labels = (Logits(all).argmax(1) + 1).remainder(3)),
        ];
        foreach (var (what, take) in worlds)
        {
            (train, validation, labels, weight, bias) = (all, few, ofAll, w, b);
            take();
            var scores = Close.Numbers(Score(name, new() { ["k"] = 50, ["components"] = 50 }, test));
            Assert.All(scores, score => Assert.True(double.IsFinite(score), $"{name} with {what}: {score}"));
        }
    }

    [Fact]
    public void Validation_images_are_read_in_parts_to_the_same_numbers()
    {
        using var noGradient = no_grad();
        var many = rand([300, 2, 6, 6], dtype: float64, generator: new Generator(1)) * tensor([1, 0.25]).view(2, 1, 1);
        // A channel of one value, which rounding must not let deviate.
        var still = cat([many, full([300, 1, 6, 6], 0.3f, dtype: float64)], 1);
        Close.To([.. Close.Numbers(many.std([0, 2, 3], unbiased: false)), 1], Close.Numbers(ChannelDeviations.Of(ImageRows.Of(still)).Deviations), 1e-12);
        var (deviations, same) = (ChannelDeviations.Of(ImageRows.Of(many)), ChannelDeviations.Of(ImageRows.Of(many.flip(0))));
        var reference = new AdaScaleL { Pixels = 0.3 }.Fit(ImageRows.Of(many), Forward, deviations);
        var reversed = new AdaScaleL { Pixels = 0.3 }.Fit(ImageRows.Of(many.flip(0)), Forward, same);
        Assert.Equal([300L], reference.shape);
        Close.To(Close.Numbers(reference), Close.Numbers(reversed), 1e-9);
        Close.To(Close.Numbers(deviations.Deviations), Close.Numbers(same.Deviations), 1e-12);
    }

    [Fact]
    public void Stages_end_where_the_resolution_changes()
    {
        using var noGradient = no_grad();
        var (maps, features) = Maps.Of(test);
        Assert.Equal([3L, 6, 6], maps[0].shape[1..]);
        Assert.Equal([4L, 3, 3], maps[1].shape[1..]);
        Assert.Equal(2, maps.Count);
        Close.To(Close.Numbers(Features(test)), Close.Numbers(features));
        Close.To(Close.Numbers(features), Close.Numbers(maps[1].mean([2, 3])));
        Close.To(Close.Numbers(features), Close.Numbers(Maps.Edited(test, 1, map => map)));
        Close.To(Close.Numbers(2 * features), Close.Numbers(Maps.Edited(test, 1, map => 2 * map)));
        // No hook is left behind.
        Close.To(Close.Numbers(features), Close.Numbers(Features(test)));
    }

    /// <summary>Decided by the backbone alone: positive constant maps make the features equal to the means in numbers where they are something else.</summary>
    [Theory]
    [InlineData("averaged", 1), InlineData("largest", 2), InlineData("rectified", 2), InlineData("projected", 2), InlineData("all places", 2)]
    [InlineData("ResNet", 4), InlineData("WideResNet", 3)]
    public void The_last_layer_counts_once(string name, int expected)
    {
        using var module = Ending(name).to(float64);
        module.eval();
        FeatureMaps maps = new(nn.Identity(), module);
        foreach (var images in (Tensor[])[rand(3, 1, 16, 16, dtype: float64), ones(2, 1, 16, 16, dtype: float64)])
        {
            using var noGradient = no_grad();
            var means = maps.Means(images);
            var slopes = maps.Slopes(images, f => f.sum(1));
            Assert.True(expected == means.Length, $"{name}: {means.Length}");
            Assert.Equal(expected, slopes.Count);
            Close.To(Close.Numbers(module.call(images)), Close.Numbers(means[^1]), 1e-9, name);
            foreach (var (mean, (value, _)) in means.Zip(slopes)) Close.To(Close.Numbers(mean), Close.Numbers(value), 1e-9, name);
        }
    }

    static nn.Module<Tensor, Tensor> Ending(string name)
    {
        if (name == "ResNet") return new ResNet18().Create(1);
        if (name == "WideResNet") return new WideResNet { Depth = 10, Widen = 1 }.Create(1);
        var convolution = nn.Conv2d(1, 4, 1);
        using (no_grad())
        {
            convolution.weight.copy_(arange(1, 5).view(4, 1, 1, 1));
            convolution.bias!.fill_(1);
        }
        nn.Module<Tensor, Tensor>[] ending = name switch
        {
            "averaged" => [nn.AdaptiveAvgPool2d(1), nn.Flatten()],
            "largest" => [nn.MaxPool2d(16), nn.Flatten()],
            "rectified" => [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.ReLU()],
            "projected" => [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 4)],
            _ => [nn.Flatten()],
        };
        return nn.Sequential([convolution, .. ending]);
    }

    /// <summary>Read and changed as [N, C, H, W], however the network holds them.</summary>
    [Theory]
    [InlineData("SwinT", 64, "96x16 192x8 384x4 768x2", true)]
    [InlineData("EfficientNetB4", 64, "24x32 32x16 56x8 160x4 1792x2", true)]
    [InlineData("ConvNet", 28, "16x14 16x7", false), InlineData("ConvNet", 32, "16x16 16x8", false), InlineData("ConvNet", 16, "16x8 16x4", false)]
    public void Backbones_have_a_map_for_each_resolution(string name, int size, string expected, bool isAveraged)
    {
        using var noGradient = no_grad();
        random.manual_seed(1);
        using var module = name == "SwinT" ? new SwinT().Create(1) : name == "ConvNet" ? new ConvNet { Width = 8 }.Create(1) : new EfficientNetB4().Create(1);
        module.to(float64).eval();
        FeatureMaps maps = new(nn.Identity(), module);
        var images = rand(2, 1, size, size, dtype: float64);
        var (all, features) = maps.Of(images);
        Assert.Equal(expected, string.Join(" ", all.Select(map => $"{map.shape[1]}x{map.shape[2]}")));
        Assert.All(all, map => Assert.Equal(map.shape[2], map.shape[3]));
        Close.To(Close.Numbers(module.call(images)), Close.Numbers(features));
        Assert.Equal(all.Count + (isAveraged ? 0 : 1), maps.Means(images).Length);
        // What stands in the place of a map is seen by what follows; the channels are the second dimension.
        for (var stage = 1; stage <= all.Count; stage++)
        {
            double[] seen = [];
            var same = maps.Edited(images, stage, map =>
            {
                seen = Close.Numbers(map);
                return map.clone();
            });
            Close.To(Close.Numbers(features), Close.Numbers(same), 1e-9);
            Close.To(Close.Numbers(all[^stage]), seen);
        }
        if (!isAveraged) return;
        var one = maps.Edited(images, 1, map => zeros_like(map).index_fill(1, tensor([3L]), 2));
        Close.To(Close.Numbers(2 * nn.functional.one_hot(full([2], 3, dtype: int64), features.shape[1])), Close.Numbers(one));
    }

    /// <summary>A channel that is raised in all places raises its loss as finite differences say, wherever the channels stand.</summary>
    [Theory]
    [InlineData("SwinT"), InlineData("ResNet")]
    public void Slopes_are_those_of_whole_channels(string name)
    {
        random.manual_seed(1);
        using var module = (name == "SwinT" ? new SwinT().Create(1) : new ResNet18().Create(1)).to(float64);
        module.eval();
        FeatureMaps maps = new(nn.Identity(), module);
        var images = rand(1, 1, 64, 64, dtype: float64);
        var direction = linspace(-1, 1, 2000, dtype: float64);
        Tensor Loss(Tensor features) => features.matmul(direction.narrow(0, 0, features.shape[1]));
        var slopes = maps.Slopes(images, Loss);
        using var noGradient = no_grad();
        for (var stage = 1; stage < slopes.Count; stage++)
        {
            double Raised(double by) => Loss(maps.Edited(images, stage + 1, map => map + by * nn.functional.one_hot(tensor(5L), map.shape[1]).view(1, -1, 1, 1)))[0].item<double>();
            var slope = slopes[^(stage + 1)].slopes[0, 5].item<double>();
            Assert.InRange((Raised(1e-5) - Raised(-1e-5)) / 2e-5, slope - 1e-5 - 1e-4 * Math.Abs(slope), slope + 1e-5 + 1e-4 * Math.Abs(slope));
            Assert.True(Math.Abs(slope) > 1e-6);
        }
    }

    [Fact]
    public void A_backbone_without_maps_is_refused()
    {
        using var flat = nn.Sequential(("flatten", nn.Flatten()), ("linear", nn.Linear(72, 4))).to(float64);
        var refusal = Assert.Throws<UserException>(() => new FeatureMaps(nn.Identity(), flat).Of(test));
        Assert.Equal(ExitCode.Configuration, refusal.Code);
    }

    Tensor Score(string name, Dictionary<string, double> numbers, Tensor images)
    {
        double Number(string key, double otherwise) => numbers.TryGetValue(key, out var value) ? value : otherwise;
        switch (name)
        {
            case "Odin": return new Odin { Temperature = Number("temperature", 1000), Epsilon = Number("epsilon", 0.0014) }.Compute(images, Logits);
            case "IOdin":
                var one = new IOdin { Temperature = Number("temperature", 1), Epsilon = Number("epsilon", 0.0014) };
                return one.Compute(images, Logits, ChannelDeviations.Of(ImageRows.Of(validation)));
            case "MahalanobisOdin":
                var moved = new MahalanobisOdin { Epsilon = Number("epsilon", 0.0014) };
                var (means, whitening) = moved.Fit(Features(train), labels);
                return moved.Compute(images, Features, means, whitening);
            case "AdaScaleA":
                var a = new AdaScaleA { Low = Number("low", 80), High = Number("high", 85), Corrected = 50, Shifted = 25, Pixels = 0.3, Step = 0.7 };
                var deviations = ChannelDeviations.Of(ImageRows.Of(validation));
                return a.Compute(images, Forward, weight, bias, a.Fit(ImageRows.Of(validation), Forward, deviations), deviations);
            case "AdaScaleL":
                var l = new AdaScaleL { Low = Number("low", 80), High = Number("high", 85), Corrected = 50, Shifted = 25, Pixels = 0.3, Step = 0.7 };
                var spread = ChannelDeviations.Of(ImageRows.Of(validation));
                return l.Compute(images, Forward, l.Fit(ImageRows.Of(validation), Forward, spread), spread);
            case "RankFeat": return new RankFeat { Iterations = (int)Number("iterations", 0) }.Compute(images, Maps, weight, bias);
            case "Gram":
                var gram = new Gram { Powers = (int)Number("powers", 5) };
                var (least, largest, usual) = gram.Fit(ImageRows.Of(train), ImageRows.Of(validation), Maps, weight, bias);
                return gram.Compute(images, Maps, weight, bias, least, largest, usual);
            case "MahalanobisEnsemble":
                var ensemble = new MahalanobisEnsemble { Epsilon = Number("epsilon", 0.0014), Combination = (LayerWeights)Number("combination", 0) };
                var (layerMeans, whitenings, widths, weights) = ensemble.Fit(ImageRows.Of(train), labels, ImageRows.Of(validation), Maps, weight, bias);
                return ensemble.Compute(images, Maps, layerMeans, whitenings, widths, weights);
            case "Grood":
                var grood = new Grood { Prototype = (OodPrototype)Number("prototype", 0), Mix = Number("mix", 0.5), K = (int)Number("k", 1) };
                var (prototypes, gradients, lengths) = grood.Fit(ImageRows.Of(train), Features(train), Logits(train), labels, Maps, new Generator(3), Features(validation));
                return grood.Compute(Features(images), prototypes, gradients, lengths);
            case "LayerGmm":
                var gmm = new LayerGmm { Components = (int)Number("components", 5), Plain = Number("plain", 0) != 0 };
                var gaussians = gmm.Fit(ImageRows.Of(train), ImageRows.Of(validation), Maps);
                return gmm.Compute(images, Maps, gaussians.whitenedMeans, gaussians.whitenings, gaussians.widths, gaussians.logHeights, gaussians.standard);
            case "LayerNac":
                var nac = new LayerNac { Bins = (int)Number("bins", 50), Steepness = Number("steepness", 100), Covered = (int)Number("covered", 50) };
                return nac.Compute(images, Maps, weight, bias, nac.Fit(ImageRows.Of(train), Maps, weight, bias));
            default: throw new InvalidOperationException($"No score is called {name}.");
        }
    }

    sealed record World(Dictionary<string, PackedTensor> Tensors, WorldScore[] Scores);

    sealed record WorldScore(string Name, Dictionary<string, double> Numbers, PackedTensor Value);
}
