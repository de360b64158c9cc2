using System.Numerics;

namespace TorchSharp;

/// <summary>Scalars from numbers and numbers from scalars. A number that does not fit is truncated as a C# cast does it.</summary>
public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => value;

    public static Scalar ToScalar(this sbyte value) => value;

    public static Scalar ToScalar(this short value) => value;

    public static Scalar ToScalar(this int value) => value;

    public static Scalar ToScalar(this long value) => value;

    public static Scalar ToScalar(this Half value) => value;

    public static Scalar ToScalar(this BFloat16 value) => value;

    public static Scalar ToScalar(this float value) => value;

    public static Scalar ToScalar(this double value) => value;

    public static Scalar ToScalar(this (float, float) value) => value;

    public static Scalar ToScalar(this Complex value) => value;

    public static Scalar ToScalar(this bool value) => value;

    public static Scalar ToBFloat16Scalar(this float value) => new BFloat16(value);

    public static bool ToBoolean(this Scalar value) => value.Kind is ValueTag.Int or ValueTag.Bool ? value.Integer != 0 : value.Complex != Complex.Zero;

    public static byte ToByte(this Scalar value) => unchecked((byte)value.ToInt64());

    public static sbyte ToSByte(this Scalar value) => unchecked((sbyte)value.ToInt64());

    public static short ToInt16(this Scalar value) => unchecked((short)value.ToInt64());

    public static int ToInt32(this Scalar value) => unchecked((int)value.ToInt64());

    public static long ToInt64(this Scalar value) => value.Kind is ValueTag.Int or ValueTag.Bool ? value.Integer : (long)value.Number;

    public static Half ToHalf(this Scalar value) => (Half)value.Number;

    public static BFloat16 ToBFloat16(this Scalar value) => new((float)value.Number);

    public static float ToSingle(this Scalar value) => (float)value.Number;

    public static double ToDouble(this Scalar value) => value.Number;

    public static (float, float) ToComplexFloat32(this Scalar value) => ((float)value.Complex.Real, (float)value.Complex.Imaginary);

    public static Complex ToComplexFloat64(this Scalar value) => value.Complex;
}
