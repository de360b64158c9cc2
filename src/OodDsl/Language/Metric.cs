namespace OodDsl;

/// <summary>On a static method: a number, or one per row, on the ID test set; labels are allowed. Reported beside the scores.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class Metric : Attribute;
