namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>The rate is down to zero by a power of the time left.</summary>
            public static LRScheduler PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1, bool verbose = false) =>
                new impl.PolynomialLR(optimizer, total_iters, power, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>The rate is down to zero by a power of the time left.</summary>
                public class PolynomialLR : LRScheduler
                {
                    readonly int total_iters;
                    readonly double power;

                    public PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        this.total_iters = total_iters;
                        this.power = power;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() =>
                        _last_epoch == 0 || _last_epoch > total_iters ? Current
                    : Current.Select(rate => rate * Math.Pow((1.0 - ((double)_last_epoch / total_iters)) / (1.0 - ((_last_epoch - 1.0) / total_iters)), power));

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        _base_lrs.Select(rate => rate * Math.Pow(1.0 - ((double)Math.Min(total_iters, _last_epoch) / total_iters), power));
                }
            }
        }
    }
}
