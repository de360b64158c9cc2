using TorchSharp;

namespace OodDsl.Hosting.Tests;

public sealed class PublishedWeightsTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly DisposeScope scope = NewDisposeScope();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Every_tensor_of_the_backbone_is_copied_under_its_own_name()
    {
        var path = Write(("old.weight", full(2, 3, 7.0f)), ("old.bias", full(2, 8.0f)), ("norm.weight", full(2, 2.0f)), ("norm.bias", full(2, 3.0f)),
            ("norm.running_mean", full(2, 4.0f)), ("norm.running_var", full(2, 5.0f)), ("fc.weight", ones(9, 2)), ("fc.bias", ones(9)));
        var backbone = new Renamed();
        var line = PublishedWeightsFile.Load(path, backbone, null, isTrained: true);
        Assert.Equal("weights test of tiny: backbone", line);
        var values = backbone.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.flatten()[0].to(ScalarType.Float64).item<double>());
        Assert.Equal((7.0, 8.0, 2.0, 3.0), (values["linear.weight"], values["linear.bias"], values["norm.weight"], values["norm.bias"]));
        Assert.Equal((4.0, 5.0), (values["norm.running_mean"], values["norm.running_var"]));
        Assert.All(backbone.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void The_published_classifier_is_copied_where_it_fits(int classes, bool fits)
    {
        var logits = Linear(2, classes);
        var line = PublishedWeightsFile.Load(Write([.. Whole(), ("fc.weight", full(9, 2, 6.0f)), ("fc.bias", full(9, 1.0f))]), new Renamed(), logits, isTrained: true);
        Assert.EndsWith(fits ? "backbone and classifier" : "backbone; the classifier fc [9, 2] does not fit the layer logits [10, 2]", line, StringComparison.Ordinal);
        Assert.Equal(fits, logits.weight.eq(6).all().item<bool>());
        Assert.Equal(fits, logits.bias!.eq(1).all().item<bool>());
    }

    [Fact]
    public void A_classifier_that_does_not_fit_is_refused_where_nothing_trains_another()
    {
        var path = Write([.. Whole(), ("fc.weight", full(9, 2, 6.0f)), ("fc.bias", full(9, 1.0f))]);
        var refusal = Assert.Throws<UserException>(() => PublishedWeightsFile.Load(path, new Renamed(), Linear(2, 10), isTrained: false));
        Assert.Equal(ExitCode.Configuration, refusal.Code);
        Assert.Contains("fc [9, 2] does not fit the layer logits [10, 2], and nothing trains another", refusal.Message, StringComparison.Ordinal);
        refusal = Assert.Throws<UserException>(() => PublishedWeightsFile.Load(Write(Whole()), new Renamed(), Linear(2, 10), isTrained: false));
        Assert.Contains("has no classifier fc", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(": backbone", PublishedWeightsFile.Load(path, new Renamed(), null, isTrained: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_on_noise_and_a_network_whose_checkpoint_is_read_need_no_file()
    {
        using var tiny = new TinyContext();
        using var dry = new RunContext(CPU, new(1), tiny.Context.Settings, tiny.Context.Data, new DryData());
        dry.LoadPublished(new PretrainedNetwork(dry));
        using var finished = new RunContext(CPU, new(1), tiny.Context.Settings, tiny.Context.Data, new(folder.Data())) { IsFinished = true };
        finished.LoadPublished(new PretrainedNetwork(finished));
    }

    [Fact]
    public void Another_networks_file_is_refused_with_the_names_that_differ()
    {
        var path = Write(("old.weight", ones(2, 4)), ("old.bias", ones(2)), ("stranger", ones(1)), ("norm.bias", ones(2)),
            ("norm.running_mean", ones(2)), ("norm.running_var", ones(2)));
        var backbone = new Renamed();
        var before = backbone.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
        var refusal = Assert.Throws<UserException>(() => PublishedWeightsFile.Load(path, backbone, null, isTrained: true));
        Assert.Contains("missing: norm.weight", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("unknown: stranger", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("linear.weight is [2, 4], not [2, 3]", refusal.Message, StringComparison.Ordinal);
        Assert.All(backbone.state_dict(), entry => Assert.True(entry.Value.Equals(before[entry.Key])));
    }

    [Fact]
    public void A_run_begins_with_them_or_says_how_to_get_them()
    {
        using var tiny = new TinyContext();
        using var missing = new RunContext(CPU, new(1), tiny.Context.Settings, tiny.Context.Data, new(folder.Data()));
        var network = new PretrainedNetwork(missing);
        var refusal = Assert.Throws<UserException>(() => missing.LoadPublished(network));
        Assert.Equal(ExitCode.Environment, refusal.Code);
        Assert.Contains("weights/tiny-test.safetensors", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("save_file", refusal.Remedy, StringComparison.Ordinal);

        Directory.CreateDirectory(folder.At("data", "weights"));
        File.Move(Write([.. Whole(), ("fc.weight", full(4, 2, 6.0f)), ("fc.bias", full(4, 1.0f))]), folder.At("data", "weights", "tiny-test.safetensors"));
        List<string> lines = [];
        var source = new DataSource(new([folder.At("data")], folder.At("cache")) { Report = lines.Add });
        using var found = new RunContext(CPU, new(1), tiny.Context.Settings, tiny.Context.Data, source);
        found.LoadPublished(network);
        Assert.True(network.Logits.weight.eq(6).all().item<bool>());
        Assert.Equal(["weights test of tiny: backbone and classifier"], lines);
        var record = Assert.Single(source.Records);
        Assert.Equal(("weights", "tiny-test.safetensors", 64), (record.DataSet, record.File, record.Sha256.Length));
    }

    static IEnumerable<(string, Tensor)> Whole() =>
    [
        ("old.weight", ones(2, 3)), ("old.bias", ones(2)), ("norm.weight", ones(2)), ("norm.bias", ones(2)), ("norm.running_mean", ones(2)),
        ("norm.running_var", ones(2)),
    ];

    string Write(params IEnumerable<(string Name, Tensor Tensor)> tensors)
    {
        var path = folder.At("file.safetensors");
        TensorFile.Write(path, tensors.ToDictionary(entry => entry.Name, entry => entry.Tensor), TensorFile.NoMetadata);
        return path;
    }

    sealed class Renamed : nn.Module<Tensor, Tensor>, IPretrained
    {
        public Renamed() : base("renamed")
        {
            register_module("linear", Linear(3, 2));
            register_module("norm", BatchNorm1d(2));
        }

        public PublishedWeights? Published { get; } = new("tiny", "test", "fc");

        public string NameOf(string published) => published.Replace("old.", "linear.", StringComparison.Ordinal);

        public override Tensor forward(Tensor input) => input;
    }

    sealed class PretrainedNetwork : ExperimentNetwork
    {
        public PretrainedNetwork(RunContext context) : base(context)
        {
            Logits = Linear(2, 4);
            register_module("backbone", new Renamed());
            register_module("logits", Logits);
        }

        public TorchSharp.Modules.Linear Logits { get; }
    }
}
