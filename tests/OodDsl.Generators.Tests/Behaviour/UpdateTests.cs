namespace OodDsl.Generators.Tests;

/// <summary>Steps, passes, modes: which modules an update touches, and in which state it sees the others.</summary>
public class UpdateTests
{
    [Fact]
    public void EachUpdateTrainsItsModulesAndNoOthers()
    {
        using var sample = SampleRun.Of("""
            [Experiment]
            public partial class Sample : Tiny
            {
                [Module, Adam(LearningRate = 0.01)] static Linear Critic(int featureWidth) => Linear(featureWidth, 1);
                [Module, Adam(LearningRate = 0.01)] static Linear Faker(int featureWidth) => Linear(4, featureWidth);
                [Backbone] static Sequential Net(int channels) => new Small().Create(channels);
                [Value] static Tensor Noise(Tensor images, Generator random) => Note("noise", randn([images.shape[0], 4], generator: random));
                [Step] static Tensor Detect(Tensor features, Tensor noise, [Update] Linear critic, Linear faker, Sequential net)
                {
                    State("detect", critic, faker, net);
                    return critic.call(faker.call(noise)) - critic.call(features);
                }
                [Step] static Tensor Deceive(Tensor noise, [Update] Linear faker, Linear critic, Sequential net)
                {
                    State("deceive", critic, faker, net);
                    Note("open", critic.weight!.requires_grad ? 1 : 0);
                    return -critic.call(faker.call(noise));
                }
                [Loss] static Tensor Confusion(Tensor noise, Tensor features, Linear faker, Linear critic, Sequential net)
                {
                    State("main", critic, faker, net);
                    return 0.1 * (faker.call(noise) - features).square().mean() + critic.call(features).mean();
                }
                [Step] static void Look(Tensor features, Linear critic, Linear faker, Sequential net)
                {
                    State("after", critic, faker, net);
                    Note("gradient", (features * 2).requires_grad ? 1 : 0);
                }
                static void State(string where, Linear critic, Linear faker, Sequential net)
                {
                    foreach (var (name, module) in new (string, Module)[] { ("critic", critic), ("faker", faker), ("net", net) }) Weights("all " + name, module);
                    Note("order", where == "detect" ? 0 : where == "deceive" ? 1 : where == "main" ? 2 : 3);
                }
            }
            """);
        sample.Run();
        Assert.Equal([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3], Probe.Numbers("order"));
        // What changed between two looks is what the update between them trains.
        for (var i = 0; i + 1 < 12; i++)
        {
            string[] changed = [.. new[] { "critic", "faker", "net" }.Where(name => !Probe.Of("all " + name)[i].SequenceEqual(Probe.Of("all " + name)[i + 1]))];
            Assert.Equal((i % 4) switch { 0 => ["critic"], 1 => ["faker"], 2 => ["net"], _ => Array.Empty<string>() }, changed);
        }
        Assert.Equal([0, 0, 0], Probe.Numbers("open"));
        Assert.Equal([0, 0, 0], Probe.Numbers("gradient"));
        Assert.Equal(3, Probe.Of("noise").Count);
    }

    [Fact]
    public void PlainCodeSeesAModuleInEvalModeIfItSaysSo()
    {
        using var sample = SampleRun.Of("""
            [Experiment]
            public partial class Sample : Tiny
            {
                [Module] static Sequential Critic(int featureWidth) => Sequential(BatchNorm1d(featureWidth), Linear(featureWidth, 1));
                [Loss] static Tensor Judgement(Tensor features, Sequential critic) => critic.call(features);
                [Step] static void Look(Tensor features, [Eval] Sequential critic)
                {
                    Statistics("before", critic);
                    critic.call(features);
                    Statistics("after", critic);
                    Note("marked", critic.training ? 1 : 0);
                }
                [Step] static void Stare(Sequential critic) => Note("unmarked", critic.training ? 1 : 0);
            }
            """);
        sample.Run();
        Assert.Equal([0, 0, 0], Probe.Numbers("marked"));
        Assert.Equal([1, 1, 1], Probe.Numbers("unmarked"));
        Assert.Equal(Probe.Of("before").SelectMany(note => note), Probe.Of("after").SelectMany(note => note));
        Assert.NotEqual(Probe.Of("before")[0], Probe.Of("before")[1]);
    }

    [Fact]
    public void PassesGoOverTheSetOneAfterTheOther()
    {
        using var sample = SampleRun.Of("""
            [Experiment, Train(Epochs = 2)]
            public partial class Sample : Tiny
            {
                [Module] static Sequential Copycat(int channels) => new Small().Create(channels);
                [Loss(Pass = 1)] static Tensor First(Tensor features, StepInfo step, Tensor indices) => Seen(1, features, step, indices);
                [Loss(Pass = 2)] static Tensor Second(Tensor features, StepInfo step, Tensor indices, [Eval] Sequential copycat)
                {
                    Note("mode in main", copycat.training ? 1 : 0);
                    return Seen(2, features, step, indices);
                }
                [Step(Pass = 2)] static Tensor Copy(Tensor images, Tensor features, [Update] Sequential copycat, [Eval] Func<Tensor, Tensor> logits)
                {
                    Note("mode in step", copycat.training ? 1 : 0);
                    return (copycat.call(images) - features.detach()).square() + 0 * logits(images).sum();
                }
                static Tensor Seen(int pass, Tensor features, StepInfo step, Tensor indices)
                {
                    Note("pass", pass);
                    Note("epoch", step.Epoch);
                    Note($"rows {step.Epoch} {pass}", indices);
                    return features.square().mean() * 0.01;
                }
            }
            """);
        sample.Run();
        Assert.Equal([1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2], Probe.Numbers("pass"));
        Assert.Equal([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1], Probe.Numbers("epoch"));
        Assert.Equal([0, 0, 0, 0, 0, 0], Probe.Numbers("mode in main"));
        Assert.Equal([1, 1, 1, 1, 1, 1], Probe.Numbers("mode in step"));
        var orders = new[] { "rows 0 1", "rows 0 2", "rows 1 1", "rows 1 2" }.Select(name => Probe.Of(name).SelectMany(rows => rows).ToArray()).ToArray();
        Assert.All(orders, order => Assert.Equal(Enumerable.Range(0, 48).Select(row => (float)row), order.Order()));
        Assert.Equal(4, orders.Select(order => string.Join(",", order)).Distinct().Count());
        Assert.Contains("void Pass2(int epoch)", sample.Generated.Text("sample.g.cs"), StringComparison.Ordinal);
        Assert.Equal(2, sample.Catalog[0].Plan.TrainingPasses);
        Assert.Equal(["main step", "Copy", "main step"], sample.Catalog[0].Plan.Steps.Select(step => step.Name));
    }
}
