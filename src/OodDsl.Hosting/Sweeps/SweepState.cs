namespace OodDsl.Hosting;

/// <summary>How far a run of a sweep is.</summary>
enum SweepState
{
    /// <summary>Nobody has begun it.</summary>
    Waiting,
    /// <summary>A process is at it.</summary>
    Running,
    /// <summary>Its process ended without results: killed, or stopped by the user.</summary>
    Stopped,
    /// <summary>An error ended it.</summary>
    Failed,
    /// <summary>It has results.</summary>
    Done,
}
