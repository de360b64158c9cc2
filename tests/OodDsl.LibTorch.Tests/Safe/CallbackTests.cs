using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>C# code that libtorch calls: hooks and custom backward functions.</summary>
public sealed class CallbackTests
{
    [Fact]
    public void A_hook_sees_and_replaces_the_gradient()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.0, 2.0 }, requires_grad: true);
        var seen = 0.0;
        using (x.AddGradientHook(gradient =>
        {
            seen = gradient.sum().ToDouble();
            return gradient * 10;
        }))
        {
            (x * 3).sum().backward();
        }

        Assert.Equal(6, seen);
        Assert.Equal([30.0, 30.0], Oracles.Elements(x.grad));
        (x * 3).sum().backward();
        Assert.Equal([33.0, 33.0], Oracles.Elements(x.grad));
    }

    [Fact]
    public void An_exception_in_a_hook_arrives_where_backward_was_called()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        using var hook = x.AddGradientHook(_ => throw new FormatException("from the hook"));
        Assert.Equal("from the hook", Assert.Throws<FormatException>(() => (x * 3).sum().backward()).Message);
    }

    [Fact]
    public void A_custom_function_has_its_own_backward()
    {
        using var scope = NewDisposeScope();
        Gradients.Check(x => Cube.apply(x, 2.0), Oracles.Wave([3, 4]));
    }

    [Fact]
    public void An_exception_in_a_backward_function_arrives_where_backward_was_called()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        Assert.Throws<NotFiniteNumberException>(() => Failing.apply(x).sum().backward());
    }

    [Fact]
    public void A_custom_function_without_gradients_records_nothing()
    {
        using var scope = NewDisposeScope();
        Assert.False(Cube.apply(ones(2), 1.0).requires_grad);
        using var mode = no_grad();
        Assert.False(Cube.apply(ones(2, requires_grad: true), 1.0).requires_grad);
    }

    sealed class Cube : autograd.SingleTensorFunction<Cube>
    {
        public override string Name => nameof(Cube);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var (x, factor) = ((Tensor)vars[0], (double)vars[1]);
            ctx.save_for_backward([x]);
            ctx.save_data("factor", factor);
            return factor * x.pow(3);
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            var x = ctx.get_saved_variables()[0];
            return [3 * (double)ctx.get_data("factor") * x.square() * grad_output, null!];
        }
    }

    sealed class Failing : autograd.SingleTensorFunction<Failing>
    {
        public override string Name => nameof(Failing);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => ((Tensor)vars[0]) * 2;

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => throw new NotFiniteNumberException();
    }
}
