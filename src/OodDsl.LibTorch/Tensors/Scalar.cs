using System.Numerics;

namespace TorchSharp;

/// <summary>A number that keeps its kind: integer, floating-point, complex or bool. Made by conversion.</summary>
public sealed class Scalar : IDisposable
{
    readonly Complex complex;

    internal Scalar(ValueTag kind, long bits, torch.ScalarType? type = null)
    {
        Kind = kind;
        Integer = bits;
        Type = type ?? kind switch
        {
            ValueTag.Int => torch.ScalarType.Int64,
            ValueTag.Bool => torch.ScalarType.Bool,
            _ => torch.ScalarType.Float64,
        };
    }

    Scalar(double value, torch.ScalarType type)
        : this(ValueTag.Double, BitConverter.DoubleToInt64Bits(value), type)
    {
    }

    Scalar(Complex value, torch.ScalarType type)
        : this(ValueTag.Complex, 0, type)
    {
        complex = value;
    }

    /// <summary>The type of the number it was made from.</summary>
    public torch.ScalarType Type { get; }

    internal ValueTag Kind { get; }

    internal long Integer { get; }

    internal double Number => Kind switch
    {
        ValueTag.Double => BitConverter.Int64BitsToDouble(Integer),
        ValueTag.Complex => complex.Real,
        _ => Integer,
    };

    internal Complex Complex => Kind == ValueTag.Complex ? complex : Number;

    public static implicit operator Scalar(byte value) => new(ValueTag.Int, value, torch.ScalarType.Byte);

    public static implicit operator Scalar(sbyte value) => new(ValueTag.Int, value, torch.ScalarType.Int8);

    public static implicit operator Scalar(short value) => new(ValueTag.Int, value, torch.ScalarType.Int16);

    public static implicit operator Scalar(int value) => new(ValueTag.Int, value, torch.ScalarType.Int32);

    public static implicit operator Scalar(long value) => new(ValueTag.Int, value, torch.ScalarType.Int64);

    public static implicit operator Scalar(Half value) => new((double)value, torch.ScalarType.Float16);

    public static implicit operator Scalar(BFloat16 value) => new(value.ToSingle(), torch.ScalarType.BFloat16);

    public static implicit operator Scalar(float value) => new(value, torch.ScalarType.Float32);

    public static implicit operator Scalar(double value) => new(value, torch.ScalarType.Float64);

    public static implicit operator Scalar((float, float) value) => new(new Complex(value.Item1, value.Item2), torch.ScalarType.ComplexFloat32);

    public static implicit operator Scalar(Complex value) => new(value, torch.ScalarType.ComplexFloat64);

    public static implicit operator Scalar(bool value) => new(ValueTag.Bool, value ? 1 : 0, torch.ScalarType.Bool);

    /// <summary>Nothing native is behind a scalar; this is for code written against TorchSharp.</summary>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        ValueTag.Bool => Integer != 0 ? "True" : "False",
        ValueTag.Int => FormattableString.Invariant($"{Integer}"),
        ValueTag.Double => FormattableString.Invariant($"{Number}"),
        _ => FormattableString.Invariant($"{complex}"),
    };
}
