namespace OodDsl.Hosting;

/// <summary>The least value of a whole-number setting that a component of the experiment can work with.</summary>
/// <param name="Least">Such as 2 images in a batch.</param>
/// <param name="Component">What needs it, such as <c>Mixup</c>.</param>
public sealed record SettingFloor(int Least, string Component);
