using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>The call itself, by kind of result.</summary>
internal unsafe ref partial struct OperatorCall
{
    const int MostResults = 8;

    internal void Invoke(OperatorSite site)
    {
        var results = stackalloc Value[MostResults];
        Invoke(site, results);
    }

    internal torch.Tensor InvokeTensor(OperatorSite site)
    {
        Value result;
        Invoke(site, &result);
        return torch.Tensor.Own(result.Pointer);
    }

    internal (torch.Tensor, torch.Tensor) InvokeTensor2(OperatorSite site)
    {
        var results = stackalloc Value[2];
        Invoke(site, results);
        return (Own(results), Own(results + 1));
    }

    internal (torch.Tensor, torch.Tensor, torch.Tensor) InvokeTensor3(OperatorSite site)
    {
        var results = stackalloc Value[3];
        Invoke(site, results);
        return (Own(results), Own(results + 1), Own(results + 2));
    }

    internal (torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor) InvokeTensor4(OperatorSite site)
    {
        var results = stackalloc Value[4];
        Invoke(site, results);
        return (Own(results), Own(results + 1), Own(results + 2), Own(results + 3));
    }

    internal torch.Tensor[] InvokeTensors(OperatorSite site)
    {
        Value result;
        Invoke(site, &result);
        var handles = (nint*)result.Pointer;
        var tensors = new torch.Tensor[result.Length];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = torch.Tensor.Own(handles[i]);
        Native.Free(handles);
        return tensors;
    }

    internal bool InvokeBool(OperatorSite site)
    {
        Value result;
        Invoke(site, &result);
        return result.Integer != 0;
    }

    internal long InvokeLong(OperatorSite site)
    {
        Value result;
        Invoke(site, &result);
        return result.Integer;
    }

    internal double InvokeDouble(OperatorSite site)
    {
        Value result;
        Invoke(site, &result);
        return result.Number;
    }

    internal Scalar InvokeScalar(OperatorSite site)
    {
        Value result;
        Invoke(site, &result);
        if (result.Tag != ValueTag.Complex) return new Scalar(result.Tag, result.Integer);
        var parts = (double*)result.Pointer;
        var value = new Complex(parts[0], parts[1]);
        Native.Free(parts);
        return value;
    }

    void Invoke(OperatorSite site, Value* results)
    {
        var status = Native.Call(site.Handle, values, results);
        if (status != NativeStatus.Ok) Examine(status, site);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Examine(NativeStatus status, OperatorSite site)
    {
        if (status == NativeStatus.Pressure) OodDsl.LibTorch.CpuMemory.Relieve();
        else OodDsl.LibTorch.TorchException.Throw(status, site.Name);
    }

    static torch.Tensor Own(Value* result) => torch.Tensor.Own(result->Pointer);
}
