namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>The rate is multiplied by factor when a measured value has not improved for more than patience epochs.</summary>
            public static LRScheduler ReduceLROnPlateau(
                Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4, string threshold_mode = "rel",
                int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false) =>
                new impl.ReduceLROnPlateau(optimizer, mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps, verbose);

            public static partial class impl
            {
                /// <summary>The rate falls when a measured value stops improving.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    readonly bool minimizes;
                    readonly bool relative;
                    readonly double factor;
                    readonly int patience;
                    readonly double threshold;
                    readonly int cooldown;
                    readonly List<double> lowest;
                    readonly double eps;
                    double best;
                    int bad;
                    int resting;

                    public ReduceLROnPlateau(
                        Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4,
                        string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        if (factor >= 1) throw new ArgumentOutOfRangeException(nameof(factor), factor, "It must be less than 1.");
                        minimizes = mode switch
                        {
                            "min" => true,
                            "max" => false,
                            _ => throw new ArgumentException($"The mode is \"min\" or \"max\", not \"{mode}\".", nameof(mode)),
                        };
                        relative = threshold_mode switch
                        {
                            "rel" => true,
                            "abs" => false,
                            _ => throw new ArgumentException($"The threshold mode is \"rel\" or \"abs\", not \"{threshold_mode}\".", nameof(threshold_mode)),
                        };
                        (this.factor, this.patience, this.threshold, this.cooldown, this.eps) = (factor, patience, threshold, cooldown, eps);
                        lowest = min_lr is [var one] ? [.. optimizer.ParamGroups.Select(_ => one)] : GroupMomentum.PerGroup(optimizer, min_lr, 0, nameof(min_lr));
                        best = minimizes ? double.PositiveInfinity : double.NegativeInfinity;
                        _last_epoch = 0;
                        _last_lrs = [.. Current];
                    }

                    public override void step() => throw new InvalidOperationException("ReduceLROnPlateau follows a measured value: call step(value).");

                    public override void step(int? epoch) => step();

                    public override void step(double current, int? epoch = null)
                    {
                        _step_count++;
                        _last_epoch = epoch ?? _last_epoch + 1;
                        if (Improves(current)) (best, bad) = (current, 0);
                        else bad++;
                        if (resting > 0) (resting, bad) = (resting - 1, 0);
                        if (bad > patience)
                        {
                            Set([.. Current.Zip(lowest, Reduced)]);
                            (resting, bad) = (cooldown, 0);
                        }

                        _last_lrs = [.. Current];
                    }

                    double Reduced(double rate, double least)
                    {
                        var reduced = Math.Max(rate * factor, least);
                        return rate - reduced > eps ? reduced : rate;
                    }

                    bool Improves(double value)
                    {
                        var margin = minimizes ? -threshold : threshold;
                        var bound = relative ? best * (1 + margin) : best + margin;
                        return minimizes ? value < bound : value > bound;
                    }
                }
            }
        }
    }
}
