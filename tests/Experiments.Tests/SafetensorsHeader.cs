using System.Buffers.Binary;
using System.Text.Json;

namespace Experiments.Tests;

/// <summary>The header of a safetensors file, read without the product's own reader.</summary>
static class SafetensorsHeader
{
    /// <summary>Names of the tensors, and the text of the metadata.</summary>
    /// <exception cref="InvalidDataException">The tensors do not fill the file to its last byte.</exception>
    public static (IReadOnlyList<string> Tensors, string Metadata) Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, length));
        var tensors = header.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__").ToList();
        var end = tensors.Max(tensor => tensor.Value.GetProperty("data_offsets")[1].GetInt64());
        if (8 + length + end != bytes.Length) throw new InvalidDataException($"{path} has {bytes.Length} bytes, its header speaks of {8 + length + end}.");
        return ([.. tensors.Select(tensor => tensor.Name)], header.RootElement.GetProperty("__metadata__").GetRawText());
    }
}
