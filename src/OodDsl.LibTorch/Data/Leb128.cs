namespace TorchSharp.Utils;

/// <summary>Integers of variable length, little end first, seven bits a byte.</summary>
internal static class Leb128
{
    internal static void Write(BinaryWriter writer, long value)
    {
        var rest = (ulong)value;
        while (rest >= 0x80)
        {
            writer.Write((byte)(rest | 0x80));
            rest >>= 7;
        }

        writer.Write((byte)rest);
    }

    internal static long Read(BinaryReader reader)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = reader.ReadByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return (long)value;
        }

        throw new InvalidDataException("A number is too long: the file is damaged.");
    }
}
