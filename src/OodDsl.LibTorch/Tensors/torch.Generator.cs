namespace TorchSharp;

/// <summary>Random number generators.</summary>
public static partial class torch
{
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    public static long seed() => random.seed();

    public static long initial_seed() => random.initial_seed();

    public static Tensor get_rng_state() => random.get_rng_state();

    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);

    /// <summary>The default generator of the CPU.</summary>
    public static class random
    {
        /// <summary>Seeds the default generators of all devices.</summary>
        public static Generator manual_seed(long seed)
        {
            OodDsl.LibTorch.Engine.Start();
            Native.ManualSeed(unchecked((ulong)seed)).Check("manual_seed");
            return Generator.Default;
        }

        public static long seed()
        {
            var seed = Generator.Default.seed();
            manual_seed(seed);
            return seed;
        }

        public static long initial_seed() => Generator.Default.initial_seed();

        public static Tensor get_rng_state() => Generator.Default.get_state();

        public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);
    }

    /// <summary>A source of random numbers on one device, with a state of its own.</summary>
    public class Generator : IDisposable
    {
        static Generator? shared;
        readonly NativeReference reference;

        /// <summary>A new generator. On the CPU it keeps the low 32 bits of the seed.</summary>
        public Generator(ulong seed = 0, Device? device = null)
        {
            OodDsl.LibTorch.Engine.Start();
            this.device = InitializeDevice(device ?? CPU);
            Native.GeneratorCreate((int)this.device.type, this.device.index, seed, out var handle).Check("Generator");
            reference = new NativeReference(handle, Native.GeneratorFree, nameof(Generator));
        }

        Generator(nint handle, Device device)
        {
            this.device = device;
            reference = new NativeReference(handle, Native.GeneratorFree, nameof(Generator));
        }

        /// <summary>The generator that operators on the CPU draw from if they are given none.</summary>
        public static Generator Default => shared ??= DefaultOf(CPU);

        public Device device { get; }

        public IntPtr Handle => reference.Handle;

        /// <summary>The state, as bytes.</summary>
        public Tensor get_state()
        {
            nint state;
            using (reference.Hold(out var handle)) Native.GeneratorStateGet(handle, out state).Check("Generator.get_state");
            return Tensor.Own(state);
        }

        public void set_state(Tensor value)
        {
            var state = value.Acquire();
            try
            {
                using (reference.Hold(out var handle)) Native.GeneratorStateSet(handle, state).Check("Generator.set_state");
            }
            finally
            {
                value.Release();
            }
        }

        public Generator manual_seed(long seed)
        {
            using (reference.Hold(out var handle)) Native.GeneratorSeedSet(handle, unchecked((ulong)seed)).Check("Generator.manual_seed");
            return this;
        }

        /// <summary>Seeds from the operating system's entropy.</summary>
        /// <returns>The seed.</returns>
        public long seed()
        {
            using var hold = reference.Hold(out var handle);
            Native.GeneratorSeedRandom(handle, out var seed).Check("Generator.seed");
            return unchecked((long)seed);
        }

        public long initial_seed()
        {
            using var hold = reference.Hold(out var handle);
            Native.GeneratorSeedGet(handle, out var seed).Check("Generator.initial_seed");
            return unchecked((long)seed);
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        internal static Generator DefaultOf(Device device)
        {
            OodDsl.LibTorch.Engine.Start();
            Native.GeneratorDefault((int)device.type, device.index, out var handle).Check("Generator.Default");
            return new Generator(handle, device);
        }

        internal nint Acquire() => reference.Acquire();

        internal void Release() => reference.Release();

        /// <summary>Gives the native generator back; the default generators live on.</summary>
        protected virtual void Dispose(bool disposing)
        {
            if (disposing && !ReferenceEquals(this, shared)) reference.Dispose();
        }
    }
}
