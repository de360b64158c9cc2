using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What convolutions share: settings, weight and bias. They start as in PyTorch: uniform, in +-1/sqrt(fan in), the weight before the bias.</summary>
[SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
public abstract class Convolution : Module<torch.Tensor, torch.Tensor>
{
    public Parameter? _weight;
    public Parameter? _bias;
    public long input_channels;
    public long[] _reversed_padding_repeated_twice = [];

    protected Convolution(
        string name,
        long in_channels,
        long out_channels,
        long[] kernel_size,
        long[] stride,
        long[]? padding,
        Padding? padding_type,
        long[] dilation,
        bool transposed,
        long[] output_padding,
        long groups,
        bool bias,
        PaddingModes padding_mode,
        torch.Device? device = null,
        torch.ScalarType? dtype = null)
        : base(name)
    {
        if (groups <= 0 || in_channels % groups != 0 || out_channels % groups != 0)
            throw new ArgumentException($"{groups} groups must divide {in_channels} input and {out_channels} output channels.", nameof(groups));
        if (padding_type == Padding.Same && stride.Any(step => step != 1))
            throw new ArgumentException("Padding to the same size needs a stride of 1.", nameof(padding_type));
        this.in_channels = input_channels = in_channels;
        this.out_channels = out_channels;
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.dilation = dilation;
        this.transposed = transposed;
        this.output_padding = output_padding;
        this.groups = groups;
        this.padding_mode = padding_mode;
        this.padding = new long[kernel_size.Length];
        if (padding_type is { } type) SetPadding(type);
        else SetPadding(padding ?? this.padding);
        long[] shape = transposed ? [in_channels, out_channels / groups, .. kernel_size] : [out_channels, in_channels / groups, .. kernel_size];
        weight = new Parameter(torch.empty(shape, dtype: dtype, device: device));
        if (bias) this.bias = new Parameter(torch.empty([out_channels], dtype: dtype, device: device));
        reset_parameters();
    }

    public long in_channels { get; }

    public long out_channels { get; }

    public long[] kernel_size { get; set; }

    public long[] stride { get; set; }

    public long[] padding { get; private set; }

    public Padding? padding_type { get; private set; }

    public long[] dilation { get; set; }

    public bool transposed { get; }

    public long[] output_padding { get; set; }

    public long groups { get; set; }

    public PaddingModes padding_mode { get; set; }

    /// <summary>[out, in / groups, kernel], transposed [in, out / groups, kernel].</summary>
    public Parameter weight
    {
        get => _weight!;
        set
        {
            _weight = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    /// <summary>[out], or null.</summary>
    public Parameter? bias
    {
        get => _bias;
        set
        {
            _bias = value;
            ConditionallyRegisterParameter(nameof(bias), value);
        }
    }

    public void SetPadding(long[] padding)
    {
        this.padding = padding;
        padding_type = null;
        _reversed_padding_repeated_twice = [.. padding.Reverse().SelectMany(side => new[] { side, side })];
    }

    public void SetPadding(Padding padding)
    {
        padding_type = padding;
        var total = kernel_size.Select((size, i) => padding == Padding.Same ? dilation[i] * (size - 1) : 0).Reverse();
        _reversed_padding_repeated_twice = [.. total.SelectMany(both => new[] { both / 2, both - (both / 2) })];
    }

    public void reset_parameters()
    {
        using var scope = torch.NewDisposeScope();
        init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (bias is null) return;
        var (fanIn, _) = init.CalculateFanInAndFanOut(weight);
        if (fanIn != 0) init.uniform_(bias, -1 / Math.Sqrt(fanIn), 1 / Math.Sqrt(fanIn));
    }

    // The name is registered by the properties; the fields of the same parameters are no parts of their own.
    protected override void RegisterComponents()
    {
    }

    protected bool ValidateShape(torch.Tensor input, long dimensions) =>
        (input.ndim == dimensions + 2 && input.shape[1] == in_channels) || (input.ndim == dimensions + 1 && input.shape[0] == in_channels);

    /// <summary>The input with the padding that the operator itself does not do, and the padding that is left for the operator.</summary>
    internal (torch.Tensor Input, long[] Left, torch.Tensor? Temporary) Padded(torch.Tensor input)
    {
        if (padding_mode is PaddingModes.Zeros or PaddingModes.Constant) return (input, padding, null);
        var padded = functional.pad(input, _reversed_padding_repeated_twice, padding_mode);
        return (padded, new long[kernel_size.Length], padded);
    }
}
