using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>Scores on data that no paper thinks of: their result is defined, and never NaN.</summary>
public class ScoreDegenerateTests
{
    static Tensor Random(params long[] shape) => randn(shape, generator: new Generator(5));

    static void Finite(Tensor scores, long count)
    {
        Assert.Equal([count], scores.shape);
        Assert.All(Close.Numbers(scores), score => Assert.True(double.IsFinite(score), $"{score}"));
    }

    [Fact]
    public void Msp_ranks_confident_images_where_single_precision_would_tie()
    {
        using var scope = NewDisposeScope();
        var scores = Close.Numbers(new Msp().Compute(tensor([20f, 0, 25f, 0]).view(2, 2)));
        Assert.True(scores[0] < scores[1] && scores[1] < 1);
    }

    [Fact]
    public void Energy_of_large_logits_is_finite_and_near_the_largest()
    {
        using var scope = NewDisposeScope();
        Close.To([1e4, -1e4], Close.Numbers(new Energy().Compute(tensor([1e4f, -1e4f, -1e4f, -2e4f]).view(2, 2))), 1e-6);
    }

    [Fact]
    public void Knn_of_a_set_smaller_than_k_takes_the_farthest()
    {
        using var scope = NewDisposeScope();
        var knn = new Knn { K = 50 };
        Close.To([-Math.Sqrt(2), -Math.Sqrt(2)], Close.Numbers(Knn(knn, tensor([1f, 0, 0, 2]).view(2, 2), tensor([3f, 0, 0, 0.5f]).view(2, 2))), 1e-6);
    }

    [Fact]
    public void Knn_of_features_that_are_all_zero_is_defined()
    {
        using var scope = NewDisposeScope();
        var knn = new Knn { K = 2 };
        Finite(Knn(knn, zeros(5, 4), zeros(3, 4)), 3);
        Close.To([-1, -1], Close.Numbers(Knn(knn, Random(9, 4), zeros(2, 4))), 1e-6);
    }

    [Fact]
    public void Knn_does_not_depend_on_how_many_rows_are_scored_at_once()
    {
        using var scope = NewDisposeScope();
        var knn = new Knn { K = 3 };
        var (bank, ends, centers, reaches) = knn.Fit(Random(400_000, 4));
        var rows = Random(95, 4); // by groups; in tens with all at once
        var together = Close.Numbers(knn.Compute(rows, bank, ends, centers, reaches));
        Close.To([.. rows.split(10).SelectMany(some => Close.Numbers(knn.Compute(some, bank, ends, centers, reaches)))], together, 1e-6);
    }

    [Theory, InlineData(1), InlineData(50), InlineData(700)]
    public void Knn_in_groups_finds_what_a_comparison_with_all_finds(int k)
    {
        using var scope = NewDisposeScope();
        // Clusters of very different sizes, equal rows, rows of zeros, and queries that are far from all.
        var centers = Random(12, 16).to(float64).repeat_interleave(tensor([1L, 2, 3, 10, 30, 100, 300, 600, 1000, 2000, 1000, 54]), 0);
        var train = cat([centers + 0.1 * Random(5100, 16), ones(40, 16).to(float64), zeros(30, 16).to(float64)]);
        var test = cat([train.narrow(0, 2000, 100) + 0.01 * Random(100, 16), Random(60, 16).to(float64), train.narrow(0, 5120, 2)]);
        var all = nn.functional.normalize(test).matmul(nn.functional.normalize(train).T).topk(k, 1).Item1.select(1, k - 1);
        var (bank, ends, middles, reaches) = new Knn { K = k }.Fit(train);
        Assert.True(ends.shape[0] > 10);
        var found = new Knn { K = k }.Compute(test, bank, ends, middles, reaches);
        Close.To(Close.Numbers(-(2 - 2 * all).clamp_min(0).sqrt()), Close.Numbers(found), 1e-6);
    }

    static Tensor Knn(Knn knn, Tensor train, Tensor test)
    {
        var (bank, ends, centers, reaches) = knn.Fit(train);
        return knn.Compute(test, bank, ends, centers, reaches);
    }

