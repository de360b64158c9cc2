namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>The rate is from one factor of the base rate to another, linearly.</summary>
            public static LRScheduler LinearLR(Optimizer optimizer, double start_factor = 0.3333333333333333, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>The rate is from one factor of the base rate to another, linearly.</summary>
                public class LinearLR : LRScheduler
                {
                    readonly double start_factor;
                    readonly double end_factor;
                    readonly int total_iters;

                    public LinearLR(Optimizer optimizer, double start_factor = 0.3333333333333333, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        this.start_factor = start_factor;
                        this.end_factor = end_factor;
                        this.total_iters = total_iters;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() =>
                        _last_epoch == 0 ? Current.Select(rate => rate * start_factor)
                    : _last_epoch > total_iters ? Current
                    : Current.Select(rate => rate * (1 + ((end_factor - start_factor) / ((total_iters * start_factor) + ((_last_epoch - 1) * (end_factor - start_factor))))));

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        _base_lrs.Select(rate => rate * (start_factor + ((end_factor - start_factor) * Math.Min(total_iters, _last_epoch) / total_iters)));
                }
            }
        }
    }
}
