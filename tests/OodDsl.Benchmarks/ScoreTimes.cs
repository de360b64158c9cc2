using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace OodDsl.Benchmarks;

/// <summary>
/// What each score of <see cref="EveryScore"/> takes by itself: its fit, and the scores of as many images as the desk benchmark evaluates, on features of
/// its network. In processor time, which other work on the machine disturbs less than the clock.
/// </summary>
static class ScoreTimes
{
    /// <summary>Images per batch of an evaluation of the desk benchmark.</summary>
    const long Batch = 500;

    /// <summary>Prints a line per score, the most expensive first.</summary>
    /// <param name="values">What a parameter of a score's methods may ask for, by name.</param>
    public static void Print(IReadOnlyDictionary<string, Tensor> values)
    {
        Dictionary<string, object> shared = new(StringComparer.Ordinal);
        Share("index", nameof(NeighbourIndex), () => NeighbourIndex.Of(values["trainFeatures"]));
        Share("space", nameof(PrincipalSpace), () => PrincipalSpace.Of(values["trainFeatures"], values["classifierWeight"], values["classifierBias"]));
        var times = typeof(EveryScore).GetCustomAttributes(inherit: false).OfType<Score>().Select(score => (Name: score.GetType().Name, Time: Of(score, values, shared)));
        foreach (var (name, (fit, compute)) in times.OrderByDescending(one => one.Time.Fit + one.Time.Compute))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22} fit {fit,8:F3} s   scores {compute,8:F3} s"));

        void Share(string name, string type, Func<object> make) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{type,-22} fit {Seconds(() => shared[name] = make()),8:F3} s, shared"));
    }

    static (double Fit, double Compute) Of(Score score, IReadOnlyDictionary<string, Tensor> values, Dictionary<string, object> shared)
    {
        using var scope = NewDisposeScope();
        var methods = score.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        var compute = methods.Single(method => method.Name == "Compute");
        Dictionary<string, object> made = new(shared, StringComparer.Ordinal);
        var fitting = 0.0;
        if (Array.Find(methods, method => method.Name == "Fit") is { } fit)
        {
            var result = new object();
            fitting = Seconds(() => result = fit.Invoke(score, Arguments(fit, values, made))!);
            var names = fit.ReturnParameter.GetCustomAttribute<TupleElementNamesAttribute>()?.TransformNames;
            if (result is not ITuple tuple)
            {
                made.Add(compute.GetParameters().Single(parameter => !values.ContainsKey(parameter.Name!) && parameter.ParameterType != typeof(Neighbours)).Name!, result);
            }
            else
            {
                for (var i = 0; i < tuple.Length; i++) made.Add(names![i]!, tuple[i]!);
            }
        }
        var scoring = Seconds(() =>
        {
            for (long start = 0, count = values["features"].shape[0]; start < count; start += Batch)
            {
                using var batch = NewDisposeScope();
                Dictionary<string, Tensor> rows = new(values, StringComparer.Ordinal);
                foreach (var name in (string[])["features", "logits"]) rows[name] = values[name].narrow(0, start, Math.Min(Batch, count - start));
                made["neighbours"] = Neighbours.Of(rows["features"], (NeighbourIndex)shared["index"]);
                compute.Invoke(score, Arguments(compute, rows, made));
            }
        });
        return (fitting, scoring);
    }

    static object[] Arguments(MethodInfo method, IReadOnlyDictionary<string, Tensor> values, Dictionary<string, object> made) =>
    [
        .. method.GetParameters().Select(parameter => parameter.Name == "random"
            ? parameter.ParameterType == typeof(Generator) ? (object)new Generator(1) : Draws.Of(new Generator(1))
            : made.TryGetValue(parameter.Name!, out var fitted) ? fitted : values[parameter.Name!]),
    ];

    static double Seconds(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }
}

/// <summary>The network of <see cref="EveryScore"/>, for a fit that is given all that its scores may ask for and takes their times.</summary>
[Experiment, Benchmark<FashionMnistOod>, ConvNet(Width = 32), Train(Steps = 200, BatchSize = 64), CrossEntropy]
[Sgd(LearningRate = 0.1, Momentum = 0.9)]
public partial class TimedScores : Experiment
{
    // Images that an evaluation of the desk benchmark scores.
    const int Images = 30_000;

    [Fit]
    static Tensor Timed(
        Tensor trainFeatures, Tensor trainLogits, Tensor trainLabels, Tensor validationFeatures, Tensor validationLogits, Tensor validationLabels,
        Tensor classifierWeight, Tensor classifierBias)
    {
        var random = randperm(trainFeatures.shape[0], generator: new Generator(1)).narrow(0, 0, Images);
        ScoreTimes.Print(new Dictionary<string, Tensor>(StringComparer.Ordinal)
        {
            ["trainFeatures"] = trainFeatures,
            ["trainLogits"] = trainLogits,
            ["trainLabels"] = trainLabels,
            ["validationFeatures"] = validationFeatures,
            ["validationLogits"] = validationLogits,
            ["validationLabels"] = validationLabels,
            ["classifierWeight"] = classifierWeight,
            ["classifierBias"] = classifierBias,
            ["features"] = trainFeatures.index_select(0, random),
            ["logits"] = trainLogits.index_select(0, random),
        });
        return trainLogits.mean([0]);
    }

    [Score]
    static Tensor Nothing(Tensor logits, Tensor timed) => logits[.., 0] - timed[0];
}
