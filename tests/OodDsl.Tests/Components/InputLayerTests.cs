using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.Tests;

public class InputLayerTests
{
    [Fact]
    public void Standardised_channels_have_mean_0_and_deviation_1()
    {
        using var scope = NewDisposeScope();
        var images = rand(50, 2, 6, 6, generator: new Generator(1)) * tensor([0.5f, 0.2f]).view(2, 1, 1);
        var (std, mean) = images.std_mean([0, 2, 3], unbiased: false);
        var result = new Standardize(Close.Numbers(mean), Close.Numbers(std)).call(images);
        Close.To([0, 0], Close.Numbers(result.mean([0, 2, 3])), 1e-5);
        Close.To([1, 1], Close.Numbers(result.std([0, 2, 3], unbiased: false)), 1e-5);
    }

    [Fact]
    public void A_channel_without_deviation_is_only_centred()
    {
        using var scope = NewDisposeScope();
        Close.To([0.25], Close.Numbers(new Standardize([0.5], [0]).call(full(1, 1, 1, 1, 0.75))), 1e-6);
    }

    [Fact]
    public void Declared_numbers_are_one_of_each_for_every_channel()
    {
        using var scope = NewDisposeScope();
        Close.To([0.5, -1], Close.Numbers(new Normalize([0.5, 0.25], [0.5, 0.25]).Create().call(tensor([0.75f, 0f]).view(1, 2, 1, 1))), 1e-6);
        Assert.Contains("2 means and 1 deviations", Assert.Throws<UserException>(() => new Normalize([0.5, 0.5], [1]).Create()).Message, StringComparison.Ordinal);
        Assert.Contains("Normalize.Deviation", Assert.Throws<UserException>(() => new Normalize([0.5], [0]).Create()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_numbers_are_buffers_and_follow_the_module()
    {
        using var scope = NewDisposeScope();
        var layer = new Standardize([0.1, 0.2], [0.3, 0.4]);
        Assert.Equal(["mean", "std"], layer.state_dict().Keys, StringComparer.Ordinal);
        Assert.Empty(layer.parameters());
        layer.to(float64);
        Assert.Equal(float64, layer.call(rand(1, 2, 3, 3, dtype: float64)).dtype);
    }

    [Fact]
    public void Each_image_is_standardised_by_itself()
    {
        using var scope = NewDisposeScope();
        var layer = new PerImageStandardize().Create();
        var images = rand(4, 3, 8, 8, generator: new Generator(2));
        var result = layer.call(images);
        Close.To(new double[4], Close.Numbers(result.mean([1, 2, 3])), 1e-5);
        Close.To([1, 1, 1, 1], Close.Numbers(result.square().mean([1, 2, 3])), 1e-4);
        Assert.True(result[..2].allclose(layer.call(images[..2]), 1e-6, 1e-7));
        Close.To(new double[12], Close.Numbers(layer.call(ones(1, 3, 2, 2)).view(-1)));
    }

    [Fact]
    public void Raw_pixels_stay()
    {
        using var scope = NewDisposeScope();
        var images = rand(2, 1, 3, 3);
        Assert.True(new RawPixels().Create().call(images).Equals(images));
    }
}
