using System.CommandLine;
using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>The options that several commands share, made anew for each of them.</summary>
static class RunOptions
{
    public static Option<bool> Json(string prints) => new("--json") { Description = $"Print {prints} as JSON on stdout, and nothing else there." };

    public static Option<string?> Device(string otherwise = "a GPU if there is one") => new("--device")
    {
        Description = $"cpu, cuda or cuda:1. Default: {otherwise}.",
        HelpName = "device",
    };

    public static Option<int?> Threads(string otherwise = "one per physical core") =>
        Number("--threads", 1, $"Threads of libtorch and of BLAS. Default: {otherwise}.");

    public static Option<int?> Limit() => Number("--limit", 1, "Train on the first n images only.");

    public static Option<string[]> Split() => new("--split")
    {
        Description = "A split of the benchmark, by name or number from 0: a class of a one-class benchmark. May be repeated. Default: all.",
        HelpName = "split",
    };

    public static Option<string?> Runs() => new("--runs")
    {
        Description = "The folder of all runs: what an experiment depends on is found or made there. Default: runs.",
        HelpName = "folder",
    };

    public static Option<string[]> Data() => new("--data")
    {
        Description = "A folder to look for data sets in, before the usual ones. May be repeated.",
        HelpName = "folder",
    };

    public static Option<string[]> Set() => new("--set")
    {
        Description = "Change a setting: Component.Property=value, or Property=value where only one component has it. May be repeated.",
        HelpName = "setting=value",
    };

    /// <summary>A whole number that is not too small.</summary>
    public static Option<int?> Number(string name, int minimum, string description) => new(name)
    {
        Description = description,
        HelpName = "n",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= minimum) return number;
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a whole number of at least {minimum}, not '{result.Tokens[0].Value}'."));
            return null;
        },
    };

    /// <summary>The data folders of a command line.</summary>
    /// <exception cref="UserException">A named folder does not exist.</exception>
    public static DataFolders Folders(string[]? named, ICommandConsole console, CancellationToken cancellation, bool download = true)
    {
        if (Array.Find(named ?? [], folder => !Directory.Exists(folder)) is { } missing)
            throw new UserException(ExitCode.Environment, $"The data folder '{missing}' does not exist.", "Name an existing folder with --data.");
        var usual = DataFolders.Default(named ?? []);
        return new(usual.Search, Path.GetDirectoryName(usual.Downloads)!)
        {
            AllowDownload = download && usual.AllowDownload,
            Report = console.Error.Profile.Out.Writer.WriteLine,
            Cancellation = cancellation,
        };
    }
}