    [Fact]
    public void Knn_is_minus_zero_for_training_features_and_their_multiples()
    {
        using var scope = NewDisposeScope();
        var knn = new Knn { K = 1 };
        var train = Random(30, 6);
        Close.To(new double[30], Close.Numbers(Knn(knn, train, 3.5 * train)), 1e-6);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 10)]
    [InlineData(40, 6)]
    public void Mahalanobis_of_one_class_or_few_rows_is_defined(int rows, int width)
    {
        using var scope = NewDisposeScope();
        var mahalanobis = new Mahalanobis();
        var (means, whitening) = mahalanobis.Fit(Random(rows, width), zeros(rows, dtype: int64));
        Finite(mahalanobis.Compute(Random(7, width), means, whitening), 7);
    }

    [Fact]
    public void Mahalanobis_of_constant_features_is_zero()
    {
        using var scope = NewDisposeScope();
        var mahalanobis = new Mahalanobis();
        var (means, whitening) = mahalanobis.Fit(ones(20, 5), arange(20) % 2);
        Close.To(new double[3], Close.Numbers(mahalanobis.Compute(Random(3, 5), means, whitening)));
    }

    [Fact]
    public void Mahalanobis_does_not_change_by_an_invertible_map_of_the_features()
    {
        using var scope = NewDisposeScope();
        var mahalanobis = new Mahalanobis();
        var (train, test, map) = (Random(200, 4).to(float64), 2 * Random(9, 4).to(float64), Random(4, 4).to(float64) + 3 * eye(4, dtype: float64));
        var labels = arange(200) % 3;
        var (means, whitening) = mahalanobis.Fit(train, labels);
        var (mapped, mappedWhitening) = mahalanobis.Fit(train.matmul(map) + 7, labels);
        Close.To(Close.Numbers(mahalanobis.Compute(test, means, whitening)),
            Close.Numbers(mahalanobis.Compute(test.matmul(map) + 7, mapped, mappedWhitening)), 1e-6);
    }

    [Fact]
    public void Vim_without_a_residual_is_the_energy()
    {
        using var scope = NewDisposeScope();
        var vim = new Vim { Dimension = 3 };
        // Rank 2 of 6, and no bias: nothing is left outside of three dimensions.
        var features = Random(50, 2).matmul(Random(2, 6));
        var weight = Random(4, 6);
        var (origin, residual, alpha) = vim.Fit(features, features.matmul(weight.T), weight, zeros(4));
        Assert.Equal(0, alpha);
        var test = Random(8, 6);
        var logits = test.matmul(weight.T);
        Close.To(Close.Numbers(new Energy().Compute(logits)), Close.Numbers(vim.Compute(test, logits, origin, residual, alpha)), 1e-5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Vim_of_constant_features_is_defined(int rows)
    {
        using var scope = NewDisposeScope();
        var vim = new Vim();
        var (features, weight, bias) = (ones(rows, 6), Random(3, 6), Random(3));
        var (origin, residual, alpha) = vim.Fit(features, features.matmul(weight.T) + bias, weight, bias);
        Finite(vim.Compute(Random(4, 6), Random(4, 3), origin, residual, alpha), 4);
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused()
    {
        using var scope = NewDisposeScope();
        var features = Random(5, 4);
        AssertRefused("Vim.Dimension", () => new Vim { Dimension = 4 }.Fit(features, features, eye(4), zeros(4)));
        AssertRefused("Knn.K", () => new Knn { K = 0 }.Fit(features));
        AssertRefused("Energy.Temperature", () => new Energy { Temperature = 0 }.Compute(features));
        AssertRefused("Energy.Temperature", () => new Energy { Temperature = double.NaN }.Compute(features));
    }

    [Fact]
    public void Features_that_are_not_finite_are_refused()
    {
        using var scope = NewDisposeScope();
        var features = full(5, 4, float.NaN);
        Assert.Equal(ExitCode.Failed, Assert.Throws<UserException>(() => new Knn().Fit(features)).Code);
        Assert.Equal(ExitCode.Failed, Assert.Throws<UserException>(() => new Mahalanobis().Fit(features, zeros(5, dtype: int64))).Code);
        Assert.Equal(ExitCode.Failed, Assert.Throws<UserException>(() => new Vim().Fit(features, features, eye(4), zeros(4))).Code);
    }

    static void AssertRefused(string setting, Func<object> use)
    {
        var refusal = Assert.Throws<UserException>(use);
        Assert.Equal(ExitCode.Configuration, refusal.Code);
        Assert.Contains(setting, refusal.Message, StringComparison.Ordinal);
    }
}
