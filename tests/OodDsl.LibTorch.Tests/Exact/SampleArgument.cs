using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>Turns a sample's argument into what a C# parameter takes.</summary>
static class SampleArgument
{
    /// <summary>Whether the parameter can hold the value without a loss.</summary>
    public static bool TryConvert(object? value, ParameterInfo parameter, out object? converted)
    {
        converted = null;
        return value is null && !parameter.ParameterType.IsValueType
            ? new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable
            : TryConvert(value, parameter.ParameterType, out converted);
    }

    static bool TryConvert(object? value, Type type, out object? converted)
    {
        converted = null;
        if (type.IsByRefLike) type = Invocation.ArrayOf(type);
        if (Nullable.GetUnderlyingType(type) is { } underlying) return value is null || TryConvert(value, underlying, out converted);
        if (value is null) return false;
        converted = value switch
        {
            _ when type.IsInstanceOfType(value) => value,
            Tensor tensor when type == typeof(Tensor[]) => new[] { tensor },
            Tensor[] tensors when typeof(IEnumerable<Tensor>).IsAssignableTo(type) || type == typeof(List<Tensor>) => tensors.ToList(),
            long[] items when type == typeof(Size) => new Size(items),
            long[] items when typeof(ITuple).IsAssignableFrom(type) => Tuple(items, type),
            long[] items when type == typeof(int[]) => Array.ConvertAll(items, item => (int)item),
            long[] items when type == typeof(double[]) => Array.ConvertAll(items, item => (double)item),
            long[] items when typeof(IEnumerable<long>).IsAssignableTo(type) => items,
            long[] { Length: > 0 } items when items.Distinct().Count() == 1 => Number(items[0], type),
            long or double or bool => Number(value, type),
            string text when type.IsEnum => Enum.TryParse(type, text, ignoreCase: true, out var named) ? named : null,
            _ => null,
        };
        return converted is not null;
    }

    /// <summary>The parameter's own default.</summary>
    public static object? Default(ParameterInfo parameter) =>
        parameter.ParameterType.IsByRefLike ? Array.CreateInstance(Invocation.ArrayOf(parameter.ParameterType).GetElementType()!, 0)
        : parameter.DefaultValue is null && parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : parameter.DefaultValue is { } value && (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) is { IsEnum: true } type
            ? Enum.ToObject(type, value)
        : parameter.DefaultValue;

    static object? Tuple(long[] items, Type type) =>
        type.GetGenericArguments().Length == items.Length && Array.TrueForAll(type.GetGenericArguments(), part => part == typeof(long))
            ? Activator.CreateInstance(type, [.. items.Cast<object>()])
            : null;

    static object? Number(object value, Type type) =>
        type == typeof(Scalar) ? value switch { long whole => whole.ToScalar(), bool flag => flag.ToScalar(), _ => ((double)value).ToScalar() }
        : type.IsEnum ? value is long code && Enum.IsDefined(type, Enum.ToObject(type, code)) ? Enum.ToObject(type, code) : null
        : type == typeof(bool) ? value as bool?
        : type == typeof(long) || type == typeof(int) || type == typeof(short) || type == typeof(byte)
            ? value is long whole2 ? Convert.ChangeType(whole2, type, CultureInfo.InvariantCulture) : null
        : type == typeof(double) || type == typeof(float)
            ? value is bool ? null : Convert.ChangeType(value, type, CultureInfo.InvariantCulture)
        : null;
}
