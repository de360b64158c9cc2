namespace OodDsl.Hosting.Tests;

/// <summary>Two runs, their exported weights, and images with the logits they have here.</summary>
public sealed class ExportedNetworks : IAsyncLifetime
{
    readonly TemporaryFolder folder = new();

    internal RunFolder Run(string name) => new(folder.At(name));

    internal string Weights(string name) => folder.At($"{name}.safetensors");

    internal string Expected(string name) => folder.At($"{name}-expected.safetensors");

    internal string At(string name) => folder.At(name);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await MakeAsync("convnet", channels => new ConvNet { Width = 4 }.Create(channels));
        await MakeAsync("resnet18", channels => new ResNet18 { Stem = Stem.Large }.Create(channels));
    }

    async Task MakeAsync(string name, Func<int, Module<Tensor, Tensor>> backbone)
    {
        var experiment = TinyExperiment.Of(context => new TinyRun(context, backbone: backbone));
        experiment = experiment with { Name = name, Settings = [.. experiment.Settings, new("ConvNet.Width", 4, "here")] };
        await experiment.Run(folder, name, "Train.Epochs=1");
        var images = BenchmarkData.Load(BenchmarkDescription.Of(typeof(TinyBenchmark)), new DataSource(folder.Data()), null).Test.Load();
        using var scope = NewDisposeScope();
        using var loaded = LoadedRun.Of(Run(name), experiment, CPU);
        NetworkExport.Write(loaded, experiment, Run(name), Weights(name));
        var bytes = tensor(images.Pixels, [images.Count, 1, 8, 8], ScalarType.Byte);
        var logits = loaded.Logits(DeviceSet.Scaled(bytes))!;
        TensorFile.Write(
            Expected(name), new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["images"] = bytes, ["logits"] = logits }, TensorFile.NoMetadata);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
