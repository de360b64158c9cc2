namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Dropout. Draws come from libtorch's default generator.</summary>
        public static partial class functional
        {
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? Shared(Drop_(input, p, training)) : Drop(input, p, training);

            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => DropFeatures(input, p, training, inplace);

            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => DropFeatures(input, p, training, inplace);

            public static Tensor dropout3d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => DropFeatures(input, p, training, inplace);

            public static Tensor alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                inplace ? Shared(DropAlpha_(input, p, training)) : DropAlpha(input, p, training);

            public static Tensor feature_alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                inplace ? Shared(DropFeatureAlpha_(input, p, training)) : DropFeatureAlpha(input, p, training);

            static Tensor DropFeatures(Tensor input, double p, bool training, bool inplace) =>
                inplace ? Shared(DropFeature_(input, p, training)) : DropFeature(input, p, training);

            [Aten("dropout")] private static partial Tensor Drop(Tensor input, double p, bool train);
            [Aten("dropout_", "self: input")] private static partial Tensor Drop_(Tensor input, double p, bool train);
            [Aten("feature_dropout")] private static partial Tensor DropFeature(Tensor input, double p, bool train);
            [Aten("feature_dropout_", "self: input")] private static partial Tensor DropFeature_(Tensor input, double p, bool train);
            [Aten("alpha_dropout")] private static partial Tensor DropAlpha(Tensor input, double p, bool train);
            [Aten("alpha_dropout_", "self: input")] private static partial Tensor DropAlpha_(Tensor input, double p, bool train);
            [Aten("feature_alpha_dropout")] private static partial Tensor DropFeatureAlpha(Tensor input, double p, bool train);
            [Aten("feature_alpha_dropout_", "self: input")] private static partial Tensor DropFeatureAlpha_(Tensor input, double p, bool train);
        }
    }
}
