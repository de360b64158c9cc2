using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace OodDsl;

/// <summary>
/// Downloads a file: into NAME.part, resumed where an earlier attempt stopped, checked, then renamed. One process at a time does it.
/// </summary>
static class Downloader
{
    static readonly HttpClient Client = new() { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>How long a server may say nothing.</summary>
    internal static TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Brings <paramref name="target"/> about. <paramref name="problem"/> says what is wrong with a file, or null.</summary>
    /// <exception cref="HttpRequestException">No network, or the server refuses.</exception>
    /// <exception cref="IOException">The file can't be written, or what was downloaded is wrong.</exception>
    /// <exception cref="TimeoutException">The server stopped answering.</exception>
    public static async Task FetchAsync(
        Uri source, string target, long bytes, Func<string, string?> problem, Action<string>? report, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var part = target + ".part";
        await using var alone = await FileLock.TakeAsync(target + ".lock", report, cancellation).ConfigureAwait(false);
        // Another process may have finished while this one waited.
        if (File.Exists(target) && problem(target) is null)
        {
            File.Delete(part);
            return;
        }
        report?.Invoke($"Downloading {source}");
        var resumed = File.Exists(part);
        await ReceiveAsync(source, part, bytes, cancellation).ConfigureAwait(false);
        var wrong = problem(part);
        if (wrong is not null && resumed)
        {
            // What lay there was no beginning of this file.
            File.Delete(part);
            await ReceiveAsync(source, part, bytes, cancellation).ConfigureAwait(false);
            wrong = problem(part);
        }
        if (wrong is not null)
        {
            File.Delete(part);
            throw new IOException($"what was downloaded is wrong: {wrong}");
        }
        File.Move(part, target, overwrite: true);
    }

    static async Task ReceiveAsync(Uri source, string part, long bytes, CancellationToken cancellation)
    {
        await using var file = new FileStream(part, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.Asynchronous);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            patience.CancelAfter(Patience);
            using var response = await RequestAsync(source, file, patience.Token).ConfigureAwait(false);
            if (response is null) return;
            await using var body = await response.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false);
            // Packed data can be a little longer than unpacked; a server that sends much more sends something else. Of what nobody knows the length, as much
            // as there is room for.
            var folder = Path.GetDirectoryName(part)!;
            var room = file.Length + DiskSpace.Room(folder);
            IOException NoRoom() => new($"there is no room for it in {folder}");
            var limit = bytes > 0 ? bytes + (bytes / 100) + 4096 : room;
            if (Math.Max(bytes, file.Length + (response.Content.Headers.ContentLength ?? 0)) > room) throw NoRoom();
            var buffer = new byte[1 << 17];
            for (int read; (read = await body.ReadAsync(buffer, patience.Token).ConfigureAwait(false)) > 0; patience.CancelAfter(Patience))
            {
                if (file.Length + read > limit) throw bytes > 0 ? new IOException($"the server sends more than the {bytes} bytes expected") : NoRoom();
                await file.WriteAsync(buffer.AsMemory(0, read), patience.Token).ConfigureAwait(false);
            }
            file.Flush(flushToDisk: true);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"no answer for {Patience.TotalSeconds} s"), error);
        }
    }

    // Null: the part is already complete, as far as the server can tell.
    static async Task<HttpResponseMessage?> RequestAsync(Uri source, FileStream file, CancellationToken cancellation)
    {
        file.Position = file.Length;
        using var request = new HttpRequestMessage(HttpMethod.Get, source);
        if (file.Length > 0) request.Headers.Range = new RangeHeaderValue(file.Length, null);
        var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && file.Length > 0)
        {
            response.Dispose();
            return null;
        }
        if (!response.IsSuccessStatusCode)
        {
            using (response) throw new HttpRequestException($"the server answered {(int)response.StatusCode} {response.ReasonPhrase}");
        }
        // A server that ignores the range sends everything.
        if (response.StatusCode != HttpStatusCode.PartialContent || response.Content.Headers.ContentRange?.From != file.Length) file.SetLength(0);
        return response;
    }
}
