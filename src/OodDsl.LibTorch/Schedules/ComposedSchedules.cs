namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>One schedule after the other; each milestone begins the next one.</summary>
            public static LRScheduler SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1) =>
                new impl.SequentialLR(optimizer, schedulers, milestones, last_epoch);

            /// <summary>All schedules at once: each changes the rates that the one before has set.</summary>
            public static LRScheduler ChainedLR(IEnumerable<LRScheduler> schedulers) => new impl.ChainedLR(schedulers);

            public static partial class impl
            {
                /// <summary>One schedule after the other.</summary>
                public class SequentialLR : LRScheduler
                {
                    readonly List<LRScheduler> schedulers;
                    readonly List<int> milestones;

                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1)
                    {
                        ArgumentNullException.ThrowIfNull(optimizer);
                        (_optimizer, this.schedulers, this.milestones) = (optimizer, [.. schedulers], [.. milestones]);
                        if (this.schedulers.Exists(scheduler => scheduler._optimizer != optimizer))
                            throw new ArgumentException("All schedules must be of the optimiser.", nameof(schedulers));
                        if (this.milestones.Count != this.schedulers.Count - 1)
                            throw new ArgumentException($"{this.schedulers.Count} schedules need {this.schedulers.Count - 1} milestones, not {this.milestones.Count}.", nameof(milestones));
                        _last_epoch = last_epoch + 1;

                        // Every schedule has made its first step already; only that of the first counts.
                        foreach (var group in optimizer.ParamGroups) group.LearningRate = group.InitialLearningRate;
                        foreach (var scheduler in this.schedulers) scheduler._last_epoch--;
                        this.schedulers[0]._step_count = 0;
                        this.schedulers[0].step();
                        _last_lrs = [.. Current];
                    }

                    public override void step()
                    {
                        _step_count++;
                        _last_epoch++;
                        var scheduler = schedulers[milestones.Count(milestone => milestone <= _last_epoch)];
                        if (milestones.Contains(_last_epoch)) scheduler.step(0);
                        else scheduler.step();
                        _last_lrs = [.. Current];
                    }

                    protected override IEnumerable<double> get_lr() => Current;
                }

                /// <summary>All schedules at once.</summary>
                public class ChainedLR : LRScheduler
                {
                    readonly List<LRScheduler> schedulers;

                    public ChainedLR(IEnumerable<LRScheduler> schedulers)
                    {
                        this.schedulers = [.. schedulers];
                        if (this.schedulers is not [var first, ..]) throw new ArgumentException("There is no schedule to chain.", nameof(schedulers));
                        if (this.schedulers.Exists(scheduler => scheduler._optimizer != first._optimizer))
                            throw new ArgumentException("All schedules must be of one optimiser.", nameof(schedulers));
                        _optimizer = first._optimizer;
                        _last_lrs = [.. Current];
                    }

                    public override void step()
                    {
                        _step_count++;
                        foreach (var scheduler in schedulers) scheduler.step();
                        _last_lrs = [.. Current];
                    }
                }
            }
        }
    }
}
