using Tensor = TorchSharp.torch.Tensor;

namespace TorchSharp;

/// <summary>Operators over lists of tensors: one call instead of one per parameter, with the same bits.</summary>
internal static partial class Foreach
{
    [Aten("_foreach_add.List")] internal static partial Tensor[] Add(Tensor[] self, Tensor[] other, double alpha);
    [Aten("_foreach_add_.List")] internal static partial void Add_(Tensor[] self, Tensor[] other, double alpha);
    [Aten("_foreach_add_.Scalar")] internal static partial void Add_(Tensor[] self, double scalar);
    [Aten("_foreach_mul.Scalar")] internal static partial Tensor[] Multiply(Tensor[] self, double scalar);
    [Aten("_foreach_mul.List")] internal static partial Tensor[] Multiply(Tensor[] self, Tensor[] other);
    [Aten("_foreach_mul_.Scalar")] internal static partial void Multiply_(Tensor[] self, double scalar);
    [Aten("_foreach_div_.Scalar")] internal static partial void Divide_(Tensor[] self, double scalar);
    [Aten("_foreach_div_.List")] internal static partial void Divide_(Tensor[] self, Tensor[] other);
    [Aten("_foreach_sqrt")] internal static partial Tensor[] Root(Tensor[] self);
    [Aten("_foreach_neg")] internal static partial Tensor[] Negate(Tensor[] self);
    [Aten("_foreach_zero_")] internal static partial void Zero_(Tensor[] self);
    [Aten("_foreach_addcmul_.Scalar")] internal static partial void AddProduct_(Tensor[] self, Tensor[] tensor1, Tensor[] tensor2, double value);
    [Aten("_foreach_addcdiv_.Scalar")] internal static partial void AddQuotient_(Tensor[] self, Tensor[] tensor1, Tensor[] tensor2, double value);
}
