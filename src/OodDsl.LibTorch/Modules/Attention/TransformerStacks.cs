using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>TransformerEncoder</c>: copies of a layer, one after the other.</summary>
public sealed class TransformerEncoder
    : Module<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>, IModule<torch.Tensor, torch.Tensor, torch.Tensor>, IModule<torch.Tensor, torch.Tensor>
{
    readonly ModuleList<TransformerEncoderLayer> layers;
    readonly LayerNorm? last;

    internal TransformerEncoder(TransformerEncoderLayer encoder_layer, long num_layers, LayerNorm? norm = null)
        : base(nameof(TransformerEncoder))
    {
        last = norm;
        layers = new([.. Enumerable.Range(0, (int)num_layers).Select(_ => encoder_layer.Copy())]);
        register_module(nameof(layers), layers);
        if (norm is not null) register_module(nameof(norm), norm);
    }

    public enum Activations
    {
        ReLU = 0,
        GELU = 1,
    }

    public torch.Tensor call(torch.Tensor src) => base.call(src, null!, null!);

    public torch.Tensor call(torch.Tensor src, torch.Tensor src_mask) => base.call(src, src_mask, null!);

    public override torch.Tensor forward(torch.Tensor src, torch.Tensor? src_mask, torch.Tensor? src_key_padding_mask)
    {
        using var scope = torch.NewDisposeScope();
        var current = layers.Aggregate(src, (state, layer) => layer.call(state, src_mask!, src_key_padding_mask!));
        return (last?.call(current) ?? current).MoveToOuterDisposeScope();
    }
}

/// <summary>PyTorch's <c>TransformerDecoder</c>: copies of a layer, one after the other.</summary>
public sealed class TransformerDecoder : Module<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
{
    readonly ModuleList<TransformerDecoderLayer> layers;
    readonly LayerNorm? last;

    internal TransformerDecoder(TransformerDecoderLayer decoder_layer, long num_layers, LayerNorm? norm = null)
        : base(nameof(TransformerDecoder))
    {
        layers = new([.. Enumerable.Range(0, (int)num_layers).Select(_ => decoder_layer.Copy())]);
        last = norm;
        register_module(nameof(layers), layers);
        if (norm is not null) register_module(nameof(norm), norm);
    }

    public torch.Tensor call(torch.Tensor tgt, torch.Tensor memory) => base.call(tgt, memory, null!, null!, null!, null!);

    public new torch.Tensor call(
        torch.Tensor tgt, torch.Tensor memory, torch.Tensor? tgt_mask, torch.Tensor? memory_mask = null, torch.Tensor? tgt_key_padding_mask = null,
        torch.Tensor? memory_key_padding_mask = null) =>
        base.call(tgt, memory, tgt_mask!, memory_mask!, tgt_key_padding_mask!, memory_key_padding_mask!);

    [SuppressMessage("Design", "MA0061", Justification = "TorchSharp's default.")]
    public override torch.Tensor forward(
        torch.Tensor tgt, torch.Tensor memory, torch.Tensor? tgt_mask, torch.Tensor? memory_mask = null, torch.Tensor? tgt_key_padding_mask = null,
        torch.Tensor? memory_key_padding_mask = null)
    {
        using var scope = torch.NewDisposeScope();
        var current = layers.Aggregate(
            tgt, (state, layer) => layer.call(state, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask));
        return (last?.call(current) ?? current).MoveToOuterDisposeScope();
    }
}
