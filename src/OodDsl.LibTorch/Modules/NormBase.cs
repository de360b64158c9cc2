using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What batch and instance normalisation share: scale and shift, and the running statistics.</summary>
public abstract class NormBase : Module<torch.Tensor, torch.Tensor>
{
    protected NormBase(
        long num_features, double eps, double? momentum, bool affine, bool track_running_stats, torch.Device? device, torch.ScalarType? dtype, string name)
        : base(name)
    {
        this.num_features = num_features;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        this.track_running_stats = track_running_stats;
        if (affine)
        {
            weight = new Parameter(torch.empty([num_features], dtype: dtype, device: device));
            bias = new Parameter(torch.empty([num_features], dtype: dtype, device: device));
        }

        if (track_running_stats)
        {
            running_mean = torch.zeros([num_features], dtype: dtype, device: device);
            running_var = torch.ones([num_features], dtype: dtype, device: device);
            num_batches_tracked = torch.zeros([], dtype: torch.int64, device: device);
        }

        reset_parameters();
    }

    public long num_features { get; }

    public double eps { get; set; }

    /// <summary>The weight of a new batch in the running statistics; null for the mean over all batches.</summary>
    public double? momentum { get; set; }

    public bool affine { get; }

    public bool track_running_stats { get; }

    public Parameter? weight
    {
        get;
        set
        {
            field = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    public Parameter? bias
    {
        get;
        set
        {
            field = value;
            ConditionallyRegisterParameter(nameof(bias), value);
        }
    }

    public torch.Tensor? running_mean
    {
        get;
        set
        {
            field = value;
            ConditionallyRegisterBuffer(nameof(running_mean), value);
        }
    }

    public torch.Tensor? running_var
    {
        get;
        set
        {
            field = value;
            ConditionallyRegisterBuffer(nameof(running_var), value);
        }
    }

    public torch.Tensor? num_batches_tracked
    {
        get;
        set
        {
            field = value;
            ConditionallyRegisterBuffer(nameof(num_batches_tracked), value);
        }
    }

    public void reset_running_stats()
    {
        running_mean?.zero_();
        running_var?.fill_(1);
        num_batches_tracked?.zero_();
    }

    public void reset_parameters()
    {
        reset_running_stats();
        if (weight is not null) init.ones_(weight);
        if (bias is not null) init.zeros_(bias);
    }

    /// <summary>Throws if a tensor of this rank can't be normalised.</summary>
    protected abstract void ValidateInputDimensions(torch.Tensor input);
}

/// <summary>Batch normalisation: over batch and space, per channel.</summary>
public abstract class BatchNorm : NormBase
{
    protected BatchNorm(
        long num_features, double eps, double momentum, bool affine, bool track_running_stats, torch.Device? device, torch.ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        ValidateInputDimensions(input);
        var average = momentum ?? 0;
        if (training && track_running_stats)
        {
            num_batches_tracked!.add_(1);
            if (momentum is null) average = 1.0 / num_batches_tracked.ToInt64();
        }

        var ownStatistics = training || running_mean is null;
        var tracked = !training || track_running_stats;
        return functional.batch_norm(
            input, tracked ? running_mean : null, tracked ? running_var : null, weight, bias, ownStatistics, average, eps);
    }

    internal static void Require(torch.Tensor input, string name, params long[] ranks)
    {
        if (!ranks.Contains(input.ndim))
            throw new ArgumentException($"{name} takes tensors of {string.Join(" or ", ranks)} dimensions, not of {input.ndim}.", nameof(input));
    }
}
