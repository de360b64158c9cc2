namespace TorchSharp;

/// <summary>Lists are copied where libtorch can read them for the time of the call.</summary>
internal unsafe ref partial struct OperatorCall
{
    internal void Add(scoped ReadOnlySpan<long> list)
    {
        var items = Items(list.Length);
        list.CopyTo(new Span<long>(items, list.Length));
        Add(ValueTag.Ints, list.Length, items);
    }

    internal void Add(long[]? list)
    {
        if (list is null) Next(ValueTag.None);
        else Add(list.AsSpan());
    }

    internal void Add(int[]? list) => Add(list is null ? null : Array.ConvertAll(list, item => (long)item));

    internal void Add(torch.Size size) => Add(size.Shape);

    internal void Add((long, long) list) => Add([list.Item1, list.Item2]);

    internal void Add((long, long)? list)
    {
        if (list is { } some) Add(some);
        else Next(ValueTag.None);
    }

    internal void Add((long, long, long) list) => Add([list.Item1, list.Item2, list.Item3]);

    internal void Add((long, long, long)? list)
    {
        if (list is { } some) Add(some);
        else Next(ValueTag.None);
    }

    internal void Add((long, long, long, long) list) => Add([list.Item1, list.Item2, list.Item3, list.Item4]);

    internal void Add(IEnumerable<long>? list) => Add(list?.ToArray());

    internal void Add(double[]? list)
    {
        if (list is null)
        {
            Next(ValueTag.None);
            return;
        }

        var items = Items(list.Length);
        list.CopyTo(new Span<double>(items, list.Length));
        Add(ValueTag.Doubles, list.Length, items);
    }

    internal void Add(bool[]? list)
    {
        if (list is null)
        {
            Next(ValueTag.None);
            return;
        }

        var items = Items((list.Length + 7) / 8);
        list.CopyTo(new Span<bool>(items, list.Length));
        Add(ValueTag.Bools, list.Length, items);
    }

    internal void Add(torch.Tensor?[]? tensors)
    {
        if (tensors is null)
        {
            Next(ValueTag.None);
            return;
        }

        // A copy: the caller may change the array while libtorch works, and what is held must be what is released.
        var copy = new torch.Tensor?[tensors.Length];
        if (list is null) list = copy;
        else secondList = secondList is null ? copy : [.. secondList, .. copy];
        var target = ReferenceEquals(list, copy) ? list : secondList!;
        var offset = target.Length - copy.Length;
        var items = Items(tensors.Length);
        for (var i = 0; i < tensors.Length; i++)
        {
            var tensor = tensors[i];
            items[i] = tensor is null ? 0 : tensor.Acquire();
            target[offset + i] = tensor;
        }

        Add(ValueTag.Tensors, tensors.Length, items);
    }

    internal void Add(IEnumerable<torch.Tensor>? tensors) => Add(tensors?.ToArray());

    internal void Add(scoped ReadOnlySpan<torch.Tensor> tensors) => Add(tensors.ToArray());

    void Add(ValueTag tag, int length, long* items)
    {
        var value = Next(tag);
        value->Length = length;
        value->Pointer = (nint)items;
    }
}
