namespace OodDsl.Generators;

/// <summary>Writes an experiment's program from its plan. The other parts of this class write its loops, its network and its descriptor.</summary>
sealed partial class ExperimentEmitter
{
    readonly Plan plan;
    readonly Writer writer = new();

    /// <summary>Of an arm: what it derives from, whose network and components it inherits where they are the same.</summary>
    Plan? Parent { get; init; }

    /// <summary>Inherited arms that do not fit, and why.</summary>
    IReadOnlyList<(string Name, string Reason)> LeftOut { get; init; } = [];

    /// <summary>An arm's program is compared with its parent's, which hides nothing.</summary>
    readonly bool comparing;

    ExperimentEmitter(Plan plan, bool comparing = false) => (this.plan, this.comparing) = (plan, comparing);

    ExperimentModel Experiment => plan.Experiment;

    /// <summary>Writes the files of an experiment and its arms.</summary>
    public static IEnumerable<EmittedFile> Emit(IReadOnlyList<Plan> planned)
    {
        IReadOnlyList<Plan> family = [.. planned.Where(member => !member.Experiment.IsCarried || Carries(member, planned))];
        var programs = family.Count == 1 ? [] : family.ToDictionary(member => member.Experiment.Class, Compared, StringComparer.Ordinal);
        foreach (var member in family)
        {
            var source = member;
            // An arm whose loop equals its parent's has settings of its own and runs the parent's loop.
            while (source.Experiment.ArmOf.Length > 0
                && family.FirstOrDefault(other => other.Experiment.Class == source.Experiment.Parent) is { } parent
                && programs[parent.Experiment.Class] == programs[source.Experiment.Class] && SameMembers(parent, source))
            {
                source = parent;
            }
            var text = new ExperimentEmitter(member) { Parent = Base(member, family), LeftOut = LeftOutOf(member, planned) }.File(source, family);
            yield return new EmittedFile(HintName(member.Experiment.Id), FullName(member.Experiment), text);
        }
    }

    /// <summary>The program without what classes its members are called by.</summary>
    static string Compared(Plan plan)
    {
        var text = new ExperimentEmitter(plan, comparing: true).Program();
        foreach (var member in plan.Experiment.Declarations.Where(declaration => declaration.IsMember))
            text = text.Replace($"{member.Layer}.{member.Name}(", member.Name + "(");
        return text;
    }

    /// <summary>Arms that an experiment inherits and that do not fit it, each with the reason.</summary>
    static IReadOnlyList<(string Name, string Reason)> LeftOutOf(Plan member, IReadOnlyList<Plan> planned) => member.Experiment.ArmOf.Length > 0 ? []
        : [.. planned.Where(arm => arm.Experiment.IsCarried && !Carries(arm, planned)).Select(arm => (arm.Experiment.Id, Reason(arm)))];

    static string Reason(Plan arm) => arm.Problems.Count == 0 ? "what it derives from is left out"
        : $"{arm.Problems[0].Rule}: {Descriptors.Text(arm.Problems[0])}" + (arm.Problems.Count > 1 ? $"; and {arm.Problems.Count - 1} more" : "");

    /// <summary>An arm that does not fit a derived experiment is none of its arms; the plan says so.</summary>
    static bool Carries(Plan arm, IReadOnlyList<Plan> family) => arm.Problems.Count == 0
        && family.FirstOrDefault(other => other.Experiment.Class == arm.Experiment.Parent) is { } parent
        && (parent.Experiment.IsCarried ? Carries(parent, family) : IsWhole(parent, family));

    static Plan? Base(Plan arm, IReadOnlyList<Plan> family) => arm.Experiment.ArmOf.Length == 0 || arm.Experiment.IsCarried ? null
        : family.FirstOrDefault(other => other.Experiment.Class == arm.Experiment.Parent);

    public static string FullName(ExperimentModel experiment) =>
        experiment.Namespace.Length > 0 ? $"{experiment.Namespace}.{experiment.Class}" : experiment.Class;

    public static string HintName(string id) => id.Replace('/', '.') + ".g.cs";

    /// <summary>A call by a simple name means the member of the class that the loop is in.</summary>
    static bool SameMembers(Plan first, Plan second) =>
        Members(first).SequenceEqual(Members(second), StringComparer.Ordinal);

