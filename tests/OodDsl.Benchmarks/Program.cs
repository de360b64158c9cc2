using System.Globalization;
using BenchmarkDotNet.Running;
using OodDsl.Benchmarks;

// 'memory' watches a whole training, 'streaming' reads a folder of pictures, 'one-pass' compares all scores with bare forward
// passes ('one-pass per-score' says what each takes), 'detector RUN' asks a finished run for verdicts; everything else is BenchmarkDotNet's.
if (args is ["memory"]) return await MemoryMeasurement.RunAsync();
if (args is ["streaming", .. var rest])
    return StreamingMeasurement.Run(
        rest is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 20_000,
        rest is [_, var threads, ..] ? int.Parse(threads, CultureInfo.InvariantCulture) : Environment.ProcessorCount);
if (args is ["one-pass", "per-score"]) return await OnePassMeasurement.RunPerScoreAsync();
if (args is ["one-pass"]) return await OnePassMeasurement.RunAsync();
if (args is ["detector", var run]) return await DetectorMeasurement.RunAsync(run);
BenchmarkSwitcher.FromAssembly(typeof(MetricsBenchmark).Assembly).Run(args);
return 0;
