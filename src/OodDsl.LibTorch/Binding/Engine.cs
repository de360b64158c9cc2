using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using TorchSharp;

namespace OodDsl.LibTorch;

/// <summary>The libtorch in use: what it is, and what it has to say.</summary>
public static unsafe class Engine
{
    // The largest block that glibc lets the heap serve.
    const int HeapBlock = 32 << 20;

    static readonly Lock Gate = new();
    static bool started;
    static string? version;

    /// <summary>Libtorch's warnings, once each unless <c>torch.set_warn_always</c> says otherwise. May be raised on any thread.</summary>
    public static event Action<string>? Warned;

    /// <summary>Hands warnings to the listener until what is returned is disposed.</summary>
    public static IDisposable ListenToWarnings(Action<string> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        Warned += listener;
        return new Listening(listener);
    }

    /// <summary>Libtorch's version, such as <c>1.13.0</c>.</summary>
    public static string Version
    {
        get
        {
            Start();
            return version ??= Marshal.PtrToStringUTF8((nint)Native.Version())!;
        }
    }

    /// <summary>The BLAS library that does the matrix products, as it describes itself.</summary>
    public static string Blas
    {
        get
        {
            Start();
            var text = stackalloc byte[256];
            Native.Blas(text, 256);
            return Marshal.PtrToStringUTF8((nint)text)!.Trim();
        }
    }

    /// <summary>The threads that the BLAS library uses; <c>torch.set_num_threads</c> sets them too.</summary>
    public static int BlasThreads
    {
        get
        {
            Start();
            return Native.BlasThreads();
        }
    }

    /// <summary>The schema of an operator in this libtorch, or null if it has none.</summary>
    /// <param name="name">The full name: <c>aten::sum</c>.</param>
    /// <param name="overload">The overload's name, empty for the first.</param>
    public static string? Schema(string name, string overload)
    {
        Start();
        var text = Native.Schema(name, overload);
        var schema = Marshal.PtrToStringUTF8((nint)text);
        Native.Free(text);
        return schema;
    }

    // Loads the bridge; what goes wrong here is told in terms of the installation.
    internal static void Start()
    {
        if (Volatile.Read(ref started)) return;
        lock (Gate)
        {
            if (started) return;
            WaitingThreads.SleepSoon();
            NativeLibrary.SetDllImportResolver(typeof(Engine).Assembly, Load);
            Native.SetWarningCallback(&OnWarning);
            // Only the speed depends on it: elsewhere than on glibc it does nothing.
            _ = Native.KeepMemory(HeapBlock);
            CpuMemory.Install();
            Volatile.Write(ref started, true);
        }
    }

    static nint Load(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Native.Library) return 0;
        var file = Path.Combine(AppContext.BaseDirectory, $"lib{name}.so");
        if (!File.Exists(file)) file = Path.Combine(Path.GetDirectoryName(assembly.Location) ?? "", $"lib{name}.so");
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (DllNotFoundException exception)
        {
            throw new DllNotFoundException(
                $"The bridge to libtorch could not be loaded: {exception.Message} It was built against the libtorch of this machine; if that has "
                + "moved or changed, build again.",
                exception);
        }
    }

    [UnmanagedCallersOnly]
    static void OnWarning(byte* message)
    {
        var text = Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(message));
        try
        {
            if (Warned is { } listener) listener(text);
            else Console.Error.WriteLine("libtorch: " + text);
        }
        catch (Exception exception)
        {
            // There is C++ on the stack, which no exception may cross; the warning and what became of it are told nevertheless.
            Console.Error.WriteLine($"libtorch: {text} (the listener failed: {exception})");
        }
    }

    sealed class Listening(Action<string> listener) : IDisposable
    {
        bool over;

        public void Dispose()
        {
            if (over) return;
            over = true;
            Warned -= listener;
        }
    }
}
