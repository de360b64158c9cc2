namespace OodDsl;

/// <summary>Drops what is inherited: every declaration whose attribute is a <typeparamref name="T"/>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class Without<T> : Attribute where T : Attribute;

/// <summary>Drops the inherited member of this name.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class Without(string member) : Attribute
{
    /// <summary>The member's name.</summary>
    public string Member { get; } = member;
}
