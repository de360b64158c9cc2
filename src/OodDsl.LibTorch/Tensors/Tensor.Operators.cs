namespace TorchSharp;

public static partial class torch
{
    /// <summary>Arithmetic and comparison operators. Numbers go to libtorch as they are, without a tensor in between.</summary>
    public partial class Tensor
    {
        public static Tensor operator +(Tensor left, Tensor right) => torch.add(left, right);

        public static Tensor operator +(Tensor left, int right) => Sum(left, right);

        public static Tensor operator +(int left, Tensor right) => Sum(right, left);

        public static Tensor operator +(Tensor left, long right) => Sum(left, right);

        public static Tensor operator +(long left, Tensor right) => Sum(right, left);

        public static Tensor operator +(Tensor left, float right) => Sum(left, right);

        public static Tensor operator +(float left, Tensor right) => Sum(right, left);

        public static Tensor operator +(Tensor left, double right) => Sum(left, right);

        public static Tensor operator +(double left, Tensor right) => Sum(right, left);

        public static Tensor operator +(Tensor left, Scalar right) => torch.add(left, right);

        public static Tensor operator +(Scalar left, Tensor right) => torch.add(right, left);

        public static Tensor operator -(Tensor left, Tensor right) => torch.sub(left, right);

        public static Tensor operator -(Tensor left, int right) => Difference(left, right);

        public static Tensor operator -(int left, Tensor right) => ReverseDifference(right, left);

        public static Tensor operator -(Tensor left, long right) => Difference(left, right);

        public static Tensor operator -(long left, Tensor right) => ReverseDifference(right, left);

        public static Tensor operator -(Tensor left, float right) => Difference(left, right);

        public static Tensor operator -(float left, Tensor right) => ReverseDifference(right, left);

        public static Tensor operator -(Tensor left, double right) => Difference(left, right);

        public static Tensor operator -(double left, Tensor right) => ReverseDifference(right, left);

        public static Tensor operator -(Tensor left, Scalar right) => torch.sub(left, right);

        public static Tensor operator -(Scalar left, Tensor right) => ReverseDifference(right, left);

        public static Tensor operator *(Tensor left, Tensor right) => torch.mul(left, right);

        public static Tensor operator *(Tensor left, int right) => Product(left, right);

        public static Tensor operator *(int left, Tensor right) => Product(right, left);

        public static Tensor operator *(Tensor left, long right) => Product(left, right);

        public static Tensor operator *(long left, Tensor right) => Product(right, left);

        public static Tensor operator *(Tensor left, float right) => Product(left, right);

        public static Tensor operator *(float left, Tensor right) => Product(right, left);

        public static Tensor operator *(Tensor left, double right) => Product(left, right);

        public static Tensor operator *(double left, Tensor right) => Product(right, left);

        public static Tensor operator *(Tensor left, Scalar right) => torch.mul(left, right);

        public static Tensor operator *(Scalar left, Tensor right) => torch.mul(right, left);

        public static Tensor operator /(Tensor left, Tensor right) => Quotient(left, right);

        public static Tensor operator /(Tensor left, int right) => Quotient(left, right);

        public static Tensor operator /(int left, Tensor right) => Inverse(right, left);

        public static Tensor operator /(Tensor left, long right) => Quotient(left, right);

        public static Tensor operator /(long left, Tensor right) => Inverse(right, left);

        public static Tensor operator /(Tensor left, float right) => Quotient(left, right);

        public static Tensor operator /(float left, Tensor right) => Inverse(right, left);

        public static Tensor operator /(Tensor left, double right) => Quotient(left, right);

        public static Tensor operator /(double left, Tensor right) => Inverse(right, left);

        public static Tensor operator /(Tensor left, Scalar right) => Quotient(left, right);

        public static Tensor operator /(Scalar left, Tensor right) => Inverse(right, left);

        public static Tensor operator %(Tensor left, Tensor right) => torch.remainder(left, right);

        public static Tensor operator %(Tensor left, int right) => Remainder(left, right);

        public static Tensor operator %(Tensor left, long right) => Remainder(left, right);

        public static Tensor operator %(Tensor left, float right) => Remainder(left, right);

