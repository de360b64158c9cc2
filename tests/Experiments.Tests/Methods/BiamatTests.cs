using OodDsl;
using OodDsl.Tests;
using static TorchSharp.torch;

namespace Experiments.Tests;

/// <summary>
/// The numerical checks of BiaMAT's specification, of both forms. In the library's tests: the uniform target's cross-entropy (PublishedNumberTests),
/// divergences and attacks by themselves (AdversaryTests), functions called in eval mode that leave statistics and gradients alone (FunctionTests).
/// </summary>
public sealed class BiamatTests
{
    const double Epsilon = 8 / 255.0;

    static Generator Seeded(ulong seed = 5) => new(seed);

    static Tensor Call(string method, params object[] arguments) => Declaration.Call<Tensor>(typeof(Biamat), method, arguments);

    // Images whose pixels are the logits of four classes, the first of a given confidence.
    static Tensor Confident(params double[] confidence) =>
        cat([.. confidence.Select(c => tensor([c, (1 - c) / 3, (1 - c) / 3, (1 - c) / 3]).log().to(float32).view(1, 1, 2, 2))]);

    [Fact]
    public void The_gate_is_set_once_after_the_warm_up_and_strict()
    {
        using var scope = NewDisposeScope();
        Func<Tensor, Tensor> logits = images => images.flatten(1);
        var threshold = Call("Threshold");
        var auxiliary = Confident(0.43, 0.45);
        // Before: everything is a look-alike.
        Assert.Equal([0.0, 0], Close.Numbers(Stranger(Confident(0.9, 0.7), new(1))));
        Assert.Equal([1.0, 0], Close.Numbers(Stranger(Confident(0.9, 0.7), new(2))));
        Assert.Equal(0.44, threshold.item<float>(), 1e-6);
        // Other primary images, in later steps and epochs.
        Assert.Equal([1.0, 0], Close.Numbers(Stranger(Confident(0.3, 0.3), new(2, inEpoch: 1))));
        Assert.Equal([1.0, 0], Close.Numbers(Stranger(Confident(0.3, 0.3), new(3))));
        Assert.Equal(0.44, threshold.item<float>(), 1e-6);
        threshold.copy_(Functions.Confidence(auxiliary.flatten(1))[0]);
        Assert.Equal([0.0, 0], Close.Numbers(Stranger(Confident(0.9, 0.7), new(3))));

        Tensor Stranger(Tensor images, StepAt step) => Call("Stranger", images, auxiliary, logits, threshold, step, 2, 0.55);
    }

    [Fact]
    public void Uniform_targets_and_divergences()
    {
        using var scope = NewDisposeScope();
        var (strangers, labels) = (tensor([true]), tensor([0L]));
        Assert.Equal(1.4229, Call("ByDomain", tensor([0.7, 0.2, 0.1]).log().view(1, 3), zeros(1, 2, dtype: float64), labels, strangers).item<double>(), 1e-4);
        Assert.Equal(1.0986, Call("ByDomain", zeros(1, 3), zeros(1, 2), labels, strangers).item<float>(), 1e-4);
        var (clean, attacked) = (tensor([0.8, 0.2]).log().view(1, 2).requires_grad_(), tensor([0.6, 0.4]).log().view(1, 2));
        Assert.Equal(0.091516, Functions.Divergence(clean, attacked).item<double>(), 1e-6);
        var none = Functions.Divergence(clean, clean.detach());
        Assert.Equal(0, none.item<double>(), 1e-12);
        none.sum().backward();
        Assert.Equal(0, clean.grad!.abs().sum().item<double>(), 1e-12);
    }

