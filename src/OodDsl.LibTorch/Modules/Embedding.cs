using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Rows of a table by their numbers. Starts normal, the row at the padding index as zeros.</summary>
public sealed class Embedding : Module<torch.Tensor, torch.Tensor>
{
    readonly EmbeddingSettings settings;
    readonly long padding;

    internal Embedding(torch.Tensor table, bool freeze, long? padding_idx, EmbeddingSettings settings)
        : base(nameof(Embedding))
    {
        padding = EmbeddingSettings.Index(padding_idx, table);
        this.settings = settings;
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

    public override torch.Tensor forward(torch.Tensor input)
    {
        settings.Bound(weight, input);
        return torch.Embed(weight, input, padding, settings.ByFrequency, settings.Sparse);
    }
}

/// <summary>What tables of embeddings have in common.</summary>
/// <param name="MaxNorm">Rows that are used and longer are shortened to it, in place.</param>
/// <param name="NormType">The p of that norm.</param>
/// <param name="ByFrequency">Whether gradients are divided by how often a row occurs in the batch.</param>
/// <param name="Sparse">Whether the gradient is a sparse tensor.</param>
internal sealed record EmbeddingSettings(double? MaxNorm, double NormType, bool ByFrequency, bool Sparse)
{
    /// <summary>The row of zeros; -1 for none, as libtorch has it.</summary>
    internal static long Index(long? given, torch.Tensor table)
    {
        if (given is not { } index) return -1;
        if (index < -table.shape[0] || index >= table.shape[0])
            throw new ArgumentOutOfRangeException(nameof(given), index, $"The padding index must be one of the table's {table.shape[0]} rows.");
        return index < 0 ? index + table.shape[0] : index;
    }

    /// <summary>A new table.</summary>
    internal static torch.Tensor New(long rows, long dimensions, long? padding, torch.Device? device, torch.ScalarType? dtype)
    {
        using var scope = torch.NewDisposeScope();
        var table = torch.empty([rows, dimensions], dtype: dtype, device: device);
        init.normal_(table);
        if (padding is not null) table.select(0, Index(padding, table)).zero_();
        return table.MoveToOuterDisposeScope();
    }

    internal void Bound(torch.Tensor weight, torch.Tensor rows)
    {
        if (MaxNorm is not { } largest) return;
        using var mode = torch.no_grad();
        torch.EmbeddingRenorm(weight, rows, largest, NormType);
    }
}
