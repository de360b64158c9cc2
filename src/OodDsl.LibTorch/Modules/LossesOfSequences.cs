using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>CTCLoss</c>: sequences without an alignment (Graves et al., 2006).</summary>
public sealed class CTCLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
{
    public CTCLoss(long blank = 0, bool zero_infinity = false, Reduction reduction = Reduction.Mean)
        : base(reduction) => (this.blank, this.zero_infinity) = (blank, zero_infinity);

    public long blank { get; }

    public bool zero_infinity { get; }

    /// <summary>The loss of log-probabilities [T, N, C] for targets [N, S].</summary>
    public override torch.Tensor forward(torch.Tensor log_probs, torch.Tensor targets, torch.Tensor input_lengths, torch.Tensor target_lengths) =>
        functional.ctc_loss(log_probs, targets, input_lengths, target_lengths, blank, zero_infinity, reduction);
}

/// <summary>PyTorch's <c>TripletMarginLoss</c>.</summary>
public sealed class TripletMarginLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
{
    readonly double eps;
    readonly bool swap;

    public TripletMarginLoss(double margin = 1, long p = 2, double eps = 1e-6, bool swap = false, Reduction reduction = Reduction.Mean)
        : base(reduction) => (this.margin, this.p, this.eps, this.swap) = (margin, p, eps, swap);

    public double margin { get; }

    public long p { get; }

    public override torch.Tensor forward(torch.Tensor anchor, torch.Tensor positive, torch.Tensor negative) =>
        functional.triplet_margin_loss(anchor, positive, negative, margin, p, eps, swap, reduction);
}

/// <summary>PyTorch's <c>TripletMarginWithDistanceLoss</c>.</summary>
public sealed class TripletMarginWithDistanceLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
{
    readonly Func<torch.Tensor, torch.Tensor, torch.Tensor>? distance;
    readonly bool swap;

    public TripletMarginWithDistanceLoss(
        Func<torch.Tensor, torch.Tensor, torch.Tensor>? distance = null, double margin = 1, bool swap = false, Reduction reduction = Reduction.Mean)
        : base(reduction) => (this.distance, this.margin, this.swap) = (distance, margin, swap);

    public double margin { get; }

    public override torch.Tensor forward(torch.Tensor anchor, torch.Tensor positive, torch.Tensor negative) =>
        functional.triplet_margin_with_distance_loss(anchor, positive, negative, distance, margin, swap, reduction);
}
