using static TorchSharp.torch.nn;

namespace TorchSharp;

/// <summary>A loss of 2 tensors.</summary>
public abstract class Loss<T1, T2, TResult> : Module<T1, T2, TResult>
{
    protected Loss(Reduction reduction = Reduction.Mean)
        : base("Loss") => this.reduction = reduction;

    /// <summary>Whether the losses of the rows are averaged, summed or returned.</summary>
    public Reduction reduction { get; }
}

/// <summary>A loss of 3 tensors.</summary>
public abstract class Loss<T1, T2, T3, TResult> : Module<T1, T2, T3, TResult>
{
    protected Loss(Reduction reduction = Reduction.Mean)
        : base("Loss") => this.reduction = reduction;

    /// <summary>Whether the losses of the rows are averaged, summed or returned.</summary>
    public Reduction reduction { get; }
}

/// <summary>A loss of 4 tensors.</summary>
public abstract class Loss<T1, T2, T3, T4, TResult> : Module<T1, T2, T3, T4, TResult>
{
    protected Loss(Reduction reduction = Reduction.Mean)
        : base("Loss") => this.reduction = reduction;

    /// <summary>Whether the losses of the rows are averaged, summed or returned.</summary>
    public Reduction reduction { get; }
}

/// <summary>A loss of 2 tensors with a weight per class or per element.</summary>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    protected WeightedLoss(torch.Tensor? weight = null, Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        if (weight is not null) register_buffer(nameof(weight), weight);
        this.weight = weight!;
    }

    public torch.Tensor weight { get; }
}

/// <summary>A loss of 3 tensors with a weight per class or per element.</summary>
public abstract class WeightedLoss<T1, T2, T3, TResult> : Loss<T1, T2, T3, TResult>
{
    protected WeightedLoss(torch.Tensor? weight = null, Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        if (weight is not null) register_buffer(nameof(weight), weight);
        this.weight = weight!;
    }

    public torch.Tensor weight { get; }
}

/// <summary>A loss of 4 tensors with a weight per class or per element.</summary>
public abstract class WeightedLoss<T1, T2, T3, T4, TResult> : Loss<T1, T2, T3, T4, TResult>
{
    protected WeightedLoss(torch.Tensor? weight = null, Reduction reduction = Reduction.Mean)
        : base(reduction)
    {
        if (weight is not null) register_buffer(nameof(weight), weight);
        this.weight = weight!;
    }

    public torch.Tensor weight { get; }
}
