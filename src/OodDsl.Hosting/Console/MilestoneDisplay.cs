using System.Globalization;
using Spectre.Console;

namespace OodDsl.Hosting;

/// <summary>Plain lines, for logs and pipes: phases, milestones, and the losses about ten times in a phase.</summary>
sealed class MilestoneDisplay(IAnsiConsole console) : IRunDisplay, IRunObserver
{
    readonly TextWriter writer = console.Profile.Out.Writer;
    readonly Lock gate = new();
    string phase = "";
    long steps;
    long done;
    long lastShown;

    public void Title(string text) => Line(text);

    public Task<T> ShowAsync<T>(Func<IRunObserver, Task<T>> run) => run(this);

    public void Begin(string phase, long steps)
    {
        (this.phase, this.steps, done, lastShown) = (phase, steps, 0, 0);
        Line(string.Create(CultureInfo.InvariantCulture, $"{phase}: {steps} steps"));
    }

    public void Advance(long done) => this.done = done;

    public void Losses(int epoch, long step, IReadOnlyList<(string Name, double Value)> values)
    {
        var now = Math.Max(done, step);
        if ((now - lastShown) * 10 < steps) return;
        lastShown = now;
        Line(string.Create(CultureInfo.InvariantCulture, $"{phase}: epoch {epoch}, step {step} of {steps}: {LossText.Of(values)}"));
    }

    public void Milestone(string text) => Line(text);

    void Line(string text)
    {
        lock (gate)
        {
            writer.WriteLine(text);
            writer.Flush();
        }
    }
}
