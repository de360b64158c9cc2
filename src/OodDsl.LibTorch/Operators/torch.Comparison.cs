namespace TorchSharp;

/// <summary>Comparisons, logic and bits.</summary>
public static partial class torch
{
    [Aten("bitwise_and.Tensor", "self: left", "other: right")] public static partial Tensor bitwise_and(Tensor left, Tensor right);
    [Aten("bitwise_and_.Tensor", "self: left", "other: right")] public static partial Tensor bitwise_and_(Tensor left, Tensor right);
    [Aten("bitwise_left_shift.Tensor", "self: left", "other: right")] public static partial Tensor bitwise_left_shift(Tensor left, Tensor right);
    [Aten("bitwise_left_shift_.Tensor", "self: left", "other: right")] public static partial Tensor bitwise_left_shift_(Tensor left, Tensor right);
    [Aten("bitwise_not", "self: input")] public static partial Tensor bitwise_not(Tensor input);
    [Aten("bitwise_not_", "self: input")] public static partial Tensor bitwise_not_(Tensor input);
    [Aten("bitwise_or.Tensor", "self: left", "other: right")] public static partial Tensor bitwise_or(Tensor left, Tensor right);
    [Aten("bitwise_or_.Tensor", "self: left", "other: right")] public static partial Tensor bitwise_or_(Tensor left, Tensor right);
    [Aten("bitwise_right_shift.Tensor", "self: left", "other: right")] public static partial Tensor bitwise_right_shift(Tensor left, Tensor right);
    [Aten("bitwise_right_shift_.Tensor", "self: left", "other: right")] public static partial Tensor bitwise_right_shift_(Tensor left, Tensor right);
    [Aten("bitwise_xor.Tensor", "self: left", "other: right")] public static partial Tensor bitwise_xor(Tensor left, Tensor right);
    [Aten("bitwise_xor_.Tensor", "self: left", "other: right")] public static partial Tensor bitwise_xor_(Tensor left, Tensor right);
    [Aten("eq.Tensor", "self: left", "other: right")] public static partial Tensor eq(Tensor left, Tensor right);
    [Aten("eq.Tensor", "self: tensor", "other: target")] public static partial Tensor equal(Tensor tensor, Tensor target);
    [Aten("fmax", "self: input")] public static partial Tensor fmax(Tensor input, Tensor other);
    [Aten("fmin", "self: input")] public static partial Tensor fmin(Tensor input, Tensor other);
    [Aten("ge.Tensor", "self: left", "other: right")] public static partial Tensor ge(Tensor left, Tensor right);
    [Aten("greater.Tensor", "self: tensor", "other: target")] public static partial Tensor greater(Tensor tensor, Tensor target);
    [Aten("greater_equal.Tensor", "self: tensor", "other: target")] public static partial Tensor greater_equal(Tensor tensor, Tensor target);
    [Aten("gt.Tensor", "self: left", "other: right")] public static partial Tensor gt(Tensor left, Tensor right);
    [Aten("heaviside", "self: input", "values: values")] public static partial Tensor heaviside(Tensor input, Tensor values);
    [Aten("heaviside_", "self: input", "values: values")] public static partial Tensor heaviside_(Tensor input, Tensor values);
    [Aten("isclose", "self: tensor", "equal_nan: nanEqual")]
    public static partial Tensor isclose(Tensor tensor, Tensor other, double rtol = 1E-05, double atol = 1E-08, bool nanEqual = false);
    [Aten("isfinite", "self: tensor")] public static partial Tensor isfinite(Tensor tensor);
    [Aten("isinf", "self: tensor")] public static partial Tensor isinf(Tensor tensor);
    [Aten("isnan", "self: input")] public static partial Tensor isnan(Tensor input);
    [Aten("isneginf", "self: tensor")] public static partial Tensor isneginf(Tensor tensor);
    [Aten("isposinf", "self: tensor")] public static partial Tensor isposinf(Tensor tensor);
    [Aten("isreal", "self: tensor")] public static partial Tensor isreal(Tensor tensor);
    [Aten("le.Tensor", "self: left", "other: right")] public static partial Tensor le(Tensor left, Tensor right);
    [Aten("less.Tensor", "self: tensor", "other: target")] public static partial Tensor less(Tensor tensor, Tensor target);
    [Aten("less_equal.Tensor", "self: tensor", "other: target")] public static partial Tensor less_equal(Tensor tensor, Tensor target);
    [Aten("logical_and", "self: left", "other: right")] public static partial Tensor logical_and(Tensor left, Tensor right);
    [Aten("logical_and_", "self: left", "other: right")] public static partial Tensor logical_and_(Tensor left, Tensor right);
    [Aten("logical_not", "self: input")] public static partial Tensor logical_not(Tensor input);
    [Aten("logical_or", "self: left", "other: right")] public static partial Tensor logical_or(Tensor left, Tensor right);
    [Aten("logical_or_", "self: left", "other: right")] public static partial Tensor logical_or_(Tensor left, Tensor right);
    [Aten("logical_xor", "self: left", "other: right")] public static partial Tensor logical_xor(Tensor left, Tensor right);
    [Aten("logical_xor_", "self: left", "other: right")] public static partial Tensor logical_xor_(Tensor left, Tensor right);
    [Aten("lt.Tensor", "self: left", "other: right")] public static partial Tensor lt(Tensor left, Tensor right);
    [Aten("maximum", "self: input")] public static partial Tensor maximum(Tensor input, Tensor other);
    [Aten("minimum", "self: input")] public static partial Tensor minimum(Tensor input, Tensor other);
    [Aten("ne.Tensor", "self: left", "other: right")] public static partial Tensor ne(Tensor left, Tensor right);
    [Aten("not_equal.Tensor", "self: tensor", "other: target")] public static partial Tensor not_equal(Tensor tensor, Tensor target);
}
