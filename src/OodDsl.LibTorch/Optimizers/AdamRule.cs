namespace TorchSharp.Modules;

/// <summary>What Adam's rule needs to know of a group's options.</summary>
internal readonly record struct AdamSettings(double Rate, double Beta1, double Beta2, double Eps, double WeightDecay, bool Maximize);

/// <summary>What Adam's rule keeps of a parameter.</summary>
internal interface IAdamState
{
    /// <summary>Counts a step; returns its number, from 1.</summary>
    long Advance();

    /// <summary>The moving average of the gradients.</summary>
    torch.Tensor Average { get; }

    /// <summary>The moving average of their squares.</summary>
    torch.Tensor Squares { get; }

    /// <summary>The largest of these so far, for AMSGrad.</summary>
    torch.Tensor? Largest { get; }
}

/// <summary>One step of Adam (Kingma and Ba, 2014) or, with decoupled weight decay, of AdamW (Loshchilov and Hutter, 2017), over whole lists of tensors.</summary>
internal static class AdamRule
{
    public static void Step<TState>(torch.Tensor[] parameters, torch.Tensor[] gradients, TState[] states, AdamSettings settings, bool decoupled)
        where TState : IAdamState
    {
        if (settings.Maximize) gradients = Foreach.Negate(gradients);
        if (settings.WeightDecay != 0)
        {
            if (decoupled) Foreach.Multiply_(parameters, 1 - (settings.Rate * settings.WeightDecay));
            else gradients = Foreach.Add(gradients, parameters, settings.WeightDecay);
        }

        var (averages, squares) = (Array.ConvertAll(states, state => state.Average), Array.ConvertAll(states, state => state.Squares));
        Foreach.Multiply_(averages, settings.Beta1);
        Foreach.Add_(averages, gradients, 1 - settings.Beta1);
        Foreach.Multiply_(squares, settings.Beta2);
        Foreach.AddProduct_(squares, gradients, gradients, 1 - settings.Beta2);

        // Parameters that joined later are corrected by their own number of steps.
        foreach (var same in Enumerable.Range(0, states.Length).GroupBy(i => states[i].Advance()))
        {
            int[] chosen = [.. same];
            var roots = Foreach.Root(Array.ConvertAll(chosen, i => Spread(states[i])));
            Foreach.Divide_(roots, Math.Sqrt(1 - Math.Pow(settings.Beta2, same.Key)));
            Foreach.Add_(roots, settings.Eps);
            var size = settings.Rate / (1 - Math.Pow(settings.Beta1, same.Key));
            Foreach.AddQuotient_(Array.ConvertAll(chosen, i => parameters[i]), Array.ConvertAll(chosen, i => averages[i]), roots, -size);
        }
    }

    static torch.Tensor Spread<TState>(TState state)
        where TState : IAdamState => state.Largest is { } largest ? largest.copy_(largest.maximum(state.Squares)) : state.Squares;
}
