namespace OodDsl;

/// <summary>
/// Where data files are looked for. In this order: folders given by the user, those of the environment variable OOD_DATA, <c>data</c> beside the
/// executable, the nearest <c>experiments/data</c> above it, the user's cache (~/.cache/ooddsl/data, where downloads go), /usr/share/datasets
/// (Debian's packages). A file counts as found when its SHA-256 is right, which is remembered in the cache by path, length and time of change.
/// </summary>
public sealed class DataFolders
{
    readonly VerifiedFiles verified;

    /// <summary>Searches these folders only, in their order.</summary>
    /// <param name="search">Folders; they need not exist.</param>
    /// <param name="cache">Folder for downloads (its subfolder "data", searched last if it isn't listed) and for what has been verified.</param>
    public DataFolders(IEnumerable<string> search, string cache)
    {
        ArgumentNullException.ThrowIfNull(search);
        Downloads = Path.Combine(Path.GetFullPath(cache), "data");
        Search = [.. search.Select(Path.GetFullPath).Append(Downloads).Distinct(StringComparer.Ordinal)];
        verified = new(Path.Combine(Path.GetFullPath(cache), "verified"));
    }

    /// <summary>The search list, first to last.</summary>
    public IReadOnlyList<string> Search { get; }

    /// <summary>Where downloads go.</summary>
    public string Downloads { get; }

    /// <summary>Whether missing files may be downloaded.</summary>
    public bool AllowDownload { get; init; } = true;

    /// <summary>Receives a line for the user when something takes time.</summary>
    public Action<string>? Report { get; init; }

    /// <summary>Stops verifying and downloading.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The folders of this machine. OOD_OFFLINE=1 in the environment forbids downloads.</summary>
    /// <param name="given">Folders the user named, which are searched first.</param>
    /// <exception cref="UserException">A folder the user named doesn't exist.</exception>
    public static DataFolders Default(params IEnumerable<string> given)
    {
        var named = given.ToArray();
        if (Array.Find(named, folder => !Directory.Exists(folder)) is { } missing)
            throw new UserException(ExitCode.Environment, $"The data folder '{missing}' does not exist.", "Name an existing folder with --data.");
        var variable = Environment.GetEnvironmentVariable("OOD_DATA") ?? "";
        var cache = UserCache();
        return new(
            [
                .. named,
                .. variable.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                Path.Combine(AppContext.BaseDirectory, "data"),
                .. Above(AppContext.BaseDirectory, Path.Combine("experiments", "data")),
                Path.Combine(cache, "data"),
                "/usr/share/datasets",
            ], cache)
        { AllowDownload = Environment.GetEnvironmentVariable("OOD_OFFLINE") is null or "" or "0" };
    }

