using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>CrossEntropyLoss</c>.</summary>
public sealed class CrossEntropyLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public CrossEntropyLoss(torch.Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean, double label_smoothing = 0)
        : base(weight, reduction)
    {
        this.ignore_index = ignore_index;
        this.label_smoothing = label_smoothing;
    }

    public long? ignore_index { get; }

    public double label_smoothing { get; }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
        functional.cross_entropy(input, target, weight, ignore_index ?? -100, reduction, label_smoothing);
}

/// <summary>PyTorch's <c>NLLLoss</c>.</summary>
public sealed class NLLLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public NLLLoss(torch.Tensor? weight = null, Reduction reduction = Reduction.Mean)
        : base(weight, reduction)
    {
    }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
        functional.nll_loss(input, target, weight, reduction);
}

/// <summary>PyTorch's <c>BCELoss</c>.</summary>
public sealed class BCELoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public BCELoss(torch.Tensor? weight = null, Reduction reduction = Reduction.Mean)
        : base(weight, reduction)
    {
    }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
        functional.binary_cross_entropy(input, target, weight, reduction);
}

/// <summary>PyTorch's <c>BCEWithLogitsLoss</c>.</summary>
public sealed class BCEWithLogitsLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public BCEWithLogitsLoss(torch.Tensor? weight = null, Reduction reduction = Reduction.Mean, torch.Tensor? pos_weights = null)
        : base(weight, reduction)
    {
        this.pos_weights = pos_weights!;
        if (pos_weights is not null) register_buffer(nameof(pos_weights), pos_weights);
    }

    public torch.Tensor pos_weights { get; }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
        functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);
}

/// <summary>PyTorch's <c>MSELoss</c>.</summary>
public sealed class MSELoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public MSELoss(Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
    }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
        functional.mse_loss(input, target, reduction);
}

/// <summary>PyTorch's <c>L1Loss</c>.</summary>
public sealed class L1Loss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public L1Loss(Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
    }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
        functional.l1_loss(input, target, reduction);
}

/// <summary>PyTorch's <c>SmoothL1Loss</c>.</summary>
public sealed class SmoothL1Loss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public SmoothL1Loss(Reduction reduction = Reduction.Mean, double beta = 1)
        : base(reduction)
    {
        this.beta = beta;
    }

    public double beta { get; }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
        functional.smooth_l1_loss(input, target, reduction, beta);
}

/// <summary>PyTorch's <c>HuberLoss</c>.</summary>
public sealed class HuberLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public HuberLoss(double delta = 1, Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        this.delta = delta;
    }

    public double delta { get; }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
        functional.huber_loss(input, target, delta, reduction);
}

/// <summary>PyTorch's <c>KLDivLoss</c>.</summary>
public sealed class KLDivLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public KLDivLoss(bool log_target = true, Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        this.log_target = log_target;
    }

    public bool log_target { get; }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
        functional.kl_div(input, target, log_target, reduction);
}

/// <summary>PyTorch's <c>SoftMarginLoss</c>.</summary>
public sealed class SoftMarginLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public SoftMarginLoss(Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
    }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
        functional.soft_margin_loss(input, target, reduction);
}
