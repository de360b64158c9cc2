using OodDsl.LibTorch.Benchmarks;
using TorchSharp;

// Interleaves the engine with Debian's python3-torch on the same libtorch, then each of our accelerations with its absence.
BenchmarkOptions options;
try
{
    options = BenchmarkOptions.Parse(args);
}
catch (ArgumentException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}

torch.manual_seed(0);
torch.set_num_threads(options.Threads);
using var python = new PythonWorker(options.Python, options.Threads);
var report = new Report();
report.Begin(options, python.Version);
using var loader = new LoaderWorkload();
var (convNet, resNet) = (NetworkWorkload.ConvNet(), NetworkWorkload.ResNet18());
Workload[] workloads =
[
    .. new SmallWorkloads().All,
    new("evaluation", 3, convNet.Evaluate, 0.85),
    new("convnet_step", 2, convNet.Step, 0.85),
    new("resnet18_step", 1, resNet.Step, 1),
    new("loader", 40, loader.Batch, null, LoaderWorkload.Images),
];
report.Add(Comparison.Heading);
foreach (var workload in workloads.Where(workload => options.Wants(workload.Name))) report.Add(Comparison.Row(workload, python, options.Pairs));
if (Features.All.Any(feature => options.Wants(feature.Feature)))
{
    report.Add("\nWhat our own accelerations add, with and without on our side (fewer pairs for ResNet-18):\n");
    report.Add(Features.Heading);
    foreach (var (feature, workload, measure) in Features.All.Where(feature => options.Wants(feature.Feature)))
        report.Add($"| {feature} | {workload} | {measure(options.Pairs)}");
}

report.Add("\nWorkloads: `SmallWorkloads.cs`, `NetworkWorkload.cs`, `LoaderWorkload.cs`, and their counterparts in `workloads.py`.");
if (options.Output is { } path) report.Save(path);
return 0;
