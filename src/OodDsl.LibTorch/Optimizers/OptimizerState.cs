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
    }

    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    /// <summary>A tensor that may be missing: a flag, then the tensor.</summary>
    protected static void SaveConditionalStateTensor(BinaryWriter writer, torch.Tensor? tensor)
    {
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    /// <inheritdoc cref="SaveConditionalStateTensor"/>
    protected static void LoadConditionalStateTensor(BinaryReader reader, ref torch.Tensor? result, torch.Device? device)
    {
        using var scope = torch.NewDisposeScope();
        var loaded = reader.ReadBoolean() ? TensorExtensionMethods.Load(reader) : null;
        if (loaded is not null && device is not null) loaded = loaded.to(device);
        Replace(ref result, loaded);
    }

    // Takes the place of the tensor before it, which is disposed; belongs to no scope.
    private protected static void Replace(ref torch.Tensor? place, torch.Tensor? tensor)
    {
        if (ReferenceEquals(place, tensor)) return;
        place?.Dispose();
        place = tensor?.DetachFromDisposeScope();
    }

    private protected static bool Close(torch.Tensor? left, torch.Tensor? right) =>
        left is null || right is null ? left is null && right is null : left.allclose(right);

    private protected static torch.Tensor? Copy(torch.Tensor? source) => source is null ? null : source.detach().clone();
}
