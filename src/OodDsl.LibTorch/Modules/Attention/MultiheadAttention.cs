using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>
/// PyTorch's <c>MultiheadAttention</c> (Vaswani et al., 2017). Query [L, N, E], key [S, N, K], value [S, N, V]; returns the output [L, N, E] and the
/// attention averaged over the heads [N, L, S].
/// </summary>
public sealed class MultiheadAttention : Module<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, bool, torch.Tensor, Tuple<torch.Tensor, torch.Tensor>>
{
    readonly long width;
    readonly long heads;
    readonly double dropout;
    readonly bool adds;
    readonly Linear projection;

    internal MultiheadAttention(
        long embedded_dim, long num_heads, double dropout, bool bias, bool add_bias_kv, bool add_zero_attn, long? kdim, long? vdim)
        : base(nameof(MultiheadAttention))
    {
        if (num_heads <= 0 || embedded_dim % num_heads != 0)
            throw new ArgumentException($"{num_heads} heads must divide a width of {embedded_dim}.", nameof(num_heads));
        (width, heads, this.dropout, adds) = (embedded_dim, num_heads, dropout, add_zero_attn);
        var (keys, values) = (kdim ?? width, vdim ?? width);
        var together = keys == width && values == width;
        if (together)
        {
            Add("in_proj_weight", 3 * width, width);
        }
        else
        {
            Add("q_proj_weight", width, width);
            Add("k_proj_weight", width, keys);
            Add("v_proj_weight", width, values);
        }

        if (bias) Add("in_proj_bias", 3 * width);
        projection = Linear(width, width, bias);
        if (add_bias_kv)
        {
            Add("bias_k", 1, 1, width);
            Add("bias_v", 1, 1, width);
        }

        register_module("out_proj", projection);
        foreach (var key in together ? new[] { "in_proj_weight" } : ["q_proj_weight", "k_proj_weight", "v_proj_weight"]) init.xavier_uniform_(Get(key)!);
        if (bias)
        {
            init.zeros_(Get("in_proj_bias")!);
            init.zeros_(projection.bias!);
        }

        if (!add_bias_kv) return;
        init.xavier_normal_(Get("bias_k")!);
        init.xavier_normal_(Get("bias_v")!);
    }

    /// <param name="query">[L, N, E].</param>
    /// <param name="key">[S, N, K].</param>
    /// <param name="value">[S, N, V].</param>
    /// <param name="key_padding_mask">Bool [N, S]: true leaves a key out. Or numbers added to the scores.</param>
    /// <param name="need_weights">Whether the attention is returned.</param>
    /// <param name="attn_mask">[L, S] or [N heads, L, S]: bool, true leaves out, or numbers added to the scores.</param>
    public new Tuple<torch.Tensor, torch.Tensor> call(
        torch.Tensor query, torch.Tensor key, torch.Tensor value, torch.Tensor? key_padding_mask = null, bool need_weights = true,
        torch.Tensor? attn_mask = null) => base.call(query, key, value, key_padding_mask!, need_weights, attn_mask!);

    public override Tuple<torch.Tensor, torch.Tensor> forward(
        torch.Tensor query, torch.Tensor key, torch.Tensor value, torch.Tensor? key_padding_mask, bool need_weights, torch.Tensor? attn_mask)
    {
        using var scope = torch.NewDisposeScope();
        var (length, batch) = (query.shape[0], query.shape[1]);
        var (q, k, v) = (Project(query, "q", 0), Project(key, "k", 1), Project(value, "v", 2));
        if (Get("bias_k") is { } extraKey)
        {
            k = torch.cat([k, extraKey.expand(1, batch, width)], 0);
            v = torch.cat([v, Get("bias_v")!.expand(1, batch, width)], 0);
            (attn_mask, key_padding_mask) = (Wider(attn_mask), Wider(key_padding_mask));
        }

        (q, k, v) = (Heads(q), Heads(k), Heads(v));
        if (adds)
        {
            k = torch.cat([k, torch.zeros_like(k[.., ..1])], 1);
            v = torch.cat([v, torch.zeros_like(v[.., ..1])], 1);
            (attn_mask, key_padding_mask) = (Wider(attn_mask), Wider(key_padding_mask));
        }

        var scores = (q / Math.Sqrt(width / heads)).bmm(k.transpose(1, 2));
        if (attn_mask is not null) scores = scores + Scores(attn_mask, scores);
        if (key_padding_mask is not null)
            scores = (scores.view(batch, heads, length, -1) + Scores(key_padding_mask, scores).view(batch, 1, 1, -1)).view_as(scores);
        var attention = functional.dropout(scores.softmax(-1), dropout, training);
        var output = projection.call(attention.bmm(v).transpose(0, 1).reshape(length, batch, width));
        var weights = need_weights ? attention.view(batch, heads, length, -1).mean([1]).MoveToOuterDisposeScope() : null;
        return Tuple.Create(output.MoveToOuterDisposeScope(), weights!);
    }

    torch.Tensor Project(torch.Tensor input, string kind, long part)
    {
        var weight = Get($"{kind}_proj_weight") ?? Get("in_proj_weight")!.narrow(0, part * width, width);
        return functional.linear(input, weight, Get("in_proj_bias")?.narrow(0, part * width, width));
    }

    // [S, N, E] to [N heads, S, E / heads].
    torch.Tensor Heads(torch.Tensor input) => input.contiguous().view(input.shape[0], -1, width / heads).transpose(0, 1);

    static torch.Tensor? Wider(torch.Tensor? mask) => mask is null ? null : functional.pad(mask, (0, 1));

    static torch.Tensor Scores(torch.Tensor mask, torch.Tensor like) => mask.dtype == torch.ScalarType.Bool
        ? torch.zeros(mask.shape, dtype: like.dtype, device: like.device).masked_fill_(mask, double.NegativeInfinity)
        : mask.to(like.dtype);

    Parameter? Get(string key) => _internal_params.TryGetValue(key, out var parameter) ? parameter : null;

    void Add(string key, params long[] shape) => register_parameter(key, new Parameter(torch.empty(shape)));
}
