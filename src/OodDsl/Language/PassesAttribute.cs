namespace OodDsl;

/// <summary>
/// On a component's method that receives a function of images or the network's maps, a fit's too: how many forward passes of the network its calls come to, per image, beside those that
/// its values need. The plan counts them; without it every function counts as called once.
/// </summary>
/// <param name="forward">Forward passes.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class PassesAttribute(int forward) : Attribute
{
    /// <summary>Forward passes per image.</summary>
    public int Forward { get; } = forward;

    /// <summary>Backward passes per image, to the input.</summary>
    public int Backward { get; init; }
}
