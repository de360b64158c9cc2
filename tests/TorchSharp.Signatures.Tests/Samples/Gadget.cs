namespace TorchSharp.Utils;

/// <summary>A type of a made-up record, which the comparison is tried on.</summary>
public class Gadget : IDisposable
{
    public const int Limit = 3;

    public Gadget(string name, bool strict = true) => Name = strict ? name : name.Trim();

    public string Name { get; }

    public static implicit operator Gadget(string name) => new(name);

    public long size(long dim = 0, params long[] more) => dim + more.Length;

    public double norm(double p = 2) => p;

    public virtual (string, T)? pair<T>(T value, out int count)
    {
        count = 1;
        return (Name, value);
    }

    public void Dispose() => GC.SuppressFinalize(this);

    /// <summary>A nested enumeration.</summary>
    public enum Mode { Slow = 1, Fast = 2 }
}
