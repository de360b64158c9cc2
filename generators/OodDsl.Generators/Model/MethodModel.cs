namespace OodDsl.Generators;

/// <summary>A method whose parameters are filled by name.</summary>
/// <param name="Name">Its name; for a member of an experiment, qualified where the simple name would mean something else.</param>
/// <param name="Parameters">In order.</param>
/// <param name="Returns">What it makes.</param>
/// <param name="Forward">Forward passes per image that it says its calls of functions come to; null if it does not say.</param>
/// <param name="Backward">Backward passes per image.</param>
sealed record MethodModel(string Name, EquatableArray<ParameterModel> Parameters, TypeModel Returns, int? Forward = null, int Backward = 0);

/// <summary>A parameter.</summary>
/// <param name="Name">The value it asks for.</param>
/// <param name="Type">The type it asks for.</param>
/// <param name="Default">Its default as a C# literal; null without one.</param>
/// <param name="IsUpdate">The step trains this module.</param>
/// <param name="IsEval">The method sees this module or function in eval mode.</param>
sealed record ParameterModel(string Name, TypeModel Type, string? Default, bool IsUpdate = false, bool IsEval = false);
