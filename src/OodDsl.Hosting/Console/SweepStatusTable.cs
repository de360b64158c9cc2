using System.Globalization;
using Spectre.Console;

namespace OodDsl.Hosting;

/// <summary>What of a sweep is where.</summary>
static class SweepStatusTable
{
    /// <param name="console">Where to.</param>
    /// <param name="sweep">The runs.</param>
    /// <param name="tasks">The tasks on a cluster that make them, by the runs' keys.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<SweepRun> sweep, IReadOnlyDictionary<string, SlurmTask> tasks)
    {
        var places = sweep.Select(run => (Run: run, Place: SweepPlace.Of(run))).ToList();
        var table = new Table().Border(TableBorder.Simple).AddColumns("Run", "State", "Folder");
        if (tasks.Count > 0) table.AddColumn("Slurm");
        foreach (var (run, place) in places)
        {
            Text[] cells = [new(run.Name), new(State(place.State)), new(Details(place))];
            table.AddRow(tasks.Count == 0 ? cells : [.. cells, new(tasks.TryGetValue(run.Key, out var task) ? task.ToString() : "")]);
        }
        console.Write(table);
        console.WriteLine(string.Join(", ", places.GroupBy(one => one.Place.State).OrderBy(group => group.Key)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {State(group.Key)}"))));
    }

    static string State(SweepState state) => state.ToString().ToLowerInvariant();

    static string Details(SweepPlace place)
    {
        var folder = place.Folder is { } found ? RunFolders.Shown(found.Path) : "";
        return place.Note is { } note ? $"{folder} {note}".Trim() : folder;
    }
}
