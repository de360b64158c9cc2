using static TorchSharp.torch;

namespace OodDsl.Tests;

public class BackboneTests
{
    /// <summary>
    /// Torchvision's figures (ResNet-50 25,557,032, ViT-B/16 86,567,656, EfficientNet-B4 19,341,616) without the last layer; 0.8 M (DenseNet-BC-100)
    /// and 26.8 M (PyramidNet-200) of the papers' tables.
    /// </summary>
    [Fact]
    public void Have_the_published_numbers_of_parameters()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(25_557_032 - Layer(2048, 1000), Parameters(new ResNet50().Create(3)));
        Assert.Equal(86_567_656 - Layer(768, 1000), Parameters(new VitB16().Create(3)));
        Assert.Equal(19_341_616 - Layer(1792, 1000), Parameters(new EfficientNetB4().Create(3)));
        Assert.Equal(769_162, Parameters(new DenseNet().Create(3)) + Layer(342, 10));
        Assert.Equal(26.8, Math.Round((Parameters(new PyramidNet().Create(3)) + Layer(1024, 100)) / 1e6, 1));

        static long Layer(long inputs, long outputs) => (inputs + 1) * outputs;
        static long Parameters(nn.Module net) => net.parameters().Sum(parameter => parameter.numel());
    }

    [Theory]
    [InlineData("ResNet50", 32, 2048)]
    [InlineData("DenseNet", 16, 92)]
    [InlineData("PyramidNet", 16, 160)]
    [InlineData("VitB16", 32, 768)]
    [InlineData("EfficientNetB4", 32, 1792)]
    public void Give_features_and_finite_gradients(string name, int size, int width)
    {
        using var scope = NewDisposeScope();
        var net = Small(name);
        var features = net.call(rand(3, 3, size, size));
        Assert.Equal([3, width], features.shape);
        features.square().sum().backward();
        Assert.All(net.named_parameters(), pair => Assert.True(pair.parameter.grad!.isfinite().all().item<bool>(), pair.name));
    }

    static nn.Module<Tensor, Tensor> Small(string name) => name switch
    {
        "ResNet50" => new ResNet50 { Stem = Stem.Small }.Create(3),
        "DenseNet" => new DenseNet { Depth = 22, Growth = 16, Dropout = 0.2 }.Create(3),
        "PyramidNet" => new PyramidNet { Depth = 11, Alpha = 24 }.Create(3),
        "VitB16" => new VitB16 { ImageSize = 32 }.Create(3),
        _ => new EfficientNetB4().Create(3),
    };

    [Fact]
    public void Stochastic_depth_leaves_blocks_out_in_training_only()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var block = new InvertedBottleneck(8, 16, 8, 3, 1, dropPath: 0.5);
        var images = rand(64, 8, 4, 4);
        // Batch normalisation does not depend on what is left out afterwards.
        var made = block.call(images) - images;
        var kept = made.flatten(1).abs().amax(1) > 0;
        Assert.InRange(kept.sum().item<long>(), 16, 48);
        var always = new InvertedBottleneck(8, 16, 8, 3, 1, dropPath: 0);
        always.load_state_dict(block.state_dict());
        var expected = 2 * (always.call(images) - images);
        Assert.True(made[kept].allclose(expected[kept], rtol: 1e-4, atol: 1e-5));
        block.eval();
        Assert.True(block.call(images).Equals(block.call(images)));
    }

    [Fact]
    public void An_image_of_another_size_than_the_transformer_takes_is_refused()
    {
        using var scope = NewDisposeScope();
        var refusal = Assert.Throws<UserException>(() => Small("VitB16").call(rand(1, 3, 28, 28)));
        Assert.Contains("32 x 32 pixels, not 28 x 28", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Depths_and_sizes_that_make_no_network_are_refused()
    {
        (Action Make, string Setting)[] wrong =
        [
            (() => new DenseNet { Depth = 99 }.Create(3), "DenseNet.Depth"), (() => new DenseNet { Compression = 0 }.Create(3), "DenseNet.Compression"),
            (() => new PyramidNet { Depth = 100 }.Create(3), "PyramidNet.Depth"), (() => new PyramidNet { Alpha = 0 }.Create(3), "PyramidNet.Alpha"),
            (() => new VitB16 { ImageSize = 100 }.Create(3), "VitB16.ImageSize"), (() => new EfficientNetB4 { DropPath = 1 }.Create(3), "DropPath"),
            (() => new ResNet50 { Weights = "../secret" }.Create(3), "../secret"),
        ];
        foreach (var (make, setting) in wrong)
            Assert.Contains(setting, Assert.Throws<UserException>(make).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cls_token", "class_token")]
    [InlineData("pos_embed", "encoder.pos_embedding")]
    [InlineData("patch_embed.proj.weight", "conv_proj.weight")]
    [InlineData("blocks.11.norm1.bias", "encoder.layers.encoder_layer_11.ln_1.bias")]
    [InlineData("blocks.0.attn.qkv.weight", "encoder.layers.encoder_layer_0.self_attention.in_proj_weight")]
    [InlineData("blocks.0.attn.proj.bias", "encoder.layers.encoder_layer_0.self_attention.out_proj.bias")]
    [InlineData("blocks.3.mlp.fc2.weight", "encoder.layers.encoder_layer_3.mlp.3.weight")]
    [InlineData("norm.weight", "encoder.ln.weight")]
    [InlineData("head.bias", "heads.head.bias")]
    [InlineData("encoder.layers.encoder_layer_3.mlp.linear_1.bias", "encoder.layers.encoder_layer_3.mlp.0.bias")]
    [InlineData("encoder.layers.encoder_layer_3.self_attention.in_proj_bias", "encoder.layers.encoder_layer_3.self_attention.in_proj_bias")]
    public void Names_of_published_transformers_become_its_own(string published, string name)
    {
        using var net = new VisionTransformer(3, 8, new(8, 1, 1, 4, 4), null);
        Assert.Equal(name, net.NameOf(published));
    }

    [Fact]
    public void Published_weights_say_where_they_lie_and_how_to_get_them()
    {
        using var net = (IPretrained)new ResNet18 { Stem = Stem.Large, Weights = "torchvision-imagenet1k-v1" }.Create(3) as IDisposable;
        var weights = ((IPretrained)net!).Published!;
        Assert.Equal("weights/resnet18-torchvision-imagenet1k-v1.safetensors", weights.File.RelativePath);
        Assert.Contains("resnet18-f37072fd.pth", weights.Remedy, StringComparison.Ordinal);
        Assert.Contains("save_file", new PublishedWeights("resnet18", "mine", "fc").Remedy, StringComparison.Ordinal);
        Assert.Null(PublishedWeights.Of("resnet18", "", "fc"));
    }
}
