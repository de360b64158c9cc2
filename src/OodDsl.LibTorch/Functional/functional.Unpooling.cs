namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Power-average pooling, pooling with random regions, and the reverse of max pooling.</summary>
        public static partial class functional
        {
            /// <summary>(sum |x|^p)^(1/p) over windows, with the sign of the sum as PyTorch has it.</summary>
            public static Tensor lp_pool1d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false)
            {
                using var scope = NewDisposeScope();
                var mean = avg_pool1d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode);
                return Root(mean, kernel_size, norm_type).MoveToOuterDisposeScope();
            }

            public static Tensor lp_pool2d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false) =>
                lp_pool2d(input, norm_type, [kernel_size, kernel_size], stride is { } step ? [step, step] : null, ceil_mode);

            public static Tensor lp_pool2d(Tensor input, double norm_type, long[] kernel_size, long[]? stride = null, bool ceil_mode = false)
            {
                using var scope = NewDisposeScope();
                var mean = avg_pool2d(input.pow(norm_type), kernel_size, stride, [0], ceil_mode);
                return Root(mean, kernel_size.Length == 1 ? kernel_size[0] * kernel_size[0] : kernel_size[0] * kernel_size[1], norm_type).MoveToOuterDisposeScope();
            }

            /// <summary>Normalisation over neighbouring channels (Krizhevsky et al., 2012).</summary>
            public static Tensor local_response_norm(Tensor input, long size, double alpha = 1e-4, double beta = 0.75, double k = 1)
            {
                using var scope = NewDisposeScope();
                var squares = input.square().unsqueeze(1);
                var mean = input.ndim == 3
                    ? avg_pool2d(Pad(squares, [0, 0, size / 2, (size - 1) / 2], PaddingModes.Constant, 0), [size, 1], [1, 1]).squeeze(1)
                    : avg_pool3d(
                        Pad(squares.view(input.shape[0], 1, input.shape[1], input.shape[2], -1), [0, 0, 0, 0, size / 2, (size - 1) / 2], PaddingModes.Constant, 0),
                        [size, 1, 1], [1, 1, 1]).squeeze(1).view(input.shape);
                return (input / ((mean * alpha) + k).pow(beta)).MoveToOuterDisposeScope();
            }

            /// <summary>The values of a max pooling at their places, zeros elsewhere.</summary>
            public static Tensor max_unpool1d(
                Tensor input, Tensor indices, long kernel_size, long? stride = null, long? padding = null, long[]? output_size = null)
            {
                using var scope = NewDisposeScope();
                var size = Unpooled(input, [kernel_size], [stride ?? kernel_size], [padding ?? 0], output_size);
                return Unpool2(input.unsqueeze(-1), indices.unsqueeze(-1), [size[0], 1]).squeeze(-1).MoveToOuterDisposeScope();
            }

            public static Tensor max_unpool2d(
                Tensor input, Tensor indices, long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? output_size = null) =>
                Unpool2(input, indices, Unpooled(input, kernel_size, stride ?? kernel_size, padding ?? [0, 0], output_size));

            public static Tensor max_unpool3d(
                Tensor input, Tensor indices, long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? output_size = null) =>
                Unpool3(
                    input, indices, Unpooled(input, kernel_size, stride ?? kernel_size, padding ?? [0, 0, 0], output_size), stride ?? kernel_size, padding ?? [0, 0, 0]);

            static long[] Unpooled(Tensor input, long[] kernel, long[] stride, long[] padding, long[]? given)
            {
                var spatial = kernel.Length;
                if (given is not null) return given.Length == spatial ? given : given[^spatial..];
                var shape = input.shape;
                return [.. kernel.Select((size, i) => ((shape[shape.Length - spatial + i] - 1) * stride[i]) + size - (2 * padding[i]))];
            }

            static Tensor Root(Tensor mean, long elements, double p) => (mean.sign() * mean.abs().relu() * elements).pow(1 / p);

            [Aten("max_unpool2d", "self: input")] private static partial Tensor Unpool2(Tensor input, Tensor indices, long[] output_size);
            [Aten("max_unpool3d", "self: input")]
            private static partial Tensor Unpool3(Tensor input, Tensor indices, long[] output_size, long[] stride, long[] padding);
        }
    }
}
