using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>PyTorch's <c>Conv1d</c>.</summary>
public sealed class Conv1d : Convolution
{
    internal Conv1d(
        long in_channels,
        long out_channels,
        long[] kernel_size,
        long[] stride,
        long[]? padding,
        Padding? padding_type,
        long[] dilation,
        PaddingModes padding_mode,
        long groups,
        bool bias,
        torch.Device? device,
        torch.ScalarType? dtype)
        : base(
            nameof(Conv1d), in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, false, new long[1], groups, bias,
            padding_mode, device, dtype)
    {
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        if (!ValidateShape(input, 1))
            throw new ArgumentException($"A Conv1d of {in_channels} channels can't take a tensor of shape [{string.Join(", ", input.shape)}].", nameof(input));
        if (padding_type is { } type && padding_mode == PaddingModes.Zeros)
            return functional.conv1d_padding(input, weight, bias, stride[0], type, dilation[0], groups);
        var (padded, left, temporary) = Padded(input);
        using var owned = temporary;
        return functional.conv1d(padded, weight, bias, stride[0], left[0], dilation[0], groups);
    }
}

/// <summary>PyTorch's <c>Conv2d</c>.</summary>
public sealed class Conv2d : Convolution
{
    internal Conv2d(
        long in_channels,
        long out_channels,
        long[] kernel_size,
        long[] stride,
        long[]? padding,
        Padding? padding_type,
        long[] dilation,
        PaddingModes padding_mode,
        long groups,
        bool bias,
        torch.Device? device,
        torch.ScalarType? dtype)
        : base(
            nameof(Conv2d), in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, false, new long[2], groups, bias,
            padding_mode, device, dtype)
    {
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        if (!ValidateShape(input, 2))
            throw new ArgumentException($"A Conv2d of {in_channels} channels can't take a tensor of shape [{string.Join(", ", input.shape)}].", nameof(input));
        if (padding_type is { } type && padding_mode == PaddingModes.Zeros)
            return functional.conv2d_padding(input, weight, bias, stride, type, dilation, groups);
        var (padded, left, temporary) = Padded(input);
        using var owned = temporary;
        return functional.conv2d(padded, weight, bias, stride, left, dilation, groups);
    }
}

/// <summary>PyTorch's <c>Conv3d</c>.</summary>
public sealed class Conv3d : Convolution
{
    internal Conv3d(
        long in_channels,
        long out_channels,
        long[] kernel_size,
        long[] stride,
        long[]? padding,
        Padding? padding_type,
        long[] dilation,
        PaddingModes padding_mode,
        long groups,
        bool bias,
        torch.Device? device,
        torch.ScalarType? dtype)
        : base(
            nameof(Conv3d), in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, false, new long[3], groups, bias,
            padding_mode, device, dtype)
    {
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        if (!ValidateShape(input, 3))
            throw new ArgumentException($"A Conv3d of {in_channels} channels can't take a tensor of shape [{string.Join(", ", input.shape)}].", nameof(input));
        if (padding_type is { } type && padding_mode == PaddingModes.Zeros)
            return functional.conv3d_padding(input, weight, bias, stride, type, dilation, groups);
        var (padded, left, temporary) = Padded(input);
        using var owned = temporary;
        return functional.conv3d(padded, weight, bias, stride, left, dilation, groups);
    }
}
