namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Functions of networks.</summary>
        public static partial class functional
        {
            [Aten("binary_cross_entropy", "self: input", "reduction: (long)reduction")]
            public static partial Tensor binary_cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean);
            [Aten("binary_cross_entropy_with_logits", "self: input", "reduction: (long)reduction", "pos_weight: pos_weights")]
            public static partial Tensor binary_cross_entropy_with_logits(
                Tensor input, Tensor target, Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean, Tensor? pos_weights = null);
            [Aten("cosine_embedding_loss", "reduction: (long)reduction")]
            public static partial Tensor cosine_embedding_loss(
                Tensor input1, Tensor input2, Tensor target, double margin = 0, nn.Reduction reduction = nn.Reduction.Mean);
            [Aten("cross_entropy_loss", "self: input", "reduction: (long)reduction")]
            public static partial Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, nn.Reduction reduction = nn.Reduction.Mean, double label_smoothing = 0);
            [Aten("ctc_loss.Tensor", "reduction: (long)reduction")]
            public static partial Tensor ctc_loss(
                Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, long blank = 0, bool zero_infinity = false, nn.Reduction reduction = nn.Reduction.Mean);
            [Aten("hinge_embedding_loss", "self: input", "reduction: (long)reduction")]
            public static partial Tensor hinge_embedding_loss(
                Tensor input, Tensor target, double margin = 0, nn.Reduction reduction = nn.Reduction.Mean);
            [Aten("huber_loss", "self: input", "reduction: (long)reduction")]
            public static partial Tensor huber_loss(Tensor input, Tensor target, double delta = 1, nn.Reduction reduction = nn.Reduction.Mean);
            [Aten("kl_div", "self: input", "reduction: (long)reduction")]
            public static partial Tensor kl_div(Tensor input, Tensor target, bool log_target = true, nn.Reduction reduction = nn.Reduction.Mean);
            [Aten("l1_loss", "self: input", "reduction: (long)reduction")]
            public static partial Tensor l1_loss(Tensor input, Tensor target, nn.Reduction reduction = nn.Reduction.Mean);
            [Aten("margin_ranking_loss", "reduction: (long)reduction")]
            public static partial Tensor margin_ranking_loss(
                Tensor input1, Tensor input2, Tensor target, double margin = 0, nn.Reduction reduction = nn.Reduction.Mean);
            [Aten("mse_loss", "self: input", "reduction: (long)reduction")]
            public static partial Tensor mse_loss(Tensor input, Tensor target, nn.Reduction reduction = nn.Reduction.Mean);
            [Aten("multilabel_margin_loss", "self: input", "reduction: (long)reduction")]
            public static partial Tensor multi_label_margin_loss(Tensor input, Tensor target, nn.Reduction reduction = nn.Reduction.Mean);
            [Aten("multi_margin_loss", "self: input", "reduction: (long)reduction")]
            public static partial Tensor multi_margin_loss(
                Tensor input, Tensor target, int p = 1, double margin = 1, Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean);
            [Aten("nll_loss_nd", "self: input", "reduction: (long)reduction")]
            public static partial Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean);
            [Aten("poisson_nll_loss", "reduction: (long)reduction")]
            public static partial Tensor poisson_nll_loss(
                Tensor input, Tensor target, bool log_input = true, bool full = false, float eps = 1E-08f, nn.Reduction reduction = nn.Reduction.Mean);
            [Aten("smooth_l1_loss", "self: input", "reduction: (long)reduction")]
            public static partial Tensor smooth_l1_loss(Tensor input, Tensor target, nn.Reduction reduction = nn.Reduction.Mean, double beta = 1);
            [Aten("soft_margin_loss", "self: input", "reduction: (long)reduction")]
            public static partial Tensor soft_margin_loss(Tensor input, Tensor target, nn.Reduction reduction = nn.Reduction.Mean);
            [Aten("triplet_margin_loss", "reduction: (long)reduction")]
            public static partial Tensor triplet_margin_loss(
                Tensor anchor, Tensor positive, Tensor negative, double margin = 1, long p = 2, double eps = 1E-06, bool swap = false, nn.Reduction reduction = nn.Reduction.Mean);
        }
    }
}
