namespace OodDsl.Hosting;

/// <summary>
/// Of score maps only those of the images at both ends of the score are kept with the raw scores: a report shows them, and all of them would be as large as
/// the data. Names in the file: <c>maps/SCORE</c>, [k, H, W] float32, and <c>map-rows/SCORE</c>, [k] int64.
/// </summary>
static class MapSample
{
    /// <summary>Images at either end.</summary>
    public const int Count = 8;

    /// <summary>The tensors to be kept of a set.</summary>
    /// <param name="table">Its scores and maps.</param>
    public static IEnumerable<KeyValuePair<string, Tensor>> Of(ScoreTable table)
    {
        foreach (var (score, maps) in table.Maps)
        {
            var values = table.Scores[score].to(ScalarType.Float64).cpu().data<double>().ToArray();
            // Stable, as the report sorts them: of equal scores the first image comes first.
            long[] order = [.. Enumerable.Range(0, values.Length).OrderBy(row => values[row]).Select(row => (long)row)];
            var rows = tensor(order.Length <= 2 * Count ? order : [.. order[..Count], .. order[^Count..]]);
            yield return new($"maps/{score}", maps.index_select(0, rows));
            yield return new($"map-rows/{score}", rows);
        }
    }

    /// <summary>The maps of a set that were kept, by row; empty if there are none.</summary>
    /// <param name="path">The file of the set's scores.</param>
    /// <param name="score">Name of the score.</param>
    public static IReadOnlyDictionary<long, float[]> Read(string path, string score)
    {
        using var scope = NewDisposeScope();
        var (tensors, _) = TensorFile.Read(path);
        if (!tensors.TryGetValue($"maps/{score}", out var maps) || !tensors.TryGetValue($"map-rows/{score}", out var rows)) return new Dictionary<long, float[]>();
        var (values, size) = (maps.data<float>().ToArray(), (int)(maps.shape[1] * maps.shape[2]));
        return rows.data<long>().ToArray().Select((row, i) => (row, Map: values[(i * size)..((i + 1) * size)])).ToDictionary(one => one.row, one => one.Map);
    }
}
