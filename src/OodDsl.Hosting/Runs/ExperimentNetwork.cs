namespace OodDsl.Hosting;

/// <summary>Base of the generated networks: seeds the initialisation and measures the feature width.</summary>
public abstract class ExperimentNetwork : Module
{
    readonly List<Module> frozen = [];

    /// <summary>Seeds libtorch's default generator with the run's seed <c>init</c>, from which modules draw their first weights.</summary>
    protected ExperimentNetwork(RunContext context) : base("network")
    {
        ArgumentNullException.ThrowIfNull(context);
        manual_seed(context.Randomness.Derive("init").Low32);
    }

    /// <summary>
    /// Freezes what the settings say: the backbone with all its parameters, or its normalisations' running statistics. Called before optimisers are
    /// made, which leave out closed parameters.
    /// </summary>
    public void Freeze(Train train, Module backbone)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(backbone);
        if (train.FrozenBackbone)
        {
            foreach (var parameter in backbone.parameters()) parameter.requires_grad = false;
            frozen.Add(backbone);
        }
        else if (train.FrozenNorms)
        {
            frozen.AddRange(backbone.modules().Where(module => module is TorchSharp.Modules.NormBase));
        }
        foreach (var module in frozen) module.eval();
    }

    /// <summary>Closes all parameters, and answers in eval mode from now on.</summary>
    internal void FreezeAll()
    {
        foreach (var parameter in parameters()) parameter.requires_grad = false;
        frozen.Add(this);
        base.train(false);
    }

    /// <summary>Training or eval mode; what is frozen stays in eval mode.</summary>
    public override void train(bool train = true)
    {
        base.train(train && !frozen.Contains(this));
        if (!train) return;
        foreach (var module in frozen.Where(module => module != this)) module.eval();
    }

    /// <summary>Width D of the features that one zero image gives, in eval mode, without gradient.</summary>
    /// <exception cref="UserException">The backbone does not give features [N, D].</exception>
    protected static int FeatureWidth(RunContext context, Module<Tensor, Tensor> input, Module<Tensor, Tensor> backbone)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(backbone);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        input.eval();
        backbone.eval();
        var features = backbone.call(input.call(zeros([1, context.Channels, context.ImageSize, context.ImageSize])));
        input.train();
        backbone.train();
        return features.shape is [1, var width]
            ? (int)width
            : throw new UserException(
                ExitCode.Configuration,
                $"The backbone makes [{string.Join(", ", features.shape)}] of [1, {context.Channels}, {context.ImageSize}, {context.ImageSize}].",
                "A backbone returns features [N, D]: end it with pooling and a flatten.");
    }
}
