using static TorchSharp.torch;

namespace OodDsl.Tests;

public class RelationTests
{
    /// <summary>Enough rows for groups, some sure of a class and some of none; at a threshold of 0.3 many groups are whole, many left out, many between.</summary>
    [Theory, InlineData(1, 0.03), InlineData(1, 0.3), InlineData(2, 0.3), InlineData(1, 0)]
    public void Groups_add_up_to_what_all_pairs_do(double power, double threshold)
    {
        using var scope = NewDisposeScope();
        var random = new Generator(4);
        var middles = randn([5, 12], generator: random, dtype: float64).abs();
        Tensor Draw(int each, double spread) =>
            (middles.repeat_interleave(each, 0) + spread * randn([5 * each, 12], generator: random, dtype: float64)).clamp_min(0);
        var (train, test) = (cat([Draw(800, 0.1), Draw(300, 1)]), cat([Draw(20, 0.1), Draw(10, 2), zeros(1, 12, dtype: float64)]));
        var weight = middles - middles.mean([0]);
        Tensor Logits(Tensor features) => 2 * features.matmul(weight.T);
        var relation = new Relation { Power = power, Threshold = threshold };

        var index = NeighbourIndex.Of(train);
        var fit = relation.Fit(Logits(train), index);
        var scores = relation.Compute(Neighbours.Of(test, index), Logits(test), fit.directions, fit.predictions, fit.ends, fit.bounds, fit.centers, fit.reaches, fit.sums);

        Assert.True(fit.ends.shape[0] > 15);
        Assert.True(fit.sums.numel() > 0);
        var edges = nn.functional.normalize(test).matmul(nn.functional.normalize(train).T) * Logits(test).softmax(1).matmul(Logits(train).softmax(1).T);
        Close.To(Close.Numbers(where(edges > threshold, edges.pow(power), zeros_like(edges)).sum(1)), Close.Numbers(scores), 1e-9);
    }
}
