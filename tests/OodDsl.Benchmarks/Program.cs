using BenchmarkDotNet.Running;
using OodDsl.Benchmarks;

// 'memory' watches a whole training; everything else is BenchmarkDotNet's.
if (args is ["memory"]) return await MemoryMeasurement.RunAsync();
BenchmarkSwitcher.FromAssembly(typeof(MetricsBenchmark).Assembly).Run(args);
return 0;
