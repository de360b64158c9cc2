using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace OodDsl;

/// <summary>
/// The network's intermediate feature maps, for scores that read or change them: a parameter of this type receives it. A stage is what the backbone's
/// modules compute at one resolution; its map is the last of these outputs [N, C, H, W]. A single pixel is none.
/// </summary>
/// <remarks>
/// Every call is a forward pass: the method says how many, by <see cref="PassesAttribute"/>. The first with a backbone and an image size makes two more, of
/// one image, where it must know which modules end the stages.
/// </remarks>
/// <param name="input">The input layer.</param>
/// <param name="backbone">The backbone; its direct children are what is looked at, or what <see cref="IMapped"/> names.</param>
public sealed class FeatureMaps(Module<Tensor, Tensor> input, Module<Tensor, Tensor> backbone)
{
    // Stages are the architecture's, whatever images and weights are, and every batch is given maps of its own: they are found once.
    static readonly ConditionalWeakTable<Module<Tensor, Tensor>, ConcurrentDictionary<string, Stages>> Known = [];

    readonly bool areChannelsLast = backbone is IMapped { AreChannelsLast: true };

    /// <summary>One forward pass.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <returns>The stages' maps, the first first, and the features [N, D].</returns>
    /// <exception cref="UserException">The backbone makes none.</exception>
    public (IReadOnlyList<Tensor> maps, Tensor features) Of(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = NewDisposeScope();
        var (outputs, features) = Recorded(input.call(images));
        return ([.. Ends(outputs).Select(end => outputs[end].Map.MoveToOuterDisposeScope())], features.MoveToOuterDisposeScope());
    }

    /// <summary>
    /// The spatial means of the stages' maps, the first first, and the features. Features that are the last map's means are one layer with it, not two.
    /// A forward pass in parts of 250 images, fewer of large ones.
    /// </summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <returns>Per layer [N, width]; the features are the last.</returns>
    /// <exception cref="UserException">The backbone makes no maps.</exception>
    public Tensor[] Means(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Means(ImageRows.Of(images));
    }

    /// <inheritdoc cref="Means(Tensor)"/>
    /// <param name="images">N of [C, H, W], read some at a time.</param>
    public Tensor[] Means(ImageRows images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = NewDisposeScope();
        var parts = images.Batches(images.AtOnce()).Select(some =>
        {
            using var part = NewDisposeScope();
            var seen = input.call(some);
            var (outputs, features) = Recorded(seen);
            var stages = Ends(outputs).Select(end => outputs[end].Map);
            var before = StagesOf(seen).IsLastPooled ? stages.SkipLast(1) : stages;
            return before.Select(stage => stage.mean([2, 3])).Append(features).Select(layer => layer.MoveToOuterDisposeScope()).ToArray();
        }).ToArray();
        if (parts.Length == 1) return Array.ConvertAll(parts[0], layer => layer.MoveToOuterDisposeScope());
        return [.. Enumerable.Range(0, parts[0].Length).Select(i => cat([.. parts.Select(part => part[i])]).MoveToOuterDisposeScope())];
    }

    /// <summary>
    /// Per layer the spatial means, and the derivative of a loss when a whole channel is raised: the sum of its gradient over the places. One forward and one
    /// backward pass; no parameter receives gradients.
    /// </summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="loss">From the features [N, D] to a number per image.</param>
    /// <returns>Of the layers that <see cref="Means(Tensor)"/> has, [N, width] each.</returns>
    /// <exception cref="UserException">The backbone makes no maps.</exception>
    public IReadOnlyList<(Tensor values, Tensor slopes)> Slopes(Tensor images, Func<Tensor, Tensor> loss)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(loss);
        using var scope = NewDisposeScope();
        using var mode = enable_grad();
        var seen = input.call(images.detach());
        var stages = StagesOf(seen);
        List<Tensor> values = [], raised = [];
        List<Action> removals = [];
        foreach (var module in stages.IsLastPooled ? stages.Modules[..^1] : stages.Modules)
            removals.Add(module.register_forward_hook((_, _, map) => Raise(map)).remove);
        try
        {
            var features = Raise(backbone.call(seen));
            var slopes = autograd.grad([loss(features).sum()], raised);
            return [.. values.Zip(slopes, (value, slope) => (value.MoveToOuterDisposeScope(), slope.detach().view(value.shape).MoveToOuterDisposeScope()))];
        }
        finally
        {
            foreach (var remove in removals) remove();
        }

