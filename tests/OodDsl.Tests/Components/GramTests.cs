using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>The row sums of Gram matrices, which are made of a few images at a time.</summary>
public class GramTests
{
    [Theory]
    [InlineData(true, false), InlineData(true, true), InlineData(false, false), InlineData(false, true)]
    public void Are_those_of_all_images_at_once_to_the_bit(bool isRectified, bool rootOfSums)
    {
        using var scope = NewDisposeScope();
        var map = randn([20, 512, 3, 2], generator: new Generator(1));
        if (isRectified) map.relu_();
        var copy = map.clone();
        var sums = new Gram { RootOfSums = rootOfSums }.RowSums(map);
        Assert.True(sums.Equals(AtOnce(map, 5, rootOfSums)));
        Assert.True(map.Equals(copy));
    }

    [Fact]
    public void Maps_of_double_precision_are_left_alone()
    {
        using var scope = NewDisposeScope();
        var map = randn([3, 4, 3, 3], dtype: float64, generator: new Generator(1));
        var copy = map.clone();
        Assert.True(new Gram { Powers = 3 }.RowSums(map).Equals(AtOnce(map, 3, rootOfSums: false)));
        Assert.True(map.Equals(copy));
    }

    /// <summary>Matrices of one power take 2 MB per image: those of all are not to stay until the caller's scope ends.</summary>
    [Fact]
    public void Nothing_else_is_left_in_the_callers_scope()
    {
        using var scope = NewDisposeScope();
        var map = rand([9, 512, 2, 2], generator: new Generator(1));
        var before = scope.DisposablesCount;
        new Gram().RowSums(map);
        Assert.Equal(before + 1, scope.DisposablesCount);
    }

    static Tensor AtOnce(Tensor map, int powers, bool rootOfSums)
    {
        var x = map.flatten(2).to(float64);
        var unit = x.abs().amax([1, 2], keepdim: true);
        x = x / unit;
        var sums = Enumerable.Range(1, powers).Select(p =>
        {
            var gram = x.pow(p).matmul(x.pow(p).transpose(1, 2));
            return rootOfSums ? Root(gram.sum(2), p) : Root(gram, p).sum(2);
        });
        return cat([.. sums], 1) * unit.squeeze(2).square();

        static Tensor Root(Tensor values, int p) => values.sign() * values.abs().pow(1.0 / p);
    }
}
