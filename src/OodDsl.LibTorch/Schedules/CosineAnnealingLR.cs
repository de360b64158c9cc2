namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>The rate falls to eta_min along half a cosine of T_max epochs.</summary>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>The rate falls to eta_min along half a cosine of T_max epochs.</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    readonly double T_max;
                    readonly double eta_min;

                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        this.T_max = T_max;
                        this.eta_min = eta_min;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0) return Current;
                        if (_step_count == 1 && _last_epoch > 0) return get_closed_form_lr();

                        // At the turn the recursion would divide by zero.
                        if ((_last_epoch - 1 - T_max) % (2 * T_max) == 0)
                            return Current.Zip(_base_lrs, (rate, start) => rate + ((start - eta_min) * (1 - Math.Cos(Math.PI / T_max)) / 2));
                        var ratio = (1 + Math.Cos(Math.PI * _last_epoch / T_max)) / (1 + Math.Cos(Math.PI * (_last_epoch - 1) / T_max));
                        return Current.Select(rate => (ratio * (rate - eta_min)) + eta_min);
                    }

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        _base_lrs.Select(rate => eta_min + ((rate - eta_min) * (1 + Math.Cos(Math.PI * _last_epoch / T_max)) / 2));
                }
            }
        }
    }
}
