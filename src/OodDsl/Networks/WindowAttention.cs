using TorchSharp.Modules;

namespace OodDsl;

/// <summary>
/// Attention of the places in a window of 7 x 7 to each other, with a learnt bias for their distance (Liu et al., 2021, section 3.2). Shifted, the windows
/// lie 3 places further, around the edges, and places from opposite edges don't see each other. Parameters are called as in torchvision: <c>qkv</c>,
/// <c>proj</c>, <c>relative_position_bias_table</c>, and the buffer <c>relative_position_index</c>. [N, H, W, D] to the same.
/// </summary>
sealed class WindowAttention : Module<Tensor, Tensor>
{
    const int Window = 7;
    const int Places = Window * Window;
    const double Hidden = -100;

    readonly int heads;
    readonly bool shifted;
    readonly Linear qkv;
    readonly Linear proj;

    internal WindowAttention(long width, int heads, bool shifted) : base(nameof(WindowAttention))
    {
        (this.heads, this.shifted) = (heads, shifted);
        qkv = SwinBlock.Layer(width, 3 * width);
        proj = SwinBlock.Layer(width, width);
        register_module(nameof(qkv), qkv);
        register_module(nameof(proj), proj);
        register_parameter("relative_position_bias_table", Parameter(init.trunc_normal_(empty((2 * Window - 1) * (2 * Window - 1), heads), std: SwinBlock.Spread)));
        register_buffer("relative_position_index", Distances());
    }

    public override Tensor forward(Tensor? places)
    {
        ArgumentNullException.ThrowIfNull(places);
        using var scope = NewDisposeScope();
        var (height, width) = (places.shape[1], places.shape[2]);
        var (below, beside) = (Missing(height), Missing(width));
        var x = below + beside == 0 ? places : pad(places, [0, 0, 0, beside, 0, below]);
        var (n, h, w, d) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
        // Where one window covers everything, there is nothing to shift.
        var (down, across) = (Shift(h), Shift(w));
        if (down + across > 0) x = roll(x, [-down, -across], [1, 2]);
        var windows = Windows(x, n, h, w, d);
        var parts = qkv.call(windows).view(-1, Places, 3, heads, d / heads).permute(2, 0, 3, 1, 4); // [3, windows, heads, places, D / heads]
        var scores = (parts[0] * Math.Pow(d / (double)heads, -0.5)).matmul(parts[1].transpose(-2, -1)) + Bias();
        if (down + across > 0)
        {
            var strangers = Strangers(h, w, down, across, x.device).to(x.dtype) * Hidden;
            scores = (scores.view(n, -1, heads, Places, Places) + strangers.unsqueeze(1).unsqueeze(0)).view(-1, heads, Places, Places);
        }
        var mixed = proj.call(scores.softmax(-1).matmul(parts[2]).transpose(1, 2).reshape(-1, Places, d));
        x = mixed.view(n, h / Window, w / Window, Window, Window, d).permute(0, 1, 3, 2, 4, 5).reshape(n, h, w, d);
        if (down + across > 0) x = roll(x, [down, across], [1, 2]);
        return x.narrow(1, 0, height).narrow(2, 0, width).MoveToOuterDisposeScope();
    }

    static long Missing(long side) => (Window - (side % Window)) % Window;

    long Shift(long side) => shifted && side > Window ? Window / 2 : 0;

    static Tensor Windows(Tensor x, long n, long h, long w, long d) =>
        x.view(n, h / Window, Window, w / Window, Window, d).permute(0, 1, 3, 2, 4, 5).reshape(-1, Places, d);

    // [1, heads, places, places].
    Tensor Bias() => get_parameter("relative_position_bias_table")!.index_select(0, get_buffer("relative_position_index")!)
        .view(Places, Places, heads).permute(2, 0, 1).unsqueeze(0);

    // [windows, places, places]: whether two places of a window were on different sides of an edge.
    static Tensor Strangers(long h, long w, long down, long across, Device device)
    {
        var region = (Regions(h, down, device).unsqueeze(1) * 3) + Regions(w, across, device).unsqueeze(0);
        var windows = Windows(region.view(1, h, w, 1), 1, h, w, 1).squeeze(-1);
        return windows.unsqueeze(1).ne(windows.unsqueeze(2));
    }

    static Tensor Regions(long side, long shift, Device device)
    {
        var place = arange(side, int64, device);
        return shift == 0 ? zeros_like(place) : place.ge(side - Window).to(int64) + place.ge(side - shift).to(int64);
    }

    // For every pair of places, the row of their bias.
    static Tensor Distances()
    {
        var place = arange(Places, int64);
        var (row, column) = (place.div(Window, RoundingMode.floor), place.remainder(Window));
        var (down, across) = (row.unsqueeze(1) - row.unsqueeze(0) + Window - 1, column.unsqueeze(1) - column.unsqueeze(0) + Window - 1);
        return ((down * ((2 * Window) - 1)) + across).flatten();
    }
}
