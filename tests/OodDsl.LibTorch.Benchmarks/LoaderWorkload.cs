using static TorchSharp.torch;

namespace OodDsl.LibTorch.Benchmarks;

/// <summary>A batch of 128 images of 28 x 28 gathered from memory, cropped with a padding of 2, flipped and normalised.</summary>
sealed class LoaderWorkload : IDisposable
{
    public const int Images = 128;

    readonly RandomCrop crop = new() { Padding = 2 };
    readonly HorizontalFlip flip = new();
    readonly Standardize standardize = new([0.28], [0.35]);
    readonly Generator random = new(1);
    readonly Tensor set = randint(0, 256, [43_200, 1, 28, 28], dtype: uint8);
    readonly Tensor rows = randperm(43_200).narrow(0, 0, Images).contiguous();

    public void Batch()
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var images = set.index_select(0, rows).to(float32) / 255;
        standardize.call(flip.Apply(crop.Apply(images, random), random));
    }

    public void Dispose()
    {
        random.Dispose();
        standardize.Dispose();
    }
}
