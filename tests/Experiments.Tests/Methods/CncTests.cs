using OodDsl;
using OodDsl.Tests;
using static TorchSharp.torch;
using Linear = TorchSharp.Modules.Linear;

namespace Experiments.Tests;

/// <summary>
/// The numerical checks of compounded corruptions' specification. In the library's tests (CorruptionTests): deviations of the noises on grey, ranges and
/// 8 bits of all fifteen at five severities, blurs of one colour, equal frequency of the kinds; reversed AUROC: the metrics' tests.
/// </summary>
public sealed class CncTests
{
    static Generator Seeded(ulong seed = 5) => new(seed);

    // Colours whose corruption needs no clipping.
    static Tensor Colours(int count, float low, float high) => low + (high - low) * rand([count, 3, 16, 16], generator: Seeded(9));

    [Fact]
    public void Of_zero_logits_the_loss_is_twice_log_11_and_the_score_one_eleventh()
    {
        using var scope = NewDisposeScope();
        var (logits, labels) = (zeros(8, 11), arange(8));
        var loss = new CrossEntropy().Compute(logits, labels).mean() + Declaration.Call<Tensor>(typeof(Cnc), "ExtraClass", logits, 10).mean();
        Assert.Equal(4.795791, loss.item<float>(), 1e-5);
        Close.To([.. Enumerable.Repeat(1 / 11.0, 8)], Close.Numbers((-Declaration.Call<Tensor>(typeof(Cnc), "NotExtraClass", logits, 10)).exp()), 1e-6);
    }

    [Fact]
    public void The_classifier_has_an_output_more_which_is_the_proxies_label()
    {
        using var scope = NewDisposeScope();
        var head = Declaration.Call<Linear>(typeof(Cnc), "Logits", 6, 10);
        var logits = head.call(randn(5, 6, generator: Seeded()));
        Assert.Equal([5, 11], logits.shape);
        Close.To([1, 1, 1, 1, 1], Close.Numbers(logits.softmax(1).sum([1])), 1e-6);
        var labelled = new CrossEntropy().Compute(logits, full(5, 10, dtype: int64));
        Close.To(Close.Numbers(labelled), Close.Numbers(Declaration.Call<Tensor>(typeof(Cnc), "ExtraClass", logits, 10)), 1e-6);
    }

    /// <summary>Without the corruption proxies are augmented ID images; a box of lambda 1 is none.</summary>
    [Fact]
    public void Proxies_without_corruption_and_box_are_images()
    {
        using var scope = NewDisposeScope();
        var images = Colours(6, 0, 1);
        Assert.True(new Corruption { Probability = 0 }.Apply(images, Seeded()).Equals(images));
        Assert.True(Functions.SwapBox(images, new One(), Seeded(), 1).images.Equals(images));
    }

    [Theory]
    [InlineData(Severities.ImageNetC, 1, .4)]
    [InlineData(Severities.ImageNetC, 5, .05)]
    [InlineData(Severities.CifarC, 1, .75)]
    [InlineData(Severities.CifarC, 4, .3)]
    public void Contrast_keeps_means_and_scales_deviations(Severities severities, int severity, double factor)
    {
        using var scope = NewDisposeScope();
        var images = Colours(4, 0.3f, 0.7f);
        var corrupted = new Corruption(CorruptionKind.Contrast) { Severities = severities, Severity = severity }.Apply(images, Seeded());
        // Rounding to 8 bits.
        Close.To(Close.Numbers(images.mean([2, 3])), Close.Numbers(corrupted.mean([2, 3])), 1e-3);
        Close.To(Close.Numbers(images.std([2, 3]) * factor), Close.Numbers(corrupted.std([2, 3])), 1e-3);
    }

    [Theory]
    [InlineData(Severities.ImageNetC, new[] { .15, .2, .35, .45, .6 })]
    [InlineData(Severities.CifarC, new[] { .06, .1, .12, .16, .2 })]
    public void Speckles_on_grey_have_half_their_constant(Severities severities, double[] constants)
    {
        using var scope = NewDisposeScope();
        for (var severity = 1; severity <= 5; severity++)
        {
            var deviation = Deviation(new(CorruptionKind.SpeckleNoise) { Severities = severities, Severity = severity });
            // From 0.5 on, clipping at 0 and 1 takes some away.
            Assert.Equal(0.5 * constants[severity - 1], deviation, (severity < 5 || severities == Severities.CifarC ? 0.02 : 0.07) * constants[severity - 1]);
        }
    }

