namespace OodDsl;

/// <summary>A generator's numbers, one after the other.</summary>
sealed class SequenceDraws(Generator generator) : Draws
{
    public override Tensor Uniform(params long[] shape) => rand(shape, device: generator.device, generator: generator);

    public override Tensor Normal(params long[] shape) => randn(shape, device: generator.device, generator: generator);

    public override Tensor Integers(long bound, params long[] shape) =>
        randint(0, bound, shape, dtype: int64, device: generator.device, generator: generator);

    public override Tensor Poisson(Tensor rate) => rate.poisson(generator);

    /// <summary>
    /// Of k operations each gets <c>ceil(N/k)</c> slots, and the images are dealt to the slots at random. For one image every operation is equally
    /// likely; together the images of a batch get each about equally often. Nothing waits for the device.
    /// </summary>
    internal override Tensor Deal(Tensor images, ReadOnlySpan<Func<Tensor, Tensor, Draws, Tensor>> operations)
    {
        var count = images.shape[0];
        var each = (count + operations.Length - 1) / operations.Length;
        // slot[i]: where image i goes; the rest of the slots compute an image for nothing.
        var slot = randperm(each * operations.Length, device: images.device, generator: generator);
        var owner = slot.argsort() % count;
        List<Tensor> results = [];
        for (var k = 0; k < operations.Length; k++)
        {
            using var scope = NewDisposeScope();
            var rows = owner.narrow(0, k * each, each);
            results.Add(operations[k](images.index_select(0, rows), rows, this).MoveToOuterDisposeScope());
        }
        return cat(results).index_select(0, slot.narrow(0, 0, count));
    }
}
