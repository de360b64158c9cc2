using TorchSharp.Modules;

namespace OodDsl.Hosting;

/// <summary>Closes all parameters of a network to gradients but those of some modules, and opens again what it closed.</summary>
sealed class ParameterGate : IDisposable
{
    readonly List<Parameter> closed = [];

    /// <summary>Leaves only these modules open, as far as they were.</summary>
    public ParameterGate(Module network, Module[] open)
    {
        HashSet<Parameter> stay = new(open.SelectMany(module => module.parameters()), ReferenceEqualityComparer.Instance);
        foreach (var parameter in network.parameters())
        {
            if (!parameter.requires_grad || stay.Contains(parameter)) continue;
            parameter.requires_grad = false;
            closed.Add(parameter);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var parameter in closed) parameter.requires_grad = true;
        closed.Clear();
    }
}
