using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.Tests;

public class GlowTests
{
    static Tensor Rows(int count, int width, ulong seed = 4) => randn(count, width, dtype: float64, generator: new Generator(seed));

    static Glow Trained(int width, int blocks)
    {
        var flow = new Glow(width, blocks);
        flow.to(float64);
        using (no_grad())
            foreach (var parameter in flow.parameters()) parameter.add_(0.1 * randn_like(parameter));
        flow.eval();
        return flow;
    }

    [Theory]
    [InlineData(512, 10, 15_764_480)]
    [InlineData(768, 1, 3_544_320)]
    public void Has_as_many_parameters_as_the_published_flow(int width, int blocks, long expected)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(expected, new Glow(width, blocks).parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void Begins_as_a_rotation_under_a_standard_normal()
    {
        using var scope = NewDisposeScope();
        var flow = new Glow(4, 3);
        flow.to(float64);
        flow.eval();
        var rows = nn.functional.normalize(Rows(6, 4));
        // Unit vectors in four dimensions: -2 log(2 pi) - 1/2.
        Close.To([.. Enumerable.Repeat(-4.175754, 6)], Close.Numbers(flow.LogDensity(rows)), 1e-6);
        Close.To([.. Enumerable.Repeat(1.0, 6)], Close.Numbers(linalg.vector_norm(flow.Encode(rows).latent, dims: [1])), 1e-6);
        Close.To([.. Enumerable.Repeat(0.0, 6)], Close.Numbers(flow.Encode(rows).logDeterminant), 1e-4);
    }

    [Fact]
    public void The_first_training_batch_sets_its_normalisations_and_no_other_does()
    {
        using var scope = NewDisposeScope();
        var flow = new Glow(6, 4);
        flow.to(float64);
        var first = Rows(50, 6) * 3 + 2;
        flow.eval();
        flow.LogDensity(first);
        Assert.All(flow.named_buffers().Where(buffer => buffer.name.EndsWith("batches", StringComparison.Ordinal)), buffer => Assert.Equal(0, buffer.buffer.item<long>()));
        flow.train();
        var latent = flow.Encode(first).latent;
        Close.To(new double[6], Close.Numbers(latent.mean([0])), 1e-9);
        Close.To([1, 1, 1, 1, 1, 1], Close.Numbers(latent.std([0])), 1e-4);

        var before = flow.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.clone(), StringComparer.Ordinal);
        flow.LogDensity(Rows(50, 6, 9));
        Assert.All(flow.state_dict(), pair => Assert.True(pair.Value.Equals(before[pair.Key])));

        // A flow that is restored from a checkpoint doesn't start again.
        var restored = new Glow(6, 4);
        restored.to(float64);
        restored.load_state_dict(before);
        restored.LogDensity(Rows(50, 6, 10));
        Assert.All(restored.state_dict(), pair => Assert.True(pair.Value.Equals(before[pair.Key])));
    }

    [Fact]
    public void Normalisation_of_two_rows_has_the_density_of_the_closed_form()
    {
        using var scope = NewDisposeScope();
        var norm = new ActNorm(2);
        norm.to(float64);
        var (rows, log) = norm.Encode(tensor([-1.0, -2, 1, 2]).view(2, 2));
        Close.To([-0.707107, -0.707107, 0.707107, 0.707107], Close.Numbers(rows), 1e-5);
        Assert.Equal(-1.386294, log.item<double>(), 1e-5);
        Assert.Equal(-3.724171, (log - rows.square().sum([1]) / 2 - Math.Log(2 * Math.PI)).min().item<double>(), 1e-5);
        Assert.Throws<UserException>(() => new ActNorm(2).Encode(zeros(1, 2)));
    }

    [Fact]
    public void A_coupling_scales_what_does_not_pass()
    {
        using var scope = NewDisposeScope();
        var coupling = new AffineCoupling(4);
        var rows = randn(3, 4);
        var (same, none) = coupling.Encode(rows);
        Assert.True(same.Equals(rows));
        Assert.True(none.Equals(zeros(3)));
        using (no_grad()) coupling.get_parameter("scale.2.bias")!.fill_(Math.Log(2));
        var (halved, log) = coupling.Encode(rows);
        Assert.True(halved.allclose(rows * tensor([1f, 0.5f, 1, 0.5f])));
        Close.To([.. Enumerable.Repeat(-2 * Math.Log(2), 3)], Close.Numbers(log), 1e-6);
    }

    [Theory]
    [InlineData(4, 2)]
    [InlineData(7, 3)]
    public void Decodes_what_it_encodes(int width, int blocks)
    {
        using var scope = NewDisposeScope();
        var flow = Trained(width, blocks);
        var rows = Rows(20, width);
        Close.To(Close.Numbers(rows), Close.Numbers(flow.Decode(flow.Encode(rows).latent)), 1e-4);
    }

    [Fact]
    public void The_determinant_is_that_of_the_jacobian()
    {
        using var scope = NewDisposeScope();
        var flow = Trained(4, 3);
        var row = Rows(1, 4).requires_grad_();
        var (latent, log) = flow.Encode(row);
        var jacobian = stack([.. Enumerable.Range(0, 4).Select(i => autograd.grad([latent[0, i]], [row], retain_graph: true)[0].squeeze(0))]);
        Assert.Equal(linalg.slogdet(jacobian).Item2.item<double>(), log.item<double>(), 9);
    }

    [Fact]
    public void Tells_a_cluster_of_directions_from_the_opposite_ones()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var flow = new Glow(8, 3);
        var cluster = nn.functional.normalize(randn(256, 8) * 0.2 + 1);
        var optimizer = optim.Adam(flow.parameters(), 1e-3);
        var losses = new List<float>();
        for (var step = 0; step < 60; step++)
        {
            var loss = -flow.LogDensity(cluster).mean();
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            losses.Add(loss.item<float>());
        }
        Assert.True(losses[^1] < losses[0]);
        flow.eval();
        var (inside, outside) = (flow.LogDensity(cluster), flow.LogDensity(-cluster));
        Assert.True((inside.unsqueeze(1) > outside).to(float32).mean().item<float>() > 0.95);
    }
}
