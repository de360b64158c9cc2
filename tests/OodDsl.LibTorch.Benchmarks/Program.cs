using System.Diagnostics;
using System.Globalization;
using OodDsl.LibTorch;
using OodDsl.LibTorch.Benchmarks;
using TorchSharp;

// Interleaves the engine with Debian's python3-torch on the same libtorch: [pairs] [threads] [python].
var pairs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 11;
var threads = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var python = args.Length > 2 ? args[2] : "/usr/bin/python3";
torch.manual_seed(0);
torch.set_num_threads(threads);
using var worker = new PythonWorker(python, threads);
var workloads = new Workloads();
Console.WriteLine($"libtorch {Engine.Version}, {Engine.Blas}, {threads} thread(s), median of {pairs} interleaved pairs");
Console.WriteLine($"{"workload",-16}{"ours us",12}{"python us",12}{"ratio",8}{"goal",8}");
foreach (var (name, count, work, goal) in workloads.All)
{
    Time(work, count);
    worker.Time(name, count);
    var (ours, theirs, ratios) = (new List<double>(), new List<double>(), new List<double>());
    for (var pair = 0; pair < pairs; pair++)
    {
        ours.Add(Time(work, count) / count * 1e6);
        theirs.Add(worker.Time(name, count) / count * 1e6);
        ratios.Add(ours[^1] / theirs[^1]);
    }

    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name,-16}{Median(ours),12:F2}{Median(theirs),12:F2}{Median(ratios),8:F2}{goal,8:F2}"));
}

static double Time(Action work, int count)
{
    var watch = Stopwatch.StartNew();
    for (var i = 0; i < count; i++) work();
    return watch.Elapsed.TotalSeconds;
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
