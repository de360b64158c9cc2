using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The native handles of some tensors, held until this is disposed. Null tensors have the handle 0.</summary>
internal sealed unsafe class HeldTensors : IDisposable
{
    readonly torch.Tensor?[] tensors;
    int held;

    internal HeldTensors(IEnumerable<torch.Tensor?>? tensors)
    {
        this.tensors = tensors?.ToArray() ?? [];
        Handles = (nint*)NativeMemory.Alloc((nuint)Math.Max(Count, 1), (nuint)sizeof(nint));
        try
        {
            for (; held < Count; held++) Handles[held] = this.tensors[held] is { } tensor ? tensor.Acquire() : 0;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal nint* Handles { get; }

    internal int Count => tensors.Length;

    public void Dispose()
    {
        for (var i = 0; i < held; i++) tensors[i]?.Release();
        held = 0;
        NativeMemory.Free(Handles);
    }
}
