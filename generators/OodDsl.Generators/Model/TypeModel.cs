namespace OodDsl.Generators;

/// <summary>What a parameter or result is, as far as wiring needs to know.</summary>
enum TypeCategory
{
    Tensor,
    Number,
    Truth,
    Text,
    Module,
    Tuple,
    Function,
    DeviceRandom,
    HostRandom,
    Step,
    Maps,
    Rows,
    Component,
    Nothing,
    Other,
}

/// <summary>A type without its symbol.</summary>
/// <param name="Category">What it is for the wiring.</param>
/// <param name="Name">As generated code writes it.</param>
/// <param name="Identity">Full metadata name.</param>
/// <param name="Elements">Of a tuple: its elements. Of a function: its argument and result.</param>
/// <param name="Bases">Of a module: full metadata names of its base types.</param>
sealed record TypeModel(
    TypeCategory Category,
    string Name,
    string Identity,
    EquatableArray<ElementModel> Elements = default,
    EquatableArray<string> Bases = default)
{
    public static readonly TypeModel Tensor = new(TypeCategory.Tensor, "Tensor", "TorchSharp.torch+Tensor");

    public static readonly TypeModel Whole = new(TypeCategory.Number, "int", "System.Int32");

    public static readonly TypeModel Linear = new(TypeCategory.Module, "Linear", "TorchSharp.Modules.Linear");

    /// <summary>Random numbers that belong to the image in evaluation.</summary>
    public const string Draws = "OodDsl.Draws";

    /// <summary>Whether a value of this type may be passed where <paramref name="target"/> is asked for.</summary>
    public bool Fits(TypeModel target)
    {
        if (Identity == target.Identity) return true;
        if (Category == TypeCategory.Number && target.Category == TypeCategory.Number)
        {
            return target.Identity switch
            {
                "System.Double" => true,
                "System.Int64" => Identity == "System.Int32",
                _ => false,
            };
        }
        if (Category == TypeCategory.Tuple && target.Category == TypeCategory.Tuple && Elements.Count == target.Elements.Count)
            return Elements.Zip(target.Elements, (mine, theirs) => mine.Type.Fits(theirs.Type)).All(fits => fits);
        return Bases.Contains(target.Identity);
    }
}

/// <summary>An element of a tuple or function type.</summary>
sealed record ElementModel(string Name, TypeModel Type);
