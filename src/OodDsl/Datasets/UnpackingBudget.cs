namespace OodDsl;

/// <summary>
/// What unpacking an archive may take of the disk: what the data set says that its archive becomes, or <see cref="Expansion"/> of an archive that nobody
/// describes; and never the last of the space that is free at its start (<see cref="DiskSpace"/>). Every member counts in whole blocks, folders, links and empty files too, so that
/// the same bound holds for their number. An archive of any length is unpacked where there is room for it.
/// </summary>
/// <param name="archive">The archive's path.</param>
/// <param name="target">The folder that it is unpacked into.</param>
/// <param name="most">The most bytes that its members may take.</param>
/// <param name="room">Bytes that may be written where the folder lies.</param>
sealed class UnpackingBudget(string archive, string target, long most, long room)
{
    /// <summary>Bytes of a block of usual file systems, the least that a file takes.</summary>
    const long Block = 4096;

    long taken;

    /// <summary>The budget of an archive on this machine.</summary>
    /// <param name="archive">The archive's path.</param>
    /// <param name="target">The folder that it is unpacked into.</param>
    /// <param name="expected">The most that its members take, in bytes; 0: not known.</param>
    public static UnpackingBudget Of(string archive, string target, long expected) =>
        new(archive, target, expected > 0 ? expected : Expansion.Most(new FileInfo(archive).Length), DiskSpace.Room(target));

    /// <summary>Looks ahead: there must be room for this much, nothing is taken.</summary>
    /// <param name="bytes">Bytes that all members have together.</param>
    /// <exception cref="UserException">There is none.</exception>
    public void Check(long bytes) => Refuse(bytes, "all its members together");

    /// <summary>Takes what a member needs, before it is written.</summary>
    /// <param name="bytes">The member's length.</param>
    /// <param name="member">Its name, for messages.</param>
    /// <exception cref="DataFormatException">The archive becomes larger than it may.</exception>
    /// <exception cref="UserException">There is no room for it.</exception>
    public void Take(long bytes, string member)
    {
        if (bytes < 0) throw new InvalidDataException($"a member '{member}' of {bytes} bytes");
        // Whatever a header announces, the sum fits into a long.
        var size = ((Math.Min(bytes, long.MaxValue / 2) / Block) + 1) * Block;
        Refuse(taken + size, $"with '{member}'");
        taken += size;
    }

    void Refuse(long bytes, string what)
    {
        if (bytes > most)
            throw new DataFormatException(
                archive, $"an archive that becomes {most} bytes at most", $"{bytes} and more ({what})",
                remedy: $"Replace it by the published one. If you trust it, unpack it yourself into {target}.");
        if (bytes > room)
            throw new UserException(
                ExitCode.Environment, $"{archive} can't be unpacked into {target}: it needs {bytes} bytes and more ({what}), and there is room for {room}.",
                "Make room, or unpack it yourself into another folder and name that with --data or OOD_DATA.");
    }
}
