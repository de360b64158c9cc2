using OodDsl;
using OodDsl.Tests;
using static TorchSharp.torch;

namespace Experiments.Tests;

/// <summary>
/// The numerical checks of the specification of rotation and translation prediction. In the library's tests: the direction of a turn (FunctionTests,
/// ViewTests), shifts mirrored at the border, rows of poses, heads that know nothing or everything (PoseTests).
/// </summary>
public sealed class RotationTests
{
    static Generator Seeded(ulong seed = 5) => new(seed);

    static Tensor Call(string method, params object[] arguments) => Declaration.Call<Tensor>(typeof(Rotation), method, arguments);

    static Tensor OfArm(string arm, string method, params object[] arguments) =>
        Declaration.Call<Tensor>(Declaration.Arm(typeof(Rotation.OneClass), arm), method, arguments);

    [Fact]
    public void Rotated_rows_follow_turn_after_turn()
    {
        using var scope = NewDisposeScope();
        var square = tensor([1f, 2, 3, 4]).view(1, 1, 2, 2);
        var rotated = Call("RotatedImages", cat([square, square + 10]));
        Assert.Equal([6, 1, 2, 2], rotated.shape);
        Assert.Equal([2.0, 4, 1, 3], Close.Numbers(rotated[0].flatten()));
        Assert.Equal([12.0, 14, 11, 13], Close.Numbers(rotated[1].flatten()));
        Assert.Equal([4.0, 3, 2, 1], Close.Numbers(rotated[2].flatten()));
    }

    [Fact]
    public void Uniform_heads()
    {
        using var scope = NewDisposeScope();
        var error = Call("TurnError", zeros(5, 4), zeros(15, 4));
        Assert.Equal([4, 5], error.shape);
        Close.To([.. Enumerable.Repeat(1.386294, 20)], Close.Numbers(error.flatten()), 1e-6);
        Close.To([.. Enumerable.Repeat(-1.386294, 5)], Close.Numbers(Score(zeros(5, 10), zeros(5, 4), zeros(15, 4))), 1e-6);
        var posed = zeros(72, 10);
        Close.To([33.0, 33], Close.Numbers(Declaration.Call<Tensor>(typeof(Rotation.OneClass), "PoseConfidence", zeros(2), posed)), 1e-5);
        Close.To([1.0, 1], Close.Numbers(OfArm("TurnsOnly", "TurnProbability", zeros(2), posed)), 1e-6);
    }

    [Fact]
    public void Perfect_heads()
    {
        using var scope = NewDisposeScope();
        var pose = arange(36).repeat_interleave(2);
        var perfect = 1000.0 * cat([nn.functional.one_hot(pose.floor_divide(12), 3), nn.functional.one_hot(pose.floor_divide(4) % 3, 3), nn.functional.one_hot(pose % 4, 4)], 1);
        Close.To([108.0, 108], Close.Numbers(Declaration.Call<Tensor>(typeof(Rotation.OneClass), "PoseConfidence", zeros(2), perfect)), 1e-6);
        Close.To([4.0, 4], Close.Numbers(OfArm("TurnsOnly", "TurnProbability", zeros(2), perfect)), 1e-6);
    }

    /// <summary>In nats, and in bits as the released code has it.</summary>
    [Fact]
    public void One_clear_class_and_four_clear_turns()
    {
        using var scope = NewDisposeScope();
        var logits = tensor([5.0, 0, 0, 0, 0, 0, 0, 0, 0, 0]).view(1, 10);
        Assert.Equal(-2.256289, -Call("UniformDivergence", logits).item<double>(), 1e-6);
        Assert.Equal(3.255137, Call("UniformDivergence", logits).item<double>() / Math.Log(2), 2e-6);
        var turns = 3 * eye(4, dtype: float64);
        Assert.Equal(-0.139206, Call("TurnConfidence", Call("TurnError", turns[..1], turns[1..])).item<double>(), 1e-6);
        var outlying = -Score(logits, turns[..1], turns[1..]).item<double>();
        Assert.Equal(-2.117083, outlying, 1e-6);
        Assert.Equal(-3.054304, outlying / Math.Log(2), 2e-6);
    }

