using TorchSharp.Modules;

namespace OodDsl;

/// <summary>Sorts the parameters of modules into groups of equal learning rate and weight decay.</summary>
static class ParameterGroups
{
    /// <summary>The groups, in the order in which their first parameters come; never an empty one, no parameter twice.</summary>
    /// <param name="modules">Modules with settings of their own where these are not NaN. Frozen parameters are left out.</param>
    /// <param name="learningRate">The optimiser's.</param>
    /// <param name="weightDecay">The optimiser's.</param>
    /// <param name="decayBiasAndNorm">Whether vectors (biases, and scale and shift of normalisations) decay as well.</param>
    internal static IReadOnlyList<Group> Of(ReadOnlySpan<TrainedModule> modules, double learningRate, double weightDecay, bool decayBiasAndNorm)
    {
        List<Group> groups = [];
        HashSet<Parameter> seen = new(ReferenceEqualityComparer.Instance);
        foreach (var (module, ownRate, ownDecay) in modules)
        {
            var rate = double.IsNaN(ownRate) ? learningRate : ownRate;
            var decay = double.IsNaN(ownDecay) ? weightDecay : ownDecay;
            foreach (var parameter in module.parameters())
            {
                if (!parameter.requires_grad || !seen.Add(parameter)) continue;
                Add(groups, parameter, rate, decayBiasAndNorm || parameter.dim() > 1 ? decay : 0);
            }
        }
        if (groups.Count == 0)
            throw new UserException(ExitCode.Configuration, "There is nothing to train: no module has open parameters.",
                "Declare a loss that reaches a module, or drop FrozenBackbone.");
        return groups;
    }

    static void Add(List<Group> groups, Parameter parameter, double rate, double decay)
    {
        var group = groups.Find(group => group.LearningRate == rate && group.WeightDecay == decay);
        if (group is null) groups.Add(group = new(rate, decay, []));
        group.Parameters.Add(parameter);
    }

    /// <summary>Parameters that are trained alike.</summary>
    internal sealed record Group(double LearningRate, double WeightDecay, List<Parameter> Parameters);
}
