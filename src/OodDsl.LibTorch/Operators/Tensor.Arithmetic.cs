namespace TorchSharp;

public static partial class torch
{
    /// <summary>Arithmetic of two tensors, or of a tensor and a number.</summary>
    public partial class Tensor
    {
        [Aten("add.Scalar", "other: scalar")] public partial Tensor add(Scalar scalar);
        [Aten("add.Scalar", "other: scalar")] public partial Tensor add(Scalar scalar, Scalar alpha);
        [Aten("add.Tensor", "other: target")] public partial Tensor add(Tensor target);
        [Aten("add.Tensor", "other: target")] public partial Tensor add(Tensor target, Scalar alpha);
        [Aten("add_.Scalar", "other: scalar")] public partial Tensor add_(Scalar scalar);
        [Aten("add_.Scalar", "other: scalar")] public partial Tensor add_(Scalar scalar, Scalar alpha);
        [Aten("add_.Tensor", "other: target")] public partial Tensor add_(Tensor target);
        [Aten("add_.Tensor", "other: target")] public partial Tensor add_(Tensor target, Scalar alpha);
        [Aten("addcdiv")] public partial Tensor addcdiv(Tensor tensor1, Tensor tensor2);
        [Aten("addcdiv")] public partial Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value);
        [Aten("addcdiv_")] public partial Tensor addcdiv_(Tensor tensor1, Tensor tensor2);
        [Aten("addcdiv_")] public partial Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value);
        [Aten("addcmul")] public partial Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value);
        [Aten("addcmul_")] public partial Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value);
        [Aten("arctan2")] public partial Tensor arctan2(Tensor other);
        [Aten("arctan2_")] public partial Tensor arctan2_(Tensor other);
        [Aten("atan2")] public partial Tensor atan2(Tensor other);
        [Aten("atan2_")] public partial Tensor atan2_(Tensor other);
        [Aten("clamp")] public partial Tensor clamp(Scalar? min = null, Scalar? max = null);
        [Aten("clamp.Tensor")] public partial Tensor clamp(Tensor? min = null, Tensor? max = null);
        [Aten("clamp_")] public partial Tensor clamp_(Scalar? min = null, Scalar? max = null);
        [Aten("clamp_.Tensor")] public partial Tensor clamp_(Tensor? min = null, Tensor? max = null);
        [Aten("clamp_max")] public partial Tensor clamp_max(Scalar max);
        [Aten("clamp_max_")] public partial Tensor clamp_max_(Scalar max);
        [Aten("clamp_min")] public partial Tensor clamp_min(Scalar min);
        [Aten("clamp_min_")] public partial Tensor clamp_min_(Scalar min);
        [Aten("clip")] public partial Tensor clip(Scalar? min = null, Scalar? max = null);
        [Aten("copysign.Tensor")] public partial Tensor copysign(Tensor other);
        [Aten("copysign_.Tensor")] public partial Tensor copysign_(Tensor other);
        [Aten("div.Scalar_mode", "other: target", "rounding_mode: Rounding(rounding_mode)")]
        public partial Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None);
        [Aten("div.Tensor_mode", "other: target", "rounding_mode: Rounding(rounding_mode)")]
        public partial Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None);
        [Aten("div_.Scalar_mode", "other: target", "rounding_mode: Rounding(rounding_mode)")]
        public partial Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None);
        [Aten("div_.Tensor_mode", "other: target", "rounding_mode: Rounding(rounding_mode)")]
        public partial Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None);
        [Aten("divide.Scalar_mode", "other: target", "rounding_mode: Rounding(rounding_mode)")]
        public partial Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None);
        [Aten("divide.Tensor_mode", "other: target", "rounding_mode: Rounding(rounding_mode)")]
        public partial Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None);
        [Aten("divide_.Scalar_mode", "other: target", "rounding_mode: Rounding(rounding_mode)")]
        public partial Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None);
        [Aten("divide_.Tensor_mode", "other: target", "rounding_mode: Rounding(rounding_mode)")]
        public partial Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None);
        [Aten("float_power.Tensor_Tensor", "exponent: target")] public partial Tensor float_power(Tensor target);
        [Aten("float_power_.Tensor", "exponent: target")] public partial Tensor float_power_(Tensor target);
        [Aten("floor_divide.Scalar")] public partial Tensor floor_divide(Scalar other);
        [Aten("floor_divide")] public partial Tensor floor_divide(Tensor other);
        [Aten("floor_divide_.Scalar")] public partial Tensor floor_divide_(Scalar other);
        [Aten("floor_divide_.Tensor")] public partial Tensor floor_divide_(Tensor other);
        [Aten("fmod.Scalar", "other: scalar")] public partial Tensor fmod(Scalar scalar);
        [Aten("fmod.Tensor", "other: target")] public partial Tensor fmod(Tensor target);
        [Aten("fmod_.Scalar", "other: scalar")] public partial Tensor fmod_(Scalar scalar);
        [Aten("fmod_.Tensor", "other: target")] public partial Tensor fmod_(Tensor target);
        [Aten("gcd")] public partial Tensor gcd(Tensor other);
        [Aten("gcd_")] public partial Tensor gcd_(Tensor other);
        [Aten("hypot")] public partial Tensor hypot(Tensor other);
        [Aten("igamma")] public partial Tensor igamma(Tensor other);
        [Aten("igammac")] public partial Tensor igammac(Tensor other);
        [Aten("lcm")] public partial Tensor lcm(Tensor other);
        [Aten("lcm_")] public partial Tensor lcm_(Tensor other);
        [Aten("ldexp.Tensor")] public partial Tensor ldexp(Tensor other);
        [Aten("ldexp_")] public partial Tensor ldexp_(Tensor other);
        [Aten("lerp.Tensor")] public partial Tensor lerp(Tensor end, Tensor weight);
        [Aten("lerp_.Tensor")] public partial Tensor lerp_(Tensor end, Tensor weight);
        [Aten("logaddexp")] public partial Tensor logaddexp(Tensor other);
        [Aten("logaddexp2")] public partial Tensor logaddexp2(Tensor other);
        [Aten("mul.Scalar", "other: target")] public partial Tensor mul(Scalar target);
        [Aten("mul.Tensor", "other: target")] public partial Tensor mul(Tensor target);
        [Aten("mul_.Scalar", "other: target")] public partial Tensor mul_(Scalar target);
        [Aten("mul_.Tensor", "other: target")] public partial Tensor mul_(Tensor target);
        [Aten("multiply.Scalar", "other: target")] public partial Tensor multiply(Scalar target);
        [Aten("multiply.Tensor", "other: target")] public partial Tensor multiply(Tensor target);
        [Aten("mvlgamma")] public partial Tensor mvlgamma(long p);
        [Aten("mvlgamma_")] public partial Tensor mvlgamma_(long p);
        [Aten("nan_to_num")] public partial Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null);
        [Aten("nan_to_num_")] public partial Tensor nan_to_num_(double nan = 0, double? posinf = null, double? neginf = null);
        [Aten("nextafter")] public partial Tensor nextafter(Tensor other);
        [Aten("nextafter_")] public partial Tensor nextafter_(Tensor other);
        [Aten("polygamma", "n: p")] public partial Tensor polygamma(long p);
        [Aten("polygamma_", "n: p")] public partial Tensor polygamma_(long p);
        [Aten("pow.Tensor_Scalar")] public partial Tensor pow(Scalar exponent);
        [Aten("pow.Tensor_Tensor")] public partial Tensor pow(Tensor exponent);
        [Aten("pow_.Scalar")] public partial Tensor pow_(Scalar exponent);
        [Aten("pow_.Tensor")] public partial Tensor pow_(Tensor exponent);
        [Aten("remainder.Scalar", "other: scalar")] public partial Tensor remainder(Scalar scalar);
        [Aten("remainder.Tensor", "other: target")] public partial Tensor remainder(Tensor target);
        [Aten("remainder_.Scalar", "other: scalar")] public partial Tensor remainder_(Scalar scalar);
        [Aten("remainder_.Tensor", "other: target")] public partial Tensor remainder_(Tensor target);
        [Aten("sub.Scalar", "other: target")] public partial Tensor sub(Scalar target);
        [Aten("sub.Tensor", "other: target")] public partial Tensor sub(Tensor target);
        [Aten("sub_.Scalar", "other: target")] public partial Tensor sub_(Scalar target);
        [Aten("sub_.Tensor", "other: target")] public partial Tensor sub_(Tensor target);
        [Aten("subtract.Scalar", "other: target")] public partial Tensor subtract(Scalar target);
        [Aten("subtract.Tensor", "other: target")] public partial Tensor subtract(Tensor target);
        [Aten("subtract_.Scalar", "other: target")] public partial Tensor subtract_(Scalar target);
        [Aten("subtract_.Tensor", "other: target")] public partial Tensor subtract_(Tensor target);
        [Aten("true_divide.Scalar")] public partial Tensor true_divide(Scalar other);
        [Aten("true_divide.Tensor")] public partial Tensor true_divide(Tensor other);
        [Aten("true_divide_.Scalar")] public partial Tensor true_divide_(Scalar other);
        [Aten("true_divide_.Tensor")] public partial Tensor true_divide_(Tensor other);
        [Aten("xlogy.Scalar_Other", "other: y")] public partial Tensor xlogy(Scalar y);
        [Aten("xlogy.Tensor", "other: y")] public partial Tensor xlogy(Tensor y);
        [Aten("xlogy_.Scalar_Other", "other: y")] public partial Tensor xlogy_(Scalar y);
        [Aten("xlogy_.Tensor", "other: y")] public partial Tensor xlogy_(Tensor y);
    }
}
