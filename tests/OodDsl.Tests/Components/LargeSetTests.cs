using static TorchSharp.torch;

namespace OodDsl.Tests;

/// <summary>Fits that read some rows at a time, on more rows than they read at once.</summary>
public class LargeSetTests
{
    const int Rows = 5000;

    readonly PosthocWorld world = PosthocWorld.Random(21, Rows, 6, 4);

    Tensor Right => world.Logits(world.Train).argmax(1).eq(world.Labels);

    /// <summary>Of all rows at once, in double precision.</summary>
    static Tensor Means(Tensor rows, Tensor labels)
    {
        var members = nn.functional.one_hot(labels, 4).to(float64);
        return members.T.matmul(rows.to(float64)) / members.sum([0]).unsqueeze(1);
    }

    [Fact]
    public void Means_of_classes_are_those_of_the_whole()
    {
        using var scope = NewDisposeScope();
        var expected = Close.Numbers(Means(world.Train, world.Labels));
        Close.To(expected, Close.Numbers(Functions.MeanPerClass(world.Train, world.Labels, 4)), 1e-6);
        Close.To(expected, Close.Numbers(Moments.MeanPerClass(world.Train, world.Labels, 4, Moments.Same)), 1e-14);
    }

    [Fact]
    public void Means_of_classes_pass_gradients_on()
    {
        using var scope = NewDisposeScope();
        var rows = world.Train.clone().requires_grad_();
        Functions.MeanPerClass(rows, world.Labels, 4).sum().backward();
        var counts = Functions.CountPerClass(world.Labels, 4).to(float32);
        Close.To(Close.Numbers((1 / counts).index_select(0, world.Labels).unsqueeze(1).expand(Rows, 6)), Close.Numbers(rows.grad!), 1e-9);
    }

    [Fact]
    public void She_and_OpenMax_average_what_is_classified_right()
    {
        using var scope = NewDisposeScope();
        var logits = world.Logits(world.Train);
        Close.To(Close.Numbers(Means(world.Train[Right], world.Labels[Right])), Close.Numbers(new She().Fit(world.Train, logits, world.Labels)), 1e-5);

        var means = Means(logits[Right], world.Labels[Right]);
        foreach (var score in (OpenMax[])[new(), new() { Euclidean = true }])
        {
            var fit = score.Fit(logits, world.Labels);
            Close.To(Close.Numbers(means), Close.Numbers(fit.means), 1e-13);
            for (var k = 0; k < 4; k++)
            {
                var own = logits[Right & world.Labels.eq(k)].to(float64);
                var distances = linalg.vector_norm(own - means[k], dims: [1]);
                if (!score.Euclidean) distances = distances / 200 + 1 - nn.functional.normalize(own).matmul(nn.functional.normalize(means[k], dim: 0));
                Close.To([distances.topk((int)Math.Min(20, distances.shape[0]), 0).Item1.amin([0]).item<double>()], Close.Numbers(fit.starts[k].unsqueeze(0)), 1e-12);
            }
        }
    }

    [Fact]
    public void Grood_has_a_gradient_of_every_image_that_is_classified_right()
    {
        using var scope = NewDisposeScope();
        var (prototypes, gradients, lengths) = new Grood { Prototype = OodPrototype.ClassMean }
            .Fit(null!, world.Train, world.Logits(world.Train), world.Labels, null!, new Generator(1));
        Close.To(Close.Numbers(Means(world.Train, world.Labels)), Close.Numbers(prototypes.narrow(0, 0, 4)), 1e-13);
        var features = world.Train[Right].to(float64);
        var distances = (features.unsqueeze(1) - prototypes).square().sum(2).sqrt();
        var expected = (-distances).softmax(1)[.., 4..] * (features - prototypes[4]) / distances[.., 4..];
        Close.To(Close.Numbers(expected), Close.Numbers(gradients), 1e-13);
        Close.To(Close.Numbers(expected.square().sum(1) / 2), Close.Numbers(lengths), 1e-13);
    }

    [Fact]
    public void A_mixture_of_rows_that_come_thrice_is_that_of_the_rows()
    {
        using var scope = NewDisposeScope();
        var rows = world.Train.narrow(0, 0, 1500);
        var (once, thrice) = (TiedMixture.Of(rows, 5, 1e-4, 20, 0), TiedMixture.Of(rows.repeat_interleave(3, 0), 5, 1e-4, 20, 0));
        Close.To(Close.Numbers(once.LogDensity(world.Train)), Close.Numbers(thrice.LogDensity(world.Train)), 1e-8);
        Close.To(Close.Numbers(once.LogHeights), Close.Numbers(thrice.LogHeights), 1e-8);
    }
}
