using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>Tells the user how far a download is, by the length of the part that is there.</summary>
sealed class DownloadProgress : IDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    readonly string part;
    readonly string name;
    readonly long bytes;
    readonly Action<string> report;
    readonly Timer timer;
    long shown;

    /// <summary>Watches until it is disposed.</summary>
    /// <param name="folders">Where downloads go.</param>
    /// <param name="file">The file, which may be there already.</param>
    /// <param name="report">Receives a line for the user.</param>
    /// <param name="interval">Time between two lines; null: two seconds.</param>
    public DownloadProgress(DataFolders folders, DataFile file, Action<string> report, TimeSpan? interval = null)
    {
        file = file.Archive ?? file;
        (name, bytes, this.report) = (file.FileName, file.Bytes, report);
        part = Path.Combine(folders.Downloads, file.RelativePath.Replace('/', Path.DirectorySeparatorChar)) + ".part";
        timer = new(_ => Show(), null, interval ?? Interval, interval ?? Interval);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        using var over = new ManualResetEvent(false);
        if (timer.Dispose(over)) over.WaitOne();
    }

    void Show()
    {
        var info = new FileInfo(part);
        if (!info.Exists || info.Length == shown) return;
        shown = info.Length;
        report(bytes > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{name}: {shown / 1e6:F0} of {bytes / 1e6:F0} MB ({100.0 * shown / bytes:F0} %)")
            : string.Create(CultureInfo.InvariantCulture, $"{name}: {shown / 1e6:F0} MB"));
    }
}
