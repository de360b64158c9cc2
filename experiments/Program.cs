using Experiments;
using OodDsl.Hosting;

return await OodDslHost.RunAsync(args, ExperimentCatalog.All);
