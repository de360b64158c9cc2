namespace TorchSharp;

/// <summary>Whether operations are recorded. Modes belong to a thread and end, in the order of a stack, when what is returned is disposed.</summary>
public static partial class torch
{
    public static IDisposable no_grad() => new GradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static bool is_grad_enabled()
    {
        OodDsl.LibTorch.Engine.Start();
        return Native.GradientMode() != 0;
    }

    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_inference_mode_enabled()
    {
        OodDsl.LibTorch.Engine.Start();
        return Native.InferenceMode() != 0;
    }

    sealed class GradMode : IDisposable
    {
        readonly bool before = is_grad_enabled();

        internal GradMode(bool enabled) => Native.GradientModeSet(enabled ? 1 : 0);

        public void Dispose() => Native.GradientModeSet(before ? 1 : 0);
    }

    sealed class InferenceMode : IDisposable
    {
        readonly nint guard;
        bool left;

        internal InferenceMode(bool enabled)
        {
            OodDsl.LibTorch.Engine.Start();
            guard = Native.InferenceModeEnter(enabled ? 1 : 0);
        }

        public void Dispose()
        {
            if (left) return;
            left = true;
            Native.InferenceModeLeave(guard);
        }
    }
}
