using ILearningRateController = TorchSharp.torch.optim.ILearningRateController;

namespace OodDsl.Hosting;

/// <summary>Sets every parameter group's learning rate before each step, from the group's own rate and the schedule.</summary>
public sealed class Rate
{
    readonly (ILearningRateController Group, double Rate)[] groups;
    readonly Schedule? schedule;

    /// <summary>Without a schedule the rates stay.</summary>
    /// <param name="optimizer">Its groups' present rates are their own.</param>
    /// <param name="schedule">Rates over the run.</param>
    public Rate(optim.Optimizer optimizer, Schedule? schedule) : this(schedule, optimizer) { }

    /// <summary>One schedule for several optimisers. Without a schedule the rates stay.</summary>
    /// <param name="schedule">Rates over the run.</param>
    /// <param name="optimizers">Their groups' present rates are their own.</param>
    public Rate(Schedule? schedule, params IReadOnlyList<optim.Optimizer> optimizers)
    {
        ArgumentNullException.ThrowIfNull(optimizers);
        this.schedule = schedule;
        groups = [.. optimizers.SelectMany(optimizer => optimizer.ParamGroups).Select(group => (group, group.LearningRate))];
    }

    /// <summary>Sets the rates for this step; called before the forward pass.</summary>
    public void Set(StepInfo step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (schedule is null) return;
        var epochs = (double)step.Steps / step.StepsPerEpoch;
        foreach (var (group, rate) in groups) group.LearningRate = schedule.Rate(rate, step.Progress, epochs);
    }
}
