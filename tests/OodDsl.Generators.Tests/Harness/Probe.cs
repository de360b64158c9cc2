using static TorchSharp.torch;

namespace OodDsl.Generators.Tests;

/// <summary>What experiments under test tell about themselves while they run. Tests run one at a time.</summary>
public static class Probe
{
    static readonly Dictionary<string, List<float[]>> Notes = new(StringComparer.Ordinal);

    /// <summary>Everything noted under a name, in order.</summary>
    public static IReadOnlyList<float[]> Of(string name) => Notes.TryGetValue(name, out var notes) ? notes : [];

    /// <summary>The first number of each note.</summary>
    public static IReadOnlyList<float> Numbers(string name) => [.. Of(name).Select(note => note[0])];

    public static void Clear() => Notes.Clear();

    /// <summary>Notes a tensor's values and passes it on.</summary>
    public static Tensor Note(string name, Tensor value)
    {
        using var flat = value.detach().to(ScalarType.Float32).cpu().contiguous().flatten();
        Add(name, flat.data<float>().ToArray());
        return value;
    }

    public static void Note(string name, double value) => Add(name, [(float)value]);

    /// <summary>Notes all parameters of a module.</summary>
    public static void Weights(string name, nn.Module module)
    {
        using var scope = NewDisposeScope();
        Note(name, cat([.. module.parameters().Select(parameter => parameter.detach().flatten())]));
    }

    /// <summary>Notes all running statistics of a module.</summary>
    public static void Statistics(string name, nn.Module module)
    {
        using var scope = NewDisposeScope();
        Note(name, cat([.. module.named_buffers().Where(buffer => buffer.name.Contains("running_", StringComparison.Ordinal)).Select(buffer => buffer.buffer.flatten())]));
    }

    static void Add(string name, float[] value)
    {
        if (!Notes.TryGetValue(name, out var notes)) Notes.Add(name, notes = []);
        notes.Add(value);
    }
}
