namespace OodDsl.Hosting.Tests;

public sealed class DependencyTests
{
    [Fact]
    public async Task What_a_run_starts_from_is_made_first_and_its_weights_are_copied()
    {
        using var folder = new TemporaryFolder();
        var counted = new Counted();
        var start = counted.Experiment("start-here", 'a');
        Dictionary<string, byte[]> before = [];
        var experiment = TinyExperiment.Of(context => new Recording(context, before)) with { Dependencies = [Start(start)] };
        var observer = new RecordingObserver();

        await new Runner().RunAsync(experiment.Request(folder), observer, CancellationToken.None);

        using var scope = NewDisposeScope();
        var weights = Checkpoint.Read(folder.At("runs", "start-here", "seed-3", "checkpoints", "last.safetensors")).Scored;
        Assert.Equal(weights.Keys.Order(StringComparer.Ordinal), before.Keys.Order(StringComparer.Ordinal));
        Assert.All(weights, weight => Assert.Equal(weight.Value.bytes.ToArray(), before[weight.Key]));
        Assert.Contains("start: start-here (seed 3) is made first, in", observer.Milestones[0], StringComparison.Ordinal);
        Assert.Contains(observer.Milestones, line => line.StartsWith("start-here: epoch 0", StringComparison.Ordinal));
        Assert.Contains($"starts from start-here: {weights.Count} tensors copied", observer.Milestones);
        Assert.Equal("start-here: data", observer.Phases[0].Split(' ', 3) is [var name, var phase, ..] ? $"{name} {phase}" : "");
    }

