using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>
/// One call of an operator: collects the arguments, holds the tensors among them until <see cref="Release()"/>, so that neither a garbage collection
/// nor a Dispose on another thread frees what libtorch works on, and hands out the results.
/// </summary>
/// <remarks>Lists lie in <c>room</c>, on the caller's stack, or in native memory where that is too small.</remarks>
internal unsafe ref partial struct OperatorCall
{
    /// <summary>The items that lists may have together without an allocation.</summary>
    internal const int Room = 24;

    readonly Value* values;
    readonly long* room;
    readonly int capacity;
    int count;
    int used;
    int held;
    Holdings holdings;
    torch.Tensor?[]? list;
    torch.Tensor?[]? secondList;
    torch.Generator? generator;
    List<nint>? allocations;

    internal OperatorCall(Span<Value> values)
    {
        this.values = (Value*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(values));
    }

    internal OperatorCall(Span<Value> values, Span<long> room)
        : this(values)
    {
        this.room = (long*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(room));
        capacity = room.Length;
    }

    /// <summary>Lets go of the arguments.</summary>
    internal void Release()
    {
        for (var i = 0; i < held; i++) holdings[i]!.Release();
        if (list != null) Release(list);
        if (secondList != null) Release(secondList);
        generator?.Release();
        if (allocations != null)
            foreach (var memory in allocations) NativeMemory.Free((void*)memory);
    }

    static void Release(torch.Tensor?[] tensors)
    {
        foreach (var tensor in tensors) tensor?.Release();
    }

    Value* Next(ValueTag tag)
    {
        var value = values + count++;
        value->Tag = tag;
        value->Length = 0;
        return value;
    }

    long* Items(int length)
    {
        if (used + length <= capacity)
        {
            var items = room + used;
            used += length;
            return items;
        }

        var memory = NativeMemory.Alloc((nuint)Math.Max(length, 1), sizeof(long));
        (allocations ??= []).Add((nint)memory);
        return (long*)memory;
    }

    [InlineArray(Maximum)]
    struct Holdings
    {
        internal const int Maximum = 8;
        torch.Tensor? first;
    }
}
