using OodDsl;
using OodDsl.Tests;
using static TorchSharp.torch;

namespace Experiments.Tests;

/// <summary>
/// The numerical checks of CutPaste's specification. In the library's tests: sides, places and areas of patches, pieces pasted where they come from
/// (CutPasteTests there), copies and their numbers (ViewTests), Ledoit and Wolf's shrinkage (PublishedNumberTests, FunctionOracleTests), windows and
/// their maps (PoseTests). Frozen networks: FrozenNetworkTests.
/// </summary>
public sealed class CutPasteTests
{
    static Generator Seeded(ulong seed = 5) => new(seed);

    [Fact]
    public void Three_views_of_32_images_and_what_they_cost_a_head_that_knows_nothing()
    {
        using var scope = NewDisposeScope();
        var (images, _, pastes) = new CutPaste().Apply(rand([32, 3, 256, 256], generator: Seeded()), arange(32), Seeded());
        Assert.Equal([96, 3, 256, 256], images.shape);
        Assert.Equal([.. Enumerable.Range(0, 96).Select(row => (double)(row / 32))], Close.Numbers(pastes));
        Assert.Equal(1.0986, PastePrediction(zeros(96, 3), pastes), 1e-4);
        Assert.Equal(0.6931, PastePrediction(zeros(64, 2), pastes[..64]), 1e-4);

        static double PastePrediction(Tensor pasted, Tensor pastes) =>
            Declaration.Call<Tensor>(typeof(CutPasteExperiment), "PastePrediction", pasted, pastes).item<float>();
    }

    [Fact]
    public void Half_the_squared_distance_is_the_score()
    {
        using var scope = NewDisposeScope();
        var density = Declaration.Call<Tensor>(typeof(CutPasteExperiment), "Density", tensor([1.0, 2]).view(1, 2), zeros(2, dtype: float64), diag(tensor([1.0, 0.25])));
        Assert.Equal(-1, density.item<double>(), 1e-12);
    }

    /// <summary>With the covariance as it is, distances do not change under an invertible map of the features; shrunk, they do.</summary>
    [Fact]
    public void Only_an_unshrunk_gaussian_follows_a_linear_map()
    {
        using var scope = NewDisposeScope();
        var (train, test) = (randn([60, 4], dtype: float64, generator: Seeded()), randn([9, 4], dtype: float64, generator: Seeded(6)));
        var map = randn([4, 4], dtype: float64, generator: Seeded(7)) + 3 * eye(4, dtype: float64);
        Close.To(Close.Numbers(Unshrunk(train, test)), Close.Numbers(Unshrunk(train.matmul(map), test.matmul(map))), 1e-8);
        Assert.False(Shrunk(train, test).allclose(Shrunk(train.matmul(map), test.matmul(map)), 1e-3));

        static Tensor Unshrunk(Tensor train, Tensor test)
        {
            var score = new Mahalanobis();
            var (means, whitening) = score.Fit(train, zeros(train.shape[0], dtype: int64));
            return score.Compute(test, means, whitening);
        }

        static Tensor Shrunk(Tensor train, Tensor test)
        {
            var (center, precision) = Declaration.Call<(Tensor, Tensor)>(typeof(CutPasteExperiment), "Normality", train);
            return Declaration.Call<Tensor>(typeof(CutPasteExperiment), "Density", test, center, precision);
        }
    }

    [Theory]
    [InlineData(0, 0.03)]
    [InlineData(16384, 0.025607)]
    [InlineData(32768, 0.015)]
    [InlineData(65536, 0)]
    public void The_rate_of_the_paper_size_form(int step, double expected)
    {
        var settings = CutPasteExperiment.Paper.Descriptor.Settings.ToDictionary(setting => setting.Path, setting => setting.Default, StringComparer.Ordinal);
        var schedule = new Cosine { Floor = (double)settings["Cosine.Floor"] };
        Assert.Equal(65536, settings["Train.Steps"]);
        // The reference's cosine ends at 1e-6 instead of 0.
        Assert.Equal(expected, schedule.Rate((double)settings["Sgd.LearningRate"], step / 65536.0, 256), 1.5e-6);
    }
}
