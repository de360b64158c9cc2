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
    public Rate(optim.Optimizer optimizer, Schedule? schedule)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        this.schedule = schedule;
        groups = [.. optimizer.ParamGroups.Select(group => (group, group.LearningRate))];
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
