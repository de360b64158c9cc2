using static TorchSharp.torch.optim;

namespace TorchSharp;

/// <summary>The momentum of parameter groups, or Adam's first beta, which schedules may cycle.</summary>
internal static class GroupMomentum
{
    /// <summary>Sets the momentum of each group.</summary>
    /// <exception cref="ArgumentException">The optimiser has none.</exception>
    internal static void Set(Optimizer optimizer, IEnumerable<double> momenta)
    {
        foreach (var (group, momentum) in optimizer.ParamGroups.Zip(momenta))
            switch (group)
            {
                case IMomentum item: item.Momentum = momentum; break;
                case IBetas item: item.Betas = (momentum, item.Betas.Item2); break;
                default:
                    throw new ArgumentException(
                        $"{optimizer.GetType().Name} has neither a momentum nor betas to cycle: pass cycle_momentum: false.", nameof(optimizer));
            }
    }

    /// <summary>One value per group, or an error that names the argument.</summary>
    internal static List<double> PerGroup(Optimizer optimizer, IEnumerable<double>? values, double fallback, string name)
    {
        var count = optimizer.ParamGroups.Count();
        List<double> list = values is null ? [.. Enumerable.Repeat(fallback, count)] : [.. values];
        return list.Count == count ? list : throw new ArgumentException($"The optimiser has {count} parameter groups, and {name} has {list.Count} values.", name);
    }
}
