using static TorchSharp.torch;

namespace OodDsl.Tests;

public class OutlierFitTests
{
    static Generator Seeded(ulong seed = 3) => new(seed);

    // Two classes of directions.
    static (Tensor Features, Tensor Labels) Clusters(int each = 40, int width = 6)
    {
        var noise = 0.3 * randn([2 * each, width], generator: Seeded());
        var centers = zeros(2, width);
        centers[0, 0] = 2;
        centers[1, 1] = 3;
        var labels = arange(2 * each) % 2;
        return (centers.index_select(0, labels) + noise, labels);
    }

    [Fact]
    public void Boundary_outliers_have_their_length_and_lie_outside_of_their_class()
    {
        using var scope = NewDisposeScope();
        var (features, labels) = Clusters();
        var fit = new BoundaryOutliers { Neighbour = 10, Boundary = 5, PerClass = 23, Candidates = 40, Noise = 0.2 };
        var outliers = fit.Build(features, labels, 2, Seeded());
        Assert.Equal([46, 6], outliers.shape);
        Close.To([.. Enumerable.Repeat(0.39, 46)], Close.Numbers(linalg.vector_norm(outliers, dims: [1])), 1e-6);
        Assert.True(outliers.Equals(fit.Build(features, labels, 2, Seeded())));
        for (var c = 0; c < 2; c++)
        {
            var rows = nn.functional.normalize(features.index_select(0, (labels == c).nonzero().view(-1)));
            var own = Remoteness(rows, rows).mean().item<float>();
            Assert.True(Remoteness(nn.functional.normalize(outliers.narrow(0, 23 * c, 23)), rows).min().item<float>() > own);
        }

        // The distance to the tenth neighbour.
        static Tensor Remoteness(Tensor rows, Tensor among) => cdist(rows, among).topk(10, 1, largest: false).Item1[.., 9];
    }

    [Fact]
    public void The_border_is_what_is_farthest_from_its_neighbours()
    {
        using var scope = NewDisposeScope();
        // Five directions in the plane, four close together; the row itself is the first neighbour. With little noise outliers stay where they begin.
        var angles = tensor([0.0, 0.05, 0.1, 0.15, 1.2]);
        var rows = stack([angles.cos(), angles.sin()], 1);
        var outliers = new BoundaryOutliers { Neighbour = 2, Boundary = 1, PerClass = 4, Candidates = 5, Noise = 1e-4, Norm = 1 }.Build(rows, zeros(5, dtype: int64), 1, Seeded());
        Close.To(Close.Numbers(rows[4].repeat(4, 1)), Close.Numbers(outliers), 1e-2);
        Assert.Throws<UserException>(() => new BoundaryOutliers().Build(rows, zeros(5, dtype: int64), 2, Seeded()));
    }

    [Fact]
    public void Outliers_of_a_diffusion_follow_the_vector_that_conditions_it()
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        // Class 0 is bright above, class 1 below.
        var labels = arange(64) % 2;
        var above = (arange(16) < 8).to(float32).view(1, 1, 16, 1).expand(1, 1, 16, 16);
        var images = where(labels.view(-1, 1, 1, 1) == 0, above, 1 - above) * (0.7 + 0.3 * rand([64, 1, 1, 1], generator: Seeded()));
        var tokens = 0.39 * eye(2, 5);
        using var diffusion = new LatentDiffusion(1, 5, 16, CPU);
        diffusion.Train(ImageRows.Of(images), labels, tokens, 300, 32, Seeded());
        var vectors = tokens.repeat_interleave(8, 0);
        var samples = diffusion.Decode(diffusion.Sample(vectors, 12, 2, Seeded()));
        Assert.Equal([16, 1, 32, 32], samples.shape);
        var balance = (samples[.., .., ..16] - samples[.., .., 16..]).mean([1, 2, 3]);
        Assert.True(balance[..8].mean().item<float>() > 0.2, "above");
        Assert.True(balance[8..].mean().item<float>() < -0.2, "below");
        // The same start under another vector leads elsewhere.
        Assert.False(diffusion.Sample(vectors, 3, 2, Seeded()).allclose(diffusion.Sample(vectors.flip(0), 3, 2, Seeded())));
    }

    [Fact]
    public void Diffusion_outliers_repeat_with_their_seeds()
    {
        using var scope = NewDisposeScope();
        var (images, labels) = (rand([20, 1, 28, 28], generator: Seeded()), arange(20) % 2);
        var pool = 0.39 * nn.functional.normalize(randn([14, 5], generator: Seeded()));
        var fit = new DiffusionOutliers { Count = 10, Steps = 4, TrainingSteps = 2, BatchSize = 8, Width = 8 };
        var outliers = Build();
        Assert.Equal([10, 8], outliers.shape);
        Assert.False(outliers.requires_grad);
        Assert.True(outliers.Equals(Build()));
        Assert.True(outliers.std(0).min().item<float>() > 0);
        Assert.Throws<UserException>(() => new DiffusionOutliers { Width = 9 }.Build(ImageRows.Of(images), labels, pool, 2, Seeded()));

        Tensor Build()
        {
            manual_seed(3);
            using var evaluation = no_grad();
            return fit.Build(ImageRows.Of(images), labels, pool, 2, Seeded());
        }
    }
}
