using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OodDsl.LibTorch.Tests;

/// <summary>Mistakes become exceptions with libtorch's words and the operator's name.</summary>
public sealed class ErrorTests
{
    [Fact]
    public void A_wrong_shape_names_the_operator()
    {
        using var scope = NewDisposeScope();
        var exception = Assert.Throws<TorchException>(() => ones(2, 3).matmul(ones(2, 3)));
        Assert.Equal("aten::matmul", exception.Operation);
        Assert.Contains("2x3", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("frame #", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_operator_is_told_when_it_is_called()
    {
        var site = new OperatorSite("no_such_operator", "", "T", ["self"]);
        var exception = Assert.Throws<TorchException>(() => site.Handle);
        Assert.Equal("aten::no_such_operator", exception.Operation);
        Assert.Contains(Engine.Version, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_tensor_has_an_empty_accessor()
    {
        using var scope = NewDisposeScope();
        using var elements = empty(0, 3).data<float>();
        Assert.Equal(0, elements.Count);
        Assert.Empty(elements.ToArray());
        var gone = ones(1).data<float>();
        gone.Dispose();
        Assert.Throws<ObjectDisposedException>(() => gone[0]);
    }

    [Fact]
    public void A_wrong_type_is_told()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<TorchException>(() => ones(2, 2, dtype: int64).inverse());
        Assert.Throws<TorchException>(() => ones(2).to(float64).dot(ones(2)));
    }

    [Fact]
    public void A_number_that_kernels_would_cut_to_32_bits_is_refused()
    {
        // Past this, libtorch divides by a number of groups that has become 0.
        using var scope = NewDisposeScope();
        var exception = Assert.Throws<TorchException>(() => nn.functional.conv1d(ones(3, 1), ones(4, 2, 1), ones(4), groups: 1L << 40));
        Assert.Equal(TorchErrorKind.Argument, exception.Kind);
        Assert.Contains("'groups'", exception.Message, StringComparison.Ordinal);
        Assert.Throws<TorchException>(() => nn.functional.max_pool1d(ones(1, 3), long.MaxValue));
    }

    [Fact]
    public void An_element_type_that_does_not_exist_is_refused() =>
        Assert.Equal(TorchErrorKind.Type, Assert.Throws<TorchException>(() => ones(3).sum((ScalarType)(-1))).Kind);

    [Fact]
    public void A_missing_argument_is_told_by_name()
    {
        using var scope = NewDisposeScope();
        var exception = Assert.Throws<TorchException>(() => ones(2).add((Tensor)null!));
        Assert.Equal(TorchErrorKind.Type, exception.Kind);
        Assert.Contains("'other'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("item 1", Assert.Throws<TorchException>(() => cat([ones(2), null!])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_out_of_range_is_an_index_error()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(TorchErrorKind.Index, Assert.Throws<TorchException>(() => ones(3)[5]).Kind);
        Assert.Throws<TorchException>(() => ones(3)[tensor(new long[] { 7 })]);
    }

    [Fact]
    public void A_singular_matrix_is_an_error_of_linear_algebra() =>
        Assert.Equal(TorchErrorKind.LinearAlgebra, Assert.Throws<TorchException>(() => linalg.inv(zeros(2, 2))).Kind);

    [Fact]
    public void A_disposed_tensor_is_refused_everywhere()
    {
        var x = ones(3);
        x.Dispose();
        x.Dispose();
        Assert.True(x.IsInvalid);
        Assert.Throws<ObjectDisposedException>(() => x + 1);
        Assert.Throws<ObjectDisposedException>(() => x.shape);
        Assert.Throws<ObjectDisposedException>(() => x.Handle);
        Assert.Throws<ObjectDisposedException>(() => cat([ones(3), x]));
        Assert.Throws<ObjectDisposedException>(() => x.backward());
    }

    [Fact]
    public void An_operator_that_does_not_exist_is_told()
    {
        var exception = Assert.Throws<TorchException>(() => new OperatorSite("no_such_operator", "", "T", ["self"]).Handle);
        Assert.Equal(TorchErrorKind.Binding, exception.Kind);
        Assert.Contains("aten::no_such_operator", exception.Message, StringComparison.Ordinal);
        Assert.Contains(Engine.Version, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { "self" }, "T", "'other'")]
    [InlineData(new[] { "self", "other", "nonsense" }, "T", "'nonsense'")]
    [InlineData(new[] { "self", "other" }, "TT", "returns T")]
    public void A_declaration_that_does_not_fit_the_schema_is_told(string[] names, string results, string words)
    {
        var exception = Assert.Throws<TorchException>(() => new OperatorSite("add", "Tensor", results, names).Handle);
        Assert.Equal(TorchErrorKind.Binding, exception.Kind);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_that_does_not_fit_names_what_is_missing()
    {
        using var module = Linear(2, 3);
        var exception = Assert.Throws<InvalidOperationException>(() => module.load_state_dict(new() { ["weights"] = ones(3, 2) }));
        Assert.Contains("weight, bias", exception.Message, StringComparison.Ordinal);
    }
}
