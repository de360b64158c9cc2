using System.Collections.Concurrent;
using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>Looks for a data set, reads all of it, or brings it about.</summary>
/// <param name="folders">Where to look; whether downloads are allowed is theirs.</param>
/// <param name="report">Receives a line for the user.</param>
/// <param name="cancellation">Stops it.</param>
sealed class DataSetInspection(DataFolders folders, Action<string> report, CancellationToken cancellation)
{
    const int Shown = 10;
    const int Interval = 10_000;

    /// <summary>Whether it is there, by name and checksum; what is missing is downloaded where that is allowed.</summary>
    public DataSetState Look(DataSet set)
    {
        var files = FilesOf(set);
        DataFolder[] pictures = [.. SplitsOf(set).SelectMany(set.Folders).DistinctBy(folder => folder.RelativePath, StringComparer.Ordinal)];
        if (files.Length + pictures.Length == 0) return new(set.Name, "made", []);
        try
        {
            List<string> places = [];
            foreach (var file in files)
            {
                using var progress = new DownloadProgress(folders, file, report);
                places.Add(Path.GetDirectoryName(folders.Locate(set, file).Path)!);
            }
            foreach (var folder in pictures)
            {
                using var progress = folder.Archive is { } archive ? new DownloadProgress(folders, archive, report) : null;
                places.Add(folders.Locate(set, folder));
            }
            return new(set.Name, "found", [.. places.Distinct(StringComparer.Ordinal)]);
        }
        catch (DataMissingException missing)
        {
            var download = files.All(file => (file.Archive ?? file).Download is not null) && pictures.All(folder => folder.Archive?.Download is not null);
            return new(set.Name, download ? "downloadable" : "missing", [], missing.Message, download ? $"./ood data prepare {set.Name}" : missing.Remedy);
        }
        catch (DataFormatException damaged)
        {
            return new(set.Name, "damaged", [], damaged.Message, damaged.Remedy) { Damaged = [damaged.File] };
        }
    }

    /// <summary>Computes the checksums of a set that is there anew, whatever is remembered of its files, and reads every image.</summary>
    public DataSetState Read(DataSet set)
    {
        var state = Look(set);
        if (state.State != "found") return state;
        if (Changed(set) is { } changed) return changed;
        var images = new Dictionary<string, int>(StringComparer.Ordinal);
        var damaged = new ConcurrentBag<DataFormatException>();
        try
        {
            foreach (var split in SplitsOf(set)) Count(set.HasSplits ? split.ToString().ToLowerInvariant() : "all", Open(set, split));
            if (set is IValidationSet validation) Count("validation", validation.OpenValidation(folders));
        }
        catch (DataFormatException error)
        {
            damaged.Add(error);
        }
        state = state with { Images = images };
        if (damaged.IsEmpty) return state;
        DataFormatException[] ordered = [.. damaged.OrderBy(error => error.File, StringComparer.Ordinal)];
        return state with
        {
            State = "damaged",
            Problem = string.Create(CultureInfo.InvariantCulture, $"{ordered.Length} damaged: {ordered[0].Message}"),
            Remedy = ordered[0].OwnRemedy ?? $"Replace {(ordered.Length == 1 ? "the file" : "the files")}. {set.Remedy}".TrimEnd(),
            Damaged = [.. ordered.Take(Shown).Select(error => error.File)],
        };

        void Count(string name, ImageSource source)
        {
            images[name] = source.Count;
            var read = 0;
            source.Each(
                row =>
                {
                    try
                    {
                        source.Read(row, new byte[source.Shape.Length], source.HasMasks ? new byte[source.Height * source.Width] : default);
                    }
                    catch (DataFormatException error)
                    {
                        damaged.Add(error);
                    }
                    if (Interlocked.Increment(ref read) is var done && done % Interval == 0)
                        report(string.Create(CultureInfo.InvariantCulture, $"{set.Name}, {name}: {done} of {source.Count} images"));
                }, cancellation);
        }
    }

    // A file that was changed without its time, by a failing disk, say: with nothing remembered, all are read again.
    DataSetState? Changed(DataSet set)
    {
        var nothing = Directory.CreateTempSubdirectory("ood-check-");
        try
        {
            var anew = new DataFolders(folders.Search, nothing.FullName) { AllowDownload = false, Report = report, Cancellation = cancellation };
            foreach (var file in FilesOf(set))
            {
                var there = folders.Locate(set, file);
                if (Problem(anew, set, file, there) is { } problem)
                    return new(set.Name, "damaged", [Path.GetDirectoryName(there.Path)!], problem, $"Replace the file. {set.Remedy}".TrimEnd()) { Damaged = [there.Path] };
            }
            return null;
        }
        finally
        {
            nothing.Delete(recursive: true);
        }
    }

    static string? Problem(DataFolders anew, DataSet set, DataFile file, LocatedFile there)
    {
        try
        {
            var now = anew.Locate(set, file);
            return now == there ? null : $"{there.Path} has changed: SHA-256 {now.Sha256}, was {there.Sha256}.";
        }
        catch (DataMissingException missing)
        {
            return missing.Looked.FirstOrDefault(place => place.StartsWith(there.Path, StringComparison.Ordinal)) ?? missing.Message;
        }
    }

    static DataFile[] FilesOf(DataSet set) => [.. SplitsOf(set).SelectMany(set.Files).Concat((set as IValidationSet)?.ValidationFiles ?? []).Distinct()];

    ImageSource Open(DataSet set, Split split) => set is ILargeDataSet large ? large.Open(split, folders) : ImageSource.Of(set.Load(split, folders));

    static Split[] SplitsOf(DataSet set) => set.HasSplits ? Enum.GetValues<Split>() : [Split.Test];
}
