namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>The rate goes up and down between two bounds (Smith, 2015); the momentum, if cycled, the other way.</summary>
            public static LRScheduler CyclicLR(
                Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000, int step_size_down = -1,
                impl.CyclicLR.Mode mode = impl.CyclicLR.Mode.Triangular, double gamma = 1, Func<double, double>? scale_fn = null,
                impl.CyclicLR.ScaleMode scale_mode = impl.CyclicLR.ScaleMode.Cycle, bool cycle_momentum = true, double base_momentum = 0.8,
                double max_momentum = 0.9, int last_epoch = -1, bool verbose = false) =>
                new impl.CyclicLR(
                    optimizer, base_lr, max_lr, step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode, cycle_momentum, base_momentum,
                    max_momentum, last_epoch, verbose);

            /// <summary>The same with bounds for each parameter group.</summary>
            public static LRScheduler CyclicLR(
                Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr, int step_size_up = 2000, int step_size_down = -1,
                impl.CyclicLR.Mode mode = impl.CyclicLR.Mode.Triangular, double gamma = 1, Func<double, double>? scale_fn = null,
                impl.CyclicLR.ScaleMode scale_mode = impl.CyclicLR.ScaleMode.Cycle, bool cycle_momentum = true,
                IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, int last_epoch = -1, bool verbose = false) =>
                new impl.CyclicLR(
                    optimizer, base_lr, max_lr, step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode, cycle_momentum, base_momentum,
                    max_momentum, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>The rate goes up and down between two bounds.</summary>
                public class CyclicLR : LRScheduler
                {
                    readonly List<double> lowest;
                    readonly List<double> highest;
                    readonly double length;
                    readonly double rise;
                    readonly Func<double, double> scale;
                    readonly bool byIteration;
                    readonly (List<double> Lowest, List<double> Highest)? momenta;

                    public CyclicLR(
                        Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000, int step_size_down = -1, Mode mode = Mode.Triangular,
                        double gamma = 1, Func<double, double>? scale_fn = null, ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true,
                        double base_momentum = 0.8, double max_momentum = 0.9, int last_epoch = -1, bool verbose = false)
                        : this(
                            optimizer, optimizer.ParamGroups.Select(_ => base_lr), optimizer.ParamGroups.Select(_ => max_lr), step_size_up, step_size_down,
                            mode, gamma, scale_fn, scale_mode, cycle_momentum, optimizer.ParamGroups.Select(_ => base_momentum),
                            optimizer.ParamGroups.Select(_ => max_momentum), last_epoch, verbose)
                    {
                    }

                    public CyclicLR(
                        Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr, int step_size_up = 2000, int step_size_down = -1,
                        Mode mode = Mode.Triangular, double gamma = 1, Func<double, double>? scale_fn = null, ScaleMode scale_mode = ScaleMode.Cycle,
                        bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null,
                        int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        lowest = GroupMomentum.PerGroup(optimizer, base_lr, 0, nameof(base_lr));
                        highest = GroupMomentum.PerGroup(optimizer, max_lr, 0, nameof(max_lr));
                        _base_lrs = lowest;
                        length = step_size_up + (step_size_down < 0 ? step_size_up : step_size_down);
                        rise = step_size_up / length;
                        byIteration = scale_fn is null ? mode == Mode.ExpRange : scale_mode == ScaleMode.Iterations;
                        scale = scale_fn ?? mode switch
                        {
                            Mode.Triangular => _ => 1,
                            Mode.Triangular2 => cycle => 1 / Math.Pow(2, cycle - 1),
                            _ => iteration => Math.Pow(gamma, iteration),
                        };
                        if (cycle_momentum)
                        {
                            momenta = (
                                GroupMomentum.PerGroup(optimizer, base_momentum, 0.8, nameof(base_momentum)),
                                GroupMomentum.PerGroup(optimizer, max_momentum, 0.9, nameof(max_momentum)));
                        }

                        step();
                    }

                    public enum Mode
                    {
                        Triangular,
                        Triangular2,
                        ExpRange,
                    }

                    public enum ScaleMode
                    {
                        Cycle,
                        Iterations,
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var cycle = Math.Floor(1 + (_last_epoch / length));
                        var place = 1 + (_last_epoch / length) - cycle;
                        var height = (place <= rise ? place / rise : (place - 1) / (rise - 1)) * scale(byIteration ? _last_epoch : cycle);
                        if (momenta is var (low, high)) GroupMomentum.Set(_optimizer, low.Zip(high, (lower, upper) => upper - ((upper - lower) * height)));
                        return lowest.Zip(highest, (lower, upper) => lower + ((upper - lower) * height));
                    }
                }
            }
        }
    }
}
