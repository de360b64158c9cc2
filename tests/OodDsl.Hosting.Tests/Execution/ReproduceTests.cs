using System.Text.Json;

namespace OodDsl.Hosting.Tests;

/// <summary>Finished runs made again.</summary>
public sealed class ReproduceTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_run_is_made_again_to_the_same_bits()
    {
        await TinyExperiment.Descriptor.Run(folder, "run", "Epochs=1");

        var reproduction = await Reproduce();

        Assert.True(reproduction.IsExact, string.Join("; ", reproduction.InexactFor));
        Assert.True(reproduction.IsReproduced);
        Assert.All(reproduction.Comparison!, row => Assert.Equal((true, 0.0), (row.Agrees, row.Largest)));
        Assert.Equal(["weights", "results", "files", "losses", "data"], reproduction.Comparison!.Select(row => row.What));
        // Two checkpoints (the last is compared as weights), fits, and the scores of five sets.
        Assert.Equal(7, reproduction.Comparison!.Single(row => row.What == "files").Values);
        Assert.Equal("./ood run tiny --seed 3 --device cpu --threads 1 --set Epochs=1", reproduction.Command);
        var made = new RunFolder(folder.At("runs", "tiny", "seed-3"));
        Assert.Equal(RunState.Done, made.ReadManifest().State);
        var written = JsonSerializer.Deserialize(await File.ReadAllTextAsync(made.Reproduction), RunJson.Readable.Reproduction)!;
        Assert.True(written.IsReproduced);
    }

    [Fact]
    public async Task A_dry_run_says_what_it_would_do_and_makes_nothing()
    {
        await TinyExperiment.Descriptor.Run(folder);

        var reproduction = await Reproduce(isDry: true);

        Assert.True(reproduction.CanRun);
        Assert.Null(reproduction.Comparison);
        Assert.False(Directory.Exists(folder.At("runs")));
        Assert.Equal("./ood run tiny --seed 3 --device cpu --threads 1", reproduction.Command);
        Assert.Contains(reproduction.Checks, check => check is { What: "fingerprint", State: ReproductionState.Same });
        foreach (var what in (string[])["git", "libtorch", "BLAS", "the engine", "the device", "the threads", "the threads of BLAS", "deterministic algorithms", "the instruction sets"])
            Assert.Contains(reproduction.Checks, check => check.What == what && check.State == ReproductionState.Same);
    }

    [Fact]
    public async Task Every_mismatch_of_the_declaration_is_named_and_nothing_is_run()
    {
        await TinyExperiment.Descriptor.Run(folder);
        var changed = TinyExperiment.Descriptor with
        {
            Fingerprint = new string('1', 64),
            Settings = [.. TinyExperiment.Descriptor.Settings.Select(setting => setting.Path == "Sgd.LearningRate" ? setting with { Default = 0.1 } : setting)],
        };

        var reproduction = await Reproduce(changed);

        Assert.False(reproduction.CanRun);
        Assert.Null(reproduction.Comparison);
        Assert.False(Directory.Exists(folder.At("runs")));
        var refused = reproduction.Checks.Where(check => check.State == ReproductionState.Refused).ToList();
        Assert.Equal(["fingerprint", "Sgd.LearningRate"], refused.Select(check => check.What));
        Assert.Equal(("0.05", "0.1"), (refused[1].Then, refused[1].Now));
    }

    [Fact]
    public async Task An_experiment_that_is_gone_is_said_to_be()
    {
        await TinyExperiment.Descriptor.Run(folder);
        var reproduction = await Reproduce(TinyExperiment.Descriptor with { Name = "renamed" });
        Assert.False(reproduction.CanRun);
        Assert.Contains(reproduction.Checks, check => check is { What: "experiment", State: ReproductionState.Refused });
    }

    [Fact]
    public async Task A_result_that_does_not_come_out_again_is_found_with_its_place()
    {
        await TinyExperiment.Descriptor.Run(folder);
        var run = new RunFolder(folder.At("run"));
        var results = run.ReadResults();
        run.Write(results with { Results = [.. results.Results.Select((row, i) => i == 2 ? row with { Auroc = row.Auroc - 0.25 } : row)] });

        var reproduction = await Reproduce();

        Assert.False(reproduction.IsReproduced);
        var differing = Assert.Single(reproduction.Comparison!, row => !row.Agrees);
        Assert.Equal(("results", "AUROC of Msp on uniform-noise"), (differing.What, differing.Where));
        Assert.Equal(0.25, differing.Largest, 1e-12);
    }

    [Fact]
    public async Task An_archived_run_is_held_to_the_hash_of_its_weights()
    {
        await TinyExperiment.Descriptor.Run(folder);
        var (run, archived) = (new RunFolder(folder.At("run")), new RunFolder(folder.At("archive")));
        Directory.CreateDirectory(archived.Path);
        File.Copy(run.Manifest, archived.Manifest);
        File.Copy(run.Results, archived.Results);
        Assert.True((await Reproduce(run: "archive")).IsReproduced);

        archived.Write(archived.ReadManifest() with { WeightsSha256 = new string('0', 64) });
        var other = await Reproduce(run: "archive");
        Assert.Equal("weights", Assert.Single(other.Comparison!, row => !row.Agrees).What);
    }

    [Fact]
    public async Task On_another_machine_numbers_are_held_to_tolerances()
    {
        await TinyExperiment.Descriptor.Run(folder);
        var run = new RunFolder(folder.At("run"));
        var manifest = run.ReadManifest();
        run.Write(manifest with { Environment = manifest.Environment with { LibTorch = "0.4" } });

        var reproduction = await Reproduce();

        Assert.False(reproduction.IsExact);
        Assert.StartsWith("libtorch: was 0.4, is ", Assert.Single(reproduction.InexactFor), StringComparison.Ordinal);
        Assert.True(reproduction.IsReproduced);
        Assert.Equal(
            ["Weights", "Accuracy", "Calibration", "Area", "Share", "Metric", "data"], reproduction.Comparison!.Select(row => row.What));

        // Another seed's run, called this one's: its weights are too far.
        await new Runner().RunAsync(TinyExperiment.Descriptor.Request(folder, "seed") with { Seed = 4 }, new RecordingObserver(), CancellationToken.None);
        File.Copy(folder.At("seed", "checkpoints", "last.safetensors"), run.LastCheckpoint, overwrite: true);
        var weights = (await Reproduce()).Comparison!.Single(row => row.What == "Weights");
        Assert.False(weights.Agrees);
        Assert.InRange(weights.Largest, 0.5, 2);
    }

    [Fact]
    public async Task A_teacher_is_found_or_made_again()
    {
        var counted = new Counted();
        var top = TinyExperiment.Descriptor with { Name = "top", Dependencies = [new(DependencyKind.Teacher, () => counted.Experiment("teaching", 'a'))] };
        await top.Run(folder);

        var found = await Reproduce(top);
        Assert.True(found.IsReproduced);
        Assert.Contains(found.Checks, check => check.What.StartsWith("weights of teacher teaching, in ", StringComparison.Ordinal) && check.State == ReproductionState.Same);
        Assert.Equal(1, counted["teaching"]);

        Directory.Delete(folder.At("runs"), recursive: true);
        var made = await Reproduce(top);
        Assert.True(made.IsReproduced, string.Join("; ", made.Comparison!.Where(row => !row.Agrees)));
        Assert.Contains(made.Checks, check => check is { What: "weights of teacher teaching", Now: "made first" });
        Assert.Equal(2, counted["teaching"]);
        Assert.Contains("dependencies", made.Comparison!.Select(row => row.What));
    }

    [Fact]
    public async Task One_that_was_stopped_goes_on_and_is_compared()
    {
        await TinyExperiment.Descriptor.Run(folder);
        using var stop = new CancellationTokenSource();
        var stopped = await Assert.ThrowsAsync<UserException>(() => new Reproducer().ReproduceAsync(Request("again"), new StoppingObserver(stop), stop.Token));
        Assert.Equal(ExitCode.Cancelled, stopped.Code);
        Assert.Contains("--output", stopped.Remedy, StringComparison.Ordinal);
        Assert.Equal(RunState.Cancelled, new RunFolder(folder.At("again")).ReadManifest().State);

        var reproduction = await new Reproducer().ReproduceAsync(Request("again"), new RecordingObserver(), CancellationToken.None);

        Assert.True(reproduction.IsExact, string.Join("; ", reproduction.InexactFor));
        Assert.True(reproduction.IsReproduced);
        Assert.Single(new RunFolder(folder.At("again")).ReadManifest().Resumed);
        // It is whole now: asked once more, nothing is run.
        reproduction = await new Reproducer().ReproduceAsync(Request("again"), new RecordingObserver(), CancellationToken.None);
        Assert.True(reproduction.IsReproduced);
        Assert.Single(new RunFolder(folder.At("again")).ReadManifest().Resumed);
    }

    [Fact]
    public async Task The_run_itself_and_another_one_are_no_reproduction()
    {
        await TinyExperiment.Descriptor.Run(folder);
        await TinyExperiment.Descriptor.Run(folder, "other", "Epochs=1");
        foreach (var taken in (string[])["run", "other"])
        {
            var error = await Assert.ThrowsAnyAsync<UserException>(() => new Reproducer().ReproduceAsync(Request(taken), new RecordingObserver(), CancellationToken.None));
            Assert.Contains("holds a run already", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_begun_elsewhere_need_not_be_equal_in_its_bits()
    {
        await TinyExperiment.Descriptor.Run(folder);
        await Reproduce();
        var made = new RunFolder(folder.At("runs", "tiny", "seed-3"));
        var manifest = made.ReadManifest();
        made.Write(manifest with { Environment = manifest.Environment with { BlasThreads = 7 } });

        var reproduction = await new Reproducer().ReproduceAsync(Request(Path.Combine("runs", "tiny", "seed-3")), new RecordingObserver(), CancellationToken.None);

        Assert.Equal(["a part of the new run was made elsewhere: the threads of BLAS: was 1, is 7"], reproduction.InexactFor);
        Assert.True(reproduction.IsReproduced);
        Assert.All(reproduction.Comparison!.Where(row => row.What == "Weights"), row => Assert.NotNull(row.Tolerance));
    }

    [Fact]
    public async Task An_unfinished_run_is_refused()
    {
        await TinyExperiment.Descriptor.Run(folder);
        var run = new RunFolder(folder.At("run"));
        run.Write(run.ReadManifest() with { State = RunState.Cancelled });
        var error = await Assert.ThrowsAsync<UserException>(() => Reproduce());
        Assert.Contains("not finished", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_files_are_compared_before_anything_is_read()
    {
        folder.Write("data/filed.bin", [1, 2, 3]);
        var request = new ReproductionRequest
        {
            Run = new(folder.Path),
            Catalog = [TinyExperiment.Descriptor],
            Data = new DataFolders([folder.At("data")], folder.At("cache")) { AllowDownload = false },
        };
        const string OfOneTwoThree = "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81";
        DataRecord[] records =
        [
            new("filed", "filed.bin", OfOneTwoThree), new("filed", "filed.bin", new string('0', 64)), new("filed", "missing.bin", OfOneTwoThree),
            new("nobody", "knows.bin", OfOneTwoThree),
        ];

        var checks = new DataChecks(request).Of(records, TinyExperiment.Descriptor).ToList();

        Assert.Equal(
            [("data filed/filed.bin", ReproductionState.Refused), ("data filed/missing.bin", ReproductionState.Refused), ("data nobody/knows.bin", ReproductionState.Noted), ("data", ReproductionState.Same)],
            checks.Select(check => (check.What, check.State)));
        Assert.Equal(OfOneTwoThree, checks[0].Now);
        Assert.Contains("is missing", checks[1].Now, StringComparison.Ordinal);
    }

    ReproductionRequest Request(string output) => new()
    {
        Run = new(folder.At("run")),
        Catalog = [TinyExperiment.Descriptor],
        Data = folder.Data(),
        Runs = folder.At("runs"),
        Output = folder.At(output),
    };

    /// <summary>Stops the run in its training.</summary>
    sealed class StoppingObserver(CancellationTokenSource stop) : IRunObserver
    {
        string phase = "";

        public void Begin(string name, long steps) => phase = name;

        public void Advance(long done)
        {
            if (phase == "train" && done > 5) stop.Cancel();
        }

        public void Losses(int epoch, long step, IReadOnlyList<(string Name, double Value)> values) { }

        public void Milestone(string text) { }
    }

    Task<Reproduction> Reproduce(ExperimentDescriptor? experiment = null, string run = "run", bool isDry = false) => new Reproducer().ReproduceAsync(
        new()
        {
            Run = new(folder.At(run)),
            Catalog = [experiment ?? TinyExperiment.Descriptor],
            Data = folder.Data(),
            Runs = folder.At("runs"),
            IsDry = isDry,
        },
        new RecordingObserver(), CancellationToken.None);

    public void Dispose() => folder.Dispose();
}

/// <summary>A set of two files, which are located one at a time.</summary>
public sealed class Filed : DataSet
{
    public override IReadOnlyList<string> ClassNames => ["one"];

    public override IReadOnlyList<DataFile> Files(Split split) => [new(split == Split.Train ? "filed.bin" : "missing.bin", "", null, 0)];

    public override ImageSet Load(Split split, DataFolders folders) => throw new InvalidOperationException("Nobody reads it.");
}
