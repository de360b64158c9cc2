namespace OodDsl.Hosting;

/// <summary>What the first Ctrl-C says. A command that has no step to finish says nothing.</summary>
sealed class InterruptionNotice
{
    /// <summary>The line; empty: none.</summary>
    public string Text { get; set; } = "Finishing the step; press Ctrl-C again to exit now.";
}
