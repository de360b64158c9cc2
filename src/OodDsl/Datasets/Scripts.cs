namespace OodDsl;

/// <summary>
/// 5,400 characters of nine alphabets other than the Latin one. Drawn from the same font faces as <see cref="Letters"/>, with Greek and Cyrillic
/// capitals that are Latin letters to the eye: 45 images are identical to one of <see cref="Letters"/>.
/// </summary>
[Overlaps<Letters>]
public sealed class Scripts() : SmallSet(
    "453e94bea04c1127191ff17cdc5d73586fb4b6428f4a670fe94a3fbd704e7b6f", "86f6fa13f9473ac4c87191d473336b3cc21dd50d1a0e554534c06ee23f3775a3",
    5400, "Greek", "Cyrillic", "Hebrew", "Arabic", "Devanagari", "Thai", "Georgian", "Armenian", "Ethiopic");
