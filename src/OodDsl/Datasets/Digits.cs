namespace OodDsl;

/// <summary>
/// 1,797 handwritten digits (UCI optical recognition of handwritten digits, CC BY 4.0), enlarged from 8 x 8 to 20 x 20 and centred.
/// </summary>
public sealed class Digits() : SmallSet(
    "06713b36876721f996b91820f311003dd9c15d07352d5e6f75adf94418b1b8e1", "ce71631c1f31ce56fa54f31d1d498fafacff59b001e6c30c4a5e29508aa277ad",
    1797, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
