using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OodDsl.Tests;

/// <summary>A web server on this machine that serves one file, with the misbehaviour a test asks for.</summary>
sealed class FileServer : IDisposable
{
    readonly HttpListener listener = new();
    readonly byte[] content;

    public FileServer(byte[] content)
    {
        this.content = content;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new($"http://localhost:{((IPEndPoint)probe.LocalEndpoint).Port}/file.gz");
        }
        listener.Prefixes.Add(new Uri(Address, "/").ToString());
        listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    /// <summary>The ranges asked for, "" for the whole.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>After so many bytes of the body the connection is cut; once.</summary>
    public int? CutAfter { get; set; }

    /// <summary>What it says that the body's length is, whatever it sends.</summary>
    public long? Announces { get; init; }

    public bool IgnoresRanges { get; init; }

    public HttpStatusCode? Refuses { get; init; }

    public TimeSpan Hangs { get; init; }

    public void Dispose() => listener.Close();

    async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            await AnswerAsync(context);
        }
    }

    async Task AnswerAsync(HttpListenerContext context)
    {
        var range = context.Request.Headers["Range"] ?? "";
        lock (Requests) Requests.Add(range);
        var response = context.Response;
        await Task.Delay(Hangs);
        if (Refuses is { } status) response.StatusCode = (int)status;
        else
        {
            var from = range.Length == 0 || IgnoresRanges ? 0 : int.Parse(range.AsSpan(6, range.Length - 7), CultureInfo.InvariantCulture);
            if (from >= content.Length) response.StatusCode = 416;
            else
            {
                if (range.Length > 0 && !IgnoresRanges)
                {
                    response.StatusCode = 206;
                    response.Headers["Content-Range"] = $"bytes {from}-{content.Length - 1}/{content.Length}";
                }
                response.ContentLength64 = Announces ?? content.Length - from;
                var length = Math.Min(content.Length - from, CutAfter ?? int.MaxValue);
                await response.OutputStream.WriteAsync(content.AsMemory(from, length));
                await response.OutputStream.FlushAsync();
                if (CutAfter is not null)
                {
                    CutAfter = null;
                    response.Abort();
                    return;
                }
            }
        }
        response.Close();
    }
}
