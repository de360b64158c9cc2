using FsCheck;
using FsCheck.Fluent;
using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>How to make an argument: FsCheck can show and shrink a recipe, not a native tensor.</summary>
abstract record ArgumentRecipe
{
    public abstract object? Make();
}

/// <summary>A plain value.</summary>
sealed record ValueRecipe(object? Value) : ArgumentRecipe
{
    public override object? Make() => Value;
}

/// <summary>A tensor of a shape and a type; it may be a transposed view, need a gradient, or be disposed.</summary>
sealed record TensorRecipe(ScalarType Type, long[] Shape, TensorState State) : ArgumentRecipe
{
    public override object? Make()
    {
        var tensor = (rand(Shape) * 3).to(Type);
        if (State == TensorState.Transposed && Shape.Length > 1) tensor = tensor.transpose(0, -1);
        if (State == TensorState.NeedsGradient && (tensor.is_floating_point() || tensor.is_complex())) tensor = tensor.requires_grad_();
        if (State == TensorState.Disposed) tensor.Dispose();
        return tensor;
    }

    public override string ToString() => $"{Type}[{string.Join(", ", Shape)}] {State}";
}

enum TensorState
{
    Plain,
    Transposed,
    NeedsGradient,
    Disposed,
}

/// <summary>A list of tensors.</summary>
sealed record ListRecipe(ArgumentRecipe[] Items) : ArgumentRecipe
{
    public override object? Make() => Array.ConvertAll(Items, item => (Tensor)item.Make()!);
}

/// <summary>A generator with a seed.</summary>
sealed record GeneratorRecipe : ArgumentRecipe
{
    public override object? Make() => new Generator(5);
}

/// <summary>Recipes by type of parameter: mostly plausible, now and then null, disposed or far out of range.</summary>
static class ArgumentRecipes
{
    static readonly Gen<long> Number = Gen.Frequency(
        (12, Gen.Choose(-2, 4).Select(number => (long)number)),
        (1, Gen.Elements(long.MinValue, long.MaxValue, 1L << 40, -(1L << 40), 1L << 41)));

    static readonly Gen<double> Real = Gen.Elements(0, 1, -1, 0.5, 1e-5, 2.5, -7, 1e300, double.NaN, double.PositiveInfinity);

    static readonly Gen<long[]> Numbers = Gen.Choose(0, 4).SelectMany(length => Number.ArrayOf(length));

    static readonly Gen<ArgumentRecipe> OneTensor = Gen.Frequency((14, Usable()), (1, Value(Gen.Constant<object?>(null))), (1, Tensors(Gen.Constant(TensorState.Disposed))));

    /// <summary>A tensor that is neither null nor disposed.</summary>
    public static Gen<ArgumentRecipe> Usable() => Tensors(Gen.Elements(TensorState.Plain, TensorState.Plain, TensorState.Transposed, TensorState.NeedsGradient));

    /// <summary>For a parameter of the type; null if there is none.</summary>
    public static Gen<ArgumentRecipe>? For(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return For(inner) is { } some ? Gen.Frequency((1, Value(Gen.Constant<object?>(null))), (2, some)) : null;
        if (type == typeof(Tensor)) return OneTensor;
        if (type.IsAssignableFrom(typeof(Tensor[]))) return Gen.Frequency((1, Value(Gen.Constant<object?>(null))), (8, Lists()));
        if (type == typeof(long)) return Value(Number.Select(object? (number) => number));
        if (type == typeof(int)) return Value(Gen.Choose(-2, 4).Select(object? (number) => number));
        if (type == typeof(double)) return Value(Real.Select(object? (number) => number));
        if (type == typeof(float)) return Value(Real.Select(object? (number) => (float)number));
        if (type == typeof(bool)) return Value(Gen.Elements<object?>(true, false));
        if (type == typeof(string)) return Value(Gen.Elements<object?>("mean", "sum", "reflect", "none", "", "größer", "ij,jk->ik", null));
        if (type.IsEnum) return Value(Gen.Choose(-1, 12).Select(object? (number) => Enum.ToObject(type, number)));
        if (type.IsAssignableFrom(typeof(long[]))) return Value(Gen.Frequency((1, Gen.Constant<object?>(null)), (8, Numbers.Select(object? (numbers) => numbers))));
        if (type == typeof(int[])) return Value(Numbers.Select(object? (numbers) => Array.ConvertAll(numbers, number => (int)number)));
        if (type == typeof(double[])) return Value(Gen.Choose(0, 4).SelectMany(length => Real.ArrayOf(length)).Select(object? (numbers) => numbers));
        if (type == typeof(bool[])) return Value(Gen.Elements<object?>(new[] { true, false }, Array.Empty<bool>(), new[] { true, true, true }));
        if (type == typeof(Size)) return Value(Numbers.Select(object? (numbers) => new Size(numbers)));
        if (type == typeof(Scalar)) return Value(Scalars());
        if (type == typeof(Device)) return Value(Gen.Elements<object?>(CPU, null, new Device(DeviceType.META)));
        if (type == typeof(Generator)) return Gen.Frequency((1, Value(Gen.Constant<object?>(null))), (1, Gen.Constant<ArgumentRecipe>(new GeneratorRecipe())));
        return IsTupleOfNumbers(type) ? Value(Numbers.Where(numbers => numbers.Length >= type.GetGenericArguments().Length).Select(numbers => Tuple(type, numbers))) : null;
    }

    static Gen<object?> Scalars() => Gen.Frequency(
        (4, Gen.Choose(-3, 3).Select(object? (number) => (Scalar)number)),
        (4, Real.Select(object? (number) => (Scalar)number)),
        (1, Gen.Elements<object?>((Scalar)true, (Scalar)(1f, 2f), null)));

    static Gen<ArgumentRecipe> Tensors(Gen<TensorState> states) =>
        from type in Gen.Frequency(
            (6, Gen.Constant(ScalarType.Float32)),
            (2, Gen.Elements(ScalarType.Int64, ScalarType.Float64)),
            (1, Gen.Elements(ScalarType.Bool, ScalarType.Byte, ScalarType.BFloat16, ScalarType.Float16, ScalarType.ComplexFloat32, ScalarType.Int32)))
        from rank in Gen.Choose(0, 4)
        from shape in Gen.Frequency((8, Gen.Choose(1, 4)), (1, Gen.Constant(0))).ArrayOf(rank)
        from state in states
        select (ArgumentRecipe)new TensorRecipe(type, Array.ConvertAll(shape, size => (long)size), state);

    static Gen<ArgumentRecipe> Lists() => Gen.Choose(0, 3).SelectMany(length => OneTensor.ArrayOf(length)).Select(ArgumentRecipe (items) => new ListRecipe(items));

    static Gen<ArgumentRecipe> Value(Gen<object?> values) => values.Select(ArgumentRecipe (value) => new ValueRecipe(value));

    static bool IsTupleOfNumbers(Type type) =>
        type is { IsGenericType: true, IsValueType: true } && type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal)
        && type.GetGenericArguments().All(part => part == typeof(long));

    static object? Tuple(Type type, long[] numbers) =>
        Activator.CreateInstance(type, [.. numbers.Take(type.GetGenericArguments().Length).Select(object? (number) => number)]);
}
