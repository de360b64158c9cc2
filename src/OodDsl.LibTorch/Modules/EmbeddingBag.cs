using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Sums, means or maxima of rows of a table: bags are the rows of a matrix, or parts of a vector that begin at offsets.</summary>
public sealed class EmbeddingBag : Module<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>, IModule<torch.Tensor, torch.Tensor, torch.Tensor>
{
    readonly EmbeddingSettings settings;
    readonly EmbeddingBagMode mode;
    readonly bool includeLast;
    readonly long? padding;

    internal EmbeddingBag(torch.Tensor table, bool freeze, EmbeddingSettings settings, EmbeddingBagMode mode, bool includeLast, long padding_index)
        : base(nameof(EmbeddingBag))
    {
        (this.settings, this.mode, this.includeLast) = (settings, mode, includeLast);
        padding = padding_index < 0 ? null : padding_index;
        weight = new Parameter(table, !freeze);
    }

    /// <summary>[rows, dimensions].</summary>
    public Parameter weight
    {
        get;
        set
        {
            field = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    public torch.Tensor call(torch.Tensor input) => base.call(input, null!, null!);

    public torch.Tensor call(torch.Tensor input, torch.Tensor offsets) => base.call(input, offsets, null!);

    public new torch.Tensor call(torch.Tensor input, torch.Tensor? offsets, torch.Tensor? perSampleWeights) => base.call(input, offsets!, perSampleWeights!);

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor? offsets, torch.Tensor? perSampleWeights)
    {
        using var scope = torch.NewDisposeScope();
        if (input.ndim == 2)
        {
            if (offsets is not null) throw new ArgumentException("The rows of a matrix are its bags: it takes no offsets.", nameof(offsets));
            offsets = torch.arange(0, input.numel(), input.shape[1], dtype: input.dtype, device: input.device);
            (input, perSampleWeights) = (input.reshape(-1), perSampleWeights?.reshape(-1));
        }

        if (offsets is null) throw new ArgumentNullException(nameof(offsets), "A vector of row numbers needs the offsets at which the bags begin.");
        settings.Bound(weight, input);
        var (bags, _, _, _) = torch.EmbedBags(
            weight, input, offsets, settings.ByFrequency, (long)mode, settings.Sparse, perSampleWeights, includeLast, padding);
        return bags.MoveToOuterDisposeScope();
    }
}
