namespace OodDsl.Hosting;

/// <summary>Sets every parameter group's learning rate before each step, from the group's own rate and the schedule.</summary>
public sealed class Rate
{
    /// <summary>Without a schedule the rates stay.</summary>
    public Rate(optim.Optimizer optimizer, Schedule? schedule, Train train) => throw new NotImplementedException();

    /// <summary>Sets the rates for this step; called before the forward pass.</summary>
    public void Set(StepInfo step) => throw new NotImplementedException();
}
