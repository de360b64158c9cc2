namespace OodDsl;

/// <summary>
/// On a static method that makes a module on features [N, D]. Its output is a value of the head's name.
/// A head called <c>Logits</c> replaces the classifier.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class Head : ParameterGroup;
