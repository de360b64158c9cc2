namespace OodDsl.Hosting;

/// <summary>Forwards many images without gradient in slices of an evaluation batch, so that a value with forty rows per image needs no more memory.</summary>
static class SlicedForward
{
    /// <summary>The forward pass of all images; what lies between is freed slice by slice.</summary>
    public static Tensor Of(Func<Tensor, Tensor> forward, Tensor images)
    {
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(images);
        var slice = EvaluationBatch.RowsOf(images.shape[2], images.shape[3]);
        var rows = images.shape[0];
        if (rows <= slice) return forward(images);
        using var scope = NewDisposeScope();
        List<Tensor> parts = [];
        for (var start = 0L; start < rows; start += slice)
        {
            using var inner = NewDisposeScope();
            parts.Add(forward(images.narrow(0, start, Math.Min(slice, rows - start))).MoveToOuterDisposeScope());
        }
        return cat(parts).MoveToOuterDisposeScope();
    }
}
