using System.Globalization;
using Spectre.Console;

namespace OodDsl.Hosting;

/// <summary>A bar per phase, for terminals, with the latest losses beside it and milestones above.</summary>
sealed class ProgressDisplay(IAnsiConsole console) : IRunDisplay
{
    public void Title(string text) => console.MarkupLineInterpolated($"[bold]{text}[/]");

    public Task<T> ShowAsync<T>(Func<IRunObserver, Task<T>> run) => console.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(progress => run(new Observer(progress, console)));

    sealed class Observer(ProgressContext progress, IAnsiConsole console) : IRunObserver
    {
        ProgressTask? task;
        string phase = "";

        public void Begin(string phase, long steps)
        {
            this.phase = phase;
            Finish();
            task = progress.AddTask(Markup.Escape(phase), maxValue: Math.Max(1, steps));
        }

        public void Advance(long done)
        {
            if (task is not null) task.Value = done;
        }

        public void Losses(int epoch, long step, IReadOnlyList<(string Name, double Value)> values)
        {
            if (task is not null) task.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{phase} (epoch {epoch}, {LossText.Of(values)})"));
        }

        public void Milestone(string text) => console.WriteLine(text);

        // A phase that was cut short (its work was cached) is over all the same.
        void Finish()
        {
            if (task is not null) task.Value = task.MaxValue;
        }
    }
}