    [Fact]
    public async Task Weights_that_do_not_fit_are_named()
    {
        using var folder = new TemporaryFolder();
        var start = new Counted().Experiment("start-here", 'a') with { Benchmark = typeof(AllShapes) };
        var observer = new RecordingObserver();

        await new Runner().RunAsync((TinyExperiment.Descriptor with { Dependencies = [Start(start)] }).Request(folder), observer, CancellationToken.None);

        Assert.Contains(
            observer.Milestones, line => line.Contains("of another shape: logits.weight [3, 16], there [4, 16], logits.bias [3], there [4]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_finished_run_is_reused_and_a_change_below_invalidates_what_depends_on_it_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var counted = new Counted();

        await Run('c');
        await Run('c');
        Assert.Equal((1, 1, 1), (counted["bottom"], counted["middle"], counted["other"]));

        await Run('d');
        Assert.Equal((2, 2, 1), (counted["bottom"], counted["middle"], counted["other"]));
        await Run('c');
        Assert.Equal((2, 2, 1), (counted["bottom"], counted["middle"], counted["other"]));

        async Task Run(char deepest)
        {
            var bottom = counted.Experiment("bottom", deepest);
            var middle = counted.Experiment("middle", 'b', Start(bottom));
            var other = counted.Experiment("other", 'e');
            var top = counted.Experiment("top", 'a', Start(middle), Teacher(other));
            await top.Run(folder, $"top-{counted["top"]}");
        }
    }

    [Fact]
    public async Task Another_seed_limit_or_setting_is_another_run()
    {
        using var folder = new TemporaryFolder();
        var counted = new Counted();
        var request = counted.Experiment("top", 'a', Teacher(counted.Experiment("teaching", 'b'))).Request(folder);
        RunRequest[] requests =
        [
            request, request with { Seed = 4 }, request with { Limit = 100 }, request with { Overrides = ["teacher/LearningRate=0.01"] },
            request with { Overrides = ["LearningRate=0.01"] },
        ];

        for (var i = 0; i < requests.Length; i++)
            await new Runner().RunAsync(requests[i] with { Output = folder.At($"run-{i}") }, new RecordingObserver(), CancellationToken.None);

        // The last one changes the run alone, and its teacher is the first one's.
        Assert.Equal(4, counted["teaching"]);
        var manifests = Enumerable.Range(0, requests.Length).Select(i => new RunFolder(folder.At($"run-{i}")).ReadManifest()).ToArray();
        Assert.Equal(requests.Length, manifests.Select(manifest => manifest.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(manifests[0].Dependencies, manifests[4].Dependencies);
        var dependency = Assert.Single(manifests[0].Dependencies);
        Assert.Equal(("teacher", "teaching", "../runs/teaching/seed-3"), (dependency.Name, dependency.Experiment, dependency.Folder));
        Assert.Equal(64, dependency.WeightsSha256?.Length);
    }

    [Fact]
    public async Task A_spoilt_run_is_made_again()
    {
        using var folder = new TemporaryFolder();
        var counted = new Counted();
        var top = counted.Experiment("top", 'a', Teacher(counted.Experiment("teaching", 'b')));
        await top.Run(folder);
        var weights = folder.At("runs", "teaching", "seed-3", "checkpoints", "last.safetensors");
        var bytes = await File.ReadAllBytesAsync(weights);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(weights, bytes);
        var observer = new RecordingObserver();

        await new Runner().RunAsync(top.Request(folder, "again"), observer, CancellationToken.None);

        Assert.Equal(2, counted["teaching"]);
        Assert.Contains("its checkpoint was changed since it ended", observer.Milestones[0], StringComparison.Ordinal);
        Assert.True(File.Exists(folder.At("runs", "teaching", "seed-3-2", "results.json")));
    }

    [Fact]
    public async Task Two_runs_at_once_make_their_teacher_once()
    {
        using var folder = new TemporaryFolder();
        var counted = new Counted();
        var top = counted.Experiment("top", 'a', Teacher(counted.Experiment("teaching", 'b')));
        var observers = new[] { new RecordingObserver(), new RecordingObserver() };

        await Task.WhenAll(observers.Select((observer, i) => new Runner().RunAsync(top.Request(folder, $"run-{i}"), observer, CancellationToken.None)));

        Assert.Equal((1, 2), (counted["teaching"], counted["top"]));
        Assert.Single(observers, observer => observer.Milestones.Exists(line => line.Contains("waiting for it", StringComparison.Ordinal)));
        Assert.Single(observers, observer => observer.Milestones.Exists(line => line.Contains("reused from", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_teacher_answers_in_eval_mode_without_gradient_as_it_did_in_its_own_run()
    {
        using var folder = new TemporaryFolder();
        var teaching = new Counted().Experiment("teaching", 'b');
        List<(bool Training, bool Open, bool Traced)> seen = [];
        var student = TinyExperiment.Of(context => new Watching(context, teaching, seen)) with { Dependencies = [Teacher(teaching)] };

        var result = await student.Run(folder);

        var own = new RunFolder(folder.At("runs", "teaching", "seed-3")).ReadResults();
        Assert.Equal(
            own.Results.Where(row => row.Score == "Msp").Select(row => row.Auroc),
            result.Results.Where(row => row.Score == "Teacher").Select(row => row.Auroc));
        Assert.All(seen, state => Assert.Equal((false, false, false), state));
        Assert.NotEmpty(seen);

        var before = await File.ReadAllBytesAsync(folder.At("run", "results.json"));
        await new Runner().EvaluateAsync(
            folder.At("run"), [student, teaching], folder.Data(), "cpu", 1, new RecordingObserver(), CancellationToken.None);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.At("run", "results.json")));

        Directory.Delete(folder.At("runs"), recursive: true);
        var gone = await Assert.ThrowsAsync<UserException>(() => new Runner().EvaluateAsync(
            folder.At("run"), [student, teaching], folder.Data(), "cpu", 1, new RecordingObserver(), CancellationToken.None));
        Assert.Contains("which is gone", gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_circle_is_refused()
    {
        using var folder = new TemporaryFolder();
        ExperimentDescriptor first = null!, second = null!;
        first = TinyExperiment.Descriptor with { Name = "first", Dependencies = [new(DependencyKind.Start, () => second)] };
        second = TinyExperiment.Descriptor with { Name = "second", Dependencies = [new(DependencyKind.Teacher, () => first)] };

        var error = await Assert.ThrowsAsync<UserException>(() => first.Run(folder));

        Assert.Equal("Experiments depend on each other in a circle: first -> second -> first.", error.Message);
        Assert.Throws<UserException>(() => WholeFingerprint.Of(second));
        Assert.False(Directory.Exists(folder.At("run")));
    }

    [Fact]
    public async Task An_override_of_a_dependency_that_is_none_is_refused()
    {
        using var folder = new TemporaryFolder();
        var top = new Counted().Experiment("top", 'a', Teacher(TinyExperiment.Descriptor));

        var noSuch = await Assert.ThrowsAsync<UserException>(() => top.Run(folder, "run", "start/Epochs=1"));
        var wrong = await Assert.ThrowsAsync<UserException>(() => top.Run(folder, "run", "teacher/Epocs=1"));

        Assert.Contains("depends on teacher, on nothing else", noSuch.Message, StringComparison.Ordinal);
        Assert.Contains("Epochs", wrong.Message, StringComparison.Ordinal);
    }

    static ExperimentDependency Start(ExperimentDescriptor experiment) => new(DependencyKind.Start, () => experiment);

    static ExperimentDependency Teacher(ExperimentDescriptor experiment) => new(DependencyKind.Teacher, () => experiment);

    sealed class Recording(RunContext context, Dictionary<string, byte[]> weights) : TinyRun(context)
    {
        protected override void FitBefore()
        {
            if (Context.IsDry) return;
            foreach (var (name, weight) in OwnedNetwork.state_dict()) weights.Add(name, weight.detach().clone().bytes.ToArray());
        }
    }

    sealed class Watching(RunContext context, ExperimentDescriptor teaching, List<(bool, bool, bool)> seen) : TinyRun(context)
    {
        readonly TeacherNetwork teacher = context.Teacher(teaching);

        protected override Tensor Transform(Tensor loss, StepInfo step)
        {
            var features = teacher.Features(rand(2, 1, 8, 8));
            var network = teacher.Network;
            seen.Add((network.modules().Any(module => module.training), network.parameters().Any(parameter => parameter.requires_grad), features.requires_grad));
            return loss;
        }

        protected override void Score(EvaluationBatch batch, ScoreTable scores)
        {
            base.Score(batch, scores);
            scores.Add("Teacher", teacher.Logits(teacher.Features(batch.Images)).softmax(1).amax([1L]));
        }
    }

    [InDistribution<TinyShapes>, NearOod<TinyStripes>] sealed class AllShapes : Benchmark;
}
