namespace OodDsl;

/// <summary>
/// Each image with the mean and deviation of its own pixels, over all channels: <c>(x - mean) / max(std, 1/sqrt(C H W))</c>.
/// The floor (TensorFlow's) makes an image of one colour 0.
/// </summary>
public sealed class PerImageStandardize : InputLayer
{
    /// <inheritdoc/>
    public override Module<Tensor, Tensor> Create() => new Layer();

    sealed class Layer() : Module<Tensor, Tensor>(nameof(PerImageStandardize))
    {
        public override Tensor forward(Tensor? images)
        {
            ArgumentNullException.ThrowIfNull(images);
            long[] pixels = [1, 2, 3];
            var centered = images - images.mean(pixels, keepdim: true);
            var floor = 1 / (double)(images.shape[1] * images.shape[2] * images.shape[3]);
            return centered / centered.square().mean(pixels, keepdim: true).clamp_min(floor).sqrt();
        }
    }
}
