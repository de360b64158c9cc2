using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>Transformer</c>: an encoder and a decoder, each normalised at the end (Vaswani et al., 2017). [S, N, E] and [T, N, E].</summary>
public sealed class Transformer : Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    readonly TransformerEncoder encoder;
    readonly TransformerDecoder decoder;

    internal Transformer(
        long d_model, long nhead, long num_encoder_layers, long num_decoder_layers, long dim_feedforward, double dropout, Activations activation)
        : base(nameof(Transformer))
    {
        using var first = new TransformerEncoderLayer(d_model, nhead, dim_feedforward, dropout, activation);
        encoder = new TransformerEncoder(first, num_encoder_layers, LayerNorm(d_model));
        using var second = new TransformerDecoderLayer(d_model, nhead, dim_feedforward, dropout, activation);
        decoder = new TransformerDecoder(second, num_decoder_layers, LayerNorm(d_model));
        register_module(nameof(encoder), encoder);
        register_module(nameof(decoder), decoder);
        foreach (var parameter in parameters())
            if (parameter.ndim > 1) init.xavier_uniform_(parameter);
    }

    /// <summary>With masks: see <see cref="MultiheadAttention"/>. Hooks run only for the call without masks, which is the module's own.</summary>
    public torch.Tensor call(
        torch.Tensor src, torch.Tensor tgt, torch.Tensor src_mask, torch.Tensor? tgt_mask = null, torch.Tensor? memory_mask = null,
        torch.Tensor? src_key_padding_mask = null, torch.Tensor? tgt_key_padding_mask = null, torch.Tensor? memory_key_padding_mask = null)
    {
        using var scope = torch.NewDisposeScope();
        var memory = encoder.call(src, src_mask, src_key_padding_mask!);
        return decoder.call(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask).MoveToOuterDisposeScope();
    }

    public override torch.Tensor forward(torch.Tensor src, torch.Tensor tgt) => call(src, tgt, null!);
}
