namespace TorchSharp;

public static partial class torch
{
    /// <summary>Comparisons, logic and bits.</summary>
    public partial class Tensor
    {
        [Aten("bitwise_and.Tensor")] public partial Tensor bitwise_and(Tensor other);
        [Aten("bitwise_and_.Tensor")] public partial Tensor bitwise_and_(Tensor other);
        [Aten("bitwise_left_shift.Tensor")] public partial Tensor bitwise_left_shift(Tensor other);
        [Aten("bitwise_left_shift_.Tensor")] public partial Tensor bitwise_left_shift_(Tensor other);
        [Aten("bitwise_not")] public partial Tensor bitwise_not();
        [Aten("bitwise_not_")] public partial Tensor bitwise_not_();
        [Aten("bitwise_or.Tensor")] public partial Tensor bitwise_or(Tensor other);
        [Aten("bitwise_or_.Tensor")] public partial Tensor bitwise_or_(Tensor other);
        [Aten("bitwise_right_shift.Tensor")] public partial Tensor bitwise_right_shift(Tensor other);
        [Aten("bitwise_right_shift_.Tensor")] public partial Tensor bitwise_right_shift_(Tensor other);
        [Aten("bitwise_xor.Tensor")] public partial Tensor bitwise_xor(Tensor other);
        [Aten("bitwise_xor_.Tensor")] public partial Tensor bitwise_xor_(Tensor other);
        [Aten("eq.Scalar", "other: target")] public partial Tensor eq(Scalar target);
        [Aten("eq.Tensor", "other: target")] public partial Tensor eq(Tensor target);
        [Aten("eq_.Scalar", "other: target")] public partial Tensor eq_(Scalar target);
        [Aten("eq_.Tensor", "other: target")] public partial Tensor eq_(Tensor target);
        [Aten("eq.Tensor", "other: target")] public partial Tensor equal(Tensor target);
        [Aten("fmax")] public partial Tensor fmax(Tensor other);
        [Aten("fmin")] public partial Tensor fmin(Tensor other);
        [Aten("ge.Scalar", "other: target")] public partial Tensor ge(Scalar target);
        [Aten("ge.Tensor", "other: target")] public partial Tensor ge(Tensor target);
        [Aten("ge_.Scalar", "other: target")] public partial Tensor ge_(Scalar target);
        [Aten("ge_.Tensor", "other: target")] public partial Tensor ge_(Tensor target);
        [Aten("greater.Tensor", "other: target")] public partial Tensor greater(Tensor target);
        [Aten("greater_equal.Tensor", "other: target")] public partial Tensor greater_equal(Tensor target);
        [Aten("gt.Scalar", "other: target")] public partial Tensor gt(Scalar target);
        [Aten("gt.Tensor", "other: target")] public partial Tensor gt(Tensor target);
        [Aten("gt_.Scalar", "other: target")] public partial Tensor gt_(Scalar target);
        [Aten("gt_.Tensor", "other: target")] public partial Tensor gt_(Tensor target);
        [Aten("heaviside", "values: other")] public partial Tensor heaviside(Tensor other);
        [Aten("heaviside_", "values: other")] public partial Tensor heaviside_(Tensor other);
        [Aten("isclose", "equal_nan: nanEqual")]
        public partial Tensor isclose(Tensor other, double rtol = 1E-05, double atol = 1E-08, bool nanEqual = false);
        [Aten("isfinite")] public partial Tensor isfinite();
        [Aten("isinf")] public partial Tensor isinf();
        [Aten("isnan")] public partial Tensor isnan();
        [Aten("isneginf")] public partial Tensor isneginf();
        [Aten("isposinf")] public partial Tensor isposinf();
        [Aten("isreal")] public partial Tensor isreal();
        [Aten("le.Scalar", "other: target")] public partial Tensor le(Scalar target);
        [Aten("le.Tensor", "other: target")] public partial Tensor le(Tensor target);
        [Aten("le_.Scalar", "other: target")] public partial Tensor le_(Scalar target);
        [Aten("le_.Tensor", "other: target")] public partial Tensor le_(Tensor target);
        [Aten("less.Tensor", "other: target")] public partial Tensor less(Tensor target);
        [Aten("less_equal.Tensor", "other: target")] public partial Tensor less_equal(Tensor target);
        [Aten("less_equal_.Tensor", "other: target")] public partial Tensor less_equal_(Tensor target);
        [Aten("logical_and")] public partial Tensor logical_and(Tensor other);
        [Aten("logical_and_")] public partial Tensor logical_and_(Tensor other);
        [Aten("logical_not")] public partial Tensor logical_not();
        [Aten("logical_not_")] public partial Tensor logical_not_();
        [Aten("logical_or")] public partial Tensor logical_or(Tensor other);
        [Aten("logical_or_")] public partial Tensor logical_or_(Tensor other);
        [Aten("logical_xor")] public partial Tensor logical_xor(Tensor other);
        [Aten("logical_xor_")] public partial Tensor logical_xor_(Tensor other);
        [Aten("lt.Scalar", "other: target")] public partial Tensor lt(Scalar target);
        [Aten("lt.Tensor", "other: target")] public partial Tensor lt(Tensor target);
        [Aten("lt_.Scalar", "other: target")] public partial Tensor lt_(Scalar target);
        [Aten("lt_.Tensor", "other: target")] public partial Tensor lt_(Tensor target);
        [Aten("maximum")] public partial Tensor maximum(Tensor other);
        [Aten("minimum")] public partial Tensor minimum(Tensor other);
        [Aten("ne.Scalar", "other: target")] public partial Tensor ne(Scalar target);
        [Aten("ne.Tensor", "other: target")] public partial Tensor ne(Tensor target);
        [Aten("ne_.Scalar", "other: target")] public partial Tensor ne_(Scalar target);
        [Aten("ne_.Tensor", "other: target")] public partial Tensor ne_(Tensor target);
        [Aten("not_equal.Tensor", "other: target")] public partial Tensor not_equal(Tensor target);
        [Aten("not_equal_.Tensor", "other: target")] public partial Tensor not_equal_(Tensor target);
    }
}
