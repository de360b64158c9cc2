namespace TorchSharp;

public static partial class torch
{
    /// <summary>Order, sets and counts.</summary>
    public partial class Tensor
    {
        [Aten("argsort")] public partial Tensor argsort(long dim = -1, bool descending = false);
        [Aten("argwhere")] public partial Tensor argwhere();
        [Aten("bucketize.Tensor", "out_int32: outInt32")]
        public partial Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false);
        [Aten("diff")] public partial Tensor diff(long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null);
        [Aten("isin.Tensor_Tensor", "elements: this", "assume_unique: assumeUnique")]
        public partial Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false);
        [Aten("msort")] public partial Tensor msort();
        [Aten("nonzero")] public partial Tensor nonzero();
        [Aten("renorm")] public partial Tensor renorm(float p, long dim, float maxnorm);
        [Aten("sort.stable")] public partial (Tensor, Tensor) sort(long dim = -1, bool descending = false, bool stable = false);
        [Aten("topk")] public partial (Tensor, Tensor) topk(int k, int dim = -1, bool largest = true, bool sorted = true);
        [Aten("unique_consecutive")]
        public partial (Tensor, Tensor, Tensor) unique_consecutive(bool return_inverse = false, bool return_counts = false, int? dim = null);
    }
}
