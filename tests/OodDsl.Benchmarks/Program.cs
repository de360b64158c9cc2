using BenchmarkDotNet.Running;
using OodDsl.Benchmarks;

// 'memory' watches a whole training, 'one-pass' compares all scores with bare forward passes; everything else is BenchmarkDotNet's.
if (args is ["memory"]) return await MemoryMeasurement.RunAsync();
if (args is ["one-pass"]) return await OnePassMeasurement.RunAsync();
BenchmarkSwitcher.FromAssembly(typeof(MetricsBenchmark).Assembly).Run(args);
return 0;
