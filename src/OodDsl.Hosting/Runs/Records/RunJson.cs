using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OodDsl.Hosting;

/// <summary>JSON of the run folder's files, indented for people.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n",
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunManifest))]
[JsonSerializable(typeof(RunResult))]
[JsonSerializable(typeof(TuningResult))]
[JsonSerializable(typeof(Reproduction))]
public sealed partial class RunJson : JsonSerializerContext
{
    /// <summary>The same with quotes, plus signs and letters of all languages as they are: the files are no part of a web page.</summary>
    public static RunJson Readable =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
