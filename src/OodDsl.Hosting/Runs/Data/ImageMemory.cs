using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>
/// How much memory a run's images may take. What does not fit is read as the run goes, to the same bits. Declared by <c>--image-memory</c> or
/// OOD_IMAGE_MEMORY, else a quarter of what the process may use, and on a GPU 4 GB of its own.
/// </summary>
/// <param name="bytes">The most; null: as above.</param>
sealed class ImageMemory(long? bytes = null)
{
    const long OfGpu = 4L << 30;
    long host = bytes ?? Declared() ?? (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4);
    long device = bytes ?? Declared() ?? OfGpu;

    /// <summary>Takes this much, if it is left.</summary>
    /// <param name="wanted">Bytes.</param>
    /// <param name="on">Where.</param>
    public bool TryTake(long wanted, Device on)
    {
        ref var left = ref Left(on);
        if (wanted > left) return false;
        left -= wanted;
        return true;
    }

    /// <summary>Gives back what was taken.</summary>
    public void Give(long taken, Device on) => Left(on) += taken;

    /// <summary>"512M", "6G" or a number of bytes.</summary>
    /// <exception cref="UserException">It is none of these.</exception>
    public static long Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim().TrimEnd('b', 'B');
        var unit = trimmed.Length == 0 ? 0 : char.ToUpperInvariant(trimmed[^1]) switch { 'K' => 10, 'M' => 20, 'G' => 30, 'T' => 40, _ => 0 };
        var digits = unit > 0 ? trimmed[..^1] : trimmed;
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number * Math.Pow(2, unit) > long.MaxValue / 2)
            throw new UserException(ExitCode.Usage, $"'{text}' is no amount of memory.", "Give it as 512M, 6G or a number of bytes.");
        return (long)(number * (1L << unit));
    }

    static long? Declared() => Environment.GetEnvironmentVariable("OOD_IMAGE_MEMORY") is { Length: > 0 } text ? Parse(text) : null;

    // Tensors on the CPU lie in the host's memory.
    ref long Left(Device on)
    {
        if (on.type == TorchSharp.DeviceType.CPU) return ref host;
        return ref device;
    }
}
