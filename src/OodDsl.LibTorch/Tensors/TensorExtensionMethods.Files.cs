using TorchSharp.Utils;

namespace TorchSharp;

/// <summary>Tensors in binary files: element type, shape, bytes in row order.</summary>
public static partial class TensorExtensionMethods
{
    public static void Save(this torch.Tensor tensor, string location)
    {
        using var stream = File.Create(location);
        tensor.Save(stream);
    }

    public static void Save(this torch.Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        tensor.Save(writer);
    }

    public static void Save(this torch.Tensor tensor, BinaryWriter writer)
    {
        Leb128.Write(writer, (long)tensor.dtype);
        var shape = tensor.shape;
        Leb128.Write(writer, shape.Length);
        foreach (var size in shape) Leb128.Write(writer, size);
        writer.Flush();
        tensor.WriteBytesToStream(writer.BaseStream);
    }

    /// <summary>A tensor from a file; null if it is only skipped.</summary>
    public static torch.Tensor Load(BinaryReader reader, bool skip = false)
    {
        var (type, shape) = Header(reader);
        if (skip)
        {
            Skip(reader, type, shape);
            return null!;
        }

        var bytes = reader.ReadBytes(checked((int)(shape.TotalSize() * type.ElementSize())));
        return torch.FromBytes(bytes, type, shape);
    }

    /// <summary>Overwrites the tensor with one of the same type and shape from a file.</summary>
    public static void Load(this torch.Tensor tensor, BinaryReader reader, bool skip = false)
    {
        var (type, shape) = Header(reader);
        if (!skip && type != tensor.dtype)
            throw new InvalidDataException($"The file holds a tensor of {type}, not of {tensor.dtype}.");
        if (!skip && !shape.AsSpan().SequenceEqual(tensor.shape))
            throw new InvalidDataException($"The file holds a tensor of shape [{string.Join(", ", shape)}], not of [{string.Join(", ", tensor.shape)}].");
        if (skip) Skip(reader, type, shape);
        else tensor.ReadBytesFromStream(reader.BaseStream);
    }

    public static void Load(ref torch.Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is not null)
        {
            tensor.Load(reader, skip);
            return;
        }

        tensor = Load(reader, skip);
    }

    static (torch.ScalarType Type, long[] Shape) Header(BinaryReader reader)
    {
        var type = Leb128.Read(reader);
        if (!Enum.IsDefined((torch.ScalarType)type)) throw new InvalidDataException($"{type} is not the number of an element type: this is no tensor.");
        var dimensions = Leb128.Read(reader);
        if (dimensions is < 0 or > 64) throw new InvalidDataException($"A tensor of {dimensions} dimensions: this is no tensor.");
        var shape = new long[dimensions];
        for (var i = 0; i < shape.Length; i++) shape[i] = Leb128.Read(reader);
        return ((torch.ScalarType)type, shape);
    }

    static void Skip(BinaryReader reader, torch.ScalarType type, long[] shape) =>
        reader.BaseStream.Seek(shape.TotalSize() * type.ElementSize(), SeekOrigin.Current);
}
