using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OodDsl.LibTorch.Benchmarks;

/// <summary>A network with its optimiser and one batch: training steps and evaluation passes.</summary>
sealed class NetworkWorkload
{
    readonly Module<Tensor, Tensor> network;
    readonly SGD optimizer;
    readonly Tensor images;
    readonly Tensor labels;
    readonly bool autocast;

    NetworkWorkload(Module<Tensor, Tensor> network, Tensor images, bool channelsLast, bool autocast)
    {
        this.network = channelsLast ? network.ChannelsLast() : network;
        this.images = channelsLast ? images.ChannelsLast() : images;
        this.autocast = autocast;
        labels = randint(0, 8, [images.shape[0]]);
        optimizer = optim.SGD(network.parameters(), 0.1, momentum: 0.9, weight_decay: 5e-4, nesterov: true);
    }

    /// <summary>Three layers of convolution, batch normalisation, ReLU and pooling; 128 images of 28 x 28.</summary>
    public static NetworkWorkload ConvNet(bool channelsLast = false, bool autocast = false) => new(
        Sequential([.. Block(1, 32), .. Block(32, 64), .. Block(64, 128), AdaptiveAvgPool2d(1), Flatten(), Linear(128, 8)]),
        rand(128, 1, 28, 28),
        channelsLast,
        autocast);

    /// <summary>ResNet-18 with the stem for small images; 64 images of 3 x 32 x 32.</summary>
    public static NetworkWorkload ResNet18(bool channelsLast = false, bool autocast = false) =>
        new(Sequential(new ResNet18().Create(3), Linear(512, 8)), rand(64, 3, 32, 32), channelsLast, autocast);

    public void Step()
    {
        using var scope = NewDisposeScope();
        network.train();
        var loss = Loss();
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
    }

    public void Evaluate()
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        network.eval();
        network.call(images);
    }

    static Module<Tensor, Tensor>[] Block(long inputs, long outputs) =>
        [Conv2d(inputs, outputs, 3, padding: 1, bias: false), BatchNorm2d(outputs), ReLU(inplace: true), MaxPool2d(2)];

    Tensor Loss()
    {
        using var region = autocast ? Acceleration.Autocast() : null;
        return functional.cross_entropy(network.call(images), labels);
    }
}
