using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static ModuleDict<T> ModuleDict<T>(params ValueTuple<string, T>[] modules)
            where T : Module
        {
            var dictionary = new ModuleDict<T>();
            foreach (var item in modules) dictionary.Add(item);
            return dictionary;
        }

        public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);

        public static ParameterList ParameterList(params Parameter[] parameters) => new(parameters);

        public static ParameterDict ParameterDict(params (string, Parameter)[] parameters)
        {
            var dictionary = new ParameterDict();
            foreach (var item in parameters) dictionary.Add(item);
            return dictionary;
        }
    }
}
