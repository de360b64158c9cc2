namespace OodDsl;

/// <summary>
/// One of several operations for each image of a batch, drawn evenly: of k operations each gets <c>ceil(N/k)</c> slots, and the images are dealt to
/// the slots at random. For one image every operation is equally likely; together the images of a batch get each about equally often. Nothing waits
/// for the device, and every operation computes only its own images.
/// </summary>
static class Slots
{
    /// <summary>Applies one operation to each image.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="random">Where the deal comes from.</param>
    /// <param name="operations">Each gets some of the images and their row numbers.</param>
    /// <returns>[N, C, H, W].</returns>
    internal static Tensor Deal(Tensor images, Generator random, params ReadOnlySpan<Func<Tensor, Tensor, Tensor>> operations)
    {
        var count = images.shape[0];
        var each = (count + operations.Length - 1) / operations.Length;
        // slot[i]: where image i goes; the rest of the slots compute an image for nothing.
        var slot = randperm(each * operations.Length, device: images.device, generator: random);
        var owner = slot.argsort() % count;
        List<Tensor> results = [];
        for (var k = 0; k < operations.Length; k++)
        {
            using var scope = NewDisposeScope();
            var rows = owner.narrow(0, k * each, each);
            results.Add(operations[k](images.index_select(0, rows), rows).MoveToOuterDisposeScope());
        }
        return cat(results).index_select(0, slot.narrow(0, 0, count));
    }
}