    [Theory]
    [InlineData(Severities.ImageNetC, new[] { .03, .06, .09, .17, .27 })]
    [InlineData(Severities.CifarC, new[] { .01, .02, .03, .05, .07 })]
    public void Impulses_hit_their_share(Severities severities, double[] shares)
    {
        using var scope = NewDisposeScope();
        for (var severity = 1; severity <= 5; severity++)
        {
            var noise = new Corruption(CorruptionKind.ImpulseNoise) { Severities = severities, Severity = severity };
            var hit = noise.Apply(full([20, 3, 32, 32], 0.5), Seeded());
            Assert.Equal(shares[severity - 1], ((hit == 0) | (hit == 1)).to(float32).mean().item<float>(), 0.01);
        }
    }

    [Fact]
    public void Shots_on_grey_have_the_deviation_of_their_count()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0.09129, Deviation(new(CorruptionKind.ShotNoise) { Severity = 1 }), 0.002);
        Assert.Equal(0.03162, Deviation(new(CorruptionKind.ShotNoise) { Severities = Severities.CifarC, Severity = 1 }), 0.001);
    }

    [Theory]
    [InlineData(CorruptionKind.Brightness, 1)]
    [InlineData(CorruptionKind.Brightness, 3)]
    [InlineData(CorruptionKind.Saturate, 1)]
    [InlineData(CorruptionKind.Saturate, 4)]
    public void Light_and_colour_keep_the_hue(CorruptionKind kind, int severity)
    {
        using var scope = NewDisposeScope();
        // One clear hue for each of six sectors, moderately saturated.
        float[] hues = [.6f, .3f, .2f, .5f, .6f, .2f, .2f, .6f, .35f, .2f, .5f, .6f, .3f, .2f, .6f, .6f, .2f, .5f];
        var colours = tensor(hues).view(6, 3, 1, 1).expand(6, 3, 4, 4).contiguous();
        var corrupted = new Corruption(kind) { Severity = severity }.Apply(colours, Seeded());
        Assert.False(corrupted.allclose(colours));
        Close.To(Hue(colours), Hue(corrupted), 0.05);

        // The middle value's place between the least and the largest, and their order: hue without its angle.
        static double[] Hue(Tensor images)
        {
            var (sorted, order) = images[.., .., 0, 0].sort(1);
            var middle = (sorted[.., 1] - sorted[.., 0]) / (sorted[.., 2] - sorted[.., 0]);
            return [.. Close.Numbers(middle), .. Close.Numbers(order.to(float32).view(-1))];
        }
    }

    /// <summary>Fifteen kinds and five severities, each pair as likely as any other: what black images become by brightness tells the severity.</summary>
    [Fact]
    public void Severities_are_equally_likely_whatever_the_kind()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(15, Enum.GetValues<CorruptionKind>().Length);
        var bright = Close.Numbers(new Corruption(CorruptionKind.Brightness, CorruptionKind.Contrast).Apply(zeros(6000, 3, 2, 2), Seeded()).amax([1, 2, 3]));
        // Contrast leaves black as it is.
        Assert.Equal(3000, bright.Count(level => level == 0));
        var counts = Enumerable.Range(1, 5).Select(severity => bright.Count(level => Math.Abs(level - 0.1 * severity) < 0.01)).ToArray();
        Assert.Equal(3000, counts.Sum());
        Assert.All(counts, count => Assert.InRange(count, 600 - 100, 600 + 100));
    }

    [Fact]
    public void One_image_of_a_batch_is_expected_to_be_its_own_partner()
    {
        using var scope = NewDisposeScope();
        var random = Seeded();
        var images = zeros(64, 1, 4, 4);
        var own = Enumerable.Range(0, 1500).Sum(_ =>
        {
            using var one = NewDisposeScope();
            return (Functions.SwapBox(images, new Random(1), random, 1).partner == arange(64)).sum().item<long>();
        });
        Assert.InRange(own / 1500.0, 1 - 0.11, 1 + 0.11); // its deviation is 1
    }

    [Fact]
    public void Partners_of_other_classes_are_drawn_again_where_they_are_of_the_same()
    {
        using var scope = NewDisposeScope();
        var (random, labels) = (Seeded(), arange(30) % 3);
        for (var draw = 0; draw < 50; draw++)
        {
            using var one = NewDisposeScope();
            var partner = Functions.PartnersOfOtherClasses(labels, random);
            Assert.True((labels.index_select(0, partner) != labels).all().item<bool>());
        }
        Assert.Equal(Enumerable.Range(0, 9).Select(n => (double)n), Close.Numbers(Functions.PartnersOfOtherClasses(zeros(9, dtype: int64), random)).Order());
        // Of two classes of which one is a single image, all others' partners are that image or of what a shuffle gave.
        var lonely = Functions.PartnersOfOtherClasses(tensor([0L, 1, 1, 1]), random);
        Assert.Equal([0.0, 0, 0], Close.Numbers(lonely[1..]));
    }

    [Fact]
    public void Settings_choose_constants_and_partners()
    {
        using var scope = NewDisposeScope();
        var images = Colours(12, 0, 1);
        var strong = Declaration.Call<Tensor>(typeof(Cnc), "Corrupt", images, Seeded());
        Assert.True(strong.Equals(Declaration.Call<Tensor>(typeof(Cnc), "Corrupt", images, Seeded(), Severities.ImageNetC)));
        Assert.False(strong.Equals(Declaration.Call<Tensor>(typeof(Cnc), "Corrupt", images, Seeded(), Severities.CifarC)));
        // Each image shows its class: none shows only its own after a box from another class.
        var labels = arange(12) % 2;
        var shown = labels.to(float32).view(12, 1, 1, 1).expand(12, 1, 16, 16).contiguous();
        var pasted = Declaration.Call<Tensor>(typeof(Cnc), "Paste", shown, labels, new Random(1), Seeded(), true);
        Assert.True(((pasted != shown).to(float32).sum([1, 2, 3]) > 0).all().item<bool>());
    }

    /// <summary>After the data set's standardisation proxies are what the released loader's would have made of them.</summary>
    [Fact]
    public void The_legacy_norm_makes_what_the_released_loader_makes()
    {
        using var scope = NewDisposeScope();
        var images = Colours(5, 0, 1);
        var legacy = Declaration.Call<Tensor>(Declaration.Arm(typeof(Cnc), "LegacyNorm"), "Restandardize", images);
        Tensor Of(params double[] values) => tensor(values, dtype: float32).view(1, 3, 1, 1);
        var seen = (legacy - Of(.4914, .4822, .4465)) / Of(.2023, .1994, .2010);
        Assert.True(seen.allclose((images - Of(.491, .482, .447)) / Of(.247, .243, .262), 1e-4, 1e-5));
        // The leak: 1.22, 1.22 and 1.30 times less contrast.
        Close.To([1.22, 1.22, 1.30], Close.Numbers((images.std([0, 2, 3]) / legacy.std([0, 2, 3]))), 0.01);
    }

    [Fact]
    public void The_arms_of_the_ablation_are_there()
    {
        var arms = ExperimentCatalog.All.Where(experiment => experiment.ArmOf == "cnc").ToDictionary(arm => arm.Name, StringComparer.Ordinal);
        Assert.Equal("L = CrossEntropy(logits, targets)", arms["cnc/vanilla"].Plan.Loss);
        Assert.Empty(arms["cnc/vanilla"].Plan.Streams);
        Assert.Equal(["RandomCrop(Padding = 1)", "HorizontalFlip", "Paste"], arms["cnc/paste-only"].Plan.Augmentations);
        Assert.Equal(["RandomCrop(Padding = 1)", "HorizontalFlip", "Tilt", "Corrupt"], arms["cnc/corrupt-only"].Plan.Augmentations);
        Assert.Equal(["RandomCrop(Padding = 1)", "HorizontalFlip", "Tilt", "Paste", "Corrupt"], Cnc.Descriptor.Plan.Augmentations);
        using var run = new DryRun(arms["cnc/vanilla"]);
        Assert.Equal(8, run.State()["logits.bias"].shape[0]);
        using var whole = new DryRun(Cnc.Descriptor);
        Assert.Equal(9, whole.State()["logits.bias"].shape[0]);
    }

    static double Deviation(Corruption corruption) => corruption.Apply(full([20, 3, 32, 32], 0.5), Seeded()).std().item<float>();

    // Lambda 1: nothing is cut.
    sealed class One : Random
    {
        public override double NextDouble() => 1;

        public override int Next(int maxValue) => maxValue / 2;
    }
}
