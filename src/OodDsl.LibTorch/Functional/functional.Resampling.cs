namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Other resolutions, and sampling on a grid.</summary>
        public static partial class functional
        {
            /// <summary>Resamples to a size or by a factor, one per spatial dimension.</summary>
            public static Tensor interpolate(
                Tensor x,
                long[]? size = null,
                double[]? scale_factor = null,
                InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null,
                bool recompute_scale_factor = false,
                bool antialias = false)
            {
                var spatial = (int)x.ndim - 2;
                if (size is null == scale_factor is null) throw new ArgumentException("Give either a size or a scale factor.", nameof(size));
                if (align_corners is not null && mode is InterpolationMode.Nearest or InterpolationMode.NearestExact or InterpolationMode.Area)
                    throw new ArgumentException($"align_corners has no meaning for mode {mode}.", nameof(align_corners));
                if (size is [var length]) size = [.. Enumerable.Repeat(length, spatial)];
                if (scale_factor is [var factor]) scale_factor = [.. Enumerable.Repeat(factor, spatial)];
                if (scale_factor is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                {
                    size = [.. scale_factor.Select((scale, i) => (long)Math.Floor(x.shape[i + 2] * scale))];
                    scale_factor = null;
                }

                var corners = align_corners ?? false;
                return (mode, spatial, antialias) switch
                {
                    (InterpolationMode.Nearest, 1, _) => Nearest1(x, size, scale_factor),
                    (InterpolationMode.Nearest, 2, _) => Nearest2(x, size, scale_factor),
                    (InterpolationMode.Nearest, 3, _) => Nearest3(x, size, scale_factor),
                    (InterpolationMode.NearestExact, 1, _) => NearestExact1(x, size, scale_factor),
                    (InterpolationMode.NearestExact, 2, _) => NearestExact2(x, size, scale_factor),
                    (InterpolationMode.NearestExact, 3, _) => NearestExact3(x, size, scale_factor),
                    (InterpolationMode.Area, 1, _) => adaptive_avg_pool1d(x, size![0]),
                    (InterpolationMode.Area, 2, _) => adaptive_avg_pool2d(x, size!),
                    (InterpolationMode.Area, 3, _) => adaptive_avg_pool3d(x, size!),
                    (InterpolationMode.Linear, 1, _) => Linear1(x, size, corners, scale_factor),
                    (InterpolationMode.Bilinear, 2, true) => SmoothBilinear(x, size, corners, scale_factor),
                    (InterpolationMode.Bilinear, 2, false) => Bilinear2(x, size, corners, scale_factor),
                    (InterpolationMode.Bicubic, 2, true) => SmoothBicubic(x, size, corners, scale_factor),
                    (InterpolationMode.Bicubic, 2, false) => Bicubic2(x, size, corners, scale_factor),
                    (InterpolationMode.Trilinear, 3, _) => Trilinear3(x, size, corners, scale_factor),
                    _ => throw new ArgumentException($"Mode {mode} does not go with a tensor of {spatial + 2} dimensions.", nameof(mode)),
                };
            }

            public static Tensor upsample(
                Tensor input, long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool align_corners = false) =>
                interpolate(input, size, scale_factor, (InterpolationMode)mode, mode == UpsampleMode.Nearest ? null : align_corners);

            public static Tensor upsample_nearest(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) =>
                interpolate(x, size, scale_factor);

            public static Tensor upsample_bilinear(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) =>
                interpolate(x, size, scale_factor, InterpolationMode.Bilinear, align_corners);

            /// <summary>The image at the places of the grid, [N, H, W, 2] in [-1, 1], x before y.</summary>
            public static Tensor grid_sample(
                Tensor input,
                Tensor grid,
                GridSampleMode mode = GridSampleMode.Bilinear,
                GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros,
                bool? align_corners = null) =>
                GridSampler(input, grid, mode == GridSampleMode.Nearest ? 1 : 0, Beyond(padding_mode), align_corners ?? false);

            /// <summary>The grid of an affine map [N, 2, 3] for images of the given size [N, C, H, W].</summary>
            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false) =>
                AffineGrid(theta, size ?? throw new ArgumentNullException(nameof(size)), align_corners);

            static long Beyond(GridSamplePaddingMode mode) => mode switch
            {
                GridSamplePaddingMode.Border => 1,
                GridSamplePaddingMode.Reflection => 2,
                _ => 0,
            };

            [Aten("grid_sampler")]
            private static partial Tensor GridSampler(Tensor input, Tensor grid, long interpolation_mode, long padding_mode, bool align_corners);
            [Aten("affine_grid_generator")] private static partial Tensor AffineGrid(Tensor theta, long[] size, bool align_corners);
            [Aten("upsample_nearest1d.vec")] private static partial Tensor Nearest1(Tensor input, long[]? output_size, double[]? scale_factors);
            [Aten("upsample_nearest2d.vec")] private static partial Tensor Nearest2(Tensor input, long[]? output_size, double[]? scale_factors);
            [Aten("upsample_nearest3d.vec")] private static partial Tensor Nearest3(Tensor input, long[]? output_size, double[]? scale_factors);
            [Aten("_upsample_nearest_exact1d.vec")] private static partial Tensor NearestExact1(Tensor input, long[]? output_size, double[]? scale_factors);
            [Aten("_upsample_nearest_exact2d.vec")] private static partial Tensor NearestExact2(Tensor input, long[]? output_size, double[]? scale_factors);
            [Aten("_upsample_nearest_exact3d.vec")] private static partial Tensor NearestExact3(Tensor input, long[]? output_size, double[]? scale_factors);
            [Aten("upsample_linear1d.vec")]
            private static partial Tensor Linear1(Tensor input, long[]? output_size, bool align_corners, double[]? scale_factors);
            [Aten("upsample_bilinear2d.vec")]
            private static partial Tensor Bilinear2(Tensor input, long[]? output_size, bool align_corners, double[]? scale_factors);
            [Aten("_upsample_bilinear2d_aa.vec")]
            private static partial Tensor SmoothBilinear(Tensor input, long[]? output_size, bool align_corners, double[]? scale_factors);
            [Aten("upsample_bicubic2d.vec")]
            private static partial Tensor Bicubic2(Tensor input, long[]? output_size, bool align_corners, double[]? scale_factors);
            [Aten("_upsample_bicubic2d_aa.vec")]
            private static partial Tensor SmoothBicubic(Tensor input, long[]? output_size, bool align_corners, double[]? scale_factors);
            [Aten("upsample_trilinear3d.vec")]
            private static partial Tensor Trilinear3(Tensor input, long[]? output_size, bool align_corners, double[]? scale_factors);
        }
    }
}
