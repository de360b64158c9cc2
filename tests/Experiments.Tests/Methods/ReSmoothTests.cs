using OodDsl;
using OodDsl.Hosting;
using OodDsl.Tests;
using static TorchSharp.torch;

namespace Experiments.Tests;

/// <summary>
/// The numerical checks of ReSmooth's specification. In the library's tests: posteriors of given mixtures, likelihoods that never fall, collapse
/// (ModuleTests), fits against scikit-learn (FunctionOracleTests), shuffled tiles (JigsawTests).
/// </summary>
public sealed class ReSmoothTests
{
    static Tensor Smoothed(Tensor logits, Tensor labels, double posterior, double smoothing = 0.4, bool fixedWeight = false, double plain = 0)
    {
        var strong = arange(logits.shape[0]) >= (long)(plain * logits.shape[0]);
        return Declaration.Call<Tensor>(typeof(ReSmooth), "Smoothed", logits, labels, strong, full(logits.shape[0], posterior, dtype: logits.dtype), plain, smoothing, fixedWeight);
    }

    static Tensor Clear => tensor([2.0, 0, 0, 0]).view(1, 4);

    static Tensor First => tensor([0L]);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.4, 0.3)]
    [InlineData(0, 0.4)]
    public void Of_zero_logits_every_smoothing_costs_log_4(double posterior, double smoothing)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(1.386294, Smoothed(zeros(1, 4, dtype: float64), First, posterior, smoothing).item<double>(), 1e-6);
    }

    [Fact]
    public void Of_zero_logits_the_released_form_costs_less()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0.831777, Smoothed(zeros(1, 4, dtype: float64), First, 1, fixedWeight: true).item<double>(), 1e-6);
    }

    [Theory]
    [InlineData(1, 0.340753, 0.204452)]
    [InlineData(0.75, 0.490753, 0.388527)]
    [InlineData(0, 0.940753, 0.940753)]
    public void One_clear_class_in_both_forms(double posterior, double normalised, double released)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(normalised, Smoothed(Clear, First, posterior).item<double>(), 1e-6);
        Assert.Equal(released, Smoothed(Clear, First, posterior, fixedWeight: true).item<double>(), 1e-6);
    }

    /// <summary>The gradient by the logits is the prediction less the target.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(0.75)]
    [InlineData(0)]
    public void Targets_are_distributions(double posterior)
    {
        using var scope = NewDisposeScope();
        var logits = Clear.clone().requires_grad_();
        Smoothed(logits, First, posterior).backward();
        var target = logits.softmax(1) - logits.grad!;
        var s = 0.4 * (1 - posterior);
        Close.To([1 - s + s / 4, s / 4, s / 4, s / 4], Close.Numbers(target.flatten()), 1e-9);
        Assert.Equal(1, target.sum().item<double>(), 1e-9);
    }

    [Fact]
    public void Without_smoothing_it_is_the_cross_entropy_and_without_posterior_label_smoothing()
    {
        using var scope = NewDisposeScope();
        var (logits, labels) = (randn([12, 5], dtype: float64, generator: new Generator(3)), arange(12) % 5);
        Assert.Equal(nn.functional.cross_entropy(logits, labels).item<double>(), Smoothed(logits, labels, 0.3, smoothing: 0).item<double>(), 1e-9);
        Assert.Equal(nn.functional.cross_entropy(logits, labels, label_smoothing: 0.4).item<double>(), Smoothed(logits, labels, 0).item<double>(), 1e-9);
    }

    /// <summary>The two parts have the weights of the shares, whatever the whole numbers of rows; the plain one has plain labels.</summary>
    [Fact]
    public void Plain_rows_are_not_smoothed_and_have_their_share()
    {
        using var scope = NewDisposeScope();
        var (logits, labels) = (randn([7, 5], dtype: float64, generator: new Generator(3)), arange(7) % 5);
        var expected = 0.2 * nn.functional.cross_entropy(logits[..1], labels[..1]) + 0.8 * nn.functional.cross_entropy(logits[1..], labels[1..], label_smoothing: 0.4);
        Assert.Equal(expected.item<double>(), Smoothed(logits, labels, 0, plain: 0.2).item<double>(), 1e-9);
        Assert.Equal(nn.functional.cross_entropy(logits, labels).item<double>(), Smoothed(logits, labels, 0, plain: 1).item<double>(), 1e-9);
        var (images, strong) = Declaration.Call<(Tensor, Tensor)>(typeof(ReSmooth), "Mixture", zeros(256, 1, 2, 2), ones(256, 1, 2, 2), 0.2);
        Assert.Equal(205, strong.sum().item<long>());
        Assert.True(images.mean([1, 2, 3]).Equals(strong.to(float32)));
    }

    [Fact]
    public void Two_tight_clusters_are_found_in_two_steps()
    {
        using var scope = NewDisposeScope();
        double[] numbers = [.. Enumerable.Range(-5, 11).Select(i => -8 + 0.1 * i), .. Enumerable.Range(-5, 11).Select(i => 0.5 + 0.05 * i)];
        var mixture = GaussianMixture.Of(tensor(numbers), 2);
        Assert.Equal(2, mixture.Iterations);
        Close.To([0.5, 0.5], Close.Numbers(mixture.Weights), 1e-6);
        Close.To([-8, 0.5], Close.Numbers(mixture.Means), 1e-6);
        Close.To([0.1005, 0.0255], Close.Numbers(mixture.Variances), 1e-6);
    }

    [Fact]
    public void Posteriors_may_be_cut_at_one_half_or_never_rise_again_and_carry_no_gradient()
    {
        using var scope = NewDisposeScope();
        var wide = new GaussianMixture(tensor([0.7, 0.3]), tensor([-6.0, 0.5]), tensor([2.25, 0.25]));
        // Logits of class 0 with the log-losses -4, 0.5 and 4.5: the last is so far out that the wider component takes it back.
        var loss = tensor([-4.0, 0.5, 4.5]).exp();
        var logits = stack([-(loss.exp() - 1).log(), zeros(3, dtype: float64)], 1).requires_grad_();
        var labels = zeros(3, dtype: int64);
        var soft = Posterior(false, false);
        Assert.False(soft.requires_grad);
        var values = Close.Numbers(soft);
        Assert.True(values[0] > 0.99 && values[1] < 0.01 && values[2] > 0.99);
        Assert.Equal([1.0, 0, 1], Close.Numbers(Posterior(false, true)));
        Assert.Equal([values[0], 0, 0], Close.Numbers(Posterior(true, false)));

        Tensor Posterior(bool monotone, bool hard) => Declaration.Call<Tensor>(typeof(ReSmooth), "Posterior",
            Declaration.Call<Tensor>(typeof(ReSmooth), "Inside", logits, labels, wide, monotone), hard);
    }

    [Fact]
    public void Controls_are_random_reversed_guessed_and_uniform()
    {
        using var scope = NewDisposeScope();
        var wide = new GaussianMixture(tensor([0.7, 0.3]), tensor([-6.0, 0.5]), tensor([2.25, 0.25]));
        var (logits, labels) = (4 * randn([40, 3], generator: new Generator(3)), arange(40) % 3);
        var posterior = Declaration.Call<Tensor>(typeof(ReSmooth), "Inside", logits, labels, wide);
        var reversed = Declaration.Call<Tensor>(Declaration.Arm(typeof(ReSmooth), "Reversed"), "Posterior", posterior);
        Close.To(Close.Numbers(1 - posterior), Close.Numbers(reversed), 1e-6);
        var shuffled = Declaration.Call<Tensor>(Declaration.Arm(typeof(ReSmooth), "Shuffled"), "Posterior", posterior, new Generator(4));
        Assert.False(shuffled.Equals(posterior));
        Assert.Equal(Close.Numbers(posterior).Order(), Close.Numbers(shuffled).Order());
        var guessed = Declaration.Call<Tensor>(Declaration.Arm(typeof(ReSmooth), "Guessed"), "Posterior", zeros(4000, dtype: int64), new Generator(4));
        Assert.Equal(0.5, guessed.mean().item<float>(), 0.02);
        Assert.Equal(1 / 12.0, guessed.var().item<float>(), 0.005);
    }

    /// <summary>The first stage's network is asked in the fit and in every step, and stays as it is, running statistics included; the other learns.</summary>
    [Fact]
    public void The_first_stage_s_network_stays_bit_for_bit()
    {
        using var run = new DryRun(ReSmooth.Descriptor, "ConvNet.Width=4", "teacher/ConvNet.Width=4", "Train.Steps=2");
        var teacher = run.Field<TeacherNetwork>("teacher").Network;
        var (before, kept) = (run.State(), DryRun.State(teacher));
        Assert.Contains(kept.Keys, name => name.EndsWith("running_mean", StringComparison.Ordinal));
        run.Train();
        Assert.NotEmpty(DryRun.Changed(before, run.State()));
        Assert.Empty(DryRun.Changed(kept, DryRun.State(teacher)));
    }

    /// <summary>Every strong image of a negative augmentation is another one: never upright, never whole.</summary>
    [Theory]
    [InlineData("RotatedAway")]
    [InlineData("Shattered")]
    public void Negative_augmentations_leave_no_image_as_it_is(string arm)
    {
        using var scope = NewDisposeScope();
        var images = rand([60, 3, 8, 8], generator: new Generator(3));
        Func<Tensor, Tensor> augment = x => x;
        var strong = Declaration.Call<Tensor>(Declaration.Arm(typeof(ReSmooth), arm), "StrongImages", images, augment, new Generator(4));
        Assert.True((strong != images).flatten(1).any(1).all().item<bool>());
        Close.To(Close.Numbers(images.mean([1, 2, 3])), Close.Numbers(strong.mean([1, 2, 3])), 1e-5);
    }
}
