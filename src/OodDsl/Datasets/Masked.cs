namespace OodDsl;

/// <summary>On a data set: its images have masks, [H, W], that say where they are not in distribution. Score maps are measured by them.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class Masked : Attribute;
