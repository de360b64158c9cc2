namespace OodDsl.Generators;

/// <summary>A mistake in a declaration. Reported by an analyzer, which finds the place in the text.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Declaration">Key of the declaration it is in; empty: the class itself.</param>
/// <param name="Part">The parameter or setting it is at; empty: the declaration itself.</param>
/// <param name="Arguments">What the rule's message speaks of.</param>
sealed record Problem(string Rule, string Declaration, string Part, EquatableArray<string> Arguments)
{
    public Problem(string rule, string declaration, string part, params string[] arguments)
        : this(rule, declaration, part, arguments.ToEquatable())
    {
    }

    /// <summary>Whether no program can be written because of it.</summary>
    public bool Stops => !Rules.IsWarning(Rule);
}
