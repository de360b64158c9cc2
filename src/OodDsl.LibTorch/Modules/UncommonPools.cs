using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>LPPool1d</c>: power-average pooling.</summary>
public sealed class LPPool1d : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal LPPool1d(double norm_type, long kernel_size, long? stride, bool ceil_mode)
        : base(nameof(LPPool1d))
    {
        this.norm_type = norm_type;
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.ceil_mode = ceil_mode;
    }

    public double norm_type { get; set; }

    public long kernel_size { get; set; }

    public long? stride { get; set; }

    public bool ceil_mode { get; set; }

    public override torch.Tensor forward(torch.Tensor input) => functional.lp_pool1d(input, norm_type, kernel_size, stride, ceil_mode);
}

/// <summary>PyTorch's <c>LPPool2d</c>: power-average pooling.</summary>
public sealed class LPPool2d : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal LPPool2d(double norm_type, long[] kernel_size, long[]? stride, bool ceil_mode)
        : base(nameof(LPPool2d))
    {
        this.norm_type = norm_type;
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.ceil_mode = ceil_mode;
    }

    public double norm_type { get; set; }

    public long[] kernel_size { get; set; }

    public long[]? stride { get; set; }

    public bool ceil_mode { get; set; }

    public override torch.Tensor forward(torch.Tensor input) => functional.lp_pool2d(input, norm_type, kernel_size, stride, ceil_mode);
}

/// <summary>PyTorch's <c>FractionalMaxPool2d</c>: max pooling over regions of random sizes.</summary>
public sealed class FractionalMaxPool2d : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal FractionalMaxPool2d(long[] kernel_size, long[]? output_size, double[]? output_ratio)
        : base(nameof(FractionalMaxPool2d))
    {
        if (output_size is null == output_ratio is null) throw new ArgumentException("Give either output_size or output_ratio.", nameof(output_size));
        (this.kernel_size, this.output_size, this.output_ratio) = (kernel_size, output_size, output_ratio);
    }

    public long[] kernel_size { get; set; }

    public long[]? output_size { get; set; }

    public double[]? output_ratio { get; set; }

    public override torch.Tensor forward(torch.Tensor input) => functional.fractional_max_pool2d(input, kernel_size, output_size, output_ratio);

    public (torch.Tensor, torch.Tensor) forward_with_indices(torch.Tensor input) =>
        functional.fractional_max_pool2d_with_indices(input, kernel_size, output_size, output_ratio);
}

/// <summary>PyTorch's <c>FractionalMaxPool3d</c>: max pooling over regions of random sizes.</summary>
public sealed class FractionalMaxPool3d : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal FractionalMaxPool3d(long[] kernel_size, long[]? output_size, double[]? output_ratio)
        : base(nameof(FractionalMaxPool3d))
    {
        if (output_size is null == output_ratio is null) throw new ArgumentException("Give either output_size or output_ratio.", nameof(output_size));
        (this.kernel_size, this.output_size, this.output_ratio) = (kernel_size, output_size, output_ratio);
    }

    public long[] kernel_size { get; set; }

    public long[]? output_size { get; set; }

    public double[]? output_ratio { get; set; }

    public override torch.Tensor forward(torch.Tensor input) => functional.fractional_max_pool3d(input, kernel_size, output_size, output_ratio);

    public (torch.Tensor, torch.Tensor) forward_with_indices(torch.Tensor input) =>
        functional.fractional_max_pool3d_with_indices(input, kernel_size, output_size, output_ratio);
}

/// <summary>PyTorch's <c>MaxUnpool1d</c>: the reverse of max pooling.</summary>
public sealed class MaxUnpool1d : ParameterLessModule<torch.Tensor, torch.Tensor, long[], torch.Tensor>
{
    internal MaxUnpool1d(long kernel_size, long? stride, long? padding)
        : base(nameof(MaxUnpool1d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.padding = padding;
    }

    public long kernel_size { get; set; }

    public long? stride { get; set; }

    public long? padding { get; set; }

    public new torch.Tensor call(torch.Tensor tensor, torch.Tensor indices, long[]? output_size = null) => base.call(tensor, indices, output_size!);

    [SuppressMessage("Design", "MA0061", Justification = "TorchSharp's default.")]
    public override torch.Tensor forward(torch.Tensor tensor, torch.Tensor indices, long[]? output_size = null) =>
        functional.max_unpool1d(tensor, indices, kernel_size, stride, padding, output_size);
}

/// <summary>PyTorch's <c>MaxUnpool2d</c>: the reverse of max pooling.</summary>
public sealed class MaxUnpool2d : ParameterLessModule<torch.Tensor, torch.Tensor, long[], torch.Tensor>
{
    internal MaxUnpool2d(long[] kernel_size, long[]? stride, long[]? padding)
        : base(nameof(MaxUnpool2d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.padding = padding;
    }

    public long[] kernel_size { get; set; }

    public long[]? stride { get; set; }

    public long[]? padding { get; set; }

    public new torch.Tensor call(torch.Tensor tensor, torch.Tensor indices, long[]? output_size = null) => base.call(tensor, indices, output_size!);

    [SuppressMessage("Design", "MA0061", Justification = "TorchSharp's default.")]
    public override torch.Tensor forward(torch.Tensor tensor, torch.Tensor indices, long[]? output_size = null) =>
        functional.max_unpool2d(tensor, indices, kernel_size, stride, padding, output_size);
}

/// <summary>PyTorch's <c>MaxUnpool3d</c>: the reverse of max pooling.</summary>
public sealed class MaxUnpool3d : ParameterLessModule<torch.Tensor, torch.Tensor, long[], torch.Tensor>
{
    internal MaxUnpool3d(long[] kernel_size, long[]? stride, long[]? padding)
        : base(nameof(MaxUnpool3d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.padding = padding;
    }

    public long[] kernel_size { get; set; }

    public long[]? stride { get; set; }

    public long[]? padding { get; set; }

    public new torch.Tensor call(torch.Tensor tensor, torch.Tensor indices, long[]? output_size = null) => base.call(tensor, indices, output_size!);

    [SuppressMessage("Design", "MA0061", Justification = "TorchSharp's default.")]
    public override torch.Tensor forward(torch.Tensor tensor, torch.Tensor indices, long[]? output_size = null) =>
        functional.max_unpool3d(tensor, indices, kernel_size, stride, padding, output_size);
}
