namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>
            /// One cycle over the whole run (Smith and Topin, 2017): up to max_lr, down to a small part of where it began; the momentum the other way.
            /// </summary>
            public static LRScheduler OneCycleLR(
                Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3,
                impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true,
                double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false,
                int last_epoch = -1, bool verbose = false) =>
                new impl.OneCycleLR(
                    optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, base_momentum, max_momentum,
                    div_factor, final_div_factor, three_phase, last_epoch, verbose);

            /// <summary>The same with a rate for each parameter group.</summary>
            public static LRScheduler OneCycleLR(
                Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3,
                impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true,
                IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25, double final_div_factor = 1e4,
                bool three_phase = false, int last_epoch = -1, bool verbose = false) =>
                new impl.OneCycleLR(
                    optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, base_momentum, max_momentum,
                    div_factor, final_div_factor, three_phase, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>One cycle over the whole run.</summary>
                public class OneCycleLR : LRScheduler
                {
                    readonly int total;
                    readonly AnnealStrategy strategy;
                    readonly (double End, List<double> From, List<double> To, List<double> MomentumFrom, List<double> MomentumTo)[] phases;
                    readonly bool cycles;

                    public OneCycleLR(
                        Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3,
                        AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85,
                        double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1,
                        bool verbose = false)
                        : this(
                            optimizer, optimizer.ParamGroups.Select(_ => max_lr), total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy,
                            cycle_momentum, optimizer.ParamGroups.Select(_ => base_momentum), optimizer.ParamGroups.Select(_ => max_momentum), div_factor,
                            final_div_factor, three_phase, last_epoch, verbose)
                    {
                    }

                    public OneCycleLR(
                        Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1,
                        double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25,
                        double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (total_steps <= 0 && (epochs <= 0 || steps_per_epoch <= 0))
                            throw new ArgumentException("Give total_steps, or epochs and steps_per_epoch.", nameof(total_steps));
                        if (pct_start is < 0 or > 1) throw new ArgumentOutOfRangeException(nameof(pct_start), pct_start, "It must be from 0 to 1.");
                        total = total_steps > 0 ? total_steps : epochs * steps_per_epoch;
                        (strategy, cycles) = (anneal_strategy, cycle_momentum);
                        var top = GroupMomentum.PerGroup(optimizer, max_lr, 0, nameof(max_lr));
                        var start = top.ConvertAll(rate => rate / div_factor);
                        var bottom = start.ConvertAll(rate => rate / final_div_factor);
                        var low = GroupMomentum.PerGroup(optimizer, base_momentum, 0.85, nameof(base_momentum));
                        var high = GroupMomentum.PerGroup(optimizer, max_momentum, 0.95, nameof(max_momentum));
                        var peak = (pct_start * total) - 1;
                        phases = three_phase
                            ? [(peak, start, top, high, low), ((2 * pct_start * total) - 2, top, start, low, high), (total - 1, start, bottom, high, high)]
                            : [(peak, start, top, high, low), (total - 1, top, bottom, low, high)];
                        if (last_epoch == -1) StartFrom(start);
                        step();
                    }

                    public enum AnnealStrategy
                    {
                        Cos,
                        Linear,
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch > total)
                            throw new InvalidOperationException($"The schedule has {total} steps, and this is step {_last_epoch}.");
                        var index = Math.Max(0, Array.FindIndex(phases, phase => _last_epoch <= phase.End));
                        if (_last_epoch > phases[^1].End) index = phases.Length - 1;
                        var (end, from, to, momentumFrom, momentumTo) = phases[index];
                        var begin = index == 0 ? 0 : phases[index - 1].End;
                        var part = (_last_epoch - begin) / (end - begin);
                        if (cycles) GroupMomentum.Set(_optimizer, momentumFrom.Zip(momentumTo, (a, b) => Between(a, b, part)));
                        return from.Zip(to, (a, b) => Between(a, b, part));
                    }

                    double Between(double from, double to, double part) =>
                        strategy == AnnealStrategy.Cos ? to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * part))) : from + ((to - from) * part);
                }
            }
        }
    }
}
