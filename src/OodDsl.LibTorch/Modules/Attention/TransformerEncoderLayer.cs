using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>TransformerEncoderLayer</c>, normalised after each part: self-attention, then two linear maps. [S, N, E].</summary>
public sealed class TransformerEncoderLayer : Module<torch.Tensor, torch.Tensor>, IModule<torch.Tensor, torch.Tensor, torch.Tensor>, IModule<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
{
    readonly Func<TransformerEncoderLayer> another;
    readonly Activations activation;
    readonly MultiheadAttention self_attn;
    readonly Linear linear1;
    readonly Dropout dropout;
    readonly Linear linear2;
    readonly LayerNorm norm1;
    readonly LayerNorm norm2;
    readonly Dropout dropout1;
    readonly Dropout dropout2;

    internal TransformerEncoderLayer(long d_model, long nhead, long dim_feedforward, double dropout, Activations activation)
        : base(nameof(TransformerEncoderLayer))
    {
        another = () => new(d_model, nhead, dim_feedforward, dropout, activation);
        this.activation = activation;
        self_attn = MultiheadAttention(d_model, nhead, dropout);
        linear1 = Linear(d_model, dim_feedforward);
        this.dropout = Dropout(dropout);
        linear2 = Linear(dim_feedforward, d_model);
        norm1 = LayerNorm(d_model);
        norm2 = LayerNorm(d_model);
        dropout1 = Dropout(dropout);
        dropout2 = Dropout(dropout);
        RegisterComponents();
    }

    public torch.Tensor call(torch.Tensor src, torch.Tensor src_mask) => call(src, src_mask, null!);

    /// <summary>With masks: see <see cref="MultiheadAttention"/>. Hooks run only for the call without masks, which is the module's own.</summary>
    public torch.Tensor call(torch.Tensor src, torch.Tensor src_mask, torch.Tensor src_key_padding_mask)
    {
        using var scope = torch.NewDisposeScope();
        var attended = norm1.call(src + dropout1.call(self_attn.call(src, src, src, src_key_padding_mask, false, src_mask).Item1));
        var inner = dropout.call(TransformerParts.Activate(activation, linear1.call(attended)));
        return norm2.call(attended + dropout2.call(linear2.call(inner))).MoveToOuterDisposeScope();
    }

    public override torch.Tensor forward(torch.Tensor src) => call(src, null!, null!);

    /// <summary>A layer of the same shape with the same weights.</summary>
    internal TransformerEncoderLayer Copy() => TransformerParts.Copy(this, another);
}
