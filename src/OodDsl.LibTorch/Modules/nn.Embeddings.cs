using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    [Aten("embedding")]
    internal static partial Tensor Embed(Tensor weight, Tensor indices, long padding_idx, bool scale_grad_by_freq, bool sparse);
    [Aten("embedding_renorm_")]
    internal static partial Tensor EmbeddingRenorm(Tensor self, Tensor indices, double max_norm, double norm_type);
    [Aten("embedding_bag.padding_idx")]
    internal static partial (Tensor, Tensor, Tensor, Tensor) EmbedBags(
        Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq, long mode, bool sparse, Tensor? per_sample_weights, bool include_last_offset,
        long? padding_idx);

    public static partial class nn
    {
        public static Embedding Embedding(
            long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false,
            bool sparse = false, Device? device = null, ScalarType? dtype = null) =>
            new(EmbeddingSettings.New(num_embeddings, embedding_dims, padding_idx, device, dtype), false, padding_idx, new(max_norm, norm_type, scale_grad_by_freq, sparse));

        /// <summary>A table that exists; frozen, it is not trained.</summary>
        public static Embedding Embedding_from_pretrained(
            Tensor embeddings, bool freeze = true, long? padding_idx = null, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false,
            bool sparse = false, Device? device = null, ScalarType? dtype = null) =>
            new(Converted(embeddings, device, dtype), freeze, padding_idx, new(max_norm, norm_type, scale_grad_by_freq, sparse));

        public static EmbeddingBag EmbeddingBag(
            long num_embeddings, long embedding_dims, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false,
            EmbeddingBagMode mode = EmbeddingBagMode.Mean, bool sparse = false, bool include_last_offset = false, long padding_index = -1,
            Device? device = null, ScalarType? dtype = null) =>
            new(
                EmbeddingSettings.New(num_embeddings, embedding_dims, padding_index < 0 ? null : padding_index, device, dtype), false,
                new(max_norm, norm_type, scale_grad_by_freq, sparse), mode, include_last_offset, padding_index);

        /// <inheritdoc cref="Embedding_from_pretrained"/>
        public static EmbeddingBag EmbeddingBag_from_pretrained(
            Tensor embeddings, bool freeze = true, double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false,
            EmbeddingBagMode mode = EmbeddingBagMode.Mean, bool sparse = false, bool include_last_offset = false, long padding_index = -1,
            Device? device = null, ScalarType? dtype = null) =>
            new(
                Converted(embeddings, device, dtype), freeze, new(max_norm, norm_type, scale_grad_by_freq, sparse), mode, include_last_offset, padding_index);

        static Tensor Converted(Tensor table, Device? device, ScalarType? dtype) => table.detach().to(dtype ?? table.dtype, device ?? table.device);
    }
}
