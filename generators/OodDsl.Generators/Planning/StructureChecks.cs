namespace OodDsl.Generators;

/// <summary>Mistakes that only the whole plan shows.</summary>
static class StructureChecks
{
    public static void Run(Plan plan)
    {
        Fits(plan);
        Reach(plan);
        Untrained(plan);
        Modes(plan);
        Unread(plan);
        if (plan.Scores.Count == 0 && !plan.Experiment.IsStage) plan.Report(Rules.NoScores, null, "", plan.Experiment.Class);
        foreach (var (declaration, _) in plan.Losses)
        {
            if (declaration.Settings.FirstOrDefault(setting => setting.Property == "Weight") is { Literal: "0.0" })
                plan.Report(Rules.WeightOfZero, declaration, "Weight", declaration.Name);
        }
    }

    /// <summary>Fits that need themselves.</summary>
    static void Fits(Plan plan)
    {
        var entries = plan.Fits.Entries.ToDictionary(entry => entry.Declaration.Key, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<FitEntry>();
        // In the order of the text: rounds mean nothing where fits go in a circle.
        foreach (var declaration in plan.Experiment.Declarations)
            if (entries.TryGetValue(declaration.Key, out var entry)) Visit(entry);

        void Visit(FitEntry entry)
        {
            if (path.Contains(entry))
            {
                var circle = path.SkipWhile(other => other != entry).Append(entry).Select(other => other.Declaration.ValueName).ToArray();
                var asked = path[path.Count - 1].Method.Parameters.FirstOrDefault(parameter => entry.Fields.Exists(field => field.Name == parameter.Name));
                plan.Report(Rules.Cycle, path[path.Count - 1].Declaration, asked?.Name ?? "", string.Join(" → ", circle));
            }
            if (!seen.Add(entry.Declaration.Key)) return;
            path.Add(entry);
            foreach (var need in entry.Needs) if (entries.TryGetValue(need, out var next)) Visit(next);
            path.Remove(entry);
        }
    }

    /// <summary>Modules that scores read, or fits, metrics and thresholds, and that nothing provides; heads and modules that nothing asks for.</summary>
    static void Untrained(Plan plan)
    {
        var provided = Provided(plan);
        var scored =
            new HashSet<string>(plan.Scores.SelectMany(score => score.Node.Ancestors()).SelectMany(node => node.Modules), StringComparer.Ordinal);
        var readers = Readers(plan).ToArray();
        // What a run starts from may have trained it.
        var starts = plan.Experiment.Declarations.Any(declaration => declaration.Kind == Kind.Start);
        foreach (var part in plan.Network.Parts)
        {
            if (starts || part.IsBuffer || part.Field == "Input" || provided.Contains(part.Field)) continue;
            if (scored.Contains(part.Field)) plan.Report(Rules.ScoreReadsUntrained, part.Declaration, "", part.Field);
            else if (Array.Find(readers, reader => reader.Module == part.Field) is { Reader: { } reader })
                plan.Report(Rules.NothingTrains, part.Declaration, "", part.Field, $"'{reader.Name}' reads its output");
        }
        if (plan.Updates.All(update => update.Losses.Count == 0)) return;
        foreach (var declaration in plan.Experiment.Declarations)
        {
            if (declaration is { IsOwn: true, Kind: Kind.Head or Kind.Module } && !plan.Network.IsRequired(declaration))
                plan.Report(Rules.NothingTrains, declaration, "", declaration.Name, "nothing asks for its output");
        }
    }

    /// <summary>Modules that are no longer what they began as: trained, handed to plain code, or read from a file of weights.</summary>
    static HashSet<string> Provided(Plan plan)
    {
        var provided = Trained(plan);
        provided.UnionWith(plan.Updates.SelectMany(update => update.After).SelectMany(step => step.Node.Received.Values));
        if (plan.Experiment.Declarations.FirstOrDefault(declaration => declaration.Kind == Kind.Backbone) is not { } backbone) return provided;
        if (Requirements.MayBringWeights(backbone)) provided.Add("Backbone");
        // A file of weights holds the published classifier too.
        if (Requirements.NamesWeights(backbone)) provided.Add("Logits");
        return provided;
    }

    /// <summary>What reads a module's output beside losses and scores. Of a fit that comes too early another rule speaks.</summary>
    static IEnumerable<(string Module, Declaration Reader)> Readers(Plan plan)
    {
        var whole = plan.Fits.Entries.Where(fit => !plan.Fits.ReadsTooEarly(fit.Stage)).Concat(plan.SetMetrics).Concat(plan.Thresholds)
            .SelectMany(entry => plan.Fits.Modules(entry).Select(module => (module, entry.Declaration)));
        return whole.Concat(plan.Metrics.SelectMany(metric =>
            metric.Node.Ancestors().SelectMany(node => node.Modules).Select(module => (module, metric.Declaration))));
    }

    /// <summary>Modules that one update wants in eval mode, and trains or wants in training mode.</summary>
    static void Modes(Plan plan)
    {
        foreach (var update in plan.Updates)
        {
            var nodes = update.Losses.SelectMany(loss => loss.Node.Ancestors()).Distinct().ToArray();
            foreach (var node in nodes)
            {
                foreach (var module in node.InEvalMode)
                {
                    var other = update.Trained.Contains(module) ? null : Array.Find(nodes, other => other.InTrainingMode.Contains(module));
                    if (other is null && !update.Trained.Contains(module)) continue;
                    plan.Report(Rules.TwoModes, node.Declaration, node.Received.First(given => given.Value == module).Key, module, node.Declaration?.Name ?? "", other is null
                        ? $"the {update.Name} trains it" : $"'{other.Declaration?.Name ?? other.Makes[0]}' in training mode, in one step");
                }
            }
        }
    }

    /// <summary>Losses of the main step that no gradient leads from to a module that it trains.</summary>
    static void Reach(Plan plan)
    {
        // What a mistake cut off is not known to reach nothing.
        if (plan.Problems.Exists(problem => problem.Stops)) return;
        var isFrozen = plan.Experiment.Declarations.Any(declaration => declaration.Kind == Kind.Train
            && declaration.Settings.Any(setting => setting is { Property: "FrozenBackbone", Literal: "true" }));
        foreach (var update in plan.Updates.Where(update => update.IsMain))
        {
            var open = update.Trained.Where(module => !isFrozen || module != "Backbone").ToArray();
            foreach (var (declaration, node) in update.Losses)
            {
                var needs = node.Ancestors().ToArray();
                if (!needs.SelectMany(need => need.OpenModules).Any(open.Contains) && !Array.Exists(needs, ReadsClassifier))
                    plan.Report(Rules.LossTrainsNothing, declaration, "", declaration.Name);
            }
        }
    }

    /// <summary>Whether it receives parameters of the classifier as tensors.</summary>
    static bool ReadsClassifier(Node node) => node.Declaration?.Method is { } method
        && method.Parameters.Any(parameter => parameter.Name is "classifierWeight" or "classifierBias");

    /// <summary>What this class itself declares and nothing asks for.</summary>
    static void Unread(Plan plan)
    {
        foreach (var declaration in plan.Experiment.Declarations)
        {
            if (!declaration.IsOwn || plan.Used.Contains(declaration.Key)) continue;
            switch (declaration.Kind)
            {
                case Kind.Setting: plan.Report(Rules.SettingUnread, declaration, "", declaration.Name); break;
                // Read by the search over the scores' settings.
                case Kind.Stream when declaration.Identity == Plan.Validation: break;
                case Kind.Stream:
                    plan.Report(Rules.StreamUnread, declaration, "", declaration.Type,
                    Names.Camel(new StreamPlan(declaration).Images)); break;
                case Kind.Teacher:
                    plan.Report(Rules.StreamUnread, declaration, "", declaration.Type, declaration.ValueName + "Logits"); break;
                case Kind.Fit: plan.Report(Rules.FitUnread, declaration, "", declaration.Name); break;
                default: break;
            }
        }
    }

    /// <summary>Fields of the modules that losses reach.</summary>
    public static HashSet<string> Trained(Plan plan) => new(plan.Updates.SelectMany(update => update.Reached), StringComparer.Ordinal);
}
