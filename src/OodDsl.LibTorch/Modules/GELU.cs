namespace TorchSharp.Modules;

public sealed class GELU
{
    public enum Approximate
    {
        none,
        tanh,
    }
}
