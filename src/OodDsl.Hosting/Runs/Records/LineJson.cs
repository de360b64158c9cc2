using System.Text.Json.Serialization;

namespace OodDsl.Hosting;

/// <summary>JSON of one line. Logged values may be infinite or not a number: they are written as text.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(StepMetrics))]
[JsonSerializable(typeof(EpochMetrics))]
[JsonSerializable(typeof(StepLine))]
[JsonSerializable(typeof(CheckpointState))]
[JsonSerializable(typeof(ImageRecord))]
[JsonSerializable(typeof(SlurmArray))]
sealed partial class LineJson : JsonSerializerContext;
