namespace OodDsl.Hosting.Tests;

/// <summary>What is wrong with a run is told before anything is trained, all of it.</summary>
public sealed class RunChecksTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    [Fact]
    public async Task All_that_is_wrong_is_listed_at_once()
    {
        folder.Write("run/run.json", "{}"u8);
        var request = TinyExperiment.Descriptor.Request(folder, "run", "Epocs=3", "BatchSize=0", "LearningRate=fast") with
        {
            Split = "nowhere",
            Limit = 0,
            Device = "gpu",
        };

        var error = await Refused(request);

        Assert.StartsWith("5 things keep the run from beginning:", error.Message, StringComparison.Ordinal);
        foreach (var part in (string[])
        [
            "3 settings are wrong:", "there is no setting 'Epocs'", "Sgd.LearningRate is a number", "Train.BatchSize is 0. A batch has at least one image.",
            "TinyBenchmark has no split 'nowhere'", "A limit of 0", "There is no device 'gpu'", "holds a run already",
        ])
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_what_it_depends_on_are_listed_with_its_own()
    {
        var teaching = TinyExperiment.Descriptor with { Name = "teaching" };
        var top = TinyExperiment.Descriptor with { Name = "top", Dependencies = [new(DependencyKind.Teacher, () => teaching)] };

        var error = await Refused(top.Request(folder, "run", "Epocs=3", "teacher/Epochs=0", "teacher/Rate=1", "student/Epochs=1"));

        Assert.Equal(ExitCode.Configuration, error.Code);
        Assert.StartsWith("4 settings are wrong:", error.Message, StringComparison.Ordinal);
        foreach (var part in (string[])
        [
            "--set Epocs=3: there is no setting", "--set teacher/Rate=1: there is no setting", "teacher: Train.Epochs is 0. Train for at least one epoch.",
            "--set student/Epochs=1: top depends on teacher, on nothing else.",
        ])
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("runs")));
    }

    [Fact]
    public async Task Values_that_scores_and_optimisers_refuse_are_found_before_training_all_of_them()
    {
        var experiment = TinyExperiment.Of(context => new Particular(context)) with
        {
            Settings = [.. TinyExperiment.Descriptor.Settings, new("Energy.Temperature", 1.0, "default"), new("Knn.K", 5, "default")],
        };

        var error = await Refused(experiment.Request(folder, "run", "Temperature=-1", "Epochs=3", "Knn.K=0"));

        Assert.Equal(
            "2 settings are wrong:\n  --set Knn.K=0: Knn.K is 0; it must be at least 1.\n  --set Temperature=-1: Energy.Temperature is -1; it must be a positive number.",
            error.Message);
        Assert.False(Directory.Exists(folder.At("run")));

        // Not even a setting that can't be read, and a device that is not there, keep the others from being tried.
        error = await Refused(experiment.Request(folder, "run", "Temperature=-1", "Epochs=many", "Knn.K=0") with { Device = "gpu" });
        Assert.StartsWith("3 things keep the run from beginning:", error.Message, StringComparison.Ordinal);
        foreach (var part in (string[])["--set Epochs=many:", "There is no device 'gpu'", "2 settings are wrong:", "--set Knn.K=0:", "--set Temperature=-1:"])
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
        await experiment.Run(folder, "run", "Temperature=2", "Knn.K=3");
    }

    [Fact]
    public async Task Values_that_a_run_and_its_teacher_refuse_are_listed_together()
    {
        var teaching = TinyExperiment.Of(context => new Particular(context)) with
        {
            Name = "teaching",
            Settings = [.. TinyExperiment.Descriptor.Settings, new("Energy.Temperature", 1.0, "default"), new("Knn.K", 5, "default")],
        };
        var top = teaching with { Name = "top", Dependencies = [new(DependencyKind.Teacher, () => teaching)] };

        var error = await Refused(top.Request(folder, "run", "Temperature=-1", "teacher/Knn.K=0"));

        Assert.Equal(
            "2 settings are wrong:\n  --set Temperature=-1: Energy.Temperature is -1; it must be a positive number.\n  --set teacher/Knn.K=0: Knn.K is 0; it must be at least 1.",
            error.Message);
    }

    [Fact]
    public async Task Values_that_are_declared_are_checked_as_those_on_the_command_line()
    {
        var experiment = TinyExperiment.Of(context => new Particular(context)) with
        {
            Settings = [.. TinyExperiment.Descriptor.Settings, new("Energy.Temperature", -1.0, "Sample.cs"), new("Knn.K", 0, "default")],
        };

        var error = await Refused(experiment.Request(folder));

        Assert.Equal(
            "2 settings are wrong:\n  Knn.K is 0; it must be at least 1. Nothing declares another value.\n  Energy.Temperature is -1; it must be a positive number. It is declared in Sample.cs.",
            error.Message);
        await experiment.Run(folder, "run", "Temperature=2", "Knn.K=3");
    }

    [Fact]
    public async Task A_value_is_found_though_what_refuses_it_does_not_name_it()
    {
        var experiment = TinyExperiment.Of(context => new Unnamed(context)) with
        {
            Settings = [.. TinyExperiment.Descriptor.Settings, new("Sigma", 1.0, "Sample.cs"), new("Rows", 2, "Sample.cs")],
        };

        var error = await Refused(experiment.Request(folder, "run", "Sigma=0", "Epochs=2", "Rows=0"));

        Assert.StartsWith("2 settings are wrong:\n  --set Sigma=0: sigma ('0') must be a non-negative and non-zero value.", error.Message, StringComparison.Ordinal);
        Assert.Contains("\n  --set Rows=0: There is no row to pair.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_runs_all_is_listed_and_what_they_share_is_said_once()
    {
        var other = TinyExperiment.Descriptor with { Name = "other" };
        var particular = TinyExperiment.Of(context => new Particular(context)) with
        {
            Name = "particular",
            Settings = [.. TinyExperiment.Descriptor.Settings, new("Energy.Temperature", 0.0, "Sample.cs"), new("Knn.K", 5, "default")],
        };
        RunRequest[] requests =
        [
            TinyExperiment.Descriptor.Request(folder, "run", "Epochs=2"), TinyExperiment.Descriptor.Request(folder, "run", "Epochs=2") with { Seed = 4 },
            other.Request(folder, "run", "Epochs=0"), particular.Request(folder),
        ];

        var error = Assert.Throws<UserException>(() => RunChecks.Refuse([.. requests.Select(request => request with { Device = "gpu" })], CancellationToken.None));
        Assert.Equal(3, error.Message.Split('\n').Count(line => line.StartsWith("  ", StringComparison.Ordinal)));
        Assert.Contains("\n  There is no device 'gpu'", error.Message, StringComparison.Ordinal);
        Assert.Contains("\n  other: Train.Epochs is 0.", error.Message, StringComparison.Ordinal);

        error = Assert.Throws<UserException>(() => RunChecks.Refuse(requests, CancellationToken.None));
        Assert.StartsWith("2 things keep the runs from beginning:\n  other: Train.Epochs is 0.", error.Message, StringComparison.Ordinal);
        Assert.Contains("\n  particular: Energy.Temperature is 0; it must be a positive number.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_leaves_the_bits_of_the_run_alone()
    {
        await TinyExperiment.Descriptor.Run(folder, "tried", "OutlierExposure.Weight=0.5");
        await TinyExperiment.Descriptor.Run(folder, "plain");
        Assert.Equal(
            (await File.ReadAllTextAsync(folder.At("plain", "results.json"))), await File.ReadAllTextAsync(folder.At("tried", "results.json")));
        Assert.Equal(new RunFolder(folder.At("plain")).ReadManifest().WeightsSha256, new RunFolder(folder.At("tried")).ReadManifest().WeightsSha256);
    }

    static Task<UserException> Refused(RunRequest request) =>
        Assert.ThrowsAnyAsync<UserException>(() => new Runner().RunAsync(request, new RecordingObserver(), CancellationToken.None));

    /// <summary>Its score and its fit ask for settings when they are used.</summary>
    sealed class Particular(RunContext context) : TinyRun(context)
    {
        protected override void FitAfter()
        {
            base.FitAfter();
            Wants("Knn.K", Context.Settings.Get<int>("Knn.K"), 1, "at least 1");
        }

        protected override void Score(EvaluationBatch batch, ScoreTable scores)
        {
            base.Score(batch, scores);
            Wants("Energy.Temperature", Context.Settings.Get<double>("Energy.Temperature"), 1e-9, "a positive number");
        }

        static void Wants(string setting, double value, double least, string allowed)
        {
            if (value < least)
                throw new UserException(
                    ExitCode.Configuration, FormattableString.Invariant($"{setting} is {value}; it must be {allowed}."), "Declare another value.");
        }
    }

    sealed class Unnamed(RunContext context) : TinyRun(context)
    {
        protected override void FitBefore()
        {
            base.FitBefore();
            Kernel(Context.Settings.Get<double>("Sigma"));
        }

        static void Kernel(double sigma) => ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma);

        protected override Tensor Transform(Tensor loss, StepInfo step) =>
            Context.Settings.Get<int>("Rows") > 0 ? loss : throw new UserException(ExitCode.Configuration, "There is no row to pair.", "");
    }

    public void Dispose() => folder.Dispose();
}
