namespace OodDsl.LibTorch.Benchmarks;

/// <summary>What each of our own accelerations adds: the same work with it and without, interleaved.</summary>
static class Features
{
    public const string Heading = "| feature | workload | off | on | on / off |\n|---|---|--:|--:|--:|";

    // A step of ResNet-18 takes seconds.
    const int FewPairs = 5;

    public static IEnumerable<(string Feature, string Workload, Func<int, string> Measure)> All =>
    [
        ("caching allocator", "conv net step", pairs => Cache(NetworkWorkload.ConvNet().Step, 2, pairs)),
        ("caching allocator", "ResNet-18 step", _ => Cache(NetworkWorkload.ResNet18().Step, 1, FewPairs)),
        ("channels_last", "conv net step", pairs => Pair(NetworkWorkload.ConvNet(), NetworkWorkload.ConvNet(channelsLast: true), 2, pairs)),
        ("channels_last", "ResNet-18 step", _ => Pair(NetworkWorkload.ResNet18(), NetworkWorkload.ResNet18(channelsLast: true), 1, FewPairs)),
        ("bf16 autocast", "conv net step", pairs => Pair(NetworkWorkload.ConvNet(), NetworkWorkload.ConvNet(autocast: true), 2, pairs)),
        ("bf16 autocast", "ResNet-18 step", _ => Pair(NetworkWorkload.ResNet18(), NetworkWorkload.ResNet18(autocast: true), 1, FewPairs)),
        ("channels_last and bf16", "conv net step", pairs => Pair(NetworkWorkload.ConvNet(), NetworkWorkload.ConvNet(true, true), 2, pairs)),
    ];

    static string Pair(NetworkWorkload off, NetworkWorkload on, int count, int pairs)
    {
        Stopwatches.Warm(on.Step, count);
        Stopwatches.Warm(off.Step, count);
        return Cells(Interleaved.Measure(pairs, () => Stopwatches.Time(on.Step, count), () => Stopwatches.Time(off.Step, count)));
    }

    static string Cache(Action work, int count, int pairs)
    {
        var limit = CpuMemory.Limit;
        var times = Interleaved.Measure(pairs, () => Under(limit), () => Under(0));
        CpuMemory.Limit = limit;
        return Cells(times);

        double Under(long bytes)
        {
            CpuMemory.Limit = bytes;
            work();
            return Stopwatches.Time(work, count);
        }
    }

    static string Cells(Interleaved times) => FormattableString.Invariant(
        $"{Comparison.Text(times.Second)} | {Comparison.Text(times.First)} | {times.Ratio:F2} |");
}
