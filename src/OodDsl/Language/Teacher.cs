namespace OodDsl;

/// <summary>
/// A finished run of another experiment (same seed, same split; run first, or reused) whose network answers in eval mode and without gradient.
/// Its type's name is the prefix of its values: <c>teacherLogits</c>, <c>teacherFeatures</c>, <c>teacherFeatureWidth</c>, and
/// <c>strongTeacherLogits</c> for a value <c>strongImages</c>. A class of your own that derives from it,
/// <c>class Other&lt;T&gt; : Teacher&lt;T&gt; where T : Experiment</c>, is a further teacher with a name of its own: <c>[Other&lt;First&gt;]</c>, <c>otherLogits</c>;
/// so is <c>class Other : Teacher&lt;First&gt;</c>.
/// </summary>
/// <typeparam name="T">The experiment.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public class Teacher<T> : Component where T : Experiment;
