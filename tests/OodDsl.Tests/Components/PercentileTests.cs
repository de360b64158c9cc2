using static TorchSharp.torch;

namespace OodDsl.Tests;

public class PercentileTests
{
    [Theory, InlineData(1), InlineData(2), InlineData(1000), InlineData(2_500_000)]
    public void Percentiles_are_those_of_sorted_numbers(int count)
    {
        using var scope = NewDisposeScope();
        var plain = randn([count], generator: new Generator(5));
        // Steps of a quarter are often equal; of numbers that begin alike the last bits decide.
        foreach (var numbers in (Tensor[])[plain, plain.clamp_min(0), -plain.clamp_min(0), (plain * 4).round() / 4, 1 + plain * 1e-6, 1e30 * plain, 1e-42 * plain])
        {
            var sorted = Close.Numbers(numbers.sort().Item1);
            foreach (var percent in (double[])[0, 1, 10, 49.99, 90, 99.999, 100])
            {
                var position = percent / 100 * (count - 1);
                var below = (long)Math.Floor(position);
                var expected = position == below ? sorted[below] : sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
                Assert.Equal(expected, Activations.Percentile(numbers, percent));
                if (count < 5000) Assert.Equal(expected, Activations.Percentile(numbers.to(float64), percent));
            }
        }
    }

    [Fact]
    public void Percentiles_are_of_all_elements_in_any_layout()
    {
        using var scope = NewDisposeScope();
        var numbers = randn([700, 900], generator: new Generator(6));
        Assert.Equal(Activations.Percentile(numbers.narrow(1, 3, 500).clone(), 90), Activations.Percentile(numbers.narrow(1, 3, 500), 90));
        Assert.Equal(Activations.Percentile(numbers.select(1, 7).clone(), 90), Activations.Percentile(numbers.select(1, 7), 90));
    }

    [Fact]
    public void A_percentile_copies_no_numbers()
    {
        using var scope = NewDisposeScope();
        var numbers = randn([4_000_000], generator: new Generator(7));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Activations.Percentile(numbers, 90);
        // 16 MB of numbers.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }
}
