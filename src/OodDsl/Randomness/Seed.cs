using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OodDsl;

/// <summary>
/// A node of the seed tree. Every draw of a run uses a generator that is named by its path from the run's root seed, so that adding a draw
/// somewhere changes no other.
/// </summary>
/// <remarks>
/// The child called s of a seed with value v has the value of the first 8 bytes, little endian, of SHA-256(v as 8 bytes little endian + UTF-8(s)).
/// A path is taken step by step: <c>seed.At("data/epoch=3")</c> is <c>seed["data"]["epoch=3"]</c>. The values are part of what a recorded run
/// means and never change.
/// </remarks>
/// <param name="Value">The 64-bit seed.</param>
public readonly record struct Seed(ulong Value)
{
    /// <summary>The low 32 bits: all that libtorch's CPU generator keeps of a seed. See <see cref="SeedLedger"/>.</summary>
    public uint Low32 => (uint)Value;

    /// <summary>The seed below this one; see <see cref="At"/>.</summary>
    public Seed this[string path] => At(path);

    /// <summary>The seed at a path of names separated by '/', relative to this one.</summary>
    /// <exception cref="ArgumentException">A name in the path is empty.</exception>
    public Seed At(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var seed = this;
        foreach (var range in path.AsSpan().Split('/'))
            seed = seed.Child(path.AsSpan()[range], path);
        return seed;
    }

    /// <summary>A host generator that starts at this seed.</summary>
    public HostRandom ToRandom() => new(this);

    /// <summary>The value in hexadecimal, as run manifests write it.</summary>
    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);

    Seed Child(ReadOnlySpan<char> name, string path)
    {
        if (name.IsEmpty) throw new ArgumentException($"The seed path '{path}' has an empty name.", nameof(path));
        var length = 8 + Encoding.UTF8.GetByteCount(name);
        Span<byte> message = length <= 256 ? stackalloc byte[length] : new byte[length];
        BinaryPrimitives.WriteUInt64LittleEndian(message, Value);
        Encoding.UTF8.GetBytes(name, message[8..]);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(message, digest);
        return new(BinaryPrimitives.ReadUInt64LittleEndian(digest));
    }
}
