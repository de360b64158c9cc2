using System.Numerics;
using System.Text;

namespace TorchSharp;

/// <summary>One overload per kind of argument.</summary>
internal unsafe ref partial struct OperatorCall
{
    internal void Add(torch.Tensor? tensor)
    {
        if (tensor is null)
        {
            Next(ValueTag.None);
            return;
        }

        var pointer = tensor.Acquire();
        holdings[held++] = tensor;
        Next(ValueTag.Tensor)->Pointer = pointer;
    }

    internal void Add(bool value) => Next(ValueTag.Bool)->Integer = value ? 1 : 0;

    internal void Add(long value) => Next(ValueTag.Int)->Integer = value;

    internal void Add(double value) => Next(ValueTag.Double)->Number = value;

    internal void Add(bool? value)
    {
        if (value is { } some) Add(some);
        else Next(ValueTag.None);
    }

    internal void Add(long? value)
    {
        if (value is { } some) Add(some);
        else Next(ValueTag.None);
    }

    internal void Add(double? value)
    {
        if (value is { } some) Add(some);
        else Next(ValueTag.None);
    }

    internal void Add(torch.ScalarType type) => Add((long)type);

    internal void Add(torch.ScalarType? type) => Add((long?)type);

    internal void Add(torch.Device? device)
    {
        if (device is null)
        {
            Next(ValueTag.None);
            return;
        }

        var value = Next(ValueTag.Device);
        value->Length = (int)device.type;
        value->Integer = device.index;
    }

    internal void Add(torch.Generator? source)
    {
        if (source is null)
        {
            Next(ValueTag.None);
            return;
        }

        var pointer = source.Acquire();
        generator = source;
        Next(ValueTag.Generator)->Pointer = pointer;
    }

    internal void Add(Scalar? scalar)
    {
        switch (scalar?.Kind)
        {
            case null: Next(ValueTag.None); break;
            case ValueTag.Int: Add(scalar.Integer); break;
            case ValueTag.Bool: Add(scalar.Integer != 0); break;
            case ValueTag.Double: Add(scalar.Number); break;
            default: Add(scalar.ToComplexFloat64()); break;
        }
    }

    void Add(Complex value)
    {
        var parts = (double*)Items(2);
        parts[0] = value.Real;
        parts[1] = value.Imaginary;
        var boxed = Next(ValueTag.Complex);
        boxed->Length = 2;
        boxed->Pointer = (nint)parts;
    }

    internal void Add(string? text)
    {
        if (text is null)
        {
            Next(ValueTag.None);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(text);
        var bytes = (byte*)Items((length + 7) / 8);
        Encoding.UTF8.GetBytes(text, new Span<byte>(bytes, length));
        var value = Next(ValueTag.Text);
        value->Length = length;
        value->Pointer = (nint)bytes;
    }
}
