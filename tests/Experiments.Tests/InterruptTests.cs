using System.Text.Json;

namespace Experiments.Tests;

/// <summary>Ctrl-C in mid-epoch.</summary>
public sealed class InterruptTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ood-interrupt-").FullName;

    string Output => Path.Combine(folder, "run");

    string Metrics => Path.Combine(Output, "metrics.jsonl");

    [Fact]
    public async Task The_first_finishes_the_step_and_leaves_a_readable_checkpoint()
    {
        using var ood = Ood.Start("run", "baseline", "--output", Output);
        // The first line comes after some steps, long before the epoch's end.
        await ood.UntilAsync(() => File.Exists(Metrics) && new FileInfo(Metrics).Length > 0);
        ood.Interrupt();
        await ood.EndAsync();
        Assert.Equal(130, ood.ExitCode);
        Assert.Contains(Output, ood.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("error", ood.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Output, "results.json")));
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Output, "run.json")));
        Assert.Equal("cancelled", manifest.RootElement.GetProperty("state").GetString(), ignoreCase: true);
        // No epoch had ended.
        Assert.DoesNotContain("validationAccuracy", await File.ReadAllTextAsync(Metrics), StringComparison.Ordinal);
        var (tensors, metadata) = SafetensorsHeader.Read(Path.Combine(Output, "checkpoints", "last.safetensors"));
        Assert.Contains("network/logits.weight", tensors);
        Assert.Contains(tensors, tensor => tensor.StartsWith("optimizer/", StringComparison.Ordinal));
        Assert.Contains("baseline", metadata, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_exits_at_once()
    {
        using var ood = Ood.Start("run", "baseline", "--output", Output);
        await ood.UntilAsync(() => ood.Output.Contains("train: ", StringComparison.Ordinal));
        ood.Interrupt();
        ood.Interrupt();
        await ood.EndAsync();
        Assert.Equal(130, ood.ExitCode);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
