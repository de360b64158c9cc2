using System.Reflection;
using System.Runtime.InteropServices;

namespace OodDsl;

/// <summary>Finds the system's libpng and libjpeg-turbo under the names they have on Linux, macOS and Windows.</summary>
static class ImageLibraries
{
    internal const string Png = "ooddsl-png";
    internal const string Jpeg = "ooddsl-turbojpeg";

    static readonly string[] PngNames = ["libpng16.so.16", "libpng16.16.dylib", "libpng16.dylib", "libpng16-16", "libpng16"];
    static readonly string[] JpegNames = ["libturbojpeg.so.0", "libturbojpeg.0.dylib", "libturbojpeg.dylib", "turbojpeg"];

    // Where package managers of macOS put libraries, which is no place that is searched.
    static readonly string[] Folders = ["", "/opt/homebrew/lib/", "/usr/local/lib/"];

    static ImageLibraries() => NativeLibrary.SetDllImportResolver(typeof(ImageLibraries).Assembly, Resolve);

    /// <summary>Runs a call into one of the libraries; without the library, says how to install it.</summary>
    /// <exception cref="UserException">The library is missing.</exception>
    internal static T Call<T>(string what, string package, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (DllNotFoundException error)
        {
            throw new UserException(
                ExitCode.Environment, $"The library that reads {what} images is missing.",
                $"On Debian and Ubuntu: apt-get install {package}. On macOS: brew install {(what == "PNG" ? "libpng" : "jpeg-turbo")}.", error);
        }
    }

    static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        string[] names = name switch { Png => PngNames, Jpeg => JpegNames, _ => [] };
        foreach (var candidate in names.SelectMany(_ => Folders, (file, folder) => folder + file))
            if (NativeLibrary.TryLoad(candidate, assembly, path, out var handle)) return handle;
        return 0;
    }
}
