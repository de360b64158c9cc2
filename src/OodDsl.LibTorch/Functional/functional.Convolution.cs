namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Functions of networks.</summary>
        public static partial class functional
        {
            [Aten("conv1d", "stride: Or(stride, 1)", "padding: Or(padding, 0)", "dilation: Or(dilation, 1)")]
            public static partial Tensor conv1d(
                Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? dilation = null, long groups = 1);
            [Aten("conv1d.padding", "stride: Or(stride, 1)", "padding: padding.ToString().ToLowerInvariant()", "dilation: Or(dilation, 1)")]
            public static partial Tensor conv1d_padding(
                Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, Padding padding = Padding.Valid, long? dilation = null, long groups = 1);
            [Aten("conv2d", "stride: Or(strides, 1)", "padding: Or(padding, 0)", "dilation: Or(dilation, 1)")]
            public static partial Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1);
            [Aten("conv2d.padding", "stride: Or(strides, 1)", "padding: padding.ToString().ToLowerInvariant()", "dilation: Or(dilation, 1)")]
            public static partial Tensor conv2d_padding(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1);
            [Aten("conv3d", "stride: Or(strides, 1)", "padding: Or(padding, 0)", "dilation: Or(dilation, 1)")]
            public static partial Tensor conv3d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1);
            [Aten("conv3d.padding", "stride: Or(strides, 1)", "padding: padding.ToString().ToLowerInvariant()", "dilation: Or(dilation, 1)")]
            public static partial Tensor conv3d_padding(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1);
            [Aten("conv_transpose1d", "stride: Or(stride, 1)", "padding: Or(padding, 0)", "output_padding: Or(output_padding, 0)", "dilation: Or(dilation, 1)")]
            public static partial Tensor conv_transpose1d(
                Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? output_padding = null, long? dilation = null, long groups = 1);
            [Aten("conv_transpose2d.input", "stride: Or(strides, 1)", "padding: Or(padding, 0)", "output_padding: Or(output_padding, 0)", "dilation: Or(dilation, 1)")]
            public static partial Tensor conv_transpose2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? output_padding = null, long[]? dilation = null, long groups = 1);
            [Aten("conv_transpose3d.input", "stride: Or(strides, 1)", "padding: Or(padding, 0)", "output_padding: Or(output_padding, 0)", "dilation: Or(dilation, 1)")]
            public static partial Tensor conv_transpose3d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? output_padding = null, long[]? dilation = null, long groups = 1);
        }
    }
}
