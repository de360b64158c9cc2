using TorchSharp.Modules;
using BindingFlags = System.Reflection.BindingFlags;
using FieldInfo = System.Reflection.FieldInfo;

namespace OodDsl.Hosting;

/// <summary>
/// An optimiser's state by the names of the network's parameters: tensors (momentum, second moments) and counters. They are the public fields of
/// TorchSharp's state types, so that every optimiser is covered.
/// </summary>
static class OptimizerStates
{
    /// <summary>The state's tensors, called <c>PARAMETER/FIELD</c>, and its numbers.</summary>
    public static (IReadOnlyDictionary<string, Tensor> Tensors, OptimizerNumbers Numbers) Save(Module network, optim.Optimizer optimizer)
    {
        var tensors = new SortedDictionary<string, Tensor>(StringComparer.Ordinal);
        var counters = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (parameter, state) in States(network, optimizer))
        {
            foreach (var field in Fields(state))
            {
                if (field.GetValue(state) is Tensor tensor) tensors.Add($"{parameter}/{field.Name}", tensor);
                else if (field.GetValue(state) is long counter) counters.Add($"{parameter}/{field.Name}", counter);
            }
        }
        return (tensors, new([.. optimizer.ParamGroups.Select(group => group.LearningRate)], counters));
    }

    /// <summary>Puts a saved state into an optimiser over the same parameters.</summary>
    public static void Load(Module network, optim.Optimizer optimizer, OptimizerNumbers numbers, IReadOnlyDictionary<string, Tensor> tensors)
    {
        foreach (var (group, rate) in optimizer.ParamGroups.Zip(numbers.LearningRates)) group.LearningRate = rate;
        var device = network.parameters().First().device;
        foreach (var (parameter, state) in States(network, optimizer))
        {
            foreach (var field in Fields(state))
            {
                var name = $"{parameter}/{field.Name}";
                if (field.FieldType == typeof(long) && numbers.Counters.TryGetValue(name, out var counter)) field.SetValue(state, counter);
                else if (field.FieldType == typeof(Tensor)) Replace(state, field, tensors.TryGetValue(name, out var saved) ? saved : null, device);
            }
        }
    }

    static void Replace(OptimizerState state, FieldInfo field, Tensor? saved, Device device)
    {
        (field.GetValue(state) as Tensor)?.Dispose();
        field.SetValue(state, saved?.to(device, copy: true).DetachFromDisposeScope());
    }

    static IEnumerable<(string Parameter, OptimizerState State)> States(Module network, optim.Optimizer optimizer)
    {
        if (optimizer is not OptimizerHelper helper)
            throw new NotSupportedException($"The state of {optimizer.GetType().Name} can't be saved.");
        var names = network.named_parameters().ToDictionary(
            entry => entry.Item2, entry => entry.Item1, (IEqualityComparer<Parameter>)ReferenceEqualityComparer.Instance);
        return helper.parameters().Zip(helper.state_dict().State, (parameter, state) => (names[parameter], state));
    }

    static IEnumerable<FieldInfo> Fields(OptimizerState state) =>
        state.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        .Where(field => field.FieldType == typeof(Tensor) || field.FieldType == typeof(long));
}
