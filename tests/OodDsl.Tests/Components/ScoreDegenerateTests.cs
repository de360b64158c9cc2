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
        var index = NeighbourIndex.Of(tensor([1f, 0, 0, 2]).view(2, 2));
        Close.To([-Math.Sqrt(2), -Math.Sqrt(2)], Close.Numbers(knn.Compute(Neighbours.Of(tensor([3f, 0, 0, 0.5f]).view(2, 2), index))), 1e-6);
    }

    [Fact]
    public void Knn_of_features_that_are_all_zero_is_defined()
    {
        using var scope = NewDisposeScope();
        var knn = new Knn { K = 2 };
        Finite(knn.Compute(Neighbours.Of(zeros(3, 4), NeighbourIndex.Of(zeros(5, 4)))), 3);
        Close.To([-1, -1], Close.Numbers(knn.Compute(Neighbours.Of(zeros(2, 4), NeighbourIndex.Of(Random(9, 4))))), 1e-6);
    }

    [Fact]
    public void Knn_does_not_depend_on_how_many_rows_are_scored_at_once()
    {
        using var scope = NewDisposeScope();
        var knn = new Knn { K = 3 };
        var index = NeighbourIndex.Of(Random(400_000, 4));
        var rows = Random(95, 4);
        var together = Close.Numbers(knn.Compute(Neighbours.Of(rows, index)));
        Assert.Equal([.. rows.split(10).SelectMany(some => Close.Numbers(knn.Compute(Neighbours.Of(some, index))))], together);
    }

    [Fact]
    public void Knn_is_minus_zero_for_training_features_and_their_multiples()
    {
        using var scope = NewDisposeScope();
        var knn = new Knn { K = 1 };
        var train = Random(30, 6);
        Close.To(new double[30], Close.Numbers(knn.Compute(Neighbours.Of(3.5 * train, NeighbourIndex.Of(train)))), 1e-6);
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
        var (origin, residual, alpha) = vim.Fit(features, features.matmul(weight.T), PrincipalSpace.Of(features, weight, zeros(4)));
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
        var (origin, residual, alpha) = vim.Fit(features, features.matmul(weight.T) + bias, PrincipalSpace.Of(features, weight, bias));
        Finite(vim.Compute(Random(4, 6), Random(4, 3), origin, residual, alpha), 4);
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused()
    {
        using var scope = NewDisposeScope();
        var features = Random(5, 4);
        AssertRefused("Vim.Dimension", () => new Vim { Dimension = 4 }.Fit(features, features, PrincipalSpace.Of(features, eye(4), zeros(4))));
        AssertRefused("Knn.K", () => new Knn { K = 0 }.Compute(Neighbours.Of(features, NeighbourIndex.Of(features))));
        AssertRefused("Energy.Temperature", () => new Energy { Temperature = 0 }.Compute(features));
        AssertRefused("Energy.Temperature", () => new Energy { Temperature = double.NaN }.Compute(features));
    }

    [Fact]
    public void Features_that_are_not_finite_are_refused()
    {
        using var scope = NewDisposeScope();
        var features = full(5, 4, float.NaN);
        Assert.Equal(ExitCode.Failed, Assert.Throws<UserException>(() => NeighbourIndex.Of(features)).Code);
        Assert.Equal(ExitCode.Failed, Assert.Throws<UserException>(() => new Mahalanobis().Fit(features, zeros(5, dtype: int64))).Code);
        Assert.Equal(ExitCode.Failed, Assert.Throws<UserException>(() => PrincipalSpace.Of(features, eye(4), zeros(4))).Code);
    }

    static void AssertRefused(string setting, Func<object> use)
    {
        var refusal = Assert.Throws<UserException>(use);
        Assert.Equal(ExitCode.Configuration, refusal.Code);
        Assert.Contains(setting, refusal.Message, StringComparison.Ordinal);
    }
}
