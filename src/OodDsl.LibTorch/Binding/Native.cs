using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The bridge's C functions; <c>native/</c> holds them. Those that neither wait nor call back run without a switch of GC mode.</summary>
internal static unsafe partial class Native
{
    internal const string Library = "ooddsl_torch";

    [LibraryImport(Library, EntryPoint = "ood_bind", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeStatus Bind(string name, string overload, byte** names, int count, string results, out nint site);

    [LibraryImport(Library, EntryPoint = "ood_call")]
    internal static partial NativeStatus Call(nint site, Value* arguments, Value* results);

    [LibraryImport(Library, EntryPoint = "ood_schema", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial byte* Schema(string name, string overload);

    [LibraryImport(Library, EntryPoint = "ood_free")]
    internal static partial void Free(void* memory);

    [LibraryImport(Library, EntryPoint = "ood_error_message")]
    internal static partial byte* ErrorMessage();

    [LibraryImport(Library, EntryPoint = "ood_error_exception")]
    internal static partial nint ErrorException();

    [LibraryImport(Library, EntryPoint = "ood_set_warning_callback")]
    internal static partial void SetWarningCallback(delegate* unmanaged<byte*, void> callback);

    [LibraryImport(Library, EntryPoint = "ood_set_warn_always")]
    internal static partial void SetWarnAlways(int always);

    [LibraryImport(Library, EntryPoint = "ood_warn_always")]
    internal static partial int WarnAlways();
}
