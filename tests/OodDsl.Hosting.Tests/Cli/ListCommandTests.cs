using System.Text.Json;

namespace OodDsl.Hosting.Tests;

public sealed class ListCommandTests : CommandLineFixture
{
    [Fact]
    public async Task Json_is_an_array_of_objects_with_names_and_parents()
    {
        Assert.Equal(ExitCode.Done, await InvokeAsync("list", "--json"));
        using var list = JsonDocument.Parse(Console.OutText);
        Assert.Equal<string>([.. Catalog.Select(experiment => experiment.Name)], [.. list.RootElement.EnumerateArray().Select(item => item.GetProperty("name").GetString()!)]);
        var arm = list.RootElement[2];
        Assert.Equal("margin-energy", arm.GetProperty("armOf").GetString());
        Assert.Equal("FashionMnistOod", arm.GetProperty("benchmark").GetString());
        Assert.Equal(new string('a', 64), arm.GetProperty("fingerprint").GetString());
        Assert.Equal(JsonValueKind.Null, list.RootElement[0].GetProperty("armOf").ValueKind);
        Assert.Empty(Console.ErrorText);
    }

    [Fact]
    public async Task The_table_has_a_row_for_each()
    {
        Assert.Equal(ExitCode.Done, await InvokeAsync("list"));
        foreach (var experiment in Catalog) Assert.Contains(experiment.Name, Console.OutText, StringComparison.Ordinal);
        Assert.Contains("A margin | between energies.", Console.OutText, StringComparison.Ordinal);
    }
}
