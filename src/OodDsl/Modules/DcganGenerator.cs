namespace OodDsl;

/// <summary>
/// Images from noise (DCGAN, Radford, Metz and Chintala, ICLR 2016): transposed convolutions without bias, the first to 4 x 4 places, each further one
/// doubling the size and halving the channels down to <c>width</c>, with batch normalisation and ReLU; a sigmoid at the end, for pixels in [0, 1].
/// Kernels begin normal with deviation 0.02.
/// </summary>
public sealed class DcganGenerator : Module<Tensor, Tensor>
{
    readonly Sequential layers;

    /// <summary>Makes the network.</summary>
    /// <param name="noise">Channels of the noise, which has one place.</param>
    /// <param name="channels">Channels of the images.</param>
    /// <param name="width">Channels before the images; the paper's 128.</param>
    /// <param name="size">Side of the images: 8, 16, 32, 64...</param>
    public DcganGenerator(long noise, long channels, long width = 128, long size = 32) : base(nameof(DcganGenerator))
    {
        var outputs = width << (Halvings(size, nameof(DcganGenerator)) - 1);
        List<Module<Tensor, Tensor>> list = [];
        Add(noise, outputs, stride: 1, padding: 0);
        for (; outputs > width; outputs /= 2) Add(outputs, outputs / 2, stride: 2, padding: 1);
        list.Add(ConvTranspose2d(width, channels, 4, stride: 2, padding: 1, bias: false));
        list.Add(Sigmoid());
        layers = Sequential(list);
        register_module(nameof(layers), layers);
        Initialize(this);

        void Add(long from, long to, long stride, long padding)
        {
            list.Add(ConvTranspose2d(from, to, 4, stride, padding, bias: false));
            list.Add(BatchNorm2d(to));
            list.Add(ReLU());
        }
    }

    /// <summary>[N, noise, 1, 1] to [N, channels, size, size], in [0, 1].</summary>
    public override Tensor forward(Tensor? noise) => layers.call(noise!);

    /// <summary>How often a side can be halved down to 4.</summary>
    internal static int Halvings(long size, string owner)
    {
        var halvings = System.Numerics.BitOperations.Log2((ulong)Math.Max(size, 1)) - 2;
        if (halvings < 1 || size != 4L << halvings)
            throw new UserException(ExitCode.Configuration, $"{owner} makes images of 8, 16, 32, 64... pixels, not {size}.",
                "Let the benchmark resize its images: InDistribution<...>(Size = 32).");
        return halvings;
    }

    /// <summary>The paper's start: kernels N(0, 0.02), scales of normalisations N(1, 0.02).</summary>
    internal static void Initialize(Module network)
    {
        foreach (var (name, parameter) in network.named_parameters())
        {
            if (parameter.dim() == 4) init.normal_(parameter, 0, 0.02);
            else if (parameter.dim() == 1 && name.EndsWith("weight", StringComparison.Ordinal)) init.normal_(parameter, 1, 0.02);
        }
    }
}
