namespace OodDsl.Generators.Tests;

/// <summary>The declarations of the twelve methods, with what they share.</summary>
static class Samples
{
    public static readonly string[] Methods =
    [
        "oal", "flow-density", "hsic", "generalized-odin", "cutmix", "cnc", "csi", "rotation", "cutpaste", "resmooth", "biamat", "dias",
    ];

    /// <summary>One method's declaration beside the reference and what it takes from others.</summary>
    public static TestProject Of(string method) => TestProject.Reference.Without("Reference.cs")
        .With("Shared.cs", Read("Shared")).With("StandIns.cs", Read("StandIns")).With(method + ".cs", Read(method));

    static string Read(string name) => File.ReadAllText(Repository.PathOf("tests", "OodDsl.Generators.Tests", "Samples", name + ".cs"));
}
