namespace OodDsl.Hosting.Tests;

/// <summary>What fits come to, kept and read back.</summary>
public sealed class RestoredFitsTests
{
    [Fact]
    public void Everything_that_a_fit_may_return_comes_back()
    {
        using var scope = NewDisposeScope();
        using var kept = new KeptValues();
        kept.Keep("Bank", arange(6).to(ScalarType.Float32).view(2, 3));
        kept.Keep("Step", 0.1);
        kept.Keep("Count", 7);
        kept.Keep("Vim", (ones(2), zeros(3), 1.0 / 3));
        kept.Keep("Curve", (double[])[1.5, -2]);
        kept.Keep("Parts", (Tensor[])[ones(1), full([2], 5.0)]);
        kept.Keep("Difficulty", new GaussianMixture(ones(2), zeros(2), full([2], 0.5)) { Iterations = 9 });
        using var fits = new RestoredFits(kept.Stored().ToDictionary(part => part.Name, part => part.Value.clone(), StringComparer.Ordinal), CPU, "the file");

        Assert.Equal([0f, 1, 2, 3, 4, 5], fits.Get<Tensor>("Bank").data<float>().ToArray());
        Assert.Equal([2L, 3], fits.Get<Tensor>("Bank").shape);
        Assert.Equal(0.1, fits.Get<double>("Step"));
        Assert.Equal(7, fits.Get<int>("Count"));
        var (origin, residual, alpha) = fits.Get<(Tensor origin, Tensor residual, double alpha)>("Vim");
        Assert.Equal((2L, 3L, 1.0 / 3), (origin.shape[0], residual.shape[0], alpha));
        Assert.Equal([1.5, -2], fits.Get<double[]>("Curve"));
        Assert.Equal([1L, 2], fits.Get<IReadOnlyList<Tensor>>("Parts").Select(part => part.shape[0]));
        var mixture = fits.Get<GaussianMixture>("Difficulty");
        Assert.Equal((9, 0.5f), (mixture.Iterations, mixture.Variances[0].item<float>()));
    }

    [Fact]
    public void What_was_not_kept_is_named()
    {
        using var fits = new RestoredFits(new Dictionary<string, Tensor>(StringComparer.Ordinal), CPU, "the file");
        Assert.Contains("the file lacks the fit Knn", Assert.Throws<UserException>(() => fits.Get<Tensor>("Knn")).Message, StringComparison.Ordinal);
        Assert.Throws<UserException>(() => fits.Get<(Tensor, double)>("Vim"));
        Assert.Throws<UserException>(() => fits.Get<double[]>("Curve"));
    }
}
