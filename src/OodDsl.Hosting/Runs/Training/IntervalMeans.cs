namespace OodDsl.Hosting;

/// <summary>Means over a log interval.</summary>
/// <param name="Losses">The loss and its terms.</param>
/// <param name="Logs">Values of <c>[Log]</c> methods.</param>
sealed record IntervalMeans(List<NamedValue> Losses, List<NamedValue> Logs);

/// <summary>A number with its name.</summary>
sealed record NamedValue(string Name, double Value);
