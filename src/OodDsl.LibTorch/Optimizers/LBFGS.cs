using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>
/// PyTorch's <c>LBFGS</c> without a line search (Nocedal and Wright, Numerical Optimization, algorithm 7.5): a step runs the closure, which computes the
/// loss and its gradients, up to <c>max_iter</c> times.
/// </summary>
[SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
public class LBFGS : Optimizer, ILearningRateController
{
    public double _rate;

    readonly Settings settings;
    readonly List<(torch.Tensor Change, torch.Tensor Step, torch.Tensor Curvature)> history = [];
    torch.Tensor? direction;
    torch.Tensor? lastGradient;
    torch.Tensor scale = null!;
    double length;
    long iterations;

    internal LBFGS(IEnumerable<Parameter> parameters, double lr, Settings settings)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        (_rate, InitialLearningRate, this.settings) = (lr, lr, settings);
        _parameter_groups.Add(new ParamGroup { Parameters = [.. parameters], Options = new OptimizerOptions { LearningRate = lr, InitialLearningRate = lr } });
    }

    public double LearningRate
    {
        get => _rate;
        set => _rate = value;
    }

    public double InitialLearningRate { get; set; }

    public override IEnumerable<ILearningRateController> ParamGroups => [this];

    /// <summary>Iterates; the closure must clear the gradients, compute the loss and call its backward pass.</summary>
    /// <returns>The loss before the step.</returns>
    [SuppressMessage("Design", "MA0061", Justification = "TorchSharp's parameter has no default.")]
    public override torch.Tensor step(Func<torch.Tensor>? closure)
    {
        ArgumentNullException.ThrowIfNull(closure);
        torch.Tensor Evaluate()
        {
            using var mode = torch.enable_grad();
            return closure();
        }

        var first = Evaluate();
        using var scope = torch.NewDisposeScope();
        using var none = torch.no_grad();
        Iterate(Evaluate, first.ToDouble());
        return first;
    }

    public override void add_param_group(ParamGroup param_group) => throw new NotSupportedException("LBFGS has one group of parameters, as in PyTorch.");

    protected override void Dispose(bool disposing)
    {
        if (disposing) Forget();
        base.Dispose(disposing);
    }

    void Iterate(Func<torch.Tensor> evaluate, double loss)
    {
        var (gradient, evaluations) = (Gradient(), 1L);
        if (Largest(gradient) <= settings.GradientTolerance) return;
        for (var i = 0L; i < settings.Iterations;)
        {
            i++;
            Aim(gradient);
            var (before, slope) = (loss, gradient.dot(direction!).ToDouble());
            Keep(ref lastGradient, gradient.clone());
            length = iterations == 1 ? Math.Min(1, 1 / gradient.abs().sum().ToDouble()) * _rate : _rate;
            if (slope > -settings.ChangeTolerance) return;
            Move(direction!, length);
            if (i != settings.Iterations)
            {
                loss = evaluate().ToDouble();
                gradient = Gradient();
                evaluations++;
            }

            var done = i == settings.Iterations || evaluations >= settings.Evaluations || Largest(gradient) <= settings.GradientTolerance
                || Largest(direction!) * length <= settings.ChangeTolerance || Math.Abs(loss - before) < settings.ChangeTolerance;
            if (done) return;
        }
    }

    // The direction of the next step: two loops over the history.
    void Aim(torch.Tensor gradient)
    {
        if (++iterations == 1)
        {
            Keep(ref direction, gradient.neg());
            Keep(ref scale!, torch.ones_like(gradient[0]));
            return;
        }

        Remember(gradient.sub(lastGradient!), direction!.mul(length));
        var weights = new torch.Tensor[history.Count];
        var aim = gradient.neg();
        for (var i = history.Count - 1; i >= 0; i--)
        {
            weights[i] = history[i].Step.dot(aim).mul(history[i].Curvature);
            aim.sub_(history[i].Change.mul(weights[i]));
        }

        aim.mul_(scale);
        for (var i = 0; i < history.Count; i++) aim.add_(history[i].Step.mul(weights[i].sub(history[i].Change.dot(aim).mul(history[i].Curvature))));
        Keep(ref direction, aim);
    }

    void Remember(torch.Tensor change, torch.Tensor step)
    {
        var product = change.dot(step);
        if (product.ToDouble() <= 1e-10) return;
        if (history.Count == settings.History) Drop(0);
        history.Add((change.DetachFromDisposeScope(), step.DetachFromDisposeScope(), product.reciprocal().DetachFromDisposeScope()));
        Keep(ref scale!, product.div(change.dot(change)));
    }

    torch.Tensor Gradient() =>
        torch.cat([.. parameters().Select(parameter => parameter.grad is { } gradient ? gradient.reshape(-1) : torch.zeros_like(parameter).reshape(-1))]);

    void Move(torch.Tensor along, double distance)
    {
        var offset = 0L;
        foreach (var parameter in parameters())
        {
            var count = parameter.numel();
            parameter.add_(along.narrow(0, offset, count).view_as(parameter), alpha: distance);
            offset += count;
        }
    }

    void Drop(int index)
    {
        var (change, step, curvature) = history[index];
        change.Dispose();
        step.Dispose();
        curvature.Dispose();
        history.RemoveAt(index);
    }

    void Forget()
    {
        while (history.Count > 0) Drop(0);
        Keep(ref direction, null);
        Keep(ref lastGradient, null);
        Keep(ref scale!, null);
    }

    static void Keep(ref torch.Tensor? place, torch.Tensor? tensor) => OptimizerState.Replace(ref place, tensor);

    static double Largest(torch.Tensor tensor) => tensor.abs().max().ToDouble();

    /// <summary>Limits of one step.</summary>
    internal sealed record Settings(long Iterations, long Evaluations, double GradientTolerance, double ChangeTolerance, long History);
}
