namespace OodDsl.Hosting;

/// <summary>One series of a chart.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Style">Its class (<see cref="ChartStyle"/>).</param>
/// <param name="Points">In the order they are joined; what is not finite interrupts the line.</param>
sealed record ChartSeries(string Name, string Style, IReadOnlyList<(double X, double Y)> Points);
