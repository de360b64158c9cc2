using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What the layers of transformers have in common.</summary>
internal static class TransformerParts
{
    internal static torch.Tensor Activate(Activations activation, torch.Tensor tensor) =>
        activation == Activations.ReLU ? functional.relu(tensor) : functional.gelu(tensor);

    /// <summary>Another module with the weights of the first; no random number is used up.</summary>
    internal static T Copy<T>(T module, Func<T> another)
        where T : Module
    {
        using var scope = torch.NewDisposeScope();
        var state = torch.get_rng_state();
        var copy = another();
        torch.set_rng_state(state);
        copy.load_state_dict(module.state_dict());
        copy.train(module.training);
        return copy;
    }
}
