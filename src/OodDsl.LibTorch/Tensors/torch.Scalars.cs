namespace TorchSharp;

/// <summary>Single random numbers, and tensors of other element types.</summary>
public static partial class torch
{
    public static double rand_float(Generator? generator = null) => Number(rand(1, generator: generator)).ToDouble();

    public static double randn_float(Generator? generator = null) => Number(randn(1, generator: generator)).ToDouble();

    public static bool randint_bool(Generator? generator = null) => randint_long(2, generator) == 1;

    public static int randint_int(int high, Generator? generator = null) => randint_int(0, high, generator);

    public static int randint_int(int low, int high, Generator? generator = null) => checked((int)randint_long(low, high, generator));

    public static long randint_long(long high, Generator? generator = null) => randint_long(0, high, generator);

    public static long randint_long(long low, long high, Generator? generator = null) =>
        Number(randint(low, high, [1L], dtype: ScalarType.Int64, generator: generator)).ToInt64();

    public static Tensor BoolTensor(Tensor t) => t.to(ScalarType.Bool);

    public static Tensor ByteTensor(Tensor t) => t.to(ScalarType.Byte);

    public static Tensor ShortTensor(Tensor t) => t.to(ScalarType.Int16);

    public static Tensor IntTensor(Tensor t) => t.to(ScalarType.Int32);

    public static Tensor LongTensor(Tensor t) => t.to(ScalarType.Int64);

    public static Tensor FloatTensor(Tensor t) => t.to(ScalarType.Float32);

    public static Tensor DoubleTensor(Tensor t) => t.to(ScalarType.Float64);

    static Scalar Number(Tensor tensor)
    {
        using (tensor) return tensor.ToScalar();
    }
}
