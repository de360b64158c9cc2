using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>CosineEmbeddingLoss</c>.</summary>
public sealed class CosineEmbeddingLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
{
    public CosineEmbeddingLoss(double margin = 0, Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        this.margin = margin;
    }

    public double margin { get; }

    public override torch.Tensor forward(torch.Tensor input1, torch.Tensor input2, torch.Tensor target) =>
        functional.cosine_embedding_loss(input1, input2, target, margin, reduction);
}

/// <summary>PyTorch's <c>GaussianNLLLoss</c>.</summary>
public sealed class GaussianNLLLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
{
    public GaussianNLLLoss(bool full = false, float eps = 1e-8f, Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        this.full = full;
        this.eps = eps;
    }

    public bool full { get; }

    public float eps { get; }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target, torch.Tensor variance) =>
        functional.gaussian_nll_loss(input, target, variance, full, eps, reduction);
}

/// <summary>PyTorch's <c>HingeEmbeddingLoss</c>.</summary>
public sealed class HingeEmbeddingLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public HingeEmbeddingLoss(double margin = 0, Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        this.margin = margin;
    }

    public double margin { get; }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
        functional.hinge_embedding_loss(input, target, margin, reduction);
}

/// <summary>PyTorch's <c>MarginRankingLoss</c>.</summary>
public sealed class MarginRankingLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
{
    public MarginRankingLoss(double margin = 0, Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        this.margin = margin;
    }

    public double margin { get; }

    public override torch.Tensor forward(torch.Tensor input1, torch.Tensor input2, torch.Tensor target) =>
        functional.margin_ranking_loss(input1, input2, target, margin, reduction);
}

/// <summary>PyTorch's <c>MultiLabelMarginLoss</c>.</summary>
public sealed class MultiLabelMarginLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public MultiLabelMarginLoss(Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
    }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
        functional.multi_label_margin_loss(input, target, reduction);
}

/// <summary>PyTorch's <c>MultiLabelSoftMarginLoss</c>.</summary>
public sealed class MultiLabelSoftMarginLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public MultiLabelSoftMarginLoss(torch.Tensor? weight = null, Reduction reduction = Reduction.Mean)
        : base(weight, reduction)
    {
    }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
        functional.multilabel_soft_margin_loss(input, target, weight, reduction);
}

/// <summary>PyTorch's <c>MultiMarginLoss</c>.</summary>
public sealed class MultiMarginLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public MultiMarginLoss(int p = 1, double margin = 1, torch.Tensor? weight = null, Reduction reduction = Reduction.Mean)
        : base(weight, reduction)
    {
        this.p = p;
        this.margin = margin;
    }

    public int p { get; }

    public double margin { get; }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
        functional.multi_margin_loss(input, target, p, margin, weight, reduction);
}

/// <summary>PyTorch's <c>PoissonNLLLoss</c>.</summary>
public sealed class PoissonNLLLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
{
    public PoissonNLLLoss(bool log_input = true, bool full = false, float eps = 1e-8f, Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        this.log_input = log_input;
        this.full = full;
        this.eps = eps;
    }

    public bool log_input { get; }

    public bool full { get; }

    public float eps { get; }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
        functional.poisson_nll_loss(input, target, log_input, full, eps, reduction);
}
