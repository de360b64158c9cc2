namespace Experiments.Tests;

/// <summary>The errors a user will meet: one clear line, a way out, an exit code, no stack trace, nothing half-written.</summary>
public sealed class ErrorTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ood-errors-").FullName;

    string Output => Path.Combine(folder, "run");

    [Fact]
    public async Task An_unknown_experiment() => await Fails(2, "Did you mean 'baseline'?", "run", "baslin", "--output", Output);

    [Fact]
    public async Task An_unknown_setting() => await Fails(3, "Epochs", "run", "baseline", "--set", "Epoch=1", "--output", Output);

    [Fact]
    public async Task A_value_of_the_wrong_type() => await Fails(3, "whole number", "run", "baseline", "--set", "Epochs=one", "--output", Output);

    [Fact]
    public async Task An_output_that_is_below_a_file()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "");
        await Fails(4, file, "run", "baseline", "--limit", "100", "--output", Path.Combine(file, "run"));
    }

    [Fact]
    public async Task A_device_that_does_not_exist() => await Fails(2, "device", "run", "baseline", "--device", "tpu", "--output", Output);

    [Fact]
    public async Task No_gpu()
    {
        Assert.SkipWhen(File.Exists("/proc/driver/nvidia/version"), "This machine has a GPU.");
        await Fails(4, "GPU", "run", "baseline", "--device", "cuda", "--output", Output);
    }

    [Fact]
    public async Task Data_that_is_missing()
    {
        // Away from the checkout, and without its copies of them, the sets that it brings are not found.
        var elsewhere = Path.Combine(folder, "program");
        Copy(Repository.ProgramFolder, elsewhere);
        Directory.Delete(Path.Combine(elsewhere, "data"), recursive: true);
        using var ood = Ood.StartProgram(Path.Combine(elsewhere, "Experiments.dll"), "run", "baseline", "--limit", "100", "--output", Output);
        await ood.EndAsync();
        CheckFailure(ood, 4, "letters");
    }

    [Fact]
    public async Task A_loss_that_is_not_finite()
    {
        using var ood = await Ood.RunAsync("run", "baseline", "--limit", "2000", "--set", "Epochs=1", "--set", "Sgd.LearningRate=1e30", "--output", Output);
        CheckFailure(ood, 1, "LearningRate");
        Assert.True(File.Exists(Path.Combine(Output, "log.txt")));
        Assert.False(File.Exists(Path.Combine(Output, "results.json")));
    }

    [Fact]
    public async Task An_evaluation_of_what_is_no_run() => await Fails(4, "run.json", "evaluate", folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    async Task Fails(int code, string told, params string[] args)
    {
        using var ood = await Ood.RunAsync(args);
        CheckFailure(ood, code, told);
        Assert.False(Directory.Exists(Output), "A run folder was left.");
    }

    static void CheckFailure(Ood ood, int code, string told)
    {
        Assert.Equal(code, ood.ExitCode);
        Assert.Contains("error: ", ood.Error, StringComparison.Ordinal);
        Assert.Contains(told, ood.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ood.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("bug", ood.Error, StringComparison.Ordinal);
    }

    static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var sub in Directory.EnumerateDirectories(from)) Copy(sub, Path.Combine(to, Path.GetFileName(sub)));
    }
}
