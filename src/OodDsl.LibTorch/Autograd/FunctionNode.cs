using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The C# side of a custom function's node in libtorch's graph; the node owns it.</summary>
internal sealed unsafe class FunctionNode
{
    readonly autograd.AutogradContext context;
    readonly Func<autograd.AutogradContext, List<Tensor>, List<Tensor>> backward;
    readonly bool[] tensorArguments;

    // The node owns this object; its address is no owner.
    nint node;

    FunctionNode(autograd.AutogradContext context, Func<autograd.AutogradContext, List<Tensor>, List<Tensor>> backward, bool[] tensorArguments)
    {
        this.context = context;
        this.backward = backward;
        this.tensorArguments = tensorArguments;
    }

    internal static List<Tensor> Run<T>(T function, object[] arguments)
        where T : autograd.Function<T>, new()
    {
        var kept = new autograd.AutogradContext();
        var self = new FunctionNode(kept, function.Backward, Array.ConvertAll(arguments, argument => argument is Tensor));
        var inputs = arguments.OfType<Tensor>().ToList();
        using var held = new HeldTensors(inputs);
        var state = GCHandle.ToIntPtr(GCHandle.Alloc(self));
        Native.FunctionBegin(held.Handles, held.Count, function.Name, &OnBackward, &OnFree, state, out var node, out var executable)
            .Check(function.Name);
        try
        {
            self.node = Native.FunctionNode(node);
            List<Tensor> outputs;
            using (no_grad()) outputs = function.Forward(kept, arguments);
            var results = Finish(kept, node, executable, held, outputs, function.Name);
            kept.Sealed();
            return results;
        }
        finally
        {
            // The graph holds the node as long as there is a way to its backward pass.
            Native.FunctionFree(node);
        }
    }

    static List<Tensor> Finish(
        autograd.AutogradContext kept, nint node, int executable, HeldTensors inputs, List<Tensor> outputs, string name)
    {
        using var raw = new HeldTensors(outputs);
        using var dirty = new HeldTensors(kept.Dirty);
        using var constant = new HeldTensors(kept.Constant);
        using var saved = new HeldTensors(kept.Saved);
        var handles = new nint[outputs.Count];
        fixed (nint* results = handles)
        {
            Native.FunctionFinish(
                node, executable, kept.MaterializeGrads ? 1 : 0, inputs.Handles, inputs.Count, raw.Handles, raw.Count, dirty.Handles, dirty.Count,
                constant.Handles, constant.Count, saved.Handles, saved.Count, results).Check(name);
        }

        return [.. Array.ConvertAll(handles, Tensor.Own)];
    }

    [UnmanagedCallersOnly]
    static nint OnBackward(nint state, nint* gradients, int count, nint* results, int capacity)
    {
        try
        {
            var self = (FunctionNode)GCHandle.FromIntPtr(state).Target!;
            using var scope = NewDisposeScope();
            var given = new List<Tensor>();
            for (var i = 0; i < count; i++) given.Add(Tensor.Own(gradients[i]));
            self.Collect(given, new Span<nint>(results, capacity));
            return 0;
        }
        catch (Exception exception)
        {
            // It travels through libtorch as a handle and is thrown again where backward was called.
            return GCHandle.ToIntPtr(GCHandle.Alloc(exception));
        }
    }

    [UnmanagedCallersOnly]
    static void OnFree(nint state) => GCHandle.FromIntPtr(state).Free();

    void Collect(List<Tensor> gradients, Span<nint> results)
    {
        context.Enter(node);
        var found = backward(context, gradients);
        var tensors = found.Count == tensorArguments.Length ? [.. found.Where((_, i) => tensorArguments[i])] : found;
        if (tensors.Count != results.Length)
        {
            throw new InvalidOperationException(
                $"A backward pass returned {found.Count} gradients for {tensorArguments.Length} arguments, {results.Length} of them tensors.");
        }

        for (var i = 0; i < results.Length; i++)
        {
            if (tensors[i] is not { } tensor) continue;
            results[i] = Native.TensorShare(tensor.Acquire());
            tensor.Release();
        }
    }
}
