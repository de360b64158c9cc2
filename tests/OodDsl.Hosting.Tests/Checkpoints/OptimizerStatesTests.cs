namespace OodDsl.Hosting.Tests;

public sealed class OptimizerStatesTests
{
    static readonly (string Name, Func<IEnumerable<TorchSharp.Modules.Parameter>, optim.Optimizer> Create)[] Optimizers =
    [
        ("SGD", parameters => optim.SGD(parameters, 0.1, momentum: 0.9)),
        ("SGD without momentum", parameters => optim.SGD(parameters, 0.1)),
        ("Adam", parameters => optim.Adam(parameters, 0.01)),
        ("AdamW", parameters => optim.AdamW(parameters, 0.01)),
    ];

    public static TheoryData<string> Names => [.. Optimizers.Select(optimizer => optimizer.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_loaded_state_steps_as_the_saved_one(string name)
    {
        var create = Optimizers.Single(optimizer => optimizer.Name == name).Create;
        using var scope = NewDisposeScope();
        manual_seed(1);
        var input = randn(8, 5);
        using var first = Sequential(("a", Linear(5, 4)), ("b", Linear(4, 3)));
        using var second = Sequential(("a", Linear(5, 4)), ("b", Linear(4, 3)));
        using var firstOptimizer = create(first.parameters());
        using var secondOptimizer = create(second.parameters());
        for (var i = 0; i < 3; i++) Step(first, firstOptimizer, input);
        firstOptimizer.ParamGroups.Single().LearningRate = 0.025;

        var (tensors, numbers) = OptimizerStates.Save(first, firstOptimizer);
        using (no_grad())
            foreach (var (source, target) in first.parameters().Zip(second.parameters())) target.copy_(source);
        OptimizerStates.Load(
            second, secondOptimizer, numbers, tensors.ToDictionary(entry => entry.Key, entry => entry.Value.clone(), StringComparer.Ordinal));
        Step(first, firstOptimizer, input);
        Step(second, secondOptimizer, input);

        Assert.All(first.parameters().Zip(second.parameters()), pair => Assert.True(pair.First.equal(pair.Second).all().item<bool>()));
        Assert.Equal(0.025, secondOptimizer.ParamGroups.Single().LearningRate);
    }

    static void Step(Module<Tensor, Tensor> network, optim.Optimizer optimizer, Tensor input)
    {
        optimizer.zero_grad();
        network.call(input).square().mean().backward();
        optimizer.step();
    }
}
