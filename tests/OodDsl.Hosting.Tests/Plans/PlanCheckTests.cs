namespace OodDsl.Hosting.Tests;

public sealed class PlanCheckTests
{
    [Fact]
    public async Task What_fits_goes_through_every_stage()
    {
        var teaching = TinyExperiment.Descriptor with { Name = "teaching" };
        var student = TinyExperiment.Of(context => new Student(context, teaching)) with
        {
            Dependencies = [new(DependencyKind.Teacher, () => teaching), new(DependencyKind.Start, () => teaching)],
        };

        foreach (var experiment in new[] { TinyExperiment.Descriptor, student })
        {
            var result = await PlanCheck.RunAsync(experiment, [], CancellationToken.None);

            Assert.Null(result.Problem);
            Assert.Equal(["network", "fits before training", "training step", "fits", "fits read back", "scores"], result.Stages.Select(stage => stage.Name));
        }
    }

    [Fact]
    public async Task A_wrong_shape_is_told_with_the_method_and_the_line()
    {
        var result = await PlanCheck.RunAsync(TinyExperiment.Of(context => new Wrong(context)), ["BatchSize=7"], CancellationToken.None);

        var problem = Assert.IsType<PlanCheckProblem>(result.Problem);
        Assert.Equal("training step", problem.Stage);
        Assert.Contains("7x16", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
        Assert.StartsWith("Margin(features, labels), PlanCheckTests.cs, line ", problem.Declaration, StringComparison.Ordinal);
        Assert.Equal(["network", "fits before training"], result.Stages.Select(stage => stage.Name));
    }

    [Fact]
    public async Task A_score_of_the_wrong_shape_is_told_by_its_name()
    {
        var result = await PlanCheck.RunAsync(TinyExperiment.Of(context => new WideScore(context)), [], CancellationToken.None);

        Assert.Equal("scores", result.Problem?.Stage);
        Assert.Contains("The score Wide has shape [12, 1, 8]", result.Problem?.Message, StringComparison.Ordinal);
    }

    sealed class Wrong(RunContext context) : TinyRun(context)
    {
        protected override Tensor Transform(Tensor loss, StepInfo step) => loss + Margin(ones(7, 16), zeros(7));

        static Tensor Margin(Tensor features, Tensor labels) => features.matmul(ones(3, 4)).sum() + labels.sum();
    }

    sealed class WideScore(RunContext context) : TinyRun(context)
    {
        protected override void Score(EvaluationBatch batch, ScoreTable scores) => scores.Add("Wide", batch.Images.mean([2L]));
    }

    sealed class Student(RunContext context, ExperimentDescriptor teaching) : TinyRun(context)
    {
        readonly TeacherNetwork teacher = context.Teacher(teaching);

        protected override void Score(EvaluationBatch batch, ScoreTable scores)
        {
            base.Score(batch, scores);
            scores.Add("Teacher", teacher.Logits(teacher.Features(batch.Images)).amax([1L]));
        }
    }
}
