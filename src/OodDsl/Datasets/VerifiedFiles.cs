using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace OodDsl;

/// <summary>Checks files by SHA-256, and remembers the result by path, length and time of change in a folder of stamps of a line each.</summary>
sealed class VerifiedFiles(string stamps)
{
    const long Noticeable = 20_000_000;

    /// <summary>Null if the file has the content that is asked for, else what is wrong with it. <paramref name="sha256"/> is the content's.</summary>
    public string? Check(string path, DataFile file, Action<string>? report, CancellationToken cancellation, out string sha256, bool remember = true)
    {
        sha256 = "";
        try
        {
            var packed = file.IsPacked;
            var stamp = Path.Combine(stamps, Hex(SHA256.HashData(Encoding.UTF8.GetBytes($"{path}|{packed}"))));
            var info = new FileInfo(path);
            var state = string.Create(CultureInfo.InvariantCulture, $"{info.Length} {info.LastWriteTimeUtc.Ticks} ");
            if (remember && Read(stamp) is { } line && line.StartsWith(state, StringComparison.Ordinal)) sha256 = line[state.Length..];
            else
            {
                if (file.Bytes > Noticeable) report?.Invoke($"Verifying {path}");
                if (Digest(path, packed, file.Bytes, cancellation, out sha256) is { } problem) return problem;
                if (remember) Write(stamp, state + sha256);
            }
            return file.Sha256.Length == 0 || string.Equals(sha256, file.Sha256, StringComparison.OrdinalIgnoreCase)
                ? null
                : $"other content than expected (SHA-256 {sha256}, not {file.Sha256})";
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return $"not readable: {error.Message}";
        }
    }

    static string? Digest(string path, bool packed, long bytes, CancellationToken cancellation, out string sha256)
    {
        sha256 = "";
        using var file = File.OpenRead(path);
        using var unpacked = packed && FileKind.IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : null;
        Stream content = unpacked is null ? file : unpacked;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        var most = bytes > 0 ? bytes : unpacked is null ? long.MaxValue : Expansion.Most(file.Length);
        long total = 0;
        for (int read; (read = content.Read(buffer)) > 0; hash.AppendData(buffer, 0, read))
        {
            cancellation.ThrowIfCancellationRequested();
            total += read;
            if (total > most) return bytes > 0 ? $"more than the {bytes} bytes it should have" : $"more than {most} bytes, packed in {file.Length}";
        }
        if (bytes > 0 && total < bytes) return $"{total} bytes, not {bytes}: truncated?";
        sha256 = Hex(hash.GetHashAndReset());
        return null;
    }

    static string? Read(string stamp) => File.Exists(stamp) ? File.ReadAllText(stamp) : null;

    void Write(string stamp, string line)
    {
        try
        {
            Directory.CreateDirectory(stamps);
            var temporary = $"{stamp}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}";
            File.WriteAllText(temporary, line);
            File.Move(temporary, stamp, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The cache can't be written to. Nothing depends on a stamp: the file is verified again next time.
        }
    }

    static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
