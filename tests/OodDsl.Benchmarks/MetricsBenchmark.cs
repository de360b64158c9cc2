using BenchmarkDotNet.Attributes;
using OodDsl.Hosting;

namespace OodDsl.Benchmarks;

/// <summary>All metrics of one million scores (goal: 0.2 s on one core), and bootstrap intervals of a set of the desk benchmark's size.</summary>
[MemoryDiagnoser]
public class MetricsBenchmark
{
    double[] id = [], ood = [];
    float[] idSingles = [], oodSingles = [];

    [GlobalSetup]
    public void Draw()
    {
        var random = new Seed(1)["scores"].ToRandom();
        // Sums of twelve uniform numbers: about normal, without ties.
        id = [.. Enumerable.Range(0, 500_000).Select(_ => 1 + Enumerable.Range(0, 12).Sum(_ => random.NextDouble()))];
        ood = [.. Enumerable.Range(0, 500_000).Select(_ => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()))];
        (idSingles, oodSingles) = (Array.ConvertAll(id, x => (float)x), Array.ConvertAll(ood, x => (float)x));
    }

    [Benchmark]
    public OodMetrics MillionDoubles() => OodMetrics.Compute<double>(id, ood);

    [Benchmark]
    public OodMetrics MillionSingles() => OodMetrics.Compute<float>(idSingles, oodSingles);

    [Benchmark]
    public MetricIntervals Bootstrap8000And4000() => Bootstrap.Intervals(id.AsSpan(0, 8000), ood.AsSpan(0, 4000), new(1));

    [Benchmark]
    public MetricIntervals PairedBootstrap8000And4000() => PairedBootstrap.Compare(
        new("set", id.AsMemory(0, 8000), ood.AsMemory(0, 4000), id.AsMemory(8000, 8000), ood.AsMemory(4000, 4000)), new(1));
}