        public static Tensor operator %(Tensor left, double right) => Remainder(left, right);

        public static Tensor operator %(Tensor left, Scalar right) => torch.remainder(left, right);

        public static Tensor operator ==(Tensor left, Tensor right) => torch.eq(left, right);

        public static Tensor operator ==(Tensor left, Scalar right) => left.eq(right);

        public static Tensor operator ==(Scalar left, Tensor right) => right.eq(left);

        public static Tensor operator !=(Tensor left, Tensor right) => torch.ne(left, right);

        public static Tensor operator !=(Tensor left, Scalar right) => left.ne(right);

        public static Tensor operator !=(Scalar left, Tensor right) => right.ne(left);

        public static Tensor operator <(Tensor left, Tensor right) => torch.lt(left, right);

        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);

        public static Tensor operator <(Scalar left, Tensor right) => right.gt(left);

        public static Tensor operator <=(Tensor left, Tensor right) => torch.le(left, right);

        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);

        public static Tensor operator <=(Scalar left, Tensor right) => right.ge(left);

        public static Tensor operator >(Tensor left, Tensor right) => torch.gt(left, right);

        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);

        public static Tensor operator >(Scalar left, Tensor right) => right.lt(left);

        public static Tensor operator >=(Tensor left, Tensor right) => torch.ge(left, right);

        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);

        public static Tensor operator >=(Scalar left, Tensor right) => right.le(left);

        public static Tensor operator &(Tensor left, Tensor right) => torch.bitwise_and(left, right);

        public static Tensor operator |(Tensor left, Tensor right) => torch.bitwise_or(left, right);

        public static Tensor operator ^(Tensor left, Tensor right) => torch.bitwise_xor(left, right);

        public static Tensor operator ~(Tensor left) => torch.bitwise_not(left);

        public static Tensor operator -(Tensor tensor) => torch.neg(tensor);

        [Aten("add.Scalar", "self: left", "other: right")] private static partial Tensor Sum(Tensor left, long right);
        [Aten("add.Scalar", "self: left", "other: right")] private static partial Tensor Sum(Tensor left, double right);
        [Aten("sub.Scalar", "self: left", "other: right")] private static partial Tensor Difference(Tensor left, long right);
        [Aten("sub.Scalar", "self: left", "other: right")] private static partial Tensor Difference(Tensor left, double right);
        [Aten("mul.Scalar", "self: left", "other: right")] private static partial Tensor Product(Tensor left, long right);
        [Aten("mul.Scalar", "self: left", "other: right")] private static partial Tensor Product(Tensor left, double right);
        [Aten("div.Scalar", "self: left", "other: right")] private static partial Tensor Quotient(Tensor left, long right);
        [Aten("div.Scalar", "self: left", "other: right")] private static partial Tensor Quotient(Tensor left, double right);
        [Aten("div.Scalar", "self: left", "other: right")] private static partial Tensor Quotient(Tensor left, Scalar right);
        [Aten("div.Tensor", "self: left", "other: right")] private static partial Tensor Quotient(Tensor left, Tensor right);
        [Aten("remainder.Scalar", "self: left", "other: right")] private static partial Tensor Remainder(Tensor left, long right);
        [Aten("remainder.Scalar", "self: left", "other: right")] private static partial Tensor Remainder(Tensor left, double right);
        [Aten("rsub.Scalar", "other: left")] private static partial Tensor ReverseDifference(Tensor self, long left);
        [Aten("rsub.Scalar", "other: left")] private static partial Tensor ReverseDifference(Tensor self, double left);
        [Aten("rsub.Scalar", "other: left")] private static partial Tensor ReverseDifference(Tensor self, Scalar left);

        // PyTorch's own way: reciprocal, then product.

        static Tensor Inverse(Tensor right, long left)
        {
            using var reciprocal = right.reciprocal();
            return Product(reciprocal, left);
        }

        static Tensor Inverse(Tensor right, double left)
        {
            using var reciprocal = right.reciprocal();
            return Product(reciprocal, left);
        }

        static Tensor Inverse(Tensor right, Scalar left)
        {
            using var reciprocal = right.reciprocal();
            return torch.mul(reciprocal, left);
        }
    }
}