    [Fact]
    public void Losses_of_heads_that_know_nothing()
    {
        using var scope = NewDisposeScope();
        var weight = (double)Rotation.Descriptor.Settings.Single(setting => setting.Path == "TurnPrediction.Weight").Default;
        var both = new CrossEntropy().Compute(zeros(5, 10), arange(5)).mean()
            + weight * Call("TurnPrediction", Call("TurnError", zeros(5, 4), zeros(15, 4))).mean();
        Assert.Equal(2.995732, both.item<float>(), 1e-6);
        var poses = Declaration.Call<Tensor>(typeof(Rotation.OneClass), "PosePrediction", zeros(4, 10), zeros(4, 3, dtype: int64));
        Assert.Equal(1.194506, poses.mean().item<float>(), 1e-6);
    }

    [Fact]
    public void Constants_added_to_logits_change_no_score()
    {
        using var scope = NewDisposeScope();
        var (logits, turn, rotated) = (Draw(6, 10), Draw(6, 4), Draw(18, 4));
        Close.To(Close.Numbers(Score(logits, turn, rotated)), Close.Numbers(Score(logits + 40, turn - 30, rotated + 9)), 1e-9);

        static Tensor Draw(params long[] shape) => randn(shape, dtype: float64, generator: Seeded((ulong)shape[0]));
    }

    [Fact]
    public void Without_its_weight_the_turn_s_head_gets_no_gradient()
    {
        using var scope = NewDisposeScope();
        var features = randn([20, 6], generator: Seeded());
        var head = nn.Linear(6, 4);
        var turns = head.call(features);
        (0 * Call("TurnPrediction", Call("TurnError", turns[..5], turns[5..])).mean()).backward();
        Assert.All(head.parameters(), parameter => Assert.Equal(0, parameter.grad!.abs().sum().item<float>()));
    }

    /// <summary>The negative control: images that look the same in all turns, and whatever a network answers, their turns add up to nothing.</summary>
    [Fact]
    public void Of_symmetric_images_no_turn_can_be_told()
    {
        using var scope = NewDisposeScope();
        var images = rand([3, 1, 6, 6], generator: Seeded());
        var posed = OfArm("Symmetric", "PosedImages", images, 2);
        Assert.Equal([108, 1, 6, 6], posed.shape);
        var upright = posed.view(9, 4, 3, 1, 6, 6)[0];
        Assert.All(Enumerable.Range(1, 3), turn => Assert.True(upright[turn].Equals(upright[0])));
        Assert.False(posed.view(9, 4, 3, 1, 6, 6)[4, 1].Equals(posed.view(9, 4, 3, 1, 6, 6)[4, 0]));
        Func<Tensor, Tensor> network = x => x.flatten(1).matmul(randn([36, 10], generator: Seeded(8)));
        Close.To([1.0, 1, 1], Close.Numbers(OfArm("TurnsOnly", "TurnProbability", images, network(posed))), 1e-5);
        // Of images as they are it can.
        var plain = OfArm("TurnsOnly", "TurnProbability", images, network(Declaration.Call<Tensor>(typeof(Rotation.OneClass), "PosedImages", images, 2)));
        Assert.False(plain.allclose(ones(3), 1e-2, 1e-2));
    }

    [Fact]
    public void The_symmetric_form_trains_on_symmetric_images()
    {
        using var scope = NewDisposeScope();
        var images = rand([3, 1, 6, 6], generator: Seeded());
        var arm = Declaration.Arm(typeof(Rotation.OneClass), "Symmetric");
        var (posed, labels, poses) = Declaration.Call<(Tensor, Tensor, Tensor)>(arm, "Posed", images, arange(3), Seeded(), 2);
        Assert.Equal([12, 1, 6, 6], posed.shape);
        Assert.True(labels.Equals(arange(3).repeat(4)));
        Assert.Equal([12, 3], poses.shape);
        var (expected, _, _) = Functions.RandomPoses(Functions.Symmetrized(images), arange(3), 2, Seeded());
        Assert.True(posed.Equals(expected));
    }

    // Higher is more ID.
    static Tensor Score(Tensor logits, Tensor turn, Tensor rotated) =>
        Call("ClassAndTurn", Call("UniformDivergence", logits), Call("TurnConfidence", Call("TurnError", turn, rotated)));
}
