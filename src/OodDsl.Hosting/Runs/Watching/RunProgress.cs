using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>How far a run is, as its folder tells.</summary>
sealed record RunProgress
{
    /// <summary>What the manifest says.</summary>
    public required RunManifest Manifest { get; init; }

    /// <summary>Whether the manifest says that it runs and no process works in the folder: it was killed.</summary>
    public bool WasKilled { get; init; }

    /// <summary>The phase: <c>train</c>, <c>fit</c>, <c>evaluate</c>; empty before the first.</summary>
    public string Phase { get; init; } = "";

    /// <summary>How many steps or images the phase has.</summary>
    public long Steps { get; init; }

    /// <summary>How many are known to be done; only training says so.</summary>
    public long Done { get; init; }

    /// <summary>The last log interval.</summary>
    public StepLine? Last { get; init; }

    /// <summary>The last epoch that was validated.</summary>
    public EpochMetrics? LastEpoch { get; init; }

    /// <summary>The best validation accuracy.</summary>
    public double? Best { get; init; }

    /// <summary>Training steps per second, of late; null as long as too few are known.</summary>
    public double? Rate { get; init; }

    /// <summary>Lines of the log that are new: phases, epochs, warnings, without their times.</summary>
    public IReadOnlyList<string> News { get; init; } = [];

    /// <summary>Whether nothing more will come.</summary>
    public bool IsOver => WasKilled || Manifest.State != RunState.Running;

    /// <summary>What is left of the training at the present rate; null if that is not known.</summary>
    public TimeSpan? Left => Phase == "train" && Rate is > 0 and var rate && Steps > Done ? TimeSpan.FromSeconds((Steps - Done) / rate) : null;

    /// <summary>Progress, losses, rate and time left on one line.</summary>
    public string Text
    {
        get
        {
            if (Phase != "train") return Phase.Length == 0 ? "begins" : string.Create(CultureInfo.InvariantCulture, $"{Phase}: {Steps} images");
            List<string> parts = [string.Create(CultureInfo.InvariantCulture, $"train: step {Done} of {Steps}{(Steps > 0 ? $" ({100.0 * Done / Steps:F0} %)" : "")}")];
            if (Rate is { } rate) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{rate:G3} steps/s"));
            if (Left is { } left) parts.Add($"{Short(left)} left");
            if (Last is { } now) parts.Add(string.Create(CultureInfo.InvariantCulture, $"epoch {now.Epoch}"));
            if (LastEpoch?.ValidationAccuracy is { } accuracy) parts.Add(string.Create(CultureInfo.InvariantCulture, $"validation {100 * accuracy:F2} %"));
            if (Last is { Losses.Count: > 0 } last) parts.Add(LossText.Of(Terms(last)));
            return string.Join(", ", parts);
        }
    }

    /// <summary>How it ended, in words.</summary>
    public string End
    {
        get
        {
            if (WasKilled) return "The run was killed: its manifest says that it runs, and no process works in its folder.";
            var best = Best is { } accuracy ? string.Create(CultureInfo.InvariantCulture, $" Best validation accuracy {100 * accuracy:F2} %.") : "";
            return Manifest.State switch
            {
                RunState.Done => $"The run is finished.{best}",
                RunState.Failed => $"The run failed: {Manifest.Error}",
                _ => $"The run was stopped.{best}",
            };
        }
    }

    // The only term of a loss is the loss itself.
    static List<(string Name, double Value)> Terms(StepLine line)
    {
        var terms = line.Losses.Select(loss => (loss.Key, loss.Value)).ToList();
        return terms is [var whole, var only] && whole.Value.Equals(only.Value) ? [whole] : terms;
    }

    static string Short(TimeSpan time) => time switch
    {
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):F0} s"),
    };
}
