namespace OodDsl;

/// <summary>
/// A normalising flow on vectors in the manner of Glow (Kingma and Dhariwal, 2018), as the feature density of Cook et al. (2024) uses it: in the
/// direction of the density each block is a coupling, an invertible linear map, and a normalisation that the first training batch sets.
/// Parameters <c>block0.coupling.scale.0.weight</c>, <c>block0.linear.lower</c>, <c>block0.norm.shift</c>...
/// </summary>
/// <remarks>
/// It has <c>6 D^2 + 7 D</c> parameters a block: at D = 512 and ten blocks more than a ResNet-18. Dimensions that are constant in the first batch
/// get the scale 1e-6, and any later change of theirs a tiny density.
/// </remarks>
public sealed class Glow : Module
{
    readonly long width;
    readonly List<Block> blocks = [];

    /// <summary>Makes the flow.</summary>
    /// <param name="width">D, the width of the rows; at least 2.</param>
    /// <param name="blocks">Number of blocks; at least 1.</param>
    /// <param name="floor">Added to the deviations of the first batch; positive. Larger: dimensions that are constant there count less.</param>
    public Glow(long width, int blocks = 10, double floor = 1e-6) : base(nameof(Glow))
    {
        if (width < 2) throw new ArgumentOutOfRangeException(nameof(width), width, "A flow couples at least two dimensions.");
        Require.AtLeast(blocks, 1, nameof(blocks));
        Require.Positive(floor, nameof(floor));
        this.width = width;
        for (var i = 0; i < blocks; i++)
        {
            this.blocks.Add(new(width, floor));
            register_module($"block{i}", this.blocks[i]);
        }
    }

    /// <summary>Logarithm of the density: that of the standard normal at the latent row, plus the logarithms of the determinants.</summary>
    /// <param name="rows">[N, D].</param>
    /// <returns>[N], in nats; unbounded, and comparable within one flow only.</returns>
    public Tensor LogDensity(Tensor rows)
    {
        var (latent, logDeterminant) = Encode(rows);
        return logDeterminant - (latent.square().sum([1]) + width * Math.Log(2 * Math.PI)) / 2;
    }

    /// <summary>Rows to latent rows.</summary>
    /// <param name="rows">[N, D].</param>
    /// <returns>Latent rows [N, D] and the logarithm of the map's determinant at each row [N].</returns>
    public (Tensor latent, Tensor logDeterminant) Encode(Tensor rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var total = zeros(rows.shape[0], dtype: rows.dtype, device: rows.device);
        foreach (var block in blocks)
        {
            (rows, var coupled) = block.Coupling.Encode(rows);
            (rows, var turned) = block.Linear.Encode(rows);
            (rows, var scaled) = block.Norm.Encode(rows);
            total = total + coupled + (turned + scaled);
        }
        return (rows, total);
    }

    /// <summary>Latent rows to rows: the inverse of <see cref="Encode"/>. Of standard normal rows it makes samples.</summary>
    /// <param name="latent">[N, D].</param>
    /// <returns>[N, D].</returns>
    public Tensor Decode(Tensor latent)
    {
        ArgumentNullException.ThrowIfNull(latent);
        foreach (var block in Enumerable.Reverse(blocks)) latent = block.Coupling.Decode(block.Linear.Decode(block.Norm.Decode(latent)));
        return latent;
    }

    /// <summary>
    /// How many dimensions, over all blocks, are scaled as ones that hardly vary (a deviation under 1e-5): each adds about 11 nats to every density, and
    /// takes more than that away where it does vary. More than 0 is a warning.
    /// </summary>
    /// <returns>A number.</returns>
    public Tensor FlatDimensions() => stack([.. blocks.Select(block => block.Norm.Flat())]).sum();

    sealed class Block : Module
    {
        internal readonly AffineCoupling Coupling;
        internal readonly InvertibleLinear Linear;
        internal readonly ActNorm Norm;

        internal Block(long width, double floor) : base(nameof(Block))
        {
            (Coupling, Linear, Norm) = (new(width), new(width), new(width, floor));
            register_module("coupling", Coupling);
            register_module("linear", Linear);
            register_module("norm", Norm);
        }
    }
}
