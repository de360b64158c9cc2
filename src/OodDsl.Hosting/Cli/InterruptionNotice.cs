namespace OodDsl.Hosting;

/// <summary>What the first Ctrl-C says. A command that has no step to finish says nothing.</summary>
sealed class InterruptionNotice
{
    /// <summary>What it says where a step is under way.</summary>
    public const string Step = "Finishing the step; press Ctrl-C again to exit now.";

    /// <summary>The line; empty: none.</summary>
    public string Text { get; set; } = Step;
}
