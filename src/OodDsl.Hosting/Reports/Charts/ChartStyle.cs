namespace OodDsl.Hosting;

/// <summary>How charts look, in light and dark mode. A line or mark takes the colour of its class, so that one class colours a set everywhere.</summary>
static class ChartStyle
{
    /// <summary>Classes of near sets, far sets and other series before they repeat.</summary>
    public const int Near = 4, Far = 6, Series = 8;

    /// <summary>
    /// The rules. Near sets are warm, far sets cool; each has a pattern of its own beside its colour. Every colour has a contrast of at least 3 to 1
    /// with the page in either mode.
    /// </summary>
    public const string Css = """
        .text { font: 12px system-ui, sans-serif; fill: #1f2328; }
        .small { font-size: 11px; fill: #57606a; }
        .title { font-size: 14px; font-weight: 600; }
        .strong { font-weight: 600; }
        .id { color: #6e7781; } .area { fill: #8c959f; fill-opacity: .5; stroke: none; }
        .axis { stroke: #6e7781; stroke-width: 1; } .grid { stroke: #d8dee4; stroke-width: 1; } .guide { stroke: #8c959f; stroke-width: 1; stroke-dasharray: 2 3; }
        .line { fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linejoin: round; } .mark { fill: currentColor; stroke: none; } .open { fill: none; stroke: currentColor; stroke-width: 1.2; }
        .halo { paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: round; }
        .node { fill: #f6f8fa; stroke: #8c959f; } .edge { fill: none; stroke: #8c959f; stroke-width: 1.2; }
        .near0 { color: #c4320a; } .near1 { color: #9a6700; } .near2 { color: #bf3989; } .near3 { color: #82071e; }
        .far0 { color: #0969da; } .far1 { color: #1b7c83; } .far2 { color: #8250df; } .far3 { color: #1a7f37; } .far4 { color: #33488e; } .far5 { color: #57606a; }
        .series0 { color: #0969da; } .series1 { color: #c4320a; } .series2 { color: #1a7f37; } .series3 { color: #8250df; }
        .series4 { color: #9a6700; } .series5 { color: #1b7c83; } .series6 { color: #bf3989; } .series7 { color: #57606a; }
        .near1, .series4 { stroke-dasharray: 7 2; } .near2, .series5 { stroke-dasharray: 3 2; } .near3, .series6 { stroke-dasharray: 8 2 2 2; }
        .far1, .series1 { stroke-dasharray: 6 3; } .far2, .series2 { stroke-dasharray: 2 2; } .far3, .series3 { stroke-dasharray: 8 3 2 3; } .far4 { stroke-dasharray: 10 3; } .far5, .series7 { stroke-dasharray: 1 3; }
        .mark, .open { stroke-dasharray: none; }
        @media (prefers-color-scheme: dark) {
          .text { fill: #e6edf3; } .small { fill: #a2abb5; } .id { color: #9198a1; } .area { fill: #7d8590; } .halo { stroke: #0d1117; }
          .axis { stroke: #7d8590; } .grid { stroke: #2f353d; } .guide { stroke: #6e7681; } .node { fill: #151b23; stroke: #6e7681; } .edge { stroke: #7d8590; }
          .near0 { color: #ff8a5c; } .near1 { color: #e3b341; } .near2 { color: #f778ba; } .near3 { color: #ff7b72; }
          .far0 { color: #58a6ff; } .far1 { color: #56d4dd; } .far2 { color: #bc8cff; } .far3 { color: #56d364; } .far4 { color: #a5b4fc; } .far5 { color: #9198a1; }
          .series0 { color: #58a6ff; } .series1 { color: #ff8a5c; } .series2 { color: #56d364; } .series3 { color: #bc8cff; }
          .series4 { color: #e3b341; } .series5 { color: #56d4dd; } .series6 { color: #f778ba; } .series7 { color: #9198a1; }
        }
        """;

    /// <summary>The classes of OOD sets, in their order.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> groups)
    {
        var (near, far) = (0, 0);
        return [.. groups.Select(group => group == BenchmarkData.NearGroup ? FormattableString.Invariant($"near{near++ % Near}") : FormattableString.Invariant($"far{far++ % Far}"))];
    }

    /// <summary>The class of the n-th of other series.</summary>
    public static string Other(int number) => FormattableString.Invariant($"series{number % Series}");
}
