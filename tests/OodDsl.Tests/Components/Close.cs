using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>Comparison of tensors that says where they differ.</summary>
static class Close
{
    public static void To(PackedTensor expected, Tensor actual, double tolerance = 1e-9, string what = "value")
    {
        Assert.Equal(expected.Shape, actual.shape);
        To(expected.Data, Numbers(actual), tolerance, what);
    }

    public static void To(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance = 1e-9, string what = "value")
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            // NaN is close to nothing.
            if (!(Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i]))))
                Assert.Fail($"{what}, element {i}: expected {expected[i]:R}, got {actual[i]:R}.");
        }
    }

    public static double[] Numbers(Tensor tensor) => tensor.detach().to(float64).cpu().contiguous().data<double>().ToArray();
}
