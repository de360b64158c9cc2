namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What the declared functions compute their arguments with.</summary>
        public static partial class functional
        {
            static long[] Or(long? given, params long[] otherwise) => given is { } some ? [some] : otherwise;

            static long[] Or(long[]? given, params long[] otherwise) => given ?? otherwise;

            static long[] Or((long, long)? given, params long[] otherwise) => given is { } some ? [some.Item1, some.Item2] : otherwise;

            static long[] Or((long, long, long)? given, params long[] otherwise) => given is { } some ? [some.Item1, some.Item2, some.Item3] : otherwise;

            // The result of an in-place function is an owner of its own, so that a caller may dispose what it passed in.
            static Tensor Shared(Tensor changed) => changed.Share();

            static Tensor Reduced(Tensor loss, Reduction reduction) => reduction switch
            {
                Reduction.Mean => loss.mean(),
                Reduction.Sum => loss.sum(),
                _ => loss,
            };
        }
    }
}
