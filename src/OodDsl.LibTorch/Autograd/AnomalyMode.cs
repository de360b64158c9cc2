namespace TorchSharp;

/// <summary>Detection of NaN in backward, for the process, until it is disposed.</summary>
public class AnomalyMode : IDisposable
{
    readonly bool before = IsEnabled;
    readonly bool checkBefore = ShouldCheckNaN;

    public AnomalyMode(bool enabled, bool check_nan = true) => Native.AnomalyModeSet(enabled ? 1 : 0, check_nan ? 1 : 0);

    public static bool IsEnabled
    {
        get
        {
            OodDsl.LibTorch.Engine.Start();
            return (Native.AnomalyMode() & 1) != 0;
        }
    }

    public static bool ShouldCheckNaN => (Native.AnomalyMode() & 2) != 0;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Brings the former mode back.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing) Native.AnomalyModeSet(before ? 1 : 0, checkBefore ? 1 : 0);
    }
}
