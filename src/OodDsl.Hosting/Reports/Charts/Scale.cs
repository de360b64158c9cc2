namespace OodDsl.Hosting;

/// <summary>Maps a range of values to a range of pixels, linearly or by logarithm.</summary>
/// <param name="Low">Value at <paramref name="From"/>; positive on a logarithmic scale.</param>
/// <param name="High">Value at <paramref name="To"/>, above <paramref name="Low"/>.</param>
/// <param name="From">Pixel of the low end.</param>
/// <param name="To">Pixel of the high end.</param>
/// <param name="IsLog">Whether equal ratios are equal distances.</param>
sealed record Scale(double Low, double High, double From, double To, bool IsLog = false)
{
    /// <summary>A scale that holds all finite values, with a little room; of no finite values from 0 to 1.</summary>
    public static Scale Over(IEnumerable<double> values, double from, double to, bool isLog = false)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
            if (double.IsFinite(value)) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (low > high) return new(0, 1, from, to);
        if (isLog) return high > low ? new(low / 1.1, high * 1.1, from, to, true) : new(low / 2, high * 2, from, to, true);
        var room = high > low ? 0.04 * (high - low) : low == 0 ? 1 : 0.1 * Math.Abs(low);
        return new(low - room, high + room, from, to);
    }

    /// <summary>The pixel of a value.</summary>
    public double At(double value) => IsLog
        ? From + (Math.Log(value / Low) / Math.Log(High / Low) * (To - From))
        : From + ((value - Low) / (High - Low) * (To - From));

    /// <summary>Round values within the scale: at 1, 2 or 5 times a power of ten.</summary>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<double> Ticks(int most = 6)
    {
        if (IsLog && High / Low > 20) return LogTicks(most);
        var rough = (High - Low) / most;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        var first = Math.Ceiling((Low / step) - 1e-9);
        List<double> ticks = [];
        for (var i = first; i * step <= High + (1e-9 * step); i++) ticks.Add(i * step);
        return ticks;
    }

    /// <summary>A tick's text: as many digits as tell it from its neighbours.</summary>
    public static string Label(double value) => Math.Abs(value) switch
    {
        0 => "0",
        < 0.001 or >= 100_000 => value.ToString("0.##e0", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture),
    };

    List<double> LogTicks(int most)
    {
        var (first, last) = ((int)Math.Ceiling(Math.Log10(Low) - 1e-9), (int)Math.Floor(Math.Log10(High) + 1e-9));
        var every = Math.Max(1, (last - first + most) / most);
        List<double> ticks = [];
        for (var power = first; power <= last; power += every) ticks.Add(Math.Pow(10, power));
        return ticks;
    }
}
