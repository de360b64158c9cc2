using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers about one parameter.</summary>
[SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
public abstract class OptimizerState
{
    public readonly Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    public abstract void LoadStateDict(OptimizerState source);

    public abstract void LoadStateDict(BinaryReader reader);

    public abstract void SaveStateDict(BinaryWriter writer);

    public abstract void Initialize(OptimizerOptions options);

    public virtual void to(torch.Device device)
    {
        using var scope = torch.NewDisposeScope();
        StateFields.Set(this, StateFields.Of(this).ConvertAll(value => value is torch.Tensor tensor ? tensor.to(device) : value));
    }

    public virtual bool ApproximatelyEquals(OptimizerState other)
    {
        if (other is null || other.GetType() != GetType()) return false;
        return StateFields.Of(this).Zip(StateFields.Of(other), Close).All(close => close);
    }

    /// <summary>Shows every field, in the order of the file.</summary>
    internal virtual void Fields(StateFields fields)
    {
    }

    private protected void CopyFields(OptimizerState source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.GetType() != GetType()) throw new ArgumentException($"The state is {source.GetType()}, not {GetType()}.", nameof(source));
        using var scope = torch.NewDisposeScope();
        StateFields.Set(this, StateFields.Of(source).ConvertAll(value => value is torch.Tensor tensor ? tensor.detach().clone().to(_parameter.device) : value));
    }

    private protected void WriteFields(BinaryWriter writer)
    {
        var walk = StateFields.Walk(this);
        foreach (var (value, kind) in StateFields.Of(this).Zip(walk.Kinds))
        {
            if (kind.Optional) SaveConditionalStateTensor(writer, (torch.Tensor?)value);
            else if (value is torch.Tensor tensor) tensor.Save(writer);
            else if (value is long count) writer.Write(count);
            else writer.Write((double)value!);
        }
    }

    private protected void ReadFields(BinaryReader reader)
    {
        using var scope = torch.NewDisposeScope();
        StateFields.Set(this, StateFields.Walk(this).Kinds.ConvertAll(kind => Read(reader, kind.Type, kind.Optional)));
    }

    private protected void ReleaseFields() =>
        StateFields.Set(this, StateFields.Of(this).ConvertAll(value => value is torch.Tensor ? null : value));

    /// <summary>A tensor that may be missing: a flag, then the tensor.</summary>
    protected static void SaveConditionalStateTensor(BinaryWriter writer, torch.Tensor? tensor)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    /// <inheritdoc cref="SaveConditionalStateTensor"/>
    protected static void LoadConditionalStateTensor(BinaryReader reader, ref torch.Tensor? result, torch.Device? device)
    {
        ArgumentNullException.ThrowIfNull(reader);
        using var scope = torch.NewDisposeScope();
        var loaded = reader.ReadBoolean() ? TensorExtensionMethods.Load(reader) : null;
        if (loaded is not null && device is not null) loaded = loaded.to(device);
        Replace(ref result, loaded);
    }

    // Takes the place of the tensor before it, which is disposed; belongs to no scope.
    internal static void Replace(ref torch.Tensor? place, torch.Tensor? tensor)
    {
        if (ReferenceEquals(place, tensor)) return;
        place?.Dispose();
        place = tensor?.DetachFromDisposeScope();
    }

    // Not a conditional expression: numbers would become tensors by their implicit conversion.
    object? Read(BinaryReader reader, Type type, bool optional)
    {
        if (type == typeof(long)) return reader.ReadInt64();
        if (type == typeof(double)) return reader.ReadDouble();
        return optional && !reader.ReadBoolean() ? null : ReadTensor(reader);
    }

    torch.Tensor ReadTensor(BinaryReader reader)
    {
        var tensor = TensorExtensionMethods.Load(reader);
        if (tensor.shape.AsSpan().SequenceEqual(_parameter.shape)) return tensor.to(_parameter.device);
        throw new InvalidDataException($"The file holds the state of a parameter of shape [{string.Join(", ", tensor.shape)}], not of [{string.Join(", ", _parameter.shape)}].");
    }

    static bool Close(object? left, object? right) =>
        left is torch.Tensor tensor ? right is torch.Tensor other && tensor.allclose(other) : Equals(left, right);
}
