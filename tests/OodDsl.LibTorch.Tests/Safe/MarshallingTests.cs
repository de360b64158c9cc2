using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.LibTorch.Tests;

/// <summary>Values of random kinds for operators of every kind of argument: an answer or a typed exception, never a crash.</summary>
public sealed class MarshallingTests
{
    // Per argument the number of the kind that fits, as in Add.
    static readonly (string Name, string Overload, string Results, string[] Arguments, int[] Kinds)[] Operators =
    [
        ("add", "Tensor", "T", ["self", "other", "alpha"], [1, 1, 3]),
        ("sum", "dim_IntList", "T", ["self", "dim", "keepdim", "dtype"], [1, 6, 5, 0]),
        ("cat", "", "T", ["tensors", "dim"], [9, 3]),
        ("index", "Tensor", "T", ["self", "indices"], [1, 9]),
        ("clamp", "", "T", ["self", "min", "max"], [1, 3, 4]),
        ("upsample_nearest2d", "vec", "T", ["input", "output_size", "scale_factors"], [1, 6, 7]),
        ("pad", "", "T", ["self", "pad", "mode", "value"], [1, 6, 10, 4]),
        ("empty", "memory_format", "T", ["size", "dtype", "layout", "device", "pin_memory", "memory_format"], [6, 0, 0, 11, 5, 0]),
        ("bernoulli", "p", "T", ["self", "p", "generator"], [1, 4, 12]),
        ("split", "Tensor", "L", ["self", "split_size", "dim"], [1, 3, 3]),
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
            var (name, overload, results, arguments, kinds) = Operators[dice.Next(Operators.Length)];
            try
            {
                Call(new OperatorSite(name, overload, results, arguments), kinds, dice, tensors, generator);
                answers++;
            }
            catch (TorchException)
            {
                refusals++;
            }
        }

        Assert.True(answers > 100 && refusals > 1000, $"{answers} answers, {refusals} refusals");
    }

    static void Call(OperatorSite site, int[] kinds, Random dice, Tensor[] tensors, Generator generator)
    {
        var call = new OperatorCall(stackalloc Value[kinds.Length], stackalloc long[OperatorCall.Room]);
        try
        {
            foreach (var kind in kinds) Add(ref call, dice.Next(4) == 0 ? dice.Next(14) : kind, dice, tensors, generator);
            if (site.Name == "aten::split.Tensor") call.InvokeTensors(site);
            else call.InvokeTensor(site);
        }
        finally
        {
            call.Release();
        }
    }

    static void Add(ref OperatorCall call, int kind, Random dice, Tensor[] tensors, Generator generator)
    {
        switch (kind)
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
