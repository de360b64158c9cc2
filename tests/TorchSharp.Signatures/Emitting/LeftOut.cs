namespace TorchSharp.Signatures;

/// <summary>Something of the record that could not be written as C#.</summary>
/// <param name="What">The type, or the type and the member.</param>
/// <param name="Reason">Why.</param>
public sealed record LeftOut(string What, string Reason)
{
    public override string ToString() => $"{What}: {Reason}";
}
