namespace OodDsl.Hosting.Tests;

public sealed class PrincipalPlaneTests
{
    [Fact]
    public void In_two_dimensions_the_axes_are_those_of_the_closed_form()
    {
        using var scope = NewDisposeScope();
        var random = new Seed(9).ToRandom();
        double[] flat = [.. Enumerable.Range(0, 400).SelectMany(_ => { var (a, b) = (random.NextDouble() - 0.5, random.NextDouble() - 0.5); return (double[])[(3 * a) + 1, a + (0.7 * b) - 2]; })];
        using var plane = PrincipalPlane.Fit(tensor(flat, [400, 2]));

        // Eigenvalues of [[a, c], [c, b]]: (a + b) / 2 ± sqrt(((a - b) / 2)² + c²).
        var (x, y) = (flat.Where((_, i) => i % 2 == 0).ToArray(), flat.Where((_, i) => i % 2 == 1).ToArray());
        var (a, b, c) = (Moment(x, x), Moment(y, y), Moment(x, y));
        var root = Math.Sqrt(Math.Pow((a - b) / 2, 2) + (c * c));
        Assert.Equal((((a + b) / 2) + root) / (a + b), plane.First, 1e-9);
        Assert.Equal((((a + b) / 2) - root) / (a + b), plane.Second, 1e-9);
        // The variance of the places along the axes are the eigenvalues, and the axes are uncorrelated.
        var places = plane.Project(tensor(flat, [400, 2]));
        var (u, v) = (places.Select(place => place.X).ToArray(), places.Select(place => place.Y).ToArray());
        Assert.Equal(((a + b) / 2) + root, Moment(u, u), 1e-9);
        Assert.Equal(0, Moment(u, v), 1e-9);
        Assert.Equal(1, plane.Shown(tensor(flat, [400, 2])), 1e-9);

        static double Moment(double[] p, double[] q) => p.Zip(q, (s, t) => (s - p.Average()) * (t - q.Average())).Average();
    }

    [Fact]
    public void A_sample_that_is_wider_than_long_has_the_plane_of_its_covariance()
    {
        using var scope = NewDisposeScope();
        var generator = new Generator(7);
        var wide = randn([12, 40], ScalarType.Float64, generator: generator);
        using var plane = PrincipalPlane.Fit(wide);

        // The way that is not taken for such a sample.
        var centred = wide - wide.mean([0L], keepdim: true);
        var (spectrum, vectors) = linalg.eigh(centred.T.matmul(centred));
        var expected = centred.matmul(vectors.narrow(1, 38, 2).flip([1L]));
        var places = plane.Project(wide);
        for (var row = 0; row < 12; row++)
        {
            Assert.Equal(Math.Abs(expected[row, 0].item<double>()), Math.Abs(places[row].X), 1e-9);
            Assert.Equal(Math.Abs(expected[row, 1].item<double>()), Math.Abs(places[row].Y), 1e-9);
        }
        Assert.Equal(spectrum[39].item<double>() / spectrum.sum().item<double>(), plane.First, 1e-9);
        Assert.Equal(plane.First + plane.Second, plane.Shown(wide), 1e-9);
    }

    [Fact]
    public void Axes_shares_and_places_are_those_of_a_singular_value_decomposition()
    {
        foreach (var test in Oracle.Cases<Case>("principal.json"))
        {
            using var scope = NewDisposeScope();
            using var plane = PrincipalPlane.Fit(tensor(test.Sample, [test.Rows, test.Width]));
            var other = tensor(test.Other, [test.Other.Length / test.Width, test.Width]);

            Assert.Equal(test.First, plane.First, 1e-9);
            Assert.Equal(test.Second, plane.Second, 1e-9);
            Assert.Equal(test.Places, plane.Project(other).SelectMany(place => (double[])[place.X, place.Y]), (a, b) => Math.Abs(a - b) < 1e-8);
            Assert.Equal(test.Shown, plane.Shown(other), 1e-9);
        }
    }

    [Fact]
    public void A_sample_without_spread_has_a_plane_all_the_same()
    {
        using var scope = NewDisposeScope();
        using var plane = PrincipalPlane.Fit(ones(5, 3));

        Assert.Equal((0, 0), (plane.First, plane.Second));
        Assert.All(plane.Project(ones(5, 3)), place => Assert.True(double.IsFinite(place.X) && double.IsFinite(place.Y)));
    }

    sealed record Case(int Rows, int Width, double[] Sample, double[] Other, double First, double Second, double[] Places, double Shown);
}
