namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Functions of several operators.</summary>
        public static partial class functional
        {
            /// <summary>Vectors along <paramref name="dim"/> divided by their p-norm, or by <paramref name="eps"/> if that is larger.</summary>
            public static Tensor normalize(Tensor input, double p = 2, long dim = 1, double eps = 1E-12)
            {
                using var scope = NewDisposeScope();
                return (input / Norm(input, p, dim, true).clamp_min(eps).expand_as(input)).MoveToOuterDisposeScope();
            }

            public static Tensor adaptive_max_pool1d(Tensor input, long output_size) => First(adaptive_max_pool1d_with_indices(input, output_size));

            public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size) => First(adaptive_max_pool2d_with_indices(input, output_size));

            public static Tensor adaptive_max_pool3d(Tensor input, long[] output_size) => First(adaptive_max_pool3d_with_indices(input, output_size));

            public static Tensor pairwise_distance(Tensor input1, Tensor input2, double p = 2, double eps = 1E-06, bool keepdim = false) =>
                PairwiseDistance(input1, input2, p, eps, keepdim);

            public static Tensor triplet_margin_with_distance_loss(
                Tensor anchor,
                Tensor positive,
                Tensor negative,
                Func<Tensor, Tensor, Tensor>? distance = null,
                double margin = 1,
                bool swap = false,
                Reduction reduction = Reduction.Mean)
            {
                using var scope = NewDisposeScope();
                distance ??= (a, b) => pairwise_distance(a, b);
                var near = distance(anchor, positive);
                var far = distance(anchor, negative);
                if (swap) far = torch.minimum(far, distance(positive, negative));
                return Reduced((near - far + margin).clamp_min(0), reduction).MoveToOuterDisposeScope();
            }

            public static Tensor multilabel_soft_margin_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                using var scope = NewDisposeScope();
                var loss = -((target * input.log_sigmoid()) + ((1 - target) * (-input).log_sigmoid()));
                if (weight is not null) loss = loss * weight;
                return Reduced(loss.mean([-1]), reduction).MoveToOuterDisposeScope();
            }

            public static Tensor gaussian_nll_loss(
                Tensor input, Tensor target, Tensor variance, bool full = false, float eps = 1E-06f, Reduction reduction = Reduction.Mean)
            {
                using var scope = NewDisposeScope();
                Tensor clamped;
                using (no_grad()) clamped = variance.detach().clamp_min(eps) - variance.detach();
                var bounded = variance + clamped;
                var loss = 0.5 * (bounded.log() + ((input - target).square() / bounded));
                if (full) loss = loss + (0.5 * Math.Log(2 * Math.PI));
                return Reduced(loss, reduction).MoveToOuterDisposeScope();
            }

            /// <summary>Attention softmax(q kT / sqrt(d)) v with an optional mask: bool (true takes part) or added to the scores.</summary>
            public static Tensor scaled_dot_product_attention(
                Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0, bool is_casual = false)
            {
                using var scope = NewDisposeScope();
                var scores = query.matmul(key.transpose(-2, -1)) / Math.Sqrt(query.shape[^1]);
                if (is_casual)
                {
                    if (attn_mask is not null) throw new ArgumentException("A causal mask and another mask exclude each other.", nameof(attn_mask));
                    attn_mask = torch.ones(query.size(-2), key.size(-2), dtype: ScalarType.Bool, device: query.device).tril();
                }

                if (attn_mask is not null)
                    scores = attn_mask.dtype == ScalarType.Bool ? scores.masked_fill(~attn_mask, double.NegativeInfinity) : scores + attn_mask;
                return dropout(scores.softmax(-1), p, p > 0).matmul(value).MoveToOuterDisposeScope();
            }

            static Tensor First((Tensor First, Tensor Second) pair)
            {
                pair.Second.Dispose();
                return pair.First;
            }

            [Aten("norm.ScalarOpt_dim", "self: input")] private static partial Tensor Norm(Tensor input, double p, long dim, bool keepdim);
            [Aten("pairwise_distance")] private static partial Tensor PairwiseDistance(Tensor x1, Tensor x2, double p, double eps, bool keepdim);
        }
    }
}
