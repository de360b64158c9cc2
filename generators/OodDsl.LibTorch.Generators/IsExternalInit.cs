namespace System.Runtime.CompilerServices;

/// <summary>Lets this assembly, built for .NET Standard 2.0, declare records.</summary>
internal static class IsExternalInit;
