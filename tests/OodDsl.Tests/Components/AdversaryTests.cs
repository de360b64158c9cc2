using static TorchSharp.torch;

namespace OodDsl.Tests;

public class AdversaryTests
{
    static Tensor Images(int count = 4) => rand([count, 1, 3, 3], dtype: float64, generator: new Generator(7));

    [Fact]
    public void One_step_up_a_linear_score_gains_the_sum_of_its_slopes()
    {
        using var scope = NewDisposeScope();
        var slope = randn([1, 1, 3, 3], dtype: float64, generator: new Generator(1));
        var images = Images();
        Tensor Score(Tensor x) => (x * slope).sum([1, 2, 3]);
        var gain = Score(Functions.AscendOnce(images, Score, 0.02)) - Score(images);
        Close.To([.. Enumerable.Repeat(0.02 * slope.abs().sum().item<double>(), 4)], Close.Numbers(gain), 1e-12);
        double[] grid = [0, 0.01, 0.08, 0.04];
        Assert.Equal(0.08, Functions.LargestGain(Functions.AscentCurve(images, Score, grid), grid));
        Assert.True(Functions.AscendOnce(images, Score, 0).Equals(images));
        // A slope of 0 counts as positive.
        Assert.True(Functions.AscendOnce(images, x => (x * 0).sum([1, 2, 3]), 0.5).allclose(images + 0.5));
    }

    [Fact]
    public void The_best_step_stops_at_the_top()
    {
        using var scope = NewDisposeScope();
        var images = zeros([3, 1, 1, 1], dtype: float64);
        Tensor Score(Tensor x) => -(x - 0.01).square().sum([1, 2, 3]);
        double[] grid = [0, 0.0025, 0.005, 0.01, 0.02, 0.04];
        var curve = Functions.AscentCurve(images, Score, grid);
        Close.To([.. grid.Select(step => -(step - 0.01) * (step - 0.01))], Close.Numbers(curve), 1e-15);
        Assert.Equal(0.01, Functions.LargestGain(curve, grid));
        Assert.Equal(0, Score(Functions.AscendOnce(images, Score, 0.01)).sum().item<double>(), 12);
        Assert.Equal(-3e-4, Score(Functions.AscendOnce(images, Score, 0.02)).sum().item<double>(), 12);
    }

    [Fact]
    public void Parameters_receive_no_gradients_and_images_are_left_alone()
    {
        using var scope = NewDisposeScope();
        using var evaluation = no_grad();
        var layer = nn.Linear(9, 2);
        var images = rand([4, 1, 3, 3]);
        var copy = images.clone();
        Tensor Score(Tensor x) => layer.call(x.view(-1, 9)).amax(1);
        var (moved, attacked) = (Functions.AscendOnce(images, Score, 0.01), Functions.Pgd(images, 0.1, 0.03, 3, new Generator(1), Score));
        Functions.AscentCurve(images, Score, 0.1);
        Assert.All(layer.parameters(), parameter => Assert.Null(parameter.grad));
        Assert.True(images.Equals(copy));
        Assert.False(moved.requires_grad || attacked.requires_grad);
        // Copies of an image score alike: nothing mixes them.
        Assert.True(Functions.AscendOnce(cat([images, images]), Score, 0.01)[4..].Equals(moved));
    }

    [Fact]
    public void An_attack_on_a_linear_classifier_ends_in_the_corner()
    {
        using var scope = NewDisposeScope();
        var weight = randn([9, 2], dtype: float64, generator: new Generator(3));
        var images = Images();
        var labels = tensor([0L, 1, 1, 0]);
        Tensor Loss(Tensor x) => nn.functional.cross_entropy(x.view(-1, 9).matmul(weight), labels);
        var attacked = Functions.Pgd(images, 8 / 255.0, 2 / 255.0, 10, new Generator(1), Loss, PgdStart.Clean);
        var towards = (weight.index_select(1, labels) - weight.index_select(1, 1 - labels)).T.sign().view(4, 1, 3, 3);
        Close.To(Close.Numbers((images - 8 / 255.0 * towards).clamp(0, 1)), Close.Numbers(attacked), 1e-12);
    }

    [Theory]
    [InlineData(PgdStart.Uniform)]
    [InlineData(PgdStart.Jitter)]
    public void An_attack_stays_in_its_box_and_repeats(PgdStart start)
    {
        using var scope = NewDisposeScope();
        var images = Images(20);
        Tensor Attack() => Functions.Pgd(images, 0.05, 0.04, 3, new Generator(5), x => x.sin().sum(), start);
        var attacked = Attack();
        Assert.True(attacked.Equals(Attack()));
        Assert.InRange((attacked - images).abs().amax().item<double>(), 0.01, 0.05 + 1e-9);
        Assert.True(((attacked >= 0) & (attacked <= 1)).all().item<bool>());
        Assert.True(Functions.Pgd(images, 0, 0, 3, new Generator(5), x => x.sum()).Equals(images));
    }

    [Fact]
    public void The_divergence_of_an_image_from_itself_has_no_slope()
    {
        using var scope = NewDisposeScope();
        var weight = randn([9, 3], dtype: float64, generator: new Generator(3));
        var images = Images();
        Tensor Logits(Tensor x) => x.view(-1, 9).matmul(weight);
        var clean = Logits(images);
        Assert.True(Functions.Pgd(images, 0.1, 0.03, 5, new Generator(1), x => Functions.Kl(clean, Logits(x)), PgdStart.Clean)
            .allclose(images, 1e-6, 0.1));
        Assert.Equal(0.091516, Functions.Kl(tensor([0.8, 0.2]).log().view(1, 2), tensor([0.6, 0.4]).log().view(1, 2)).item<double>(), 6);
        Assert.Equal(0, Functions.Kl(clean, clean).item<double>(), 12);
    }

    [Fact]
    public void Fakes_are_judged_by_binary_cross_entropy()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(Math.Log(2), Functions.RealOrFake(full(3, 0.5), 1).item<float>(), 6);
        Assert.Equal(100, Functions.RealOrFake(zeros(3), 1).item<float>());
        Assert.Equal(0, Functions.RealOrFake(zeros(3), 0).item<float>());
    }
}
