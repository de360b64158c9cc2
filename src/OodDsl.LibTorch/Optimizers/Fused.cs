using Tensor = TorchSharp.torch.Tensor;

namespace TorchSharp.Modules;

/// <summary>
/// Optimiser steps in one pass over the memory, for dense float32 parameters on the CPU. Used only if this processor and this libtorch give the same
/// bits either way, which is tried once.
/// </summary>
internal static unsafe class Fused
{
    static readonly Lazy<bool> Exact = new(Agrees);

    /// <summary>Whether steps are made so here; for tests.</summary>
    internal static bool IsExact => Exact.Value;

    /// <summary>Off, the steps are made of libtorch's operators.</summary>
    internal static bool Enabled { get; set; } = true;

    /// <summary>Makes the step; false, and nothing is done, if that must be left to the operators.</summary>
    internal static bool Step(Tensor[] parameters, Tensor[] gradients, SGD.State[] states, SGD.Options options) =>
        Enabled && Exact.Value && Try(parameters, gradients, states, options);

    static bool Try(Tensor[] parameters, Tensor[] gradients, SGD.State[] states, SGD.Options options)
    {
        var moving = options.momentum is not null and not 0;
        // The first step makes the buffers.
        if (moving && Array.Exists(states, state => state.momentum_buffer is null)) return false;
        using var held = new HeldTensors(parameters);
        using var slopes = new HeldTensors(gradients);
        using var buffers = new HeldTensors(moving ? Array.ConvertAll(states, state => state.momentum_buffer) : []);
        Native.SgdStep(
            held.Handles,
            slopes.Handles,
            moving ? buffers.Handles : null,
            held.Count,
            options.LearningRate!.Value,
            options.weight_decay ?? 0,
            options.momentum ?? 0,
            options.dampening ?? 0,
            options.nesterov == true ? 1 : 0,
            options.maximize == true ? 1 : 0,
            out var done).Check("SGD.step");
        return done != 0;
    }

    // The kernels of libtorch differ by processor: with fused multiplication and addition or without, in full vectors and in what is left of one.
    static bool Agrees()
    {
        using var scope = torch.NewDisposeScope();
        using var mode = torch.no_grad();
        using var random = new torch.Generator(1);
        foreach (var (nesterov, maximize) in new[] { (true, false), (false, true) })
        {
            var options = new SGD.Options
            {
                LearningRate = 0.0371,
                momentum = 0.913,
                dampening = nesterov ? 0 : 0.0927,
                weight_decay = 5.3e-4,
                nesterov = nesterov,
                maximize = maximize,
            };
            var parameter = new Parameter(torch.randn([4137], generator: random), requires_grad: false);
            var copy = new Parameter(parameter.clone(), requires_grad: false);
            var gradient = torch.randn([4137], generator: random);
            using var state = new SGD.State(parameter) { momentum_buffer = torch.randn([4137], generator: random).DetachFromDisposeScope() };
            using var other = new SGD.State(copy) { momentum_buffer = state.momentum_buffer.clone().DetachFromDisposeScope() };
            var fused = Try([parameter], [gradient], [state], options);
            SGD.StepByOperators([copy], [gradient], [other], options);
            var same = fused && Same(parameter, copy) && Same(state.momentum_buffer, other.momentum_buffer!);
            parameter.Dispose();
            copy.Dispose();
            if (!same) return false;
        }

        return true;
    }

    static bool Same(Tensor left, Tensor right) => left.eq(right).all().ToBoolean();
}
