using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>Unfold</c>: patches as columns.</summary>
public sealed class Unfold : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Unfold((long, long) kernel_size, (long, long) dilation, (long, long) padding, (long, long) stride)
        : base(nameof(Unfold))
    {
        this.kernel_size = kernel_size;
        this.dilation = dilation;
        this.padding = padding;
        this.stride = stride;
    }

    public (long, long) kernel_size { get; set; }

    public (long, long) dilation { get; set; }

    public (long, long) padding { get; set; }

    public (long, long) stride { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => functional.unfold(tensor, kernel_size, dilation, padding, stride);
}

/// <summary>PyTorch's <c>Fold</c>: the sum of patches at their places.</summary>
public sealed class Fold : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Fold((long, long) output_size, (long, long) kernel_size, (long, long) dilation, (long, long) padding, (long, long) stride)
        : base(nameof(Fold))
    {
        this.output_size = output_size;
        this.kernel_size = kernel_size;
        this.dilation = dilation;
        this.padding = padding;
        this.stride = stride;
    }

    public (long, long) output_size { get; set; }

    public (long, long) kernel_size { get; set; }

    public (long, long) dilation { get; set; }

    public (long, long) padding { get; set; }

    public (long, long) stride { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => functional.fold(tensor, output_size, kernel_size, dilation, padding, stride);
}

/// <summary>Normalisation over neighbouring channels (Krizhevsky et al., 2012).</summary>
public sealed class LocalResponseNorm : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal LocalResponseNorm(long size, double alpha, double beta, double k)
        : base(nameof(LocalResponseNorm))
    {
        this.size = size;
        this.alpha = alpha;
        this.beta = beta;
        this.k = k;
    }

    public long size { get; set; }

    public double alpha { get; set; }

    public double beta { get; set; }

    public double k { get; set; }

    public override torch.Tensor forward(torch.Tensor input) => functional.local_response_norm(input, size, alpha, beta, k);
}

/// <summary>PyTorch's <c>CosineSimilarity</c>.</summary>
public sealed class CosineSimilarity : ParameterLessModule<torch.Tensor, torch.Tensor, torch.Tensor>
{
    internal CosineSimilarity(long dim, double eps)
        : base(nameof(CosineSimilarity))
    {
        this.dim = dim;
        this.eps = eps;
    }

    public long dim { get; set; }

    public double eps { get; set; }

    public override torch.Tensor forward(torch.Tensor input1, torch.Tensor input2) => functional.cosine_similarity(input1, input2, dim, eps);
}

/// <summary>PyTorch's <c>PairwiseDistance</c>.</summary>
public sealed class PairwiseDistance : ParameterLessModule<torch.Tensor, torch.Tensor, torch.Tensor>
{
    internal PairwiseDistance(double norm, double eps, bool keepdim)
        : base(nameof(PairwiseDistance))
    {
        this.norm = norm;
        this.eps = eps;
        this.keepdim = keepdim;
    }

    public double norm { get; set; }

    public double eps { get; set; }

    public bool keepdim { get; set; }

    public override torch.Tensor forward(torch.Tensor input1, torch.Tensor input2) => functional.pairwise_distance(input1, input2, norm, eps, keepdim);
}

/// <summary>PyTorch's <c>Upsample</c>.</summary>
public sealed class Upsample : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    readonly long[]? sizes;
    readonly double[]? factors;

    internal Upsample(long[]? size, double[]? scale_factor, torch.UpsampleMode mode, bool? align_corners, bool? recompute_scale_factor)
        : base(nameof(Upsample))
    {
        (sizes, factors, this.mode, this.align_corners, this.recompute_scale_factor) = (size, scale_factor, mode, align_corners, recompute_scale_factor);
    }

    public ReadOnlySpan<long> size => sizes;

    public ReadOnlySpan<double> scale_factor => factors;

    public torch.UpsampleMode mode { get; }

    public bool? align_corners { get; }

    public bool? recompute_scale_factor { get; set; }

    public override torch.Tensor forward(torch.Tensor input) =>
        functional.interpolate(input, sizes, factors, (torch.InterpolationMode)mode, align_corners, recompute_scale_factor ?? false);
}
