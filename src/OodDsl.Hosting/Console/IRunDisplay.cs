namespace OodDsl.Hosting;

/// <summary>Shows a run's progress while it lasts.</summary>
interface IRunDisplay
{
    /// <summary>A line above everything.</summary>
    void Title(string text);

    /// <summary>Runs, and shows what the observer is told.</summary>
    Task<T> ShowAsync<T>(Func<IRunObserver, Task<T>> run);
}
