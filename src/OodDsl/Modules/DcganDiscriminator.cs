namespace OodDsl;

/// <summary>
/// The probability that an image is real (DCGAN, Radford, Metz and Chintala, ICLR 2016): convolutions of stride 2 without bias down to 4 x 4 places
/// with leaky ReLU, batch normalisation on all but the first, one more down to a vector of <c>8 width</c>, and a linear layer with sigmoid.
/// </summary>
/// <remarks>
/// As in the code of ARPL and DIAS that vector goes through a sigmoid before the linear layer already. Kernels begin normal with deviation 0.02.
/// </remarks>
public sealed class DcganDiscriminator : Module<Tensor, Tensor>
{
    readonly Sequential layers;
    readonly TorchSharp.Modules.Linear fc;

    /// <summary>Makes the network.</summary>
    /// <param name="channels">Channels of the images.</param>
    /// <param name="width">Channels of the first convolution; the paper's 128.</param>
    /// <param name="size">Side of the images: 8, 16, 32, 64...</param>
    public DcganDiscriminator(long channels, long width = 128, long size = 32) : base(nameof(DcganDiscriminator))
    {
        List<Module<Tensor, Tensor>> list = [Conv2d(channels, width, 4, 2, padding: 1, bias: false), LeakyReLU(0.2)];
        var outputs = width;
        for (var i = 1; i < DcganGenerator.Halvings(size, nameof(DcganDiscriminator)); i++, outputs *= 2)
            list.AddRange([Conv2d(outputs, 2 * outputs, 4, 2, padding: 1, bias: false), BatchNorm2d(2 * outputs), LeakyReLU(0.2)]);
        list.AddRange([Conv2d(outputs, 2 * outputs, 4, 1, padding: 0, bias: false), Sigmoid(), Flatten()]);
        layers = Sequential(list);
        fc = Linear(2 * outputs, 1);
        register_module(nameof(layers), layers);
        register_module(nameof(fc), fc);
        DcganGenerator.Initialize(layers);
    }

    /// <summary>[N, channels, size, size] to [N], in (0, 1).</summary>
    public override Tensor forward(Tensor? images) => fc.call(layers.call(images!)).sigmoid().squeeze(1);
}
