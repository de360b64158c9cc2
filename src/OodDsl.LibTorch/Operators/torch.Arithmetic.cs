namespace TorchSharp;

/// <summary>Arithmetic of two tensors, or of a tensor and a number.</summary>
public static partial class torch
{
    [Aten("add.Scalar", "self: left", "other: right")] public static partial Tensor add(Tensor left, Scalar right);
    [Aten("add.Scalar", "self: left", "other: right")] public static partial Tensor add(Tensor left, Scalar right, Scalar alpha);
    [Aten("add.Tensor", "self: left", "other: right")] public static partial Tensor add(Tensor left, Tensor right);
    [Aten("add.Tensor", "self: left", "other: right")] public static partial Tensor add(Tensor left, Tensor right, Scalar alpha);
    [Aten("add_.Scalar", "self: left", "other: right")] public static partial Tensor add_(Tensor left, Scalar right);
    [Aten("add_.Scalar", "self: left", "other: right")] public static partial Tensor add_(Tensor left, Scalar right, Scalar alpha);
    [Aten("add_.Tensor", "self: left", "other: right")] public static partial Tensor add_(Tensor left, Tensor right);
    [Aten("add_.Tensor", "self: left", "other: right")] public static partial Tensor add_(Tensor left, Tensor right, Scalar alpha);
    [Aten("addcdiv", "self: input")] public static partial Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value);
    [Aten("addcdiv_", "self: input")] public static partial Tensor addcdiv_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value);
    [Aten("addcmul", "self: input")] public static partial Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value);
    [Aten("addcmul_", "self: input")] public static partial Tensor addcmul_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value);
    [Aten("arctan2", "self: input")] public static partial Tensor arctan2(Tensor input, Tensor other);
    [Aten("arctan2_", "self: input")] public static partial Tensor arctan2_(Tensor input, Tensor other);
    [Aten("atan2", "self: input")] public static partial Tensor atan2(Tensor input, Tensor other);
    [Aten("atan2_", "self: input")] public static partial Tensor atan2_(Tensor input, Tensor other);
    [Aten("clamp", "self: input")] public static partial Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null);
    [Aten("clamp.Tensor", "self: input")] public static partial Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null);
    [Aten("clamp_", "self: input")] public static partial Tensor clamp_(Tensor input, Scalar? min = null, Scalar? max = null);
    [Aten("clamp_.Tensor", "self: input")] public static partial Tensor clamp_(Tensor input, Tensor? min = null, Tensor? max = null);
    [Aten("clamp_max", "self: input")] public static partial Tensor clamp_max(Tensor input, Scalar max);
    [Aten("clamp_max_", "self: input")] public static partial Tensor clamp_max_(Tensor input, Scalar max);
    [Aten("clamp_min", "self: input")] public static partial Tensor clamp_min(Tensor input, Scalar min);
    [Aten("clamp_min_", "self: input")] public static partial Tensor clamp_min_(Tensor input, Scalar min);
    [Aten("clip", "self: input")] public static partial Tensor clip(Tensor input, Scalar? min = null, Scalar? max = null);
    [Aten("complex")] public static partial Tensor complex(Tensor real, Tensor imag);
    [Aten("copysign.Tensor", "self: input")] public static partial Tensor copysign(Tensor input, Tensor other);
    [Aten("copysign_.Tensor", "self: input")] public static partial Tensor copysign_(Tensor input, Tensor other);
    [Aten("div.Scalar_mode", "self: left", "other: right", "rounding_mode: Rounding(rounding_mode)")]
    public static partial Tensor div(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None);
    [Aten("div.Tensor_mode", "self: left", "other: right", "rounding_mode: Rounding(rounding_mode)")]
    public static partial Tensor div(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None);
    [Aten("div_.Scalar_mode", "self: left", "other: right", "rounding_mode: Rounding(rounding_mode)")]
    public static partial Tensor div_(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None);
    [Aten("div_.Tensor_mode", "self: left", "other: right", "rounding_mode: Rounding(rounding_mode)")]
    public static partial Tensor div_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None);
    [Aten("divide.Scalar_mode", "self: left", "other: right", "rounding_mode: Rounding(rounding_mode)")]
    public static partial Tensor divide(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None);
    [Aten("divide.Tensor_mode", "self: left", "other: right", "rounding_mode: Rounding(rounding_mode)")]
    public static partial Tensor divide(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None);
    [Aten("divide_.Scalar", "self: left", "other: right")] public static partial Tensor divide_(Tensor left, Scalar right);
    [Aten("divide_.Tensor_mode", "self: left", "other: right", "rounding_mode: Rounding(rounding_mode)")]
    public static partial Tensor divide_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None);
    [Aten("float_power.Tensor_Tensor", "self: input", "exponent: target")] public static partial Tensor float_power(Tensor input, Tensor target);
    [Aten("float_power_.Tensor", "self: input", "exponent: target")] public static partial Tensor float_power_(Tensor input, Tensor target);
    [Aten("floor_divide", "self: input")] public static partial Tensor floor_divide(Tensor input, Tensor other);
    [Aten("floor_divide_.Tensor", "self: input")] public static partial Tensor floor_divide_(Tensor input, Tensor other);
    [Aten("fmod.Scalar", "self: left", "other: right")] public static partial Tensor fmod(Tensor left, Scalar right);
    [Aten("fmod.Tensor", "self: left", "other: right")] public static partial Tensor fmod(Tensor left, Tensor right);
    [Aten("fmod_.Scalar", "self: left", "other: right")] public static partial Tensor fmod_(Tensor left, Scalar right);
    [Aten("fmod_.Tensor", "self: left", "other: right")] public static partial Tensor fmod_(Tensor left, Tensor right);
    [Aten("gcd", "self: left", "other: right")] public static partial Tensor gcd(Tensor left, Tensor right);
    [Aten("gcd_", "self: left", "other: right")] public static partial Tensor gcd_(Tensor left, Tensor right);
    [Aten("hypot", "self: left", "other: right")] public static partial Tensor hypot(Tensor left, Tensor right);
    [Aten("igamma", "self: input")] public static partial Tensor igamma(Tensor input, Tensor other);
    [Aten("igammac", "self: input")] public static partial Tensor igammac(Tensor input, Tensor other);
    [Aten("lcm", "self: input")] public static partial Tensor lcm(Tensor input, Tensor other);
    [Aten("lcm_", "self: input")] public static partial Tensor lcm_(Tensor input, Tensor other);
    [Aten("ldexp.Tensor", "self: input")] public static partial Tensor ldexp(Tensor input, Tensor other);
    [Aten("ldexp_", "self: input")] public static partial Tensor ldexp_(Tensor input, Tensor other);
    [Aten("lerp.Tensor", "self: input")] public static partial Tensor lerp(Tensor input, Tensor end, Tensor weight);
    [Aten("logaddexp", "self: left", "other: right")] public static partial Tensor logaddexp(Tensor left, Tensor right);
    [Aten("logaddexp2", "self: left", "other: right")] public static partial Tensor logaddexp2(Tensor left, Tensor right);
    [Aten("mul.Scalar", "self: left", "other: right")] public static partial Tensor mul(Tensor left, Scalar right);
    [Aten("mul.Tensor", "self: left", "other: right")] public static partial Tensor mul(Tensor left, Tensor right);
    [Aten("mul_.Scalar", "self: left", "other: right")] public static partial Tensor mul_(Tensor left, Scalar right);
    [Aten("mul_.Tensor", "self: left", "other: right")] public static partial Tensor mul_(Tensor left, Tensor right);
    [Aten("multiply.Scalar", "self: left", "other: right")] public static partial Tensor multiply(Tensor left, Scalar right);
    [Aten("multiply.Tensor", "self: left", "other: right")] public static partial Tensor multiply(Tensor left, Tensor right);
    [Aten("multiply_.Scalar", "self: left", "other: right")] public static partial Tensor multiply_(Tensor left, Scalar right);
    [Aten("multiply_.Tensor", "self: left", "other: right")] public static partial Tensor multiply_(Tensor left, Tensor right);
    [Aten("mvlgamma", "self: input")] public static partial Tensor mvlgamma(Tensor input, long p);
    [Aten("mvlgamma_", "self: input")] public static partial Tensor mvlgamma_(Tensor input, long p);
    [Aten("nan_to_num", "self: input")]
    public static partial Tensor nan_to_num(Tensor input, double nan = 0, double? posinf = null, double? neginf = null);
    [Aten("nan_to_num_", "self: input")]
    public static partial Tensor nan_to_num_(Tensor input, double nan = 0, double? posinf = null, double? neginf = null);
    [Aten("nextafter", "self: input")] public static partial Tensor nextafter(Tensor input, Tensor other);
    [Aten("nextafter_", "self: input")] public static partial Tensor nextafter_(Tensor input, Tensor other);
    [Aten("polar")] public static partial Tensor polar(Tensor abs, Tensor angle);
    [Aten("polygamma", "self: input", "n: p")] public static partial Tensor polygamma(Tensor input, long p);
    [Aten("polygamma_", "self: input", "n: p")] public static partial Tensor polygamma_(Tensor input, long p);
    [Aten("pow.Tensor_Scalar", "self: left")] public static partial Tensor pow(Tensor left, Scalar exponent);
    [Aten("pow.Tensor_Tensor", "self: left")] public static partial Tensor pow(Tensor left, Tensor exponent);
    [Aten("pow_.Scalar", "self: left")] public static partial Tensor pow_(Tensor left, Scalar exponent);
    [Aten("pow_.Tensor", "self: left")] public static partial Tensor pow_(Tensor left, Tensor exponent);
    [Aten("remainder.Scalar", "self: left", "other: right")] public static partial Tensor remainder(Tensor left, Scalar right);
    [Aten("remainder.Tensor", "self: left", "other: right")] public static partial Tensor remainder(Tensor left, Tensor right);
    [Aten("remainder_.Scalar", "self: left", "other: right")] public static partial Tensor remainder_(Tensor left, Scalar right);
    [Aten("remainder_.Tensor", "self: left", "other: right")] public static partial Tensor remainder_(Tensor left, Tensor right);
    [Aten("sub.Scalar", "self: left", "other: right")] public static partial Tensor sub(Tensor left, Scalar right);
    [Aten("sub.Tensor", "self: left", "other: right")] public static partial Tensor sub(Tensor left, Tensor right);
    [Aten("sub_.Scalar", "self: left", "other: right")] public static partial Tensor sub_(Tensor left, Scalar right);
    [Aten("sub_.Tensor", "self: left", "other: right")] public static partial Tensor sub_(Tensor left, Tensor right);
    [Aten("subtract.Scalar", "self: left", "other: right")] public static partial Tensor subtract(Tensor left, Scalar right);
    [Aten("subtract.Tensor", "self: left", "other: right")] public static partial Tensor subtract(Tensor left, Tensor right);
    [Aten("subtract_.Scalar", "self: left", "other: right")] public static partial Tensor subtract_(Tensor left, Scalar right);
    [Aten("subtract_.Tensor", "self: left", "other: right")] public static partial Tensor subtract_(Tensor left, Tensor right);
    [Aten("true_divide.Tensor", "self: dividend", "other: divisor")] public static partial Tensor true_divide(Tensor dividend, Tensor divisor);
    [Aten("true_divide_.Tensor", "self: dividend", "other: divisor")] public static partial Tensor true_divide_(Tensor dividend, Tensor divisor);
    [Aten("xlogy.Scalar_Other", "self: x", "other: y")] public static partial Tensor xlogy(Tensor x, Scalar y);
    [Aten("xlogy.Tensor", "self: x", "other: y")] public static partial Tensor xlogy(Tensor x, Tensor y);
    [Aten("xlogy_.Scalar_Other", "self: x", "other: y")] public static partial Tensor xlogy_(Tensor x, Scalar y);
    [Aten("xlogy_.Tensor", "self: x", "other: y")] public static partial Tensor xlogy_(Tensor x, Tensor y);
}
