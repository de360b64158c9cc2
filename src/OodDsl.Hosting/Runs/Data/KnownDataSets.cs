namespace OodDsl.Hosting;

/// <summary>The data sets of the library and of a project's own files, as they are without settings.</summary>
static class KnownDataSets
{
    /// <summary>One of each type.</summary>
    /// <param name="catalog">The project's experiments, whose assemblies are looked through.</param>
    public static IEnumerable<DataSet> Of(IEnumerable<ExperimentDescriptor> catalog) => catalog
        .Select(experiment => experiment.Create.Method.Module.Assembly)
        .Append(typeof(DataSet).Assembly).Distinct()
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsSubclassOf(typeof(DataSet)) && !type.IsAbstract && !type.ContainsGenericParameters)
        .Where(type => type.GetConstructor(Type.EmptyTypes) is not null)
        .Select(type => (DataSet)Activator.CreateInstance(type)!);
}
