namespace OodDsl.Hosting;

/// <summary>One forward pass over several batches of images.</summary>
static class JointForward
{
    /// <summary>Concatenates, forwards, and divides the result again.</summary>
    public static Tensor[] Of(Func<Tensor, Tensor> forward, params Tensor[] images)
    {
        var sizes = Array.ConvertAll(images, image => image.shape[0]);
        var together = forward(cat(images));
        return together.shape[0] == sizes.Sum()
            ? together.split(sizes, 0)
            : throw new InvalidOperationException($"{sizes.Sum()} images gave {together.shape[0]} rows: a joint pass needs one row per image.");
    }
}
