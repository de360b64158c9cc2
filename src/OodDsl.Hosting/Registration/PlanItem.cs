namespace OodDsl.Hosting;

/// <summary>A line of a plan: what something is called and, where there is more to say, what it reads, makes or does.</summary>
/// <param name="Name">Its name, which stays the same when the detail changes: plans are compared by it.</param>
/// <param name="Detail">Such as <c>fit(trainFeatures), after training</c>; may be empty.</param>
public sealed record PlanItem(string Name, string Detail = "")
{
    /// <summary>A name alone.</summary>
    public static implicit operator PlanItem(string name) => new(name);

    /// <summary><c>NAME: DETAIL</c>, or the name alone.</summary>
    public override string ToString() => Detail.Length == 0 ? Name : $"{Name}: {Detail}";
}