    /// <summary>A linear network: ten steps of a quarter reach the corner of the box from anywhere in it.</summary>
    [Fact]
    public void An_attack_on_linear_heads_ends_in_the_corner()
    {
        using var scope = NewDisposeScope();
        var (primary, domain) = (randn([9, 2], generator: Seeded()), randn([9, 2], generator: Seeded(6)));
        var (images, auxiliary) = (rand([3, 1, 3, 3], generator: Seeded(7)), rand([4, 1, 3, 3], generator: Seeded(8)));
        var (labels, auxiliaryLabels, stranger) = (tensor([0L, 1, 1]), tensor([1L, 0, 0, 1]), tensor([false, false, false, false]));
        Func<Tensor, (Tensor logits, Tensor domain)> network = x => (x.flatten(1).matmul(primary), x.flatten(1).matmul(domain));
        var (attacked, attackedAuxiliary) = Declaration.Call<(Tensor, Tensor)>(typeof(Biamat), "Attack", images, labels, auxiliary, auxiliaryLabels, stranger,
            network, Seeded(), Epsilon, 10);
        Assert.True(attacked.allclose(Corner(images, primary, labels), 0, 1e-6));
        Assert.True(attackedAuxiliary.allclose(Corner(auxiliary, domain, auxiliaryLabels), 0, 1e-6));

        static Tensor Corner(Tensor x, Tensor weight, Tensor labels) =>
            (x - Epsilon * (weight.index_select(1, labels) - weight.index_select(1, 1 - labels)).T.sign().view(-1, 1, 3, 3)).clamp(0, 1);
    }

    /// <summary>What is attacked: a stranger's prediction becomes less uniform, a look-alike's own label less likely, a primary image's too.</summary>
    [Fact]
    public void Attacks_stay_in_their_box_and_raise_what_the_loss_lowers()
    {
        using var scope = NewDisposeScope();
        var weight = randn([9, 8], generator: Seeded());
        Func<Tensor, (Tensor logits, Tensor domain)> network = x => { var z = (x - 0.5).flatten(1).matmul(weight).tanh(); return (z[.., ..4], z[.., 4..]); };
        var (images, auxiliary) = (rand([6, 1, 3, 3], generator: Seeded(7)), rand([6, 1, 3, 3], generator: Seeded(8)));
        var (labels, stranger) = (arange(6) % 4, tensor([true, true, true, false, false, false]));
        var (attacked, attackedAuxiliary) = Declaration.Call<(Tensor, Tensor)>(typeof(Biamat), "Attack", images, labels, auxiliary, labels, stranger,
            network, Seeded(), Epsilon, 10);
        AssertInBox(images, attacked);
        AssertInBox(auxiliary, attackedAuxiliary);
        var (before, after) = (network(auxiliary), network(attackedAuxiliary));
        Assert.True((Call("ByDomain", after.logits, after.domain, labels, stranger) > Call("ByDomain", before.logits, before.domain, labels, stranger)).all().item<bool>());
        Assert.True((Call("Primary", network(attacked).logits, labels) > Call("Primary", network(images).logits, labels)).all().item<bool>());

        var both = Declaration.Call<Tensor>(typeof(Biamat.Trades), "AttackedImages", images, auxiliary, stranger, network, Seeded(), Epsilon, 10);
        var (moved, movedAuxiliary) = (both[..6], both[6..]);
        AssertInBox(images, moved);
        AssertInBox(auxiliary, movedAuxiliary);
        Assert.True((Functions.Divergence(network(images).logits, network(moved).logits) > 1e-4).all().item<bool>());
        var (clean, other) = (network(auxiliary), network(movedAuxiliary));
        var divergence = where(stranger, Functions.Divergence(clean.logits, other.logits), Functions.Divergence(clean.domain, other.domain));
        Assert.True((divergence > 1e-4).all().item<bool>());
    }

    /// <summary>Sums are over both groups together: if every auxiliary row costs the same, the split does not matter.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public void Of_equal_costs_the_term_is_alpha_times_the_cost_for_any_split(int strangers)
    {
        using var scope = NewDisposeScope();
        var stranger = arange(5) < strangers;
        var (labels, zero, after) = (arange(5) % 4, zeros(5, 4), new StepAt(3));
        Assert.Equal(0.7 * Math.Log(4), Call("Secondary", zero, zero, labels, stranger, after, 1, 0.7).mean().item<float>(), 1e-6);
        var trades = Declaration.Call<Tensor>(typeof(Biamat.Trades), "Secondary", zero, zero, zeros(9, 4), zeros(9, 4), arange(4), labels, stranger, after, 1, 0.7, 6.0);
        Assert.Equal(0.7 * Math.Log(4), trades.mean().item<float>(), 1e-6);
    }

