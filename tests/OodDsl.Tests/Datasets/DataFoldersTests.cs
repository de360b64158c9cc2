namespace OodDsl.Tests;

public sealed class DataFoldersTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly TinySet set = new(remedy: "Do this.");

    public void Dispose() => folder.Dispose();

    DataFolders Folders(params string[] names) => new(names.Select(name => folder.At(name)), folder.At("cache"));

    string[] Stamps => Directory.Exists(folder.At("cache", "verified")) ? Directory.GetFiles(folder.At("cache", "verified")) : [];

    [Theory]
    [InlineData("a/tiny/file.gz", true)]
    [InlineData("a/tiny/file", false)]
    [InlineData("a/file.gz", true)]
    [InlineData("a/file", false)]
    [InlineData("a/file.gz", false)]
    [InlineData("cache/data/tiny/file.gz", true)]
    public void Finds_a_file_packed_or_not_below_or_in_a_folder(string place, bool packed)
    {
        var path = folder.Write(place, packed ? TinySet.Packed : TinySet.Content);
        Assert.Equal(new(path, set.File.Sha256), Folders("a").Locate(set, set.File));
    }

    [Fact]
    public void Compressed_again_it_still_verifies()
    {
        folder.Write("a/tiny/file.gz", IdxFileTests.Gzip(TinySet.Content, System.IO.Compression.CompressionLevel.NoCompression));
        Assert.Equal(set.File.Sha256, Folders("a").Locate(set, set.File).Sha256);
    }

    [Fact]
    public void The_first_folder_with_the_right_content_wins()
    {
        folder.Write("a/tiny/file.gz", IdxFileTests.Gzip([.. TinySet.Content.AsSpan(1), 0]));
        var path = folder.Write("b/tiny/file.gz", TinySet.Packed);
        folder.Write("c/tiny/file.gz", TinySet.Packed);
        Assert.Equal(path, Folders("a", "b", "c").Locate(set, set.File).Path);
    }

    [Fact]
    public void What_is_missing_where_it_was_sought_and_what_to_do_are_said()
    {
        Directory.CreateDirectory(folder.At("empty"));
        var other = folder.Write("other/tiny/file.gz", IdxFileTests.Gzip([.. TinySet.Content.AsSpan(1), 0]));
        var cut = folder.Write("cut/tiny/file", TinySet.Content.AsSpan(0, 500));
        var damaged = folder.Write("damaged/file.gz", TinySet.Packed.AsSpan(0, 100));
        var error = Assert.Throws<DataMissingException>(() => Folders("none", "empty", "other", "cut", "damaged").Locate(set, set.File));
        Assert.Equal((ExitCode.Environment, "Do this."), (error.Code, error.Remedy));
        Assert.StartsWith("tiny-set: tiny/file.gz is missing. Looked in ", error.Message, StringComparison.Ordinal);
        Assert.Equal(6, error.Looked.Count);
        Assert.Equal(folder.At("none") + " (no such folder)", error.Looked[0]);
        Assert.Equal(folder.At("empty"), error.Looked[1]);
        Assert.StartsWith(other + ": other content than expected", error.Looked[2], StringComparison.Ordinal);
        Assert.StartsWith(cut + ": 500 bytes, not 1000", error.Looked[3], StringComparison.Ordinal);
        Assert.StartsWith(damaged + ": ", error.Looked[4], StringComparison.Ordinal);
        Assert.All(error.Looked, place => Assert.Contains(place, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_checksum_is_computed_once()
    {
        var path = folder.Write("a/tiny/file.gz", TinySet.Packed);
        Folders("a").Locate(set, set.File);
        var stamp = Assert.Single(Stamps);

        // Proof that the stamp is used: other bytes of the same length, with the old time, go unnoticed...
        var time = File.GetLastWriteTimeUtc(path);
        File.WriteAllBytes(path, new byte[TinySet.Packed.Length]);
        File.SetLastWriteTimeUtc(path, time);
        Assert.Equal(path, Folders("a").Locate(set, set.File).Path);

        // ... and with another time or length they don't.
        File.SetLastWriteTimeUtc(path, time.AddSeconds(1));
        Assert.Throws<DataMissingException>(() => Folders("a").Locate(set, set.File));
        File.WriteAllText(stamp, "nonsense");
        File.WriteAllBytes(path, TinySet.Packed);
        Assert.Equal(set.File.Sha256, Folders("a").Locate(set, set.File).Sha256);
    }

    [Fact]
    public void A_cache_that_can_not_be_written_is_no_obstacle()
    {
        folder.Write("a/tiny/file.gz", TinySet.Packed);
        folder.Write("cache", [1]); // a file where the cache folder should be
        Assert.Equal(set.File.Sha256, Folders("a").Locate(set, set.File).Sha256);
        Assert.Single(Directory.GetFiles(folder.At("a", "tiny")));
    }

    [Fact]
    public void A_file_without_a_known_checksum_is_taken_and_its_checksum_reported()
    {
        folder.Write("a/tiny/file.gz", TinySet.Packed);
        Assert.Equal(set.File.Sha256, Folders("a").Locate(set, set.File with { Sha256 = "", Bytes = 0 }).Sha256);
    }

    [Fact]
    public void A_folder_the_user_names_has_to_exist() =>
        Assert.Contains("/no/such", Assert.Throws<UserException>(() => DataFolders.Default("/no/such")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_default_list_begins_with_the_users_and_ends_with_the_systems()
    {
        var search = DataFolders.Default(folder.Path).Search;
        Assert.Equal(folder.Path, search[0]);
        Assert.True(search.ToList().IndexOf(Path.Combine(AppContext.BaseDirectory, "data")) > 0);
        Assert.Equal("/usr/share/datasets", search[^1]);
    }
}
