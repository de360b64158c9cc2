using System.Globalization;
using System.Text.Json;

namespace OodDsl.Hosting;

/// <summary>
/// A run's state between two steps, in one safetensors file: tensors, and in its header's metadata under <c>state</c> the JSON of
/// <see cref="CheckpointState"/>, so that the two can't come apart.
/// </summary>
/// <remarks>
/// Tensors are called <c>network/backbone.0.weight</c>, <c>optimizer/NAME/backbone.0.weight/momentum_buffer</c>, <c>random/PLACE</c> (generators
/// of the epoch), <c>random-default</c> (libtorch's own on the CPU), <c>pending/0</c> (values reported since the last log interval) and, with a moving
/// average, <c>ema/backbone.0.weight</c>.
/// </remarks>
sealed record Checkpoint(CheckpointState State, IReadOnlyDictionary<string, Tensor> Tensors)
{
    const string StateKey = "state";
    const string Network = "network/";
    const string Generators = "random/";
    const string DefaultGenerator = "random-default";
    const string PendingRows = "pending/";

    /// <summary>The whole state of a training run, in the caller's dispose scope.</summary>
    public static Checkpoint Capture(ExperimentRun run, RunContext context, TrainingLoop loop, ExperimentDescriptor experiment, BestEpoch? best, bool awaitsValidation = false)
    {
        var tensors = Weights(run);
        var optimizers = new SortedDictionary<string, OptimizerNumbers>(StringComparer.Ordinal);
        foreach (var (name, optimizer) in run.Optimizers)
        {
            var state = OptimizerState(run, name, optimizer);
            foreach (var (path, tensor) in state.Tensors) tensors.Add(path, tensor);
            optimizers.Add(name, state.Numbers);
        }
        foreach (var (name, average) in loop.Average?.Saved ?? []) tensors.Add(name, average);
        // The next epoch begins with generators of its own.
        var random = loop.Position.IndexInEpoch == 0 ? RandomStates.None : loop.Randomness.Save();
        foreach (var (place, state) in random.Generators) tensors.Add(Generators + place, state);
        tensors.Add(DefaultGenerator, get_rng_state());
        var pending = loop.Losses.Pending();
        for (var i = 0; i < pending.Count; i++) tensors.Add(PendingRows + i.ToString(CultureInfo.InvariantCulture), pending[i].Rows);
        return new(
            new()
            {
                Experiment = experiment.Name,
                Fingerprint = WholeFingerprint.Of(experiment),
                Seed = context.Seed.ToString(),
                Updates = loop.Average?.Updates ?? 0,
                Position = loop.Position,
                Step = loop.Step,
                MetricsLines = loop.MetricsLines,
                AwaitsValidation = awaitsValidation,
                Best = best,
                Optimizers = optimizers,
                Dice = random.Dice.ToDictionary(entry => entry.Key, entry => Words(entry.Value), StringComparer.Ordinal),
                Pending = [.. pending.Select(values => new PendingNames(values.IsLoss, values.Names, values.Steps))],
                SeedPaths = [.. context.Randomness.Ledger.Recorded.Keys],
            },
            tensors);
    }

    /// <summary>The weights of an experiment that trains nothing.</summary>
    public static Checkpoint OfWeights(ExperimentRun run, RunContext context, ExperimentDescriptor experiment) => new(
        new()
        {
            Experiment = experiment.Name,
            Fingerprint = WholeFingerprint.Of(experiment),
            Seed = context.Seed.ToString(),
            Position = new(0, 0),
            Step = 0,
            Optimizers = new Dictionary<string, OptimizerNumbers>(StringComparer.Ordinal),
            Dice = new Dictionary<string, string[]>(StringComparer.Ordinal),
            Pending = [],
            SeedPaths = [.. context.Randomness.Ledger.Recorded.Keys],
        },
        Weights(run));

    /// <summary>The network's weights that are scored, by their names in the network: the moving averages where there are such.</summary>
    public IReadOnlyDictionary<string, Tensor> Scored => WeightAverage.Preferred(Tensors, Network);

    /// <summary>The same with the scored weights only.</summary>
    public Checkpoint WeightsOnly() => this with
    {
        Tensors = Scored.ToDictionary(entry => Network + entry.Key, entry => entry.Value, StringComparer.Ordinal),
    };

    /// <summary>Writes the file whole or not at all.</summary>
    public void Write(string path)
    {
        var state = JsonSerializer.Serialize(State, LineJson.Default.CheckpointState);
        TensorFile.Write(path, Tensors, new Dictionary<string, string>(StringComparer.Ordinal) { [StateKey] = state });
    }

