using Spectre.Console;

namespace OodDsl.Hosting;

/// <summary>Shows a run that is watched: a bar with losses, rate and time left on a terminal, lines elsewhere.</summary>
/// <param name="console">Where to.</param>
sealed class WatchDisplay(IAnsiConsole console)
{
    // In lines, training is told so often.
    const int LinesPerPhase = 20;

    /// <summary>Looks again and again until the run is over.</summary>
    /// <param name="look">Looks once.</param>
    /// <param name="pause">Between two looks.</param>
    /// <param name="cancellation">Stops watching.</param>
    /// <returns>The last look.</returns>
    public Task<RunProgress> ShowAsync(Func<RunProgress> look, TimeSpan pause, CancellationToken cancellation) =>
        console.Profile.Capabilities is { Interactive: true, Ansi: true } ? BarsAsync(look, pause, cancellation) : LinesAsync(look, pause, cancellation);

    async Task<RunProgress> LinesAsync(Func<RunProgress> look, TimeSpan pause, CancellationToken cancellation)
    {
        var (shownPhase, shownDone) = ("", 0L);
        while (true)
        {
            var progress = look();
            foreach (var line in progress.News) Line(line);
            var isNew = progress.Phase != shownPhase || (progress.Done - shownDone) * LinesPerPhase >= Math.Max(1, progress.Steps);
            if (isNew && !progress.IsOver && progress.Phase.Length > 0)
            {
                Line(progress.Text);
                (shownPhase, shownDone) = (progress.Phase, progress.Done);
            }
            if (progress.IsOver) return progress;
            await Task.Delay(pause, cancellation);
        }
    }

    Task<RunProgress> BarsAsync(Func<RunProgress> look, TimeSpan pause, CancellationToken cancellation) => console.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 20 }, new PercentageColumn())
        .StartAsync(async bars =>
        {
            ProgressTask? task = null;
            var phase = "";
            while (true)
            {
                var progress = look();
                foreach (var line in progress.News) console.WriteLine(line);
                if (progress.Phase != phase || task is null)
                {
                    if (task is not null) task.Value = task.MaxValue;
                    phase = progress.Phase;
                    task = bars.AddTask(Markup.Escape(progress.Text), maxValue: Math.Max(1, progress.Steps));
                    task.IsIndeterminate = phase != "train";
                }
                (task.Description, task.Value) = (Markup.Escape(progress.Text), progress.Done);
                if (progress.IsOver)
                {
                    task.StopTask();
                    return progress;
                }
                await Task.Delay(pause, cancellation);
            }
        });

    void Line(string text)
    {
        console.Profile.Out.Writer.WriteLine(text);
        console.Profile.Out.Writer.Flush();
    }
}
