using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>How often feature maps run the backbone.</summary>
public sealed class FeatureMapTests : IDisposable
{
    readonly DisposeScope scope = NewDisposeScope();
    readonly nn.Module<Tensor, Tensor> backbone = nn.Sequential(
        ("conv", nn.Conv2d(1, 2, 3, padding: 1)), ("pool", nn.MaxPool2d(4)), ("dropout", nn.Dropout()), ("average", nn.AdaptiveAvgPool2d(1)),
        ("flatten", nn.Flatten()), ("dropped", nn.Dropout(0.9)));

    readonly List<long> passes = [];

    public FeatureMapTests()
    {
        backbone.eval();
        backbone.register_forward_hook((_, _, features) =>
        {
            passes.Add(features.shape[0]);
            return features;
        });
    }

    public void Dispose()
    {
        backbone.Dispose();
        scope.Dispose();
    }

    FeatureMaps Maps => new(nn.Identity(), backbone);

    /// <summary>Where the stages end is asked once for the backbone, not for every batch and its maps.</summary>
    [Fact]
    public void A_backbones_stages_are_found_once_for_each_image_size()
    {
        var images = rand(5, 1, 16, 16);
        Maps.Means(images);
        Assert.Equal([1L, 1, 5], passes.Order());
        passes.Clear();
        using (no_grad()) Assert.Equal(2, Maps.Means(images).Length);
        Assert.Equal(2, Maps.Slopes(images, features => features.sum(1)).Count);
        Maps.Edited(images, 1, map => map);
        Maps.Of(images);
        Assert.Equal([5L, 5, 5, 5], passes);
        passes.Clear();
        // Images of 4 pixels leave the last stage a single one, which is no map.
        Assert.Equal(2, Maps.Means(rand(3, 1, 4, 4)).Length);
        Assert.Equal([3L, 1, 1], passes);
        Assert.Equal(2, Maps.Means(images).Length);
    }

    /// <summary>Dropout between the last map and the features makes them another layer in training.</summary>
    [Fact]
    public void Training_says_nothing_of_evaluation()
    {
        random.manual_seed(1);
        var images = rand(2, 1, 16, 16);
        backbone.train();
        Assert.Equal(3, Maps.Means(images).Length);
        backbone.eval();
        Assert.Equal(2, Maps.Means(images).Length);
    }
}
