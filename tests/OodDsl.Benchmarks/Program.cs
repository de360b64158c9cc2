using System.Globalization;
using BenchmarkDotNet.Running;
using OodDsl.Benchmarks;

// 'memory' watches a whole training, 'streaming' reads a folder of pictures; everything else is BenchmarkDotNet's.
if (args is ["memory"]) return await MemoryMeasurement.RunAsync();
if (args is ["streaming", .. var rest])
    return StreamingMeasurement.Run(
        rest is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 20_000,
        rest is [_, var threads, ..] ? int.Parse(threads, CultureInfo.InvariantCulture) : Environment.ProcessorCount);
BenchmarkSwitcher.FromAssembly(typeof(MetricsBenchmark).Assembly).Run(args);
return 0;
