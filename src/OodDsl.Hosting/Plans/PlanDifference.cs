namespace OodDsl.Hosting;

/// <summary>Something in which two plans differ.</summary>
/// <param name="Section"><c>Settings</c>, <c>Loss</c>, <c>Data</c>, <c>Declarations</c> and so on.</param>
/// <param name="What">What differs: a setting's path, a declaration.</param>
/// <param name="A">What it is in the first; null where it is not there.</param>
/// <param name="B">What it is in the second; null where it is not there.</param>
public sealed record PlanDifference(string Section, string What, string? A, string? B);
