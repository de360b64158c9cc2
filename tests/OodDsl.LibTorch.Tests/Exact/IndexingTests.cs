using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.TensorIndex;
using Index = TorchSharp.torch.TensorIndex;

namespace OodDsl.LibTorch.Tests;

/// <summary>Reading and writing by index, slice, mask and index tensors; <c>oracles/make_indexing.py</c> made what PyTorch 1.13 reads and writes.</summary>
public sealed class IndexingTests
{
    static readonly Lazy<JsonElement> Expected = new(() =>
        JsonDocument.Parse(typeof(IndexingTests).Assembly.GetManifestResourceStream("indexing.json")!).RootElement);

    static Tensor Rows => tensor([2L, 0]);

    static Tensor Columns => tensor([1L, 3, 0, 2], [2, 2]);

    static Tensor Flags => tensor([true, false, true]);

    static Tensor Short => tensor([true, false, true, true]);

    static Tensor Mask => (Cube() % 7).eq(3);

    static readonly Dictionary<string, Func<Tensor, Tensor>> Reads = new(StringComparer.Ordinal)
    {
        ["x[1]"] = x => x[1],
        ["x[-1]"] = x => x[-1],
        ["x[1, -2]"] = x => x[1, -2],
        ["x[0, 1, 2, 3]"] = x => x[0, 1, 2, 3],
        ["x[:]"] = x => x[..],
        ["x[1:]"] = x => x[1..],
        ["x[:-1]"] = x => x[..^1],
        ["x[-2:]"] = x => x[^2..],
        ["x[::2]"] = x => x[Slice(step: 2)],
        ["x[:, 1:4:2]"] = x => x[Colon, Slice(1, 4, 2)],
        ["x[5:9]"] = x => x[5..9],
        ["x[2:1]"] = x => x[Slice(2, 1)],
        ["x[..., 0]"] = x => x[Index.Ellipsis, 0],
        ["x[1, ..., 2]"] = x => x[1, Index.Ellipsis, 2],
        ["x[..., 1:3]"] = x => x[Index.Ellipsis, 1..3],
        ["x[None]"] = x => x[Null],
        ["x[:, None, 1]"] = x => x[.., Null, 1],
        ["x[..., None]"] = x => x[Index.Ellipsis, Null],
        ["x[0, None, ..., None, 1]"] = x => x[0, Null, Index.Ellipsis, Null, 1],
        ["x[rows]"] = x => x[Rows],
        ["x[:, rows]"] = x => x[.., At(Rows)],
        ["x[columns]"] = x => x[.., At(Columns)],
        ["x[rows, rows]"] = x => x[Rows, Rows],
        ["x[rows, :, rows]"] = x => x[At(Rows), .., At(Rows)],
        ["x[:, rows, :, rows]"] = x => x[.., At(Rows), .., At(Rows)],
        ["x[rows, 1:3, 2]"] = x => x[At(Rows), 1..3, 2],
        ["x[columns, rows]"] = x => x[.., At(Columns), At(Rows)],
        ["x[..., rows]"] = x => x[Index.Ellipsis, At(Rows)],
        ["x[0, rows, None]"] = x => x[0, At(Rows), Null],
        ["x[flags]"] = x => x[Flags],
        ["x[mask]"] = x => x[Mask],
        ["x[:, short]"] = x => x[.., At(Short)],
        ["x[flags, 1]"] = x => x[At(Flags), 1],
        ["x[True]"] = x => x[Bool(true)],
        ["x[False]"] = x => x[Bool(false)],
        ["x[tensor(True)]"] = x => x[tensor(true)],
        ["x[1, tensor(False)]"] = x => x[1, At(tensor(false))],
        ["x[-rows]"] = x => x[-Rows],
        ["x[flags, rows]"] = x => x[Flags, Rows],
    };

    static readonly Dictionary<string, Action<Tensor>> Writes = new(StringComparer.Ordinal)
    {
        ["x[1] = 7"] = x => x[1] = 7.0,
        ["x[:, 1:3] = 7"] = x => x[.., 1..3] = 7.0,
        ["x[..., 0] = 7"] = x => x[Index.Ellipsis, 0] = 7.0,
        ["x[mask] = 0"] = x => x[Mask] = 0.0,
        ["x[flags] = 1"] = x => x[Flags] = 1.0,
        ["x[rows] = -1"] = x => x[Rows] = -1.0,
        ["x[rows, rows] = v"] = x => x[Rows, Rows] = Count(6),
        ["x[:, rows] = v"] = x => x[.., At(Rows)] = Count(30).reshape(5, 6),
        ["x[1:, ..., ::2] = v"] = x => x[1.., Index.Ellipsis, Slice(step: 2)] = Count(3),
        ["x[0, 1, 2, 3] = 9"] = x => x[0, 1, 2, 3] = 9.0,
        ["x[mask] = v"] = x => x[Mask] = Count(Mask.sum().ToInt64()),
        ["x[None, 1] = 2"] = x => x[Null, 1] = 2.0,
        ["x[False] = 4"] = x => x[Bool(false)] = 4.0,
        ["x[tensor(True)] = 4"] = x => x[tensor(true)] = 4.0,
        ["x[rows, 1:3, 2] = v"] = x => x[At(Rows), 1..3, 2] = Count(6),
    };

    public static TheoryData<string> ReadNames => Names("reads");

    public static TheoryData<string> WriteNames => Names("writes");

    [Theory]
    [MemberData(nameof(ReadNames))]
    public void What_is_read_is_what_PyTorch_reads(string name)
    {
        using var scope = NewDisposeScope();
        var expected = Expected.Value.GetProperty("reads").GetProperty(name);
        var actual = Reads[name](Cube());
        Assert.Equal(Numbers(expected.GetProperty("shape")), actual.shape.Select(size => (double)size));
        Assert.Equal(Numbers(expected.GetProperty("data")), Oracles.Elements(actual));
    }

    [Theory]
    [MemberData(nameof(WriteNames))]
    public void What_is_written_is_what_PyTorch_writes(string name)
    {
        using var scope = NewDisposeScope();
        var x = Cube();
        Writes[name](x);
        Assert.Equal(Numbers(Expected.Value.GetProperty("writes").GetProperty(name)), Oracles.Elements(x));
    }

    [Fact]
    public void A_basic_index_shares_memory_and_an_index_tensor_does_not()
    {
        using var scope = NewDisposeScope();
        var x = Cube();
        x[1, .., 2].zero_();
        Assert.Equal(0, x[1, .., 2].abs().sum().ToDouble());
        var before = x.sum().ToDouble();
        x[Rows].zero_();
        Assert.Equal(before, x.sum().ToDouble());
    }

    [Fact]
    public void An_index_that_is_not_there_is_refused()
    {
        using var scope = NewDisposeScope();
        var x = Cube();
        Assert.Throws<TorchException>(() => x[3]);
        Assert.Throws<ArgumentException>(() => x[0, 0, 0, 0, 0]);
        Assert.Throws<TorchException>(() => x[tensor([3L])]);
        Assert.Throws<ArgumentException>(() => x[Index.Ellipsis, Index.Ellipsis]);
        Assert.Throws<TorchException>(() => x[tensor([true, false])]);
    }

    // Tensors become indices by name where others stand beside them.
    static Index At(Tensor indices) => Index.Tensor(indices);

    static Tensor Cube() => arange(360, dtype: float64).reshape(3, 4, 5, 6);

    static Tensor Count(long number) => arange(number, dtype: float64);

    static TheoryData<string> Names(string section) => [.. Expected.Value.GetProperty(section).EnumerateObject().Select(entry => entry.Name)];

    static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetDouble())];
}
