using BenchmarkDotNet.Running;
using OodDsl.Benchmarks;

// 'memory' watches a whole training, 'detector RUN' asks a finished one for verdicts; everything else is BenchmarkDotNet's.
if (args is ["memory"]) return await MemoryMeasurement.RunAsync();
if (args is ["detector", var run]) return await DetectorMeasurement.RunAsync(run);
BenchmarkSwitcher.FromAssembly(typeof(MetricsBenchmark).Assembly).Run(args);
return 0;
