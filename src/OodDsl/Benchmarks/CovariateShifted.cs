namespace OodDsl;

/// <summary>
/// On a benchmark: images of the ID classes under a covariate shift (corrupted, redrawn, photographed anew), with the ID set's labels. For the full
/// spectrum (Yang et al., IJCV 2023) they count as ID beside the test images: results against every OOD set are reported both ways, and so is accuracy.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class CovariateShifted<T> : Attribute where T : DataSet, new();
