namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Padding, and patches of images.</summary>
        public static partial class functional
        {
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => Pad(input, pad, mode, value);

            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                Pad(input, pad, mode, value);

            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                Pad(input, [pad.Item1, pad.Item2], mode, value);

            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                Pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => Pad(input, [pad, pad], mode, value);

            /// <summary>Patches as columns: [N, C kernel, places].</summary>
            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                Columns(input, [kernel_size, kernel_size], [dilation, dilation], [padding, padding], [stride, stride]);

            public static Tensor unfold(
                Tensor input, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
                Columns(input, Or(kernel_size), Or(dilation, 1, 1), Or(padding, 0, 0), Or(stride, 1, 1));

            /// <summary>The sum of patches at their places.</summary>
            public static Tensor fold(Tensor input, long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                Image(input, [output_size, output_size], [kernel_size, kernel_size], [dilation, dilation], [padding, padding], [stride, stride]);

            public static Tensor fold(
                Tensor input,
                (long, long) output_size,
                (long, long) kernel_size,
                (long, long)? dilation = null,
                (long, long)? padding = null,
                (long, long)? stride = null) =>
                Image(input, Or(output_size), Or(kernel_size), Or(dilation, 1, 1), Or(padding, 0, 0), Or(stride, 1, 1));

            internal static Tensor Pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode, double value)
            {
                var constant = mode is PaddingModes.Constant or PaddingModes.Zeros;
                return Pad(input, pad, constant ? "constant" : mode.ToString().ToLowerInvariant(), constant && mode != PaddingModes.Zeros ? value : null);
            }

            [Aten("pad", "self: input")] private static partial Tensor Pad(Tensor input, ReadOnlySpan<long> pad, string mode, double? value);
            [Aten("im2col", "self: input")]
            private static partial Tensor Columns(Tensor input, long[] kernel_size, long[] dilation, long[] padding, long[] stride);
            [Aten("col2im", "self: input")]
            private static partial Tensor Image(Tensor input, long[] output_size, long[] kernel_size, long[] dilation, long[] padding, long[] stride);
        }
    }
}
