using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// Scaled dot-product attention of tokens to each other, with several heads (Vaswani et al., 2017). Parameters are called as in PyTorch's
/// MultiheadAttention: <c>in_proj_weight</c> [3 D, D] (queries, keys, values), <c>in_proj_bias</c>, <c>out_proj</c>. [N, T, D] to [N, T, D].
/// </summary>
sealed class SelfAttention : Module<Tensor, Tensor>
{
    readonly int heads;
    readonly Linear output;

    internal SelfAttention(int width, int heads) : base(nameof(SelfAttention))
    {
        this.heads = heads;
        register_parameter("in_proj_weight", Parameter(init.xavier_uniform_(empty(3 * width, width))));
        register_parameter("in_proj_bias", Parameter(zeros(3 * width)));
        output = Linear(width, width);
        init.zeros_(output.bias!);
        register_module("out_proj", output);
    }

    public override Tensor forward(Tensor? tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        using var scope = NewDisposeScope();
        var (batch, count, width) = (tokens.shape[0], tokens.shape[1], tokens.shape[2]);
        var projected = nn.functional.linear(tokens, get_parameter("in_proj_weight")!, get_parameter("in_proj_bias")!);
        var parts = projected.view(batch, count, 3, heads, width / heads).permute(2, 0, 3, 1, 4); // [3, N, heads, T, D / heads]
        var scores = parts[0].matmul(parts[1].transpose(-2, -1)) / Math.Sqrt(width / (double)heads);
        var mixed = scores.softmax(-1).matmul(parts[2]).transpose(1, 2).reshape(batch, count, width);
        return output.call(mixed).MoveToOuterDisposeScope();
    }
}
