namespace OodDsl.Hosting;

/// <summary>Base of the generated networks: seeds the initialisation and measures the feature width.</summary>
public abstract class ExperimentNetwork : Module
{
    /// <summary>Seeds libtorch's default generator with the run's seed <c>init</c>, from which modules draw their first weights.</summary>
    protected ExperimentNetwork(RunContext context) : base("network")
    {
        ArgumentNullException.ThrowIfNull(context);
        manual_seed((long)context.Seed["init"].Low32);
    }

    /// <summary>Width D of the features that one zero image gives, in eval mode, without gradient.</summary>
    protected static int FeatureWidth(RunContext context, Module<Tensor, Tensor> input, Module<Tensor, Tensor> backbone) =>
        throw new NotImplementedException();
}
