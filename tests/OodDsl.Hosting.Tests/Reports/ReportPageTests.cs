using System.Xml.Linq;

namespace OodDsl.Hosting.Tests;

public sealed class ReportPageTests(ReportRunsFixture runs) : IClassFixture<ReportRunsFixture>
{
    [Fact]
    public async Task The_page_of_runs_has_their_tables_and_of_every_run_all_parts()
    {
        var page = await PageAsync("all", runs.Runs);

        string[] parts = ["Training", "ROC curves", "Score histograms", "Features", "Images at both ends of each score", "The plan that was carried out"];
        var sections = page.Descendants("details").Where(details => (string?)details.Attribute("class") == "run").ToList();
        Assert.Equal(4, sections.Count);
        Assert.All(sections, section => Assert.Equal(parts, section.Descendants("h4").Select(heading => heading.Value)));
        Assert.Equal(["tiny (Epochs=1), seed 1", "tiny (Epochs=2), seed 2"], [RowHeads(page)[0] + ", seed 1", RowHeads(page)[1] + ", seed 2"]);
        // Two scores, at both ends eight ID and eight OOD images.
        Assert.All(sections, section => Assert.Equal(2 * 4 * ExampleImages.Count, section.Descendants("img").Count()));
        Assert.All(page.Descendants("img"), image => Assert.StartsWith("data:image/png;base64,", (string)image.Attribute("src")!, StringComparison.Ordinal));
        Assert.Contains("CrossEntropy <&>", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_loaded_from_outside_and_nothing_is_run()
    {
        var page = await PageAsync("closed", runs.Runs[0]);

        Assert.Empty(page.Descendants("script").Concat(page.Descendants("link")).Concat(page.Descendants("iframe")));
        Assert.All(page.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "href"), attribute =>
            Assert.True(attribute.Value.StartsWith("data:", StringComparison.Ordinal) || attribute.Value.StartsWith('#'), attribute.Value));
        Assert.DoesNotContain("url(", page.Descendants("style").Single().Value, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page.Descendants("style").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headings_links_and_tables_are_fit_for_readers_without_a_pointer()
    {
        var page = await PageAsync("accessible", runs.Runs);

        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(page.Descendants("a"), link => Assert.Contains(((string)link.Attribute("href")!)[1..], ids));
        Assert.All(page.Descendants("th"), head => Assert.Contains((string?)head.Attribute("scope"), (string[])["col", "row", "rowgroup"]));
        Assert.All(page.Descendants().Where(element => element.Name.LocalName == "svg"), picture => Assert.False(string.IsNullOrEmpty((string?)picture.Attribute("aria-label"))));
        Assert.All(page.Descendants("img"), image => Assert.False(string.IsNullOrEmpty((string?)image.Attribute("alt"))));
        var levels = page.Descendants().Where(element => element.Name.LocalName is ['h', >= '1' and <= '6']).Select(heading => heading.Name.LocalName[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, "A heading leaves out a level."));
        Assert.Equal("en", (string?)page.Attribute("lang"));
    }

    [Fact]
    public async Task A_run_that_broke_off_is_told_and_shows_what_it_wrote()
    {
        var page = await PageAsync("broken", runs.Runs[0], runs.Broken);

        Assert.Contains("tiny, seed 3: failed: broken off", page.Value, StringComparison.Ordinal);
        var section = page.Descendants("details").Last(details => (string?)details.Attribute("class") == "run");
        Assert.Equal(["Training", "The plan that was carried out"], section.Descendants("h4").Select(heading => heading.Value));
        var alone = await PageAsync("alone", runs.Broken);
        Assert.Contains("No run is finished", alone.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_folder_lacks_is_said_in_its_place()
    {
        var copy = new RunFolder(runs.Folder.At("kept"));
        Directory.CreateDirectory(copy.Path);
        foreach (var name in (string[])["run.json", "results.json"]) File.Copy(Path.Combine(runs.Runs[0], name), Path.Combine(copy.Path, name), overwrite: true);
        var page = await PageAsync("kept-report", copy.Path);

        Assert.All(
            (string[])["There is no metrics.jsonl in the folder", "The raw scores are not in the folder", "There is no checkpoint in the run's folder.", "There is no plan.md in the folder."],
            text => Assert.Contains(text, page.Value, StringComparison.Ordinal));
        Assert.NotEmpty(page.Descendants("table"));
    }

    [Fact]
    public async Task Features_are_those_of_the_scored_weights()
    {
        var sample = await RunThread.Start("sample", () => new RunSampler([ReportRunsFixture.Experiment], runs.Folder.Data(), "cpu", 1, CancellationToken.None)
            .Of(ReportRun.Read(new(runs.Runs[3]))), CancellationToken.None);

        var features = sample.Features!;
        Assert.Equal(16, features.Width);
        Assert.Equal(["ID test", "tiny-shapes-held-out", "tiny-stripes", "uniform-noise"], features.Sets.Select(set => set.Name));
        Assert.InRange(features.First + features.Second, 0.2, 1);
        Assert.Equal(features.First + features.Second, features.Sets[0].Shown, 1e-9);
        using var tiny = new TinyContext(2, null, "Epochs=2");
        using var run = new TinyRun(tiny.Context);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        Checkpoint.Read(new RunFolder(runs.Runs[3]).LastCheckpoint).LoadWeights(run.OwnedNetwork);
        run.OwnedNetwork.eval();
        var images = tiny.Context.Data.Test;
        var direct = ((TinyNetwork)run.OwnedNetwork).Features(tensor(images.Load().Pixels, [images.Count, 1, 8, 8]).to(ScalarType.Float32) / 255);
        using var plane = PrincipalPlane.Fit(direct);
        Assert.Equal(plane.Project(direct), features.Sets[0].Points, (a, b) => Math.Abs(a.X - b.X) < 1e-4 && Math.Abs(a.Y - b.Y) < 1e-4);
        // The ends of a score, by a plain sort.
        var scores = new ScoreFiles(new(runs.Runs[3]));
        Assert.Equal(scores.Id("Msp").Order().Take(ExampleImages.Count), sample.Examples[0].IdLowest.Select(image => image.Score));
        Assert.Equal(
            scores.Sets.SelectMany(set => scores.Of(set.Name, "Msp")).OrderDescending().Take(ExampleImages.Count), sample.Examples[0].OodHighest.Select(image => image.Score));
    }

    async Task<XElement> PageAsync(string name, params string[] folders)
    {
        var text = await File.ReadAllTextAsync(await runs.WriteAsync(name, folders));
        Assert.StartsWith("<!DOCTYPE html>\n<html", text, StringComparison.Ordinal);
        // The page is written as XML, so that it can be read as such; only the style is not escaped.
        return XElement.Parse(text["<!DOCTYPE html>\n".Length..]);
    }

    static string[] RowHeads(XElement page) => [.. page.Descendants("table").First().Descendants("th").Where(head => (string?)head.Attribute("scope") == "rowgroup").Select(head => head.Value)];
}
