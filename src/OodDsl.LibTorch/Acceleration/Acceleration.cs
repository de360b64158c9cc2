using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.LibTorch;

/// <summary>What makes runs faster and TorchSharp lacks.</summary>
public static partial class Acceleration
{
    /// <summary>Runs what gains by it in a shorter float type, on this thread, until what is returned is disposed.</summary>
    /// <param name="device">CPU or CUDA.</param>
    /// <param name="type">bfloat16, or on CUDA also float16.</param>
    public static IDisposable Autocast(DeviceType device = DeviceType.CPU, ScalarType type = ScalarType.BFloat16)
    {
        Engine.Start();
        Native.AutocastEnter((int)device, (int)type, out var previous).Check("Autocast");
        return new AutocastRegion((int)device, previous);
    }

    /// <summary>The tensor with the channels of a pixel side by side in memory; the shape [N, C, H, W] stays.</summary>
    public static Tensor ChannelsLast(this Tensor images) => Arranged(images, (long)memory_format.channels_last);

    /// <summary>Arranges all weights of four dimensions so; the module itself changes, and is returned.</summary>
    public static T ChannelsLast<T>(this T module)
        where T : nn.Module
    {
        ArgumentNullException.ThrowIfNull(module);
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        foreach (var parameter in module.parameters())
            if (parameter.ndim == 4) parameter.SetData(parameter.detach().ChannelsLast());
        return module;
    }

    [Aten("contiguous", "self: tensor")] private static partial Tensor Arranged(Tensor tensor, long memory_format);

    sealed class AutocastRegion(int device, int previous) : IDisposable
    {
        bool left;

        public void Dispose()
        {
            if (left) return;
            left = true;
            Native.AutocastLeave(device, previous).Check("Autocast");
        }
    }
}
