using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Signatures.Tests.Samples;

/// <summary>A network of one's own: overriding <c>forward</c> must need no annotation and give no warning.</summary>
sealed class Block : Module<Tensor, Tensor>
{
    readonly Conv2d conv = Conv2d(3, 64, kernel_size: 3, padding: 1, bias: false);
    readonly BatchNorm2d norm = BatchNorm2d(64);

    public Block() : base("block") => RegisterComponents();

    public override Tensor forward(Tensor input) => functional.relu(norm.call(conv.call(input)) + input);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            conv.Dispose();
            norm.Dispose();
        }
        base.Dispose(disposing);
    }
}

/// <summary>A training step with optimiser, schedule, dispose scope and modes.</summary>
static class Training
{
    public static double Step(Module<Tensor, Tensor> network, Tensor images, Tensor labels)
    {
        using var scope = NewDisposeScope();
        var optimiser = optim.SGD(network.parameters(), 0.1, momentum: 0.9, weight_decay: 5e-4, nesterov: true);
        var schedule = optim.lr_scheduler.CosineAnnealingLR(optimiser, T_max: 20);
        network.train();
        optimiser.zero_grad();
        var loss = functional.cross_entropy(network.call(images), labels);
        loss.backward();
        optimiser.step();
        schedule.step();
        foreach (var group in optimiser.ParamGroups) group.LearningRate *= 0.5;
        using (no_grad()) foreach (var parameter in network.parameters()) parameter.mul_(0.9);
        return loss.item<float>();
    }

    public static Dictionary<string, Tensor> State(Module network) => network.to(CPU, ScalarType.Float32).state_dict();

    public static Tensor InputGradient(Tensor images, Func<Tensor, Tensor> score)
    {
        var open = images.detach().requires_grad_();
        return autograd.grad([score(open).sum()], [open])[0].sign();
    }
}

/// <summary>A function with a backward of its own.</summary>
sealed class Reversal : autograd.SingleTensorFunction<Reversal>
{
    public override string Name => nameof(Reversal);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => ((Tensor)vars[0]).alias();

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [-grad_output];
}