    static IEnumerable<string> Members(Plan plan) => plan.Experiment.Declarations
        .Where(declaration => declaration.IsMember && declaration.Kind != Kind.Setting && plan.Used.Contains(declaration.Key))
        .Select(declaration => $"{declaration.Layer}.{declaration.Name}");

    /// <summary>A member without mistakes of its own has no program either while the one it derives from has none.</summary>
    static bool IsWhole(Plan member, IReadOnlyList<Plan> family) => !member.Problems.Exists(problem => problem.Stops)
        && (family.FirstOrDefault(other => other.Experiment.Class == member.Experiment.Parent) is not { } parent || IsWhole(parent, family));

    string File(Plan source, IReadOnlyList<Plan> family)
    {
        var sources = Experiment.Sources.ToArray();
        var from = sources.Length == 1 ? sources[0] : string.Join(", ", sources.Take(sources.Length - 1)) + " and " + sources[sources.Length - 1];
        writer.Line($"// {Experiment.Id}: generated from {from}. Do not edit.");
        if (!IsWhole(plan, family))
        {
            writer.Line(plan.Problems.Exists(problem => problem.Stops)
                ? "// The declaration has mistakes, so there is no program yet:" : "// The declaration it derives from has mistakes, so there is no program yet.");
            foreach (var problem in plan.Problems.Where(problem => problem.Stops)) writer.Line($"// {problem.Rule} {problem.Declaration} {problem.Part}".TrimEnd());
            return writer.ToString();
        }
        writer.Lines("#nullable enable\nusing OodDsl.Hosting;");
        writer.Line();
        if (Experiment.Namespace.Length > 0) writer.Lines($"namespace {Experiment.Namespace};\n");
        using (Around(0))
        {
            if (ReferenceEquals(source, plan)) writer.Lines(new ExperimentEmitter(plan) { Parent = Parent }.Program() + "\n");
            Descriptor(source);
            if (Experiment.ArmOf.Length == 0) Family(family);
        }
        return writer.ToString();
    }

    Closing Around(int index)
    {
        var blocks = new Stack<Writer.Block>();
        var headers = Experiment.Path.ToArray();
        // The innermost class is the experiment itself, or a holder of a carried arm.
        for (var i = index; i < headers.Length; i++)
            blocks.Push(writer.Braces(headers[i] + (i == headers.Length - 1 && !Experiment.IsCarried ? " : IDescribedExperiment" : "")));
        return new Closing(blocks);
    }

    /// <summary>Everything that an arm may share with its parent: the run with its loops, the network, the components.</summary>
    string Program()
    {
        if (plan.Problems.Exists(problem => problem.Stops)) return "";
        Run();
        // The network is made of the components, so it is the parent's only if they are.
        Inherited(emitter =>
        {
            emitter.Network();
            emitter.Declared();
        }, emitter => emitter.Network());
        Inherited(emitter => emitter.Declared(), emitter => emitter.Declared());
        return writer.ToString().TrimEnd('\n');
    }

    /// <summary>Writes a class unless what it depends on is the same as the parent's.</summary>
    void Inherited(Action<ExperimentEmitter> compared, Action<ExperimentEmitter> write)
    {
        if (Parent is { } parent && Alone(parent) == Alone(plan)) return;
        writer.Line();
        write(this);

        string Alone(Plan whose)
        {
            var emitter = new ExperimentEmitter(whose, comparing: true);
            compared(emitter);
            return emitter.writer.ToString();
        }
    }

    /// <summary>Derived experiments hide what their bases' files declare.</summary>
    string New => comparing || Experiment.IsCarried || Experiment.Parent.Length == 0 ? "" : "new ";

    readonly struct Closing(Stack<Writer.Block> blocks) : IDisposable
    {
        public void Dispose()
        {
            while (blocks.Count > 0) blocks.Pop().Dispose();
        }
    }
}

/// <summary>A generated file.</summary>
/// <param name="HintName">Its name: the experiment's id.</param>
/// <param name="Class">The experiment's class with its namespace.</param>
/// <param name="Text">Its text.</param>
sealed record EmittedFile(string HintName, string Class, string Text);
