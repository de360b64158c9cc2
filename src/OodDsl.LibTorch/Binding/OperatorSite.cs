using System.Runtime.CompilerServices;
using System.Text;

namespace TorchSharp;

/// <summary>A declared operator; bound to libtorch's schema when it is first called.</summary>
/// <param name="name">The name without <c>aten::</c>.</param>
/// <param name="overload">The overload, empty for the first.</param>
/// <param name="results">One letter per returned value, <c>-</c> for an operator that returns one of its arguments.</param>
/// <param name="arguments">The schema's names of the arguments, in the order in which calls give them.</param>
internal sealed unsafe class OperatorSite(string name, string overload, string results, string[] arguments)
{
    nint handle;

    /// <summary>The full name: <c>aten::sum.dim_IntList</c>.</summary>
    internal string Name => overload.Length == 0 ? "aten::" + name : $"aten::{name}.{overload}";

    /// <summary>The bound operator. Binding twice at once is harmless: both lead to the same operator, and sites live as long as the process.</summary>
    internal nint Handle
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => handle != 0 ? handle : Bind();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    nint Bind()
    {
        OodDsl.LibTorch.Engine.Start();
        var pointers = stackalloc byte*[arguments.Length];
        var bytes = arguments.Sum(argument => argument.Length + 1);
        var buffer = stackalloc byte[bytes];
        for (var i = 0; i < arguments.Length; i++)
        {
            pointers[i] = buffer;
            buffer += Encoding.UTF8.GetBytes(arguments[i], new Span<byte>(buffer, arguments[i].Length));
            *buffer++ = 0;
        }

        Native.Bind("aten::" + name, overload, pointers, arguments.Length, results, out var site).Check(Name);
        Volatile.Write(ref handle, site);
        return site;
    }
}
