using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>TransformerDecoderLayer</c>: self-attention, attention to the memory, two linear maps, each normalised afterwards.</summary>
public sealed class TransformerDecoderLayer
    : Module<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>, IModule<torch.Tensor, torch.Tensor, torch.Tensor>
{
    readonly Func<TransformerDecoderLayer> another;
    readonly Activations activation;
    readonly MultiheadAttention self_attn;
    readonly MultiheadAttention multihead_attn;
    readonly Linear linear1;
    readonly Dropout dropout;
    readonly Linear linear2;
    readonly LayerNorm norm1;
    readonly LayerNorm norm2;
    readonly LayerNorm norm3;
    readonly Dropout dropout1;
    readonly Dropout dropout2;
    readonly Dropout dropout3;

    internal TransformerDecoderLayer(long d_model, long nhead, long dim_feedforward, double dropout, Activations activation)
        : base(nameof(TransformerDecoderLayer))
    {
        another = () => new(d_model, nhead, dim_feedforward, dropout, activation);
        this.activation = activation;
        self_attn = MultiheadAttention(d_model, nhead, dropout);
        multihead_attn = MultiheadAttention(d_model, nhead, dropout);
        linear1 = Linear(d_model, dim_feedforward);
        this.dropout = Dropout(dropout);
        linear2 = Linear(dim_feedforward, d_model);
        (norm1, norm2, norm3) = (LayerNorm(d_model), LayerNorm(d_model), LayerNorm(d_model));
        (dropout1, dropout2, dropout3) = (Dropout(dropout), Dropout(dropout), Dropout(dropout));
        RegisterComponents();
    }

    public torch.Tensor call(torch.Tensor tgt, torch.Tensor memory) => base.call(tgt, memory, null!, null!, null!, null!);

    public new torch.Tensor call(
        torch.Tensor tgt, torch.Tensor memory, torch.Tensor? tgt_mask, torch.Tensor? memory_mask = null, torch.Tensor? tgt_key_padding_mask = null,
        torch.Tensor? memory_key_padding_mask = null) =>
        base.call(tgt, memory, tgt_mask!, memory_mask!, tgt_key_padding_mask!, memory_key_padding_mask!);

    public override torch.Tensor forward(
        torch.Tensor tgt, torch.Tensor memory, torch.Tensor? tgt_mask, torch.Tensor? memory_mask, torch.Tensor? tgt_key_padding_mask,
        torch.Tensor? memory_key_padding_mask)
    {
        using var scope = torch.NewDisposeScope();
        var own = norm1.call(tgt + dropout1.call(self_attn.call(tgt, tgt, tgt, tgt_key_padding_mask, false, tgt_mask).Item1));
        var seen = norm2.call(own + dropout2.call(multihead_attn.call(own, memory, memory, memory_key_padding_mask, false, memory_mask).Item1));
        var inner = dropout.call(TransformerParts.Activate(activation, linear1.call(seen)));
        return norm3.call(seen + dropout3.call(linear2.call(inner))).MoveToOuterDisposeScope();
    }

    /// <summary>A layer of the same shape with the same weights.</summary>
    internal TransformerDecoderLayer Copy() => TransformerParts.Copy(this, another);
}