    /// <summary>Reads a file; its tensors are on the host, in the caller's dispose scope.</summary>
    /// <exception cref="UserException">The file is missing or damaged, or no checkpoint.</exception>
    public static Checkpoint Read(string path)
    {
        var (tensors, metadata) = TensorFile.Read(path);
        try
        {
            var state = metadata.TryGetValue(StateKey, out var json) ? JsonSerializer.Deserialize(json, LineJson.Default.CheckpointState) : null;
            return new(state ?? throw new JsonException("it has no state."), tensors);
        }
        catch (JsonException error)
        {
            throw new UserException(ExitCode.Environment, $"{path} is no checkpoint: {error.Message}", "Use another checkpoint of the run.", error);
        }
    }

    /// <summary>Puts the scored weights into a network.</summary>
    /// <exception cref="UserException">Names or shapes differ.</exception>
    public void LoadWeights(ExperimentNetwork network) => LoadWeights(network, Scored, State.Experiment);

    /// <summary>Puts weights into a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="source">The weights, by their names in the network.</param>
    /// <param name="experiment">The experiment they are of.</param>
    /// <exception cref="UserException">Names or shapes differ.</exception>
    public static void LoadWeights(ExperimentNetwork network, IReadOnlyDictionary<string, Tensor> source, string experiment)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var target = network.state_dict();
        var differences = target.Keys.Except(source.Keys, StringComparer.Ordinal).Select(name => $"{name} is missing")
            .Concat(source.Keys.Except(target.Keys, StringComparer.Ordinal).Select(name => $"{name} is not in the network"))
            .Concat(target.Keys.Where(source.ContainsKey).Select(name => (name, From: Shape(source[name]), To: Shape(target[name])))
                .Where(shapes => !string.Equals(shapes.From, shapes.To, StringComparison.Ordinal))
                .Select(shapes => $"{shapes.name} is {shapes.From}, in the network {shapes.To}"))
            .ToArray();
        if (differences.Length > 0)
            throw new UserException(
                ExitCode.Configuration, $"The checkpoint does not fit the network of {experiment}: {string.Join("; ", differences.Take(3))}.",
                "The declaration or a setting was changed since the run: check out its commit.");
        foreach (var (name, tensor) in target) tensor.copy_(source[name]);
    }

    /// <summary>Puts the whole state into a run that was just made.</summary>
    public void Load(ExperimentRun run, RunContext context, TrainingLoop loop)
    {
        foreach (var path in State.SeedPaths) context.Randomness.Derive(path);
        LoadWeights(run.OwnedNetwork, Below(Network), State.Experiment);
        loop.Average?.Load(Tensors, State.Updates);
        foreach (var (name, optimizer) in run.Optimizers)
            OptimizerStates.Load(run.OwnedNetwork, optimizer, State.Optimizers[name], Below(OptimizerPrefix(name)));
        var random = new RandomStates(
            Below(Generators), State.Dice.ToDictionary(entry => entry.Key, entry => Words(entry.Value), StringComparer.Ordinal));
        loop.Load(State.Position, random, State.Pending.Select((pending, i) =>
            new PendingValues(pending.IsLoss, pending.Names, pending.Steps, Tensors[PendingRows + i.ToString(CultureInfo.InvariantCulture)])));
        set_rng_state(Tensors[DefaultGenerator]);
    }

    static Dictionary<string, Tensor> Weights(ExperimentRun run) =>
        run.OwnedNetwork.state_dict().ToDictionary(entry => Network + entry.Key, entry => entry.Value, StringComparer.Ordinal);

    static (IEnumerable<(string Path, Tensor Value)> Tensors, OptimizerNumbers Numbers) OptimizerState(
        ExperimentRun run, string name, optim.Optimizer optimizer)
    {
        var (tensors, numbers) = OptimizerStates.Save(run.OwnedNetwork, optimizer);
        return (tensors.Select(entry => (OptimizerPrefix(name) + entry.Key, entry.Value)), numbers);
    }

    static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";

    static string OptimizerPrefix(string name) => $"optimizer/{name}/";

    Dictionary<string, Tensor> Below(string prefix) => Tensors.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value, StringComparer.Ordinal);

    static string[] Words((ulong, ulong, ulong, ulong) state) => [Hex(state.Item1), Hex(state.Item2), Hex(state.Item3), Hex(state.Item4)];

    static (ulong, ulong, ulong, ulong) Words(string[] words) => words is [var a, var b, var c, var d]
        ? (Hex(a), Hex(b), Hex(c), Hex(d))
        : throw new JsonException("a host generator's state is not four words.");

    static string Hex(ulong word) => word.ToString("x16", CultureInfo.InvariantCulture);

    static ulong Hex(string word) => ulong.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
