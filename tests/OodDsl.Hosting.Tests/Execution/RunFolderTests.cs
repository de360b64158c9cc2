namespace OodDsl.Hosting.Tests;

public sealed class RunFolderTests
{
    static readonly RunManifest Manifest = new()
    {
        Experiment = "tiny",
        Fingerprint = new string('0', 64),
        Benchmark = "TinyBenchmark",
        InDistribution = "tiny-shapes",
        State = RunState.Failed,
        Error = "it's on purpose",
        Started = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Seed = 3,
        Overrides = ["Epochs=3"],
        Settings = [new("Train.Epochs", 3, 2, "--set"), new("Head.LearningRate", "NaN", null, "default")],
        Environment = new()
        {
            Engine = "LibTorch 0.1.0",
            LibTorch = "1.13.0",
            Blas = "OpenBLAS",
            Device = "cpu",
            Threads = 1,
            Deterministic = true,
            Cpu = "Intel(R) Xeon(R)",
            CpuFeatures = ["avx2"],
            Os = "Debian",
            DotNet = ".NET 10",
            OodDsl = "0.1.0",
        },
        Data = [new("letters", "letters-images-idx3-ubyte.gz", "00ff")],
    };

    [Fact]
    public void A_manifest_is_written_for_people_and_read_back()
    {
        using var temporary = new TemporaryFolder();
        var folder = new RunFolder(temporary.At("deep", "run"));

        folder.Claim(Manifest);
        folder.Write(Manifest with { State = RunState.Done });

        var text = File.ReadAllText(folder.Manifest);
        Assert.Contains("\"error\": \"it's on purpose\"", text, StringComparison.Ordinal);
        Assert.Contains("\"state\": \"Done\"", text, StringComparison.Ordinal);
        var read = folder.ReadManifest();
        Assert.Equal((RunState.Done, Manifest.Started, Manifest.Data[0]), (read.State, read.Started, read.Data[0]));
        Assert.Equal(["3", "\"NaN\""], read.Settings.Select(setting => setting.Value!.ToJsonString()));
    }

    [Fact]
    public void A_folder_belongs_to_one_run()
    {
        using var temporary = new TemporaryFolder();
        var folder = new RunFolder(temporary.At("run"));
        folder.RefuseRun();
        folder.Claim(Manifest);

        Assert.Equal(ExitCode.Environment, Assert.Throws<FolderTakenException>(folder.RefuseRun).Code);
        Assert.Equal(ExitCode.Environment, Assert.Throws<FolderTakenException>(() => folder.Claim(Manifest)).Code);
    }

    [Fact]
    public void A_folder_without_a_run_or_with_a_damaged_one_is_named()
    {
        using var temporary = new TemporaryFolder();
        var folder = new RunFolder(temporary.At("run"));

        Assert.Contains("is no run folder", Assert.Throws<UserException>(folder.ReadManifest).Message, StringComparison.Ordinal);
        folder.Claim(Manifest);
        Assert.Contains("has no results yet", Assert.Throws<UserException>(folder.ReadResults).Message, StringComparison.Ordinal);
        File.WriteAllText(folder.Manifest, "{ \"experiment\":");
        Assert.Contains("run.json can't be read", Assert.Throws<UserException>(folder.ReadManifest).Message, StringComparison.Ordinal);
    }
}
