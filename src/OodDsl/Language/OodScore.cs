namespace OodDsl;

/// <summary>
/// On a static method: a score of OOD images alone, such as one after an attack that raises it. ID images keep the values of another score of the
/// experiment, with which the OOD images' are compared; the method is not called for them.
/// </summary>
/// <typeparam name="T">The score that ID images keep.</typeparam>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class OodScore<T> : Score where T : Score;
