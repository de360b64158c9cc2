namespace OodDsl.Hosting.Tests;

public sealed class FrozenNetworkTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task What_is_frozen_stays(bool backbone, bool norms)
    {
        using var folder = new TemporaryFolder();
        Dictionary<string, Tensor> before = [];
        await TinyExperiment.Of(context => new Frozen(context, backbone, norms, before)).Run(folder);

        using var scope = NewDisposeScope();
        var after = Checkpoint.Read(folder.At("run", "checkpoints", "last.safetensors")).Scored;
        string[] moved = [.. after.Where(entry => !entry.Value.equal(before[entry.Key]).all().item<bool>()).Select(entry => entry.Key).Order(StringComparer.Ordinal)];
        string[] expected = backbone
            ? ["logits.bias", "logits.weight"]
            : ["backbone.linear.bias", "backbone.linear.weight", "backbone.norm.bias", "backbone.norm.weight", "logits.bias", "logits.weight"];
        Assert.Equal(expected, moved);
    }

    sealed class Frozen : TinyRun
    {
        readonly bool backbone;
        readonly bool norms;

        public Frozen(RunContext context, bool backbone, bool norms, Dictionary<string, Tensor> before) : base(context, train =>
            new() { Epochs = train.Epochs, BatchSize = train.BatchSize, FrozenBackbone = backbone, FrozenNorms = norms })
        {
            (this.backbone, this.norms) = (backbone, norms);
            foreach (var (name, weight) in OwnedNetwork.state_dict()) before[name] = weight.detach().clone().DetachFromDisposeScope();
        }

        protected override void AfterStep(StepInfo step)
        {
            var modules = OwnedNetwork.named_modules().ToDictionary(entry => entry.Item1, entry => entry.Item2.training, StringComparer.Ordinal);
            Assert.Equal((!backbone, !backbone && !norms, true), (modules["backbone"], modules["backbone.norm"], modules["logits"]));
        }
    }
}