    /// <summary>Finds a file of a data set, or downloads it.</summary>
    /// <exception cref="DataMissingException">It is nowhere to be found with the right content.</exception>
    public LocatedFile Locate(DataSet set, DataFile file)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Locate(set.Name, set.Remedy, file);
    }

    /// <summary>Finds the file of published weights, or downloads it.</summary>
    /// <exception cref="DataMissingException">It is nowhere to be found.</exception>
    public LocatedFile Locate(PublishedWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return Locate(weights.ToString(), weights.Remedy, weights.File);
    }

    LocatedFile Locate(string owner, string? remedy, DataFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        List<string> looked = [];
        foreach (var folder in Search)
        {
            if (!Directory.Exists(folder))
            {
                looked.Add($"{folder} (no such folder)");
                continue;
            }
            List<string> wrong = [];
            foreach (var path in Names(file).Select(name => Path.Combine(folder, name)).Distinct(StringComparer.Ordinal).Where(File.Exists))
            {
                if (verified.Check(path, file, Report, Cancellation, out var sha256) is { } problem)
                {
                    wrong.Add($"{path}: {problem}");
                    continue;
                }
                if (file.PublishedSha256.Length > 0 && !string.Equals(sha256, file.PublishedSha256, StringComparison.Ordinal))
                    Report?.Invoke($"{path} is not the published file (SHA-256 {sha256}, not {file.PublishedSha256})");
                return new(path, sha256);
            }
            if (wrong.Count == 0) looked.Add(folder);
            else looked.AddRange(wrong);
        }
        if (file.Archive is { } archive) Archives.Unpack(Locate(owner, remedy, archive).Path, Downloads, file.RelativePath, archive.UnpackedBytes, Report, Cancellation);
        if (file.Archive is null) return Download(owner, remedy, file, looked);
        var unpacked = Path.Combine(Downloads, file.RelativePath.Replace('/', Path.DirectorySeparatorChar));
        if (verified.Check(unpacked, file, Report, Cancellation, out var content) is not { } wrongContent) return new(unpacked, content);
        throw new DataMissingException($"{owner}: {file.RelativePath}", [.. looked, $"{unpacked}: {wrongContent}"], remedy ?? Name(file.RelativePath));
    }

    /// <summary>Finds a folder of a data set, or unpacks the archive it comes in.</summary>
    /// <param name="set">The set.</param>
    /// <param name="folder">Where it lies.</param>
    /// <returns>The folder's path.</returns>
    /// <exception cref="DataMissingException">There is no such folder, and no archive.</exception>
    public string Locate(DataSet set, DataFolder folder)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(folder);
        if (Find() is { } found) return found;
        if (folder.Archive is { } archive)
        {
            Archives.Unpack(Locate(set.Name, set.Remedy, archive).Path, Downloads, folder.RelativePath, archive.UnpackedBytes, Report, Cancellation);
            if (Find() is { } unpacked) return unpacked;
        }
        throw new DataMissingException(
            $"{set.Name}: the folder {folder.RelativePath}", [.. Search.Select(place => Directory.Exists(place) ? place : $"{place} (no such folder)")],
            set.Remedy ?? Name(folder.RelativePath));

        string? Find() => Search.SelectMany(_ => folder.Paths, (place, path) => Path.Combine(place, path.Replace('/', Path.DirectorySeparatorChar)))
            .FirstOrDefault(Directory.Exists);
    }

    LocatedFile Download(string owner, string? remedy, DataFile file, List<string> looked)
    {
        var what = $"{owner}: {file.RelativePath}";
        remedy ??= Name(file.RelativePath);
        if (file.Download is null) throw new DataMissingException(what, looked, remedy);
        if (!AllowDownload) throw new DataMissingException(what, looked, $"{remedy} Or allow the download from {file.Download} (unset OOD_OFFLINE).");
        var target = Path.Combine(Downloads, file.RelativePath.Replace('/', Path.DirectorySeparatorChar));
        try
        {
            var sha256 = "";
            var published = file.PublishedSha256.Length > 0 ? file with { Sha256 = file.PublishedSha256 } : file;
            Downloader.FetchAsync(file.Download, target, file.Bytes,
                path => verified.Check(path, published, null, Cancellation, out sha256, remember: false), Report, Cancellation).GetAwaiter().GetResult();
            return new(target, sha256);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            looked.Add($"{file.Download}: {error.Message}");
            throw new DataMissingException(what, looked, remedy, error);
        }
    }

    // As it is named, unpacked, and both without the leading folders: a user may point at the very folder.
    static string[] Names(DataFile file)
    {
        var path = file.RelativePath.Replace('/', Path.DirectorySeparatorChar);
        return file.IsPacked ? [path, path[..^3], file.FileName, file.FileName[..^3]] : [path, file.FileName];
    }

    static string Name(string path) => $"Put {path} into a folder and name the folder with --data or OOD_DATA.";

    static IEnumerable<string> Above(string start, string relative)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, relative) is var found && Directory.Exists(found))
                return [found];
        return [];
    }

    static string UserCache()
    {
        var xdg = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return Path.IsPathFullyQualified(xdg ?? "") ? Path.Combine(xdg!, "ooddsl")
            : OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "ooddsl")
            : Path.Combine(home.Length > 0 ? home : Path.GetTempPath(), ".cache", "ooddsl");
    }
}
