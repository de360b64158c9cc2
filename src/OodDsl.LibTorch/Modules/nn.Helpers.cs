namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        static long[] Each(long value, int count) => [.. Enumerable.Repeat(value, count)];

        static long[]? Each(long? value, int count) => value is { } some ? Each(some, count) : null;

        static long[] Items((long, long) value) => [value.Item1, value.Item2];

        static long[]? Items((long, long)? value) => value is { } some ? Items(some) : null;

        static long[] Items((long, long, long) value) => [value.Item1, value.Item2, value.Item3];

        static long[]? Items((long, long, long)? value) => value is { } some ? Items(some) : null;
    }
}
