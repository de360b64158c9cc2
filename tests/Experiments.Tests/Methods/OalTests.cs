using OodDsl;
using OodDsl.Hosting;
using OodDsl.Tests;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Experiments.Tests;

/// <summary>
/// The numerical checks of outlier-aware learning's specification. In the library's tests: CLUB of the toys and over all pairings (ModuleTests), lengths
/// and the five-point border of stage A (OutlierFitTests); values and gradients: MethodOracleTests.
/// </summary>
public sealed class OalTests
{
    static Generator Seeded(ulong seed = 3) => new(seed);

    [Fact]
    public void CLUB_of_a_constant_variance_is_a_scaled_covariance()
    {
        using var scope = NewDisposeScope();
        var (mean, y) = (randn(7, 3, dtype: float64, generator: Seeded(1)), randn(7, 3, dtype: float64, generator: Seeded(2)));
        foreach (var c in (double[])[0, -0.7, 0.9])
        {
            var covariance = ((mean - mean.mean([0])) * (y - y.mean([0]))).mean([0]).sum().item<double>();
            Assert.Equal(Math.Exp(-c) * covariance, Functions.ClubBound(mean, full_like(mean, c), y).item<double>(), 12);
        }
    }

    [Fact]
    public void CLUB_of_equal_outliers_is_zero()
    {
        using var scope = NewDisposeScope();
        var critic = new Club(3, 4, mean: [5], variance: [6]);
        Assert.Equal(0, critic.Bound(ones(6, 3), randn(6, 4, generator: Seeded())).item<float>(), 1e-5);
        Assert.Equal(0, critic.Bound(randn(6, 3, generator: Seeded()), ones(6, 4)).item<float>(), 1e-5);
    }

    [Fact]
    public void Distillation_of_equal_logits_is_zero_and_of_one_class_by_a_uniform_student_log_C()
    {
        using var scope = NewDisposeScope();
        var logits = randn(5, 10, generator: Seeded());
        Assert.Equal(0, Distillation(logits, logits), 1e-6);
        Assert.Equal(Math.Log(10), Distillation(zeros(5, 10), 1000 * functional.one_hot(arange(5), 10).to(float32)), 1e-5);

        static float Distillation(Tensor student, Tensor teacher) => Declaration.Call<Tensor>(typeof(Oal), "Distillation", student, teacher).item<float>();
    }

    [Fact]
    public void Feature_distillation_does_not_see_a_constant()
    {
        using var scope = NewDisposeScope();
        var (features, target) = (randn(6, 8, dtype: float64, generator: Seeded(1)), randn(6, 8, dtype: float64, generator: Seeded(2)));
        var expected = Distance(features, target);
        Assert.True(expected > 0.1);
        Assert.Equal(expected, Distance(features + 3, target), 12);
        Assert.Equal(expected, Distance(features, target - 7), 12);

        static double Distance(Tensor features, Tensor target) =>
            Declaration.Call<Tensor>(typeof(Oal), "FeatureDistillation", features, target, Sequential(Identity())).item<double>();
    }

