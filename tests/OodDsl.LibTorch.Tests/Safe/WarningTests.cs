using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>Libtorch's warnings reach whoever listens.</summary>
public sealed class WarningTests
{
    [Fact]
    public void A_warning_reaches_the_listener_until_it_goes()
    {
        using var always = set_warn_always();
        var heard = new List<string>();
        using (Engine.ListenToWarnings(heard.Add)) Warn();
        Assert.Contains("resized", Assert.Single(heard), StringComparison.Ordinal);
        using (Engine.ListenToWarnings(_ => { })) Warn();
        Assert.Single(heard);
    }

    [Fact]
    public void A_listener_that_fails_does_no_harm()
    {
        using var always = set_warn_always();
        using var listener = Engine.ListenToWarnings(_ => throw new FormatException("from the listener"));
        Warn();
    }

    [Fact]
    public void A_warning_on_another_thread_is_heard()
    {
        using var always = set_warn_always();
        var heard = new List<string>();
        using var listener = Engine.ListenToWarnings(heard.Add);
        var thread = new Thread(Warn);
        thread.Start();
        thread.Join();
        Assert.Single(heard);
    }

    // An output of another shape is resized, with a warning.
    static void Warn()
    {
        using var scope = NewDisposeScope();
        AddInto(ones(2));
    }

    static void AddInto(Tensor output)
    {
        var site = new OperatorSite("add", "out", "-", ["self", "other", "out"]);
        var call = new OperatorCall(stackalloc Value[3]);
        try
        {
            call.Add(ones(3));
            call.Add(ones(3));
            call.Add(output);
            call.Invoke(site);
        }
        finally
        {
            call.Release();
        }
    }
}
