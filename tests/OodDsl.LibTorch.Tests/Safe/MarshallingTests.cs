using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>Values of random kinds for operators of every kind of argument: an answer or a typed exception, never a crash.</summary>
public sealed class MarshallingTests
{
    static readonly (string Name, string Overload, string Results, string[] Arguments)[] Operators =
    [
        ("add", "Tensor", "T", ["self", "other", "alpha"]), ("sum", "dim_IntList", "T", ["self", "dim", "keepdim", "dtype"]),
        ("cat", "", "T", ["tensors", "dim"]), ("index", "Tensor", "T", ["self", "indices"]), ("clamp", "", "T", ["self", "min", "max"]),
        ("upsample_nearest2d", "vec", "T", ["input", "output_size", "scale_factors"]), ("pad", "", "T", ["self", "pad", "mode", "value"]),
        ("empty", "memory_format", "T", ["size", "dtype", "layout", "device", "pin_memory", "memory_format"]),
        ("bernoulli", "p", "T", ["self", "p", "generator"]), ("split", "Tensor", "L", ["self", "split_size", "dim"]),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_values_never_crash(int seed)
    {
        var dice = new Random(seed);
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        Tensor[] tensors = [ones(2, 3), ones(3), arange(4), empty(0), ones([], dtype: float64)];
        var (answers, refusals) = (0, 0);
        for (var i = 0; i < 4000; i++)
        {
            var (name, overload, results, arguments) = Operators[dice.Next(Operators.Length)];
            try
            {
                Call(new OperatorSite(name, overload, results, arguments), arguments.Length, dice, tensors, generator);
                answers++;
            }
            catch (TorchException)
            {
                refusals++;
            }
        }

        Assert.True(answers > 20 && refusals > 1000, $"{answers} answers, {refusals} refusals");
    }

    static void Call(OperatorSite site, int count, Random dice, Tensor[] tensors, Generator generator)
    {
        var call = new OperatorCall(stackalloc Value[count], stackalloc long[OperatorCall.Room]);
        try
        {
            for (var i = 0; i < count; i++) Add(ref call, dice, tensors, generator);
            if (site.Name == "aten::split.Tensor") call.InvokeTensors(site);
            else call.InvokeTensor(site);
        }
        finally
        {
            call.Release();
        }
    }

    static void Add(ref OperatorCall call, Random dice, Tensor[] tensors, Generator generator)
    {
        switch (dice.Next(14))
        {
            case 0: call.Add((Tensor?)null); break;
            case 1 or 2: call.Add(tensors[dice.Next(tensors.Length)]); break;
            case 3: call.Add((long)dice.Next(-3, 6)); break;
            case 4: call.Add(dice.NextDouble()); break;
            case 5: call.Add(dice.Next(2) == 0); break;
            case 6: call.Add(new long[dice.Next(40)].AsSpan()); break;
            case 7: call.Add(new double[dice.Next(4)]); break;
            case 8: call.Add(new bool[dice.Next(4)]); break;
            case 9: call.Add(Enumerable.Range(0, dice.Next(4)).Select(_ => dice.Next(4) == 0 ? null! : tensors[dice.Next(tensors.Length)]).ToArray()); break;
            case 10: call.Add(dice.Next(2) == 0 ? "reflect" : "größer"); break;
            case 11: call.Add(CPU); break;
            case 12: call.Add(generator); break;
            default: call.Add((Scalar)(1.5f, 2f)); break;
        }
    }
}
