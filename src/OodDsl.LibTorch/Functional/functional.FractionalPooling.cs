namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Max pooling over regions of random sizes (Graham, 2014). Give the size of the output, or its ratio to the input's.</summary>
        public static partial class functional
        {
            public static (Tensor, Tensor) fractional_max_pool2d_with_indices(
                Tensor input, long kernel_size, long? output_size = null, double? output_ratio = null) =>
                fractional_max_pool2d_with_indices(input, Each(kernel_size, 2), Each(output_size, 2), Ratios(output_ratio, 2));

            public static (Tensor, Tensor) fractional_max_pool2d_with_indices(
                Tensor input, (long, long) kernel_size, (long, long)? output_size = null, (double, double)? output_ratio = null) =>
                fractional_max_pool2d_with_indices(input, Items(kernel_size), Items(output_size), output_ratio is var (a, b) ? [a, b] : null);

            public static (Tensor, Tensor) fractional_max_pool2d_with_indices(
                Tensor input, long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null)
            {
                using var scope = NewDisposeScope();
                var (values, indices) = Fractional2(input, kernel_size, FractionalSize(input, 2, output_size, output_ratio), Samples(input, 2));
                return (values.MoveToOuterDisposeScope(), indices.MoveToOuterDisposeScope());
            }

            public static Tensor fractional_max_pool2d(Tensor input, long kernel_size, long? output_size = null, double? output_ratio = null) =>
                First(fractional_max_pool2d_with_indices(input, kernel_size, output_size, output_ratio));

            public static Tensor fractional_max_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? output_size = null, (double, double)? output_ratio = null) =>
                First(fractional_max_pool2d_with_indices(input, kernel_size, output_size, output_ratio));

            public static Tensor fractional_max_pool2d(Tensor input, long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null) =>
                First(fractional_max_pool2d_with_indices(input, kernel_size, output_size, output_ratio));

            public static (Tensor, Tensor) fractional_max_pool3d_with_indices(
                Tensor input, long kernel_size, long? output_size = null, double? output_ratio = null) =>
                fractional_max_pool3d_with_indices(input, Each(kernel_size, 3), Each(output_size, 3), Ratios(output_ratio, 3));

            public static (Tensor, Tensor) fractional_max_pool3d_with_indices(
                Tensor input, (long, long, long) kernel_size, (long, long, long)? output_size = null, (double, double, double)? output_ratio = null) =>
                fractional_max_pool3d_with_indices(input, Items(kernel_size), Items(output_size), output_ratio is var (a, b, c) ? [a, b, c] : null);

            public static (Tensor, Tensor) fractional_max_pool3d_with_indices(
                Tensor input, long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null)
            {
                using var scope = NewDisposeScope();
                var (values, indices) = Fractional3(input, kernel_size, FractionalSize(input, 3, output_size, output_ratio), Samples(input, 3));
                return (values.MoveToOuterDisposeScope(), indices.MoveToOuterDisposeScope());
            }

            public static Tensor fractional_max_pool3d(Tensor input, long kernel_size, long? output_size = null, double? output_ratio = null) =>
                First(fractional_max_pool3d_with_indices(input, kernel_size, output_size, output_ratio));

            public static Tensor fractional_max_pool3d(
                Tensor input, (long, long, long) kernel_size, (long, long, long)? output_size = null, (double, double, double)? output_ratio = null) =>
                First(fractional_max_pool3d_with_indices(input, kernel_size, output_size, output_ratio));

            public static Tensor fractional_max_pool3d(Tensor input, long[] kernel_size, long[]? output_size = null, double[]? output_ratio = null) =>
                First(fractional_max_pool3d_with_indices(input, kernel_size, output_size, output_ratio));

            internal static long[] FractionalSize(Tensor input, int spatial, long[]? size, double[]? ratio)
            {
                if (size is null == ratio is null) throw new ArgumentException("Give either output_size or output_ratio.", nameof(size));
                var shape = input.shape[^spatial..];
                return size ?? [.. ratio!.Select((part, i) => (long)(shape[i] * part))];
            }

            static Tensor Samples(Tensor input, int spatial) =>
                torch.rand(input.ndim == spatial + 1 ? 1 : input.shape[0], input.shape[^(spatial + 1)], spatial, dtype: input.dtype, device: input.device);

            static double[]? Ratios(double? value, int count) => value is { } some ? [.. Enumerable.Repeat(some, count)] : null;

            [Aten("fractional_max_pool2d", "self: input")]
            private static partial (Tensor, Tensor) Fractional2(Tensor input, long[] kernel_size, long[] output_size, Tensor random_samples);
            [Aten("fractional_max_pool3d", "self: input")]
            private static partial (Tensor, Tensor) Fractional3(Tensor input, long[] kernel_size, long[] output_size, Tensor random_samples);
        }
    }
}
