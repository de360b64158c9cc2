using System.Formats.Tar;

namespace OodDsl;

/// <summary>Unpacks the members of a tar file: files, folders and links.</summary>
static class TarMembers
{
    /// <summary>Unpacks all of them.</summary>
    /// <param name="tar">The tar file, unpacked; it is read once, from here on.</param>
    /// <param name="folder">Where they go.</param>
    /// <exception cref="InvalidDataException">It is damaged, or holds something else.</exception>
    public static void Unpack(Stream tar, UnpackedFolder folder)
    {
        using var guarded = new HeaderGuard(tar);
        using var reader = new TarReader(guarded);
        while (guarded.Header(reader) is { } entry)
        {
            switch (entry.EntryType)
            {
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    folder.AddFile(entry.Name, entry.Length, entry.DataStream);
                    break;
                case TarEntryType.Directory or TarEntryType.DirectoryList:
                    folder.AddFolder(entry.Name);
                    break;
                case TarEntryType.SymbolicLink or TarEntryType.HardLink:
                    folder.AddLink(entry.Name, entry.LinkName, entry.EntryType == TarEntryType.HardLink);
                    break;
                case TarEntryType.GlobalExtendedAttributes or TarEntryType.TapeVolume:
                    break;
                default:
                    throw new InvalidDataException($"it holds a {entry.EntryType} '{entry.Name}'; files, folders and links are unpacked");
            }
        }
        folder.Finish();
    }

    // A header may announce a name of 2 GB, for which the reader takes memory, and before which there may be more of them.
    sealed class HeaderGuard(Stream inner) : Stream
    {
        const int LongestHeader = 1 << 20;

        long left = long.MaxValue;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public TarEntry? Header(TarReader reader)
        {
            left = LongestHeader;
            var entry = reader.GetNextEntry();
            left = long.MaxValue;
            return entry;
        }

        public override int Read(Span<byte> buffer)
        {
            if (buffer.Length > left) throw new InvalidDataException($"a header of more than {LongestHeader} bytes");
            var read = inner.Read(buffer);
            left -= read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
