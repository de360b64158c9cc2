namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Activation functions.</summary>
        public static partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? Shared(x.relu_()) : x.relu();

            public static Tensor relu6(Tensor x, bool inplace = false) => inplace ? Shared(x.relu6_()) : x.relu6();

            public static Tensor celu(Tensor x, double alpha, bool inplace = false) => inplace ? Shared(x.celu_(alpha)) : x.celu(alpha);

            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => inplace ? Shared(x.elu_(alpha)) : x.elu(alpha);

            public static Tensor gelu(Tensor x) => x.gelu();

            public static Tensor gelu(Tensor x, bool inplace) => inplace ? Shared(x.gelu_()) : x.gelu();

            public static Tensor gelu(Tensor x, Modules.GELU.Approximate approximate, bool inplace = false) =>
                inplace ? Shared(x.gelu_(approximate)) : x.gelu(approximate);

            public static Tensor hardsigmoid(Tensor input, bool inplace = false) => inplace ? Shared(input.hardsigmoid_()) : input.hardsigmoid();

            public static Tensor hardswish(Tensor input, bool inplace = false) => inplace ? Shared(input.hardswish_()) : input.hardswish();

            public static Tensor hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) =>
                inplace ? Shared(x.hardtanh_(min_val, max_val)) : x.hardtanh(min_val, max_val);

            public static Tensor Hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) => hardtanh(x, min_val, max_val, inplace);

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                inplace ? Shared(input.leaky_relu_(negative_slope)) : input.leaky_relu(negative_slope);

            public static Tensor mish(Tensor x, bool inplace = false) => inplace ? Shared(MishInPlace(x)) : Mish(x);

            public static Tensor rrelu(Tensor x, double lower = 0.125, double upper = 0.3333333333333333, bool inplace = false) =>
                inplace ? Shared(x.rrelu_(lower, upper)) : x.rrelu(lower, upper);

            /// <summary>Random slopes below zero while training, as in PyTorch; the function above takes their mean.</summary>
            internal static Tensor RandomSlope(Tensor x, double lower, double upper, bool training, bool inplace) =>
                inplace ? Shared(RandomSlope_(x, lower, upper, training)) : RandomSlope(x, lower, upper, training);

            [Aten("rrelu", "self: x")] private static partial Tensor RandomSlope(Tensor x, double lower, double upper, bool training);
            [Aten("rrelu_", "self: x")] private static partial Tensor RandomSlope_(Tensor x, double lower, double upper, bool training);

            public static Tensor selu(Tensor x, bool inplace = false) => inplace ? Shared(x.selu_()) : x.selu();

            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? Shared(x.sigmoid_()) : x.sigmoid();

            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? Shared(x.silu_()) : x.silu();

            public static Tensor SiLU(Tensor x, bool inplace = false) => silu(x, inplace);

            public static Tensor softmax2d(Tensor x) => softmax(x, -3);

            public static Tensor softmin(Tensor x, long dim)
            {
                using var negative = -x;
                return softmax(negative, dim);
            }

            public static Tensor softsign(Tensor x, bool inplace = false)
            {
                using var scope = NewDisposeScope();
                var divisor = x.abs() + 1;
                return inplace ? Shared(x.div_(divisor)).MoveToOuterDisposeScope() : (x / divisor).MoveToOuterDisposeScope();
            }

            public static Tensor Softsign(Tensor x) => softsign(x);

            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? Shared(x.tanh_()) : x.tanh();

            public static Tensor tanhshrink(Tensor x, bool inplace = false)
            {
                using var bounded = x.tanh();
                return inplace ? Shared(x.sub_(bounded)) : x - bounded;
            }

            public static Tensor Tanhshrink(Tensor x) => tanhshrink(x);

            public static Tensor threshold(Tensor x, double threshold, double value, bool inplace = false) =>
                inplace ? Shared(x.threshold_(threshold, value)) : x.threshold(threshold, value);

            public static Tensor Threshold(Tensor x, double threshold, double value, bool inplace = false) => functional.threshold(x, threshold, value, inplace);

            [Aten("mish_", "self: x")] private static partial Tensor MishInPlace(Tensor x);
        }
    }
}
