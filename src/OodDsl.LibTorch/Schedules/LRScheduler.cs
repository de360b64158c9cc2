using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Schedules of learning rates.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rates of an optimiser, once per step.</summary>
            [SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
            public abstract class LRScheduler
            {
                // Optimisers that have had a schedule: their initial rates stay those before the first one.
                static readonly ConditionalWeakTable<Optimizer, object> Started = [];

                public int _step_count;
                internal Optimizer _optimizer = null!;
                internal int _last_epoch = -1;
                internal List<double> _base_lrs = [];
                internal List<double> _last_lrs = [];

                protected LRScheduler()
                {
                }

                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    _optimizer = optimizer;
                    _last_epoch = last_epoch;
                    var isFirst = Started.TryAdd(optimizer, optimizer);
                    foreach (var group in optimizer.ParamGroups)
                        if (last_epoch == -1 && isFirst) group.InitialLearningRate = group.LearningRate;
                    _base_lrs = [.. optimizer.ParamGroups.Select(group => group.InitialLearningRate)];
                }

                /// <summary>The rates set last.</summary>
                public IEnumerable<double> get_last_lr() => _last_lrs;

                public virtual void step() => step(null);

                /// <summary>One step, or a jump to an epoch.</summary>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    _last_epoch = epoch ?? _last_epoch + 1;
                    Set(epoch is null ? get_lr() : get_closed_form_lr());
                }

                /// <summary>For schedules that follow a measured value.</summary>
                public virtual void step(double current, int? epoch = null) =>
                    throw new InvalidOperationException($"{GetType().Name} does not follow a measured value.");

                /// <summary>The rates of the current epoch, from those of the one before.</summary>
                protected virtual IEnumerable<double> get_lr() => _optimizer.ParamGroups.Select(group => group.LearningRate);

                /// <summary>The rates of the current epoch, from those at the start.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                internal IEnumerable<double> Current => _optimizer.ParamGroups.Select(group => group.LearningRate);

                // Takes other rates than the optimiser's for the beginning.
                internal void StartFrom(List<double> rates)
                {
                    _base_lrs = rates;
                    foreach (var (group, rate) in _optimizer.ParamGroups.Zip(rates)) group.InitialLearningRate = rate;
                }

                internal void Set(IEnumerable<double> rates)
                {
                    _last_lrs = [.. rates];
                    foreach (var (group, rate) in _optimizer.ParamGroups.Zip(_last_lrs)) group.LearningRate = rate;
                }
            }
        }
    }
}
