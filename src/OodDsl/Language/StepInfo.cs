namespace OodDsl;

/// <summary>Where a training step stands in its run, and its random numbers.</summary>
public abstract class StepInfo
{
    /// <summary>Number of the epoch, from 0.</summary>
    public required int Epoch { get; init; }

    /// <summary>Number of the step in the run, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Number of the step in its epoch, from 0.</summary>
    public required int IndexInEpoch { get; init; }

    /// <summary>Steps of a whole epoch.</summary>
    public required int StepsPerEpoch { get; init; }

    /// <summary>Steps of the whole run.</summary>
    public required int Steps { get; init; }

    /// <summary>Whether this is the first step of its epoch.</summary>
    public bool FirstOfEpoch => IndexInEpoch == 0;

    /// <summary>Share of the run's steps done before this one, in [0, 1).</summary>
    public double Progress => (double)Index / Steps;

    /// <summary>Draws on the run's device for one place of the program, seeded by the run, the epoch and that place's name.</summary>
    public abstract Generator Random(string place);

    /// <summary>Draws on the host for one place of the program: for control flow, which must not wait for the device.</summary>
    public abstract Random Dice(string place);
}
