namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Functions of networks.</summary>
        public static partial class functional
        {
            [Aten("adaptive_avg_pool1d", "self: input")] public static partial Tensor adaptive_avg_pool1d(Tensor input, long output_size);
            [Aten("adaptive_avg_pool2d", "self: input")] public static partial Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size);
            [Aten("adaptive_avg_pool2d", "self: input")] public static partial Tensor adaptive_avg_pool2d(Tensor input, long output_size);
            [Aten("adaptive_avg_pool2d", "self: input")] public static partial Tensor adaptive_avg_pool2d(Tensor input, long[] output_size);
            [Aten("adaptive_avg_pool3d", "self: input")]
            public static partial Tensor adaptive_avg_pool3d(Tensor input, (long, long, long) output_size);
            [Aten("adaptive_avg_pool3d", "self: input")] public static partial Tensor adaptive_avg_pool3d(Tensor input, long output_size);
            [Aten("adaptive_avg_pool3d", "self: input")] public static partial Tensor adaptive_avg_pool3d(Tensor input, long[] output_size);
            [Aten("adaptive_max_pool1d", "self: input")]
            public static partial (Tensor, Tensor) adaptive_max_pool1d_with_indices(Tensor input, long output_size);
            [Aten("adaptive_max_pool2d", "self: input")]
            public static partial (Tensor, Tensor) adaptive_max_pool2d_with_indices(Tensor input, long[] output_size);
            [Aten("adaptive_max_pool3d", "self: input")]
            public static partial (Tensor, Tensor) adaptive_max_pool3d_with_indices(Tensor input, long[] output_size);
            [Aten("avg_pool1d", "self: input", "stride: Or(stride)", "padding: Or(padding, 0)")]
            public static partial Tensor avg_pool1d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true);
            [Aten("avg_pool2d", "self: input", "stride: Or(stride)")]
            public static partial Tensor avg_pool2d(
                Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null);
            [Aten("avg_pool2d", "self: input", "stride: Or(stride)", "padding: Or(padding, 0)")]
            public static partial Tensor avg_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null);
            [Aten("avg_pool2d", "self: input", "stride: Or(stride)", "padding: Or(padding, 0)")]
            public static partial Tensor avg_pool2d(
                Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null);
            [Aten("avg_pool3d", "self: input", "stride: Or(stride)", "padding: Or(padding, 0)")]
            public static partial Tensor avg_pool3d(
                Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null);
            [Aten("max_pool1d", "self: input", "stride: Or(stride)", "padding: Or(padding, 0)", "dilation: Or(dilation, 1)")]
            public static partial Tensor max_pool1d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false);
            [Aten("max_pool1d_with_indices", "self: input", "stride: Or(stride)", "padding: Or(padding, 0)", "dilation: Or(dilation, 1)")]
            public static partial (
                Tensor, Tensor) max_pool1d_with_indices(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false);
            [Aten("max_pool2d", "self: input", "stride: Or(stride)", "padding: Or(padding, 0)", "dilation: Or(dilation, 1)")]
            public static partial Tensor max_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false);
            [Aten("max_pool2d", "self: input", "stride: Or(stride)", "padding: Or(padding, 0)", "dilation: Or(dilation, 1)")]
            public static partial Tensor max_pool2d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false);
            [Aten("max_pool2d", "self: input", "stride: Or(strides)", "padding: Or(padding, 0)", "dilation: Or(dilation, 1)")]
            public static partial Tensor max_pool2d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false);
            [Aten("max_pool2d_with_indices", "self: input", "stride: Or(strides)", "padding: Or(padding, 0)", "dilation: Or(dilation, 1)")]
            public static partial (
                Tensor, Tensor) max_pool2d_with_indices(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false);
            [Aten("max_pool3d", "self: input", "stride: Or(strides)", "padding: Or(padding, 0)", "dilation: Or(dilation, 1)")]
            public static partial Tensor max_pool3d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false);
            [Aten("max_pool3d_with_indices", "self: input", "stride: Or(strides)", "padding: Or(padding, 0)", "dilation: Or(dilation, 1)")]
            public static partial (
                Tensor, Tensor) max_pool3d_with_indices(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false);
        }
    }
}