    [Fact]
    public void The_total_of_a_perfect_student_is_its_cross_entropy()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(
            "L = CrossEntropy(logits, targets) + 4 Distillation(logits, teacherLogits) + 8 FeatureDistillation(features, teacherFeatures, adapter)"
            + " + 0.1 BoundaryInformation(features, boundaryOutliers, boundaryCritic) + 0.2 LatentInformation(features, diffusionOutliers, latentCritic)",
            Oal.Descriptor.Plan.Loss);
        var (features, logits, pool) = (randn(6, 8, generator: Seeded(1)), randn(6, 4, generator: Seeded(2)), randn(20, 5, generator: Seeded(3)));
        var critic = new Club(5, 8, mean: [7], variance: [7]);
        using (no_grad())
            foreach (var parameter in critic.parameters()) parameter.zero_();
        Tensor[] terms =
        [
            Declaration.Call<Tensor>(typeof(Oal), "Distillation", logits, logits),
            Declaration.Call<Tensor>(typeof(Oal), "FeatureDistillation", features, features, Sequential(Identity())),
            Declaration.Call<Tensor>(typeof(Oal), "BoundaryInformation", features, pool, critic, Seeded()),
            Declaration.Call<Tensor>(typeof(Oal), "LatentInformation", features, pool, critic, Seeded()),
        ];
        Assert.All(terms, term => Assert.Equal(0, term.item<float>(), 1e-5));
    }

    /// <summary>Stage A's toy: K = 2 is the nearest other row, and the 50 (here 2) rows with the largest distance are taken.</summary>
    [Fact]
    public void The_border_is_the_rows_with_the_largest_distances()
    {
        using var scope = NewDisposeScope();
        var angles = tensor([0.0, 0.05, 0.1, 0.9, 2.0]);
        var rows = stack([angles.cos(), angles.sin()], 1);
        var outliers = new BoundaryOutliers { Neighbour = 2, Boundary = 2, Kept = 1, PerClass = 2, Candidates = 4, Noise = 1e-5, Norm = 27 }.Build(
            rows, zeros(5, dtype: int64), 1, Seeded());
        Close.To([27, 27], Close.Numbers(linalg.vector_norm(outliers, dims: [1])), 1e-6);
        Close.To(Close.Numbers(rows[4] * 27), Close.Numbers(outliers[0]), 1e-3);
        Close.To(Close.Numbers(rows[3] * 27), Close.Numbers(outliers[1]), 1e-3);
    }

    /// <summary>With the published layout what is kept is what lies where the other layout's farthest would lie.</summary>
    [Fact]
    public void The_published_layout_keeps_other_candidates()
    {
        using var scope = NewDisposeScope();
        const int boundary = 3, candidates = 7, kept = 2;
        var rows = functional.normalize(randn(12, 4, dtype: float64, generator: Seeded(1)));
        Tensor Build(bool legacy) => new BoundaryOutliers
        {
            Neighbour = 5,
            Boundary = boundary,
            Kept = kept,
            PerClass = boundary * kept,
            Candidates = candidates,
            Noise = 0.5,
            Norm = 1,
            LegacyLayout = legacy,
        }.Build(rows, zeros(12, dtype: int64), 1, Seeded(4));

        // By hand: distances to the fifth neighbour, the row itself being the first.
        Tensor Distance(Tensor some) => cdist(some, rows).topk(5, 1, largest: false).Item1[.., 4];
        var border = rows.index_select(0, Distance(rows).argsort(descending: true)[..boundary]);
        var noise = 0.5 * randn([candidates, 4], dtype: float64, generator: Seeded(4));
        var moved = functional.normalize((border.unsqueeze(1) + noise).view(-1, 4));
        var flat = Close.Numbers(Distance(moved));
        List<int> intended = [], published = [];
        for (var b = 0; b < boundary; b++)
        {
            var own = Enumerable.Range(0, candidates).OrderByDescending(c => flat[b * candidates + c]).Take(kept);
            var misread = Enumerable.Range(0, candidates).OrderByDescending(c => flat[c * boundary + b]).Take(kept);
            intended.AddRange(own.Select(c => b * candidates + c));
            published.AddRange(misread.Select(c => b * candidates + c));
        }
        Close.To(Close.Numbers(moved.index_select(0, tensor(intended.ToArray()))), Close.Numbers(Build(false)), 1e-12);
        Close.To(Close.Numbers(moved.index_select(0, tensor(published.ToArray()))), Close.Numbers(Build(true)), 1e-12);
        Assert.False(Build(true).allclose(Build(false)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.500001)]
    [InlineData(1, 2e-6)]
    public void Learning_rates_fall_by_a_cosine_to_1e_8(double progress, double factor)
    {
        var floor = (double)Oal.Descriptor.Settings.Single(setting => setting.Path == "Cosine.Floor").Default;
        Assert.Equal(factor, new Cosine { Floor = floor }.Rate(0.005, progress, 100) / 0.005, 1e-9);
    }

    /// <summary>One step moves student, adapter and both critics, each group at its own rate, and leaves the teacher.</summary>
    [Fact]
    public void A_step_trains_student_adapter_and_critics_but_not_the_teacher()
    {
        using var run = new DryRun(Oal.Descriptor, "Train.Steps=1", "BoundaryOutliers.PerClass=20", "BoundaryOutliers.Candidates=10",
            "DiffusionOutliers.TrainingSteps=1", "DiffusionOutliers.Steps=2", "DiffusionOutliers.Count=80");
        var teacher = run.Field<TeacherNetwork>("teacher");
        var (before, known) = (run.State(), Teacher());
        Assert.Equal([1e-4, 0.005, 0.01], run.Run.Optimizers["optimizer"].ParamGroups.Select(group => group.LearningRate).Order());
        run.Train();
        var changed = DryRun.Changed(before, run.State());
        foreach (var part in (string[])["backbone", "logits", "adapter", "boundary_critic", "latent_critic"])
            Assert.Contains(changed, name => name.StartsWith(part, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(DryRun.Changed(known, Teacher()));

        Dictionary<string, Tensor> Teacher() =>
            teacher.Network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone(), StringComparer.Ordinal);
    }

    /// <summary>The arm that fits critics raises their likelihood, which the published program only defines.</summary>
    [Fact]
    public void Fitted_critics_raise_their_likelihood()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        var arm = Declaration.Arm(typeof(Oal), "FittedCritics");
        var critic = new Club(3, 4, mean: [16], variance: [16]);
        var (pool, features) = (randn(40, 3, generator: Seeded(1)), randn(40, 4, generator: Seeded(2)).requires_grad_());
        using var optimizer = optim.Adam(critic.parameters(), 1e-2);
        var values = Enumerable.Range(0, 60).Select(_ =>
        {
            var loss = Declaration.Call<Tensor>(arm, "FitBoundary", features, pool, critic, Seeded(5));
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            return loss.item<float>();
        }).ToArray();
        Assert.True(values[^1] < values[0] - 0.1, $"{values[0]} to {values[^1]}");
        Assert.Null(features.grad);
    }

    /// <summary>The extension pairs a feature with an outlier of its own class.</summary>
    [Fact]
    public void Matched_outliers_are_of_the_images_class()
    {
        using var scope = NewDisposeScope();
        var pool = arange(12).view(12, 1);
        var labels = arange(300) % 3;
        var drawn = Functions.DrawRowsOfClasses(pool, labels, 3, Seeded()).view(-1);
        Assert.True(drawn.floor_divide(4).Equals(labels));
        Assert.Equal(12, Close.Numbers(drawn).Distinct().Count());
        Assert.Throws<ArgumentException>(() => Functions.DrawRowsOfClasses(pool, labels, 5, Seeded()));
    }
}
