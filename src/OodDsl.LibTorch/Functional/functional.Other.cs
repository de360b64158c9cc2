namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Functions of networks.</summary>
        public static partial class functional
        {
            [Aten("hardshrink", "self: x", "lambd: lambda")] public static partial Tensor Hardshrink(Tensor x, double lambda = 0.5);
            [Aten("mish", "self: x")] public static partial Tensor Mish(Tensor x);
            [Aten("softshrink", "self: x", "lambd: lambda")] public static partial Tensor Softshrink(Tensor x, double lambda = 0.5);
            [Aten("bilinear")] public static partial Tensor bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias = null);
            [Aten("cosine_similarity")] public static partial Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1E-08);
            [Aten("glu", "self: input")] public static partial Tensor glu(Tensor input, long dim = -1);
            [Aten("hardshrink", "self: x", "lambd: lambda")] public static partial Tensor hardshrink(Tensor x, double lambda = 0.5);
            [Aten("linear", "weight: weights")] public static partial Tensor linear(Tensor input, Tensor weights, Tensor? bias = null);
            [Aten("log_softmax.int", "self: x")] public static partial Tensor log_softmax(Tensor x, long dim);
            [Aten("log_sigmoid", "self: x")] public static partial Tensor logsigmoid(Tensor x);
            [Aten("one_hot", "self: x")] public static partial Tensor one_hot(Tensor x, long num_classes = -1);
            [Aten("pixel_shuffle", "self: input")] public static partial Tensor pixel_shuffle(Tensor input, long upscale_factor);
            [Aten("pixel_unshuffle", "self: input")] public static partial Tensor pixel_unshuffle(Tensor input, long downscale_factor);
            [Aten("prelu", "self: input")] public static partial Tensor prelu(Tensor input, Tensor weight);
            [Aten("softmax.int", "self: input")] public static partial Tensor softmax(Tensor input, long dim, ScalarType? dtype = null);
            [Aten("softplus", "self: x")] public static partial Tensor softplus(Tensor x, double beta = 1, double threshold = 20);
            [Aten("softshrink", "self: x", "lambd: lambda")] public static partial Tensor softshrink(Tensor x, double lambda = 0.5);
        }
    }
}
