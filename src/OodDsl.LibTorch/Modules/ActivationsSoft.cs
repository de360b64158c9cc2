using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>Hardshrink</c>.</summary>
public sealed class Hardshrink : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Hardshrink(double lambda)
        : base(nameof(Hardshrink))
    {
        this.lambda = lambda;
    }

    public double lambda { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => functional.hardshrink(tensor, lambda);
}

/// <summary>PyTorch's <c>Softshrink</c>.</summary>
public sealed class Softshrink : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Softshrink(double lambda)
        : base(nameof(Softshrink))
    {
        this.lambda = lambda;
    }

    public double lambda { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => functional.softshrink(tensor, lambda);
}

/// <summary>PyTorch's <c>Softsign</c>.</summary>
public sealed class Softsign : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Softsign(bool inplace)
        : base(nameof(Softsign))
    {
        this.inplace = inplace;
    }

    public bool inplace { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => functional.softsign(tensor, inplace);
}

/// <summary>PyTorch's <c>Softplus</c>.</summary>
public sealed class Softplus : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Softplus(double beta, double threshold)
        : base(nameof(Softplus))
    {
        this.beta = beta;
        this.threshold = threshold;
    }

    public double beta { get; set; }

    public double threshold { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => functional.softplus(tensor, beta, threshold);
}

/// <summary>PyTorch's <c>Softmax</c>.</summary>
public sealed class Softmax : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Softmax(long dim)
        : base(nameof(Softmax))
    {
        this.dim = dim;
    }

    public long dim { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => functional.softmax(tensor, dim);
}

/// <summary>PyTorch's <c>Softmax2d</c>.</summary>
public sealed class Softmax2d : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Softmax2d()
        : base(nameof(Softmax2d))
    {
    }

    public override torch.Tensor forward(torch.Tensor tensor) => functional.softmax2d(tensor);
}

/// <summary>PyTorch's <c>Softmin</c>.</summary>
public sealed class Softmin : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Softmin(long dim)
        : base(nameof(Softmin))
    {
        this.dim = dim;
    }

    public long dim { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => functional.softmin(tensor, dim);
}

/// <summary>PyTorch's <c>LogSoftmax</c>.</summary>
public sealed class LogSoftmax : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal LogSoftmax(long dim)
        : base(nameof(LogSoftmax))
    {
        this.dim = dim;
    }

    public long dim { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => functional.log_softmax(tensor, dim);
}

/// <summary>PyTorch's <c>LogSigmoid</c>.</summary>
public sealed class LogSigmoid : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal LogSigmoid()
        : base(nameof(LogSigmoid))
    {
    }

    public override torch.Tensor forward(torch.Tensor tensor) => functional.logsigmoid(tensor);
}

/// <summary>PyTorch's <c>GLU</c>.</summary>
public sealed class GLU : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal GLU(long dim)
        : base(nameof(GLU))
    {
        this.dim = dim;
    }

    public long dim { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => functional.glu(tensor, dim);
}

/// <summary>PyTorch's <c>Threshold</c>.</summary>
public sealed class Threshold : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Threshold(double threshold, double value, bool inplace)
        : base(nameof(Threshold))
    {
        this.threshold = threshold;
        this.value = value;
        this.inplace = inplace;
    }

    public double threshold { get; set; }

    public double value { get; set; }

    public bool inplace { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => functional.threshold(tensor, threshold, value, inplace);
}

/// <summary>PyTorch's <c>RReLU</c>.</summary>
public sealed class RReLU : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal RReLU(double lower, double upper, bool inplace)
        : base(nameof(RReLU))
    {
        this.lower = lower;
        this.upper = upper;
        this.inplace = inplace;
    }

    public double lower { get; set; }

    public double upper { get; set; }

    public bool inplace { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => functional.RandomSlope(tensor, lower, upper, training, inplace);
}
