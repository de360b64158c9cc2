BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(OodDsl.Benchmarks.MetricsBenchmark).Assembly).Run(args);