        Tensor Raise(Tensor output)
        {
            long[] places = output.dim() != 4 ? [] : areChannelsLast ? [1, 2] : [2, 3];
            var value = places.Length > 0 ? output.detach().mean(places, keepdim: true) : output.detach().clone();
            var nothing = zeros_like(value).requires_grad_();
            raised.Add(nothing.MoveToOtherDisposeScope(scope));
            values.Add(value.flatten(1).MoveToOtherDisposeScope(scope));
            return output + nothing;
        }
    }

    /// <summary>The features of images when a stage's map is changed on the way. One forward pass.</summary>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="stage">Which, from the end: 1 is the last. Where there are fewer, the first.</param>
    /// <param name="edit">From the map to what takes its place, of the same shape.</param>
    /// <returns>[N, D].</returns>
    /// <exception cref="UserException">The backbone makes no maps.</exception>
    public Tensor Edited(Tensor images, int stage, Func<Tensor, Tensor> edit)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(edit);
        ArgumentOutOfRangeException.ThrowIfLessThan(stage, 1);
        using var scope = NewDisposeScope();
        var seen = input.call(images);
        var modules = StagesOf(seen).Modules;
        return Edited(seen, modules[Math.Max(0, modules.Length - stage)], edit).MoveToOuterDisposeScope();
    }

    Tensor Edited(Tensor seen, Module<Tensor, Tensor> module, Func<Tensor, Tensor> edit)
    {
        var hook = module.register_forward_hook((_, _, output) => Output(edit(Map(output))));
        try
        {
            return backbone.call(seen);
        }
        finally
        {
            hook.remove();
        }
    }

    /// <summary>The modules that put out the stages' maps, the first first, and whether the features are the last map's means.</summary>
    sealed record Stages(Module<Tensor, Tensor>[] Modules, bool IsLastPooled);

    /// <summary>The backbone's stages on such images; a part that only trains, as dropout, may stand between map and features.</summary>
    /// <param name="seen">What the backbone receives.</param>
    Stages StagesOf(Tensor seen)
    {
        var known = Known.GetOrCreateValue(backbone);
        var kind = $"{backbone.training} {string.Join(' ', seen.shape[1..])}";
        if (known.TryGetValue(kind, out var stages)) return stages;
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var one = seen.narrow(0, 0, 1);
        var (outputs, _) = Recorded(one);
        var modules = Array.ConvertAll(Ends(outputs), end => outputs[end].Child);
        return known.GetOrAdd(kind, new Stages(modules, IsLastMapPooled(one, modules[^1])));
    }

    /// <summary>Whether the features are the last map's means.</summary>
    /// <remarks>
    /// A map of made-up numbers in its place tells, whatever images and weights are: fits and scores count the same layers. Features can equal the means
    /// of real maps by chance, as where a ReLU in between sees no negative number. Another order of the additions is allowed for.
    /// </remarks>
    /// <param name="one">An image as the backbone receives it.</param>
    /// <param name="last">The module that puts out the last map.</param>
    bool IsLastMapPooled(Tensor one, Module<Tensor, Tensor> last)
    {
        using var scope = NewDisposeScope();
        var seen = zeros(0);
        var features = Edited(one, last, map =>
        {
            var ofPlace = arange(map.shape[2] * map.shape[3], dtype: float32, device: map.device).sin().view(1, 1, map.shape[2], map.shape[3]);
            var ofChannel = arange(map.shape[1], dtype: float32, device: map.device).cos().view(1, -1, 1, 1);
            // Both signs even in the first channel, and a mean that differs from channel to channel.
            var made = (-(2 * ofPlace + ofChannel)).to(map.dtype);
            seen = made.alias().MoveToOtherDisposeScope(scope);
            return made;
        });
        // As recorded maps do, it has what the backbone changed in place: the ReLU that ends pre-activation networks.
        var means = seen.mean([2, 3]);
        return features.shape.AsSpan().SequenceEqual(means.shape) && (features - means).abs().amax().to(float64).item<double>() < 0.01;
    }

    (List<(Module<Tensor, Tensor> Child, Tensor Map)> Outputs, Tensor Features) Recorded(Tensor seen)
    {
        using var scope = NewDisposeScope();
        List<(Module<Tensor, Tensor> Child, Tensor Map)> outputs = [];
        List<Action> removals = [];
        foreach (var child in backbone is IMapped known ? known.Mapped : backbone.children().OfType<Module<Tensor, Tensor>>())
        {
            var hook = child.register_forward_hook((_, _, output) =>
            {
                // An alias of its own: a sequence disposes what the next module has used.
                if (output.dim() == 4 && Map(output) is var map && map.shape[2] * map.shape[3] > 1) outputs.Add((child, map.alias().MoveToOtherDisposeScope(scope)));
                return output;
            });
            removals.Add(hook.remove);
        }
        try
        {
            var features = backbone.call(seen);
            if (outputs.Count == 0)
                throw new UserException(ExitCode.Configuration, "The backbone's modules make no feature maps [N, C, H, W].",
                    "Leave out the scores that read feature maps, or take a convolutional backbone.");
            foreach (var (_, map) in outputs) map.MoveToOuterDisposeScope();
            return (outputs, features.MoveToOuterDisposeScope());
        }
        finally
        {
            foreach (var remove in removals) remove();
        }
    }

    /// <summary>A module's output as a map [N, C, H, W], which shares its numbers.</summary>
    Tensor Map(Tensor output) => areChannelsLast ? output.permute(0, 3, 1, 2) : output;

    /// <summary>A map as the module would put it out.</summary>
    Tensor Output(Tensor map) => areChannelsLast ? map.permute(0, 2, 3, 1) : map;

    /// <summary>The last output of each resolution, in order.</summary>
    static int[] Ends(List<(Module<Tensor, Tensor> Child, Tensor Map)> outputs) =>
        [.. Enumerable.Range(0, outputs.Count).Where(i => i + 1 == outputs.Count || !outputs[i].Map.shape.AsSpan(2).SequenceEqual(outputs[i + 1].Map.shape.AsSpan(2)))];
}