    [Fact]
    public void Before_the_warm_up_ends_auxiliary_images_cost_nothing()
    {
        using var scope = NewDisposeScope();
        var (z, labels, stranger) = (randn([5, 4], generator: Seeded()), arange(5) % 4, arange(5) < 0);
        Assert.Equal(0, Call("Secondary", z, z, labels, stranger, new StepAt(0), 1, 1.0).abs().sum().item<float>());
        var trades = Declaration.Call<Tensor>(typeof(Biamat.Trades), "Secondary", z, z, -z, -z, labels[..0], labels, stranger, new StepAt(0), 1, 1.0, 6.0);
        Assert.Equal(0, trades.abs().sum().item<float>());
    }

    [Theory]
    [InlineData(0.0, 2, false, false)]
    [InlineData(1.0, 5, true, false)]
    [InlineData(1.0, 0, false, true)]
    [InlineData(1.0, 2, true, true)]
    public void Each_head_gets_gradients_from_its_own_rows_alone(double alpha, int strangers, bool primary, bool domain)
    {
        using var scope = NewDisposeScope();
        var (stranger, labels, after) = (arange(5) < strangers, arange(5) % 4, new StepAt(3));
        foreach (var trades in (bool[])[false, true])
        {
            var (own, other) = (nn.Linear(6, 4), nn.Linear(6, 7));
            var (clean, attacked) = (randn([5, 6], generator: Seeded()), randn([5, 6], generator: Seeded(6)));
            var loss = trades
                ? Declaration.Call<Tensor>(typeof(Biamat.Trades), "Secondary", own.call(clean), other.call(clean), own.call(attacked), other.call(attacked), labels[..0],
                    labels, stranger, after, 1, alpha, 6.0)
                : Call("Secondary", own.call(attacked), other.call(attacked), labels, stranger, after, 1, alpha);
            loss.mean().backward();
            Assert.Equal(primary, own.weight.grad!.abs().sum().item<float>() > 0);
            Assert.Equal(domain, other.weight.grad!.abs().sum().item<float>() > 0);
        }
    }

    [Fact]
    public void The_order_of_rows_within_a_group_does_not_matter()
    {
        using var scope = NewDisposeScope();
        var stranger = tensor([true, false, true, true, false, false]);
        // Within strangers 0, 2, 3 and within look-alikes 1, 4, 5.
        var order = tensor([3L, 5, 0, 2, 1, 4]);
        var (logits, domain, labels) = (randn([6, 4], dtype: float64, generator: Seeded()), randn([6, 7], dtype: float64, generator: Seeded(6)), arange(6));
        var after = new StepAt(3);
        Assert.True(stranger.index_select(0, order).Equals(stranger));
        var loss = Call("Secondary", logits, domain, labels, stranger, after, 1, 1.0).mean().item<double>();
        var moved = Call("Secondary", logits.index_select(0, order), domain.index_select(0, order), labels.index_select(0, order), stranger, after, 1, 1.0);
        Assert.Equal(loss, moved.mean().item<double>(), 1e-12);
    }

    /// <summary>The divergence pulls at the clean prediction too.</summary>
    [Fact]
    public void Clean_and_attacked_predictions_both_receive_the_divergence_s_gradient()
    {
        using var scope = NewDisposeScope();
        var (clean, attacked) = (randn([5, 4], generator: Seeded()).requires_grad_(), randn([5, 4], generator: Seeded(6)).requires_grad_());
        var labels = arange(5) % 4;
        Declaration.Call<Tensor>(typeof(Biamat.Trades), "Primary", clean, attacked, labels, 6.0).mean().backward();
        Assert.True(attacked.grad!.abs().sum().item<float>() > 0);
        var withoutDivergence = (clean.softmax(1) - nn.functional.one_hot(labels, 4)) / 5;
        Assert.False(clean.grad!.allclose(withoutDivergence, 1e-3, 1e-3));
    }

    static void AssertInBox(Tensor images, Tensor attacked)
    {
        Assert.InRange((attacked - images).abs().max().item<float>(), 0, (float)Epsilon + 1e-6f);
        Assert.True(((attacked >= 0) & (attacked <= 1)).all().item<bool>());
    }
}
