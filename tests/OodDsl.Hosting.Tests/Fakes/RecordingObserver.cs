namespace OodDsl.Hosting.Tests;

/// <summary>Remembers what it is told.</summary>
sealed class RecordingObserver : IRunObserver
{
    public List<string> Phases { get; } = [];

    public List<long> Advances { get; } = [];

    public List<(int Epoch, long Step, IReadOnlyList<(string Name, double Value)> Values)> Intervals { get; } = [];

    public List<string> Milestones { get; } = [];

    public Action<long>? OnAdvance { get; init; }

    public void Begin(string phase, long steps) => Phases.Add($"{phase} {steps}");

    public void Advance(long done)
    {
        Advances.Add(done);
        if (Phases is [.., var phase] && phase.StartsWith("train", StringComparison.Ordinal)) OnAdvance?.Invoke(done);
    }

    public void Losses(int epoch, long step, IReadOnlyList<(string Name, double Value)> values) => Intervals.Add((epoch, step, values));

    public void Milestone(string text) => Milestones.Add(text);
}
