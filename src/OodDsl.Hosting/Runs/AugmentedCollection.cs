namespace OodDsl.Hosting;

/// <summary>Collects values over the augmented, shuffled training set, for <c>[Fit(Augmented = true)]</c>.</summary>
static class AugmentedCollection
{
    // Far from the epochs of training: the fit sees the images in orders of its own.
    const int EpochShift = 1 << 16;

    /// <summary>Goes over the training set once.</summary>
    /// <param name="fit">The fit's name, by which its draws are seeded.</param>
    /// <param name="context">The run's.</param>
    /// <param name="network">What is put into eval mode; null as long as there is none.</param>
    /// <param name="epoch">The epoch that training is at.</param>
    /// <param name="values">Makes a step's values.</param>
    /// <returns>The values of all steps, one after the other, in the caller's dispose scope.</returns>
    public static Tensor[] Of(string fit, RunContext context, Module? network, int epoch, Func<StepInfo, Tensor[]> values)
    {
        var plan = context.Plan ?? throw new InvalidOperationException("A fit over augmented images needs the training stream.");
        network?.eval();
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        using var randomness = new EpochRandomness(context.Randomness, $"fit/{fit}/");
        List<Tensor[]> parts = [];
        for (var index = 0; index < plan.StepsPerPass; index++)
        {
            using var inner = NewDisposeScope();
            var step = new TrainingStep(randomness)
            {
                Epoch = epoch,
                EpochShift = EpochShift,
                Index = Math.Min((epoch * plan.StepsPerEpoch) + index, plan.Steps - 1),
                IndexInEpoch = index,
                StepsPerEpoch = plan.StepsPerEpoch,
                Steps = plan.Steps,
            };
            parts.Add(Array.ConvertAll(values(step), value => value.MoveToOuterDisposeScope()));
        }
        return [.. parts[0].Select((_, i) => cat([.. parts.Select(part => part[i])]).MoveToOuterDisposeScope())];
    }
}
