using TorchSharp;

namespace OodDsl.LibTorch.Tests;

/// <summary>Puts the settings of the process back when it is disposed.</summary>
sealed class ProcessState : IDisposable
{
    readonly int threads;
    readonly int deterministic;
    readonly int precision;
    readonly int tf32;
    readonly int type;
    readonly int anomaly;
    readonly int warnAlways;
    readonly long limit = CpuMemory.Limit;

    public ProcessState()
    {
        threads = Native.Threads();
        deterministic = Native.Deterministic();
        precision = Native.MatmulPrecision();
        tf32 = Native.Tf32();
        type = Native.DefaultType();
        anomaly = Native.AnomalyMode();
        warnAlways = Native.WarnAlways();
    }

    public void Dispose()
    {
        Native.ThreadsSet(threads).Check("threads");
        Native.DeterministicSet(deterministic & 1, deterministic >> 1);
        Native.MatmulPrecisionSet(precision).Check("precision");
        Native.Tf32Set(tf32);
        Native.DefaultTypeSet(type).Check("default type");
        Native.AnomalyModeSet(anomaly & 1, anomaly >> 1);
        Native.SetWarnAlways(warnAlways);
        Assert.Equal(1, Native.KeepMemory(32 << 20));
        CpuMemory.Limit = limit;
        CpuMemory.Collect();
    }
}
