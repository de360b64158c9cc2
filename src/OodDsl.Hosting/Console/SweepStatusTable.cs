using System.Globalization;
using Spectre.Console;

namespace OodDsl.Hosting;

/// <summary>What of a sweep is where.</summary>
static class SweepStatusTable
{
    public static void Write(IAnsiConsole console, IReadOnlyList<SweepRun> sweep)
    {
        var places = sweep.Select(run => (Run: run, Place: SweepPlace.Of(run))).ToList();
        var table = new Table().Border(TableBorder.Simple).AddColumns("Run", "State", "Folder");
        foreach (var (run, place) in places)
            table.AddRow(new Text(run.Name), new Text(State(place.State)), new Text(Details(place)));
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
