using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The parts of a module, in the order of registration, outermost first.</summary>
        public partial class Module
        {
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) =>
                Distinct(Walk(recurse).SelectMany(part =>
                    part.Module._internal_params.Entries.Where(item => item.Item2 is not null).Select(item => (part.Prefix + item.Item1, item.Item2))));

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true) =>
                Distinct(Walk(recurse).SelectMany(part =>
                    part.Module._internal_buffers.Entries
                        .Where(item => item.Item2.buffer is not null && (include_nonpersistent || item.Item2.persist))
                        .Select(item => (part.Prefix + item.Item1, item.Item2.buffer))));

            public virtual IEnumerable<(string name, Module module)> named_children() => _internal_submodules;

            /// <summary>The module itself under an empty name, and all parts.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules() =>
                Walk(true).Select(part => (part.Prefix.TrimEnd('.'), part.Module));

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(item => item.parameter);

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(item => item.buffer);

            public virtual IEnumerable<Module> modules() => named_modules().Select(item => item.module);

            public virtual IEnumerable<Module> children() => named_children().Select(item => item.module);

            public virtual bool has_parameter(string target) => Owner(target) is var (module, last) && module._internal_params.ContainsKey(last);

            public virtual bool has_buffer(string target) => Owner(target) is var (module, last) && module._internal_buffers.ContainsKey(last);

            public virtual Parameter get_parameter(string target) =>
                Owner(target) is var (module, last) && module._internal_params.TryGetValue(last, out var parameter)
                    ? parameter
                    : throw new ArgumentException($"The module {GetName()} has no parameter '{target}'.", nameof(target));

            public virtual Tensor get_buffer(string target) =>
                Owner(target) is var (module, last) && module._internal_buffers.TryGetValue(last, out var buffer)
                    ? buffer.buffer
                    : throw new ArgumentException($"The module {GetName()} has no buffer '{target}'.", nameof(target));

            protected virtual (string name, Parameter parameter)[] _named_parameters() => [.. named_parameters(false)];

            protected virtual (string name, Tensor buffer)[] _named_buffers() => [.. named_buffers(false)];

            protected virtual Parameter[] _parameters(bool recurse = true) => [.. parameters(recurse)];

            // A part that is registered twice, under the module or under one of its parts, counts once.
            static IEnumerable<(string, T)> Distinct<T>(IEnumerable<(string Name, T Value)> items)
                where T : Tensor
            {
                var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
                return items.Where(item => seen.Add(item.Value));
            }

            IEnumerable<(string Prefix, Module Module)> Walk(bool recurse)
            {
                yield return ("", this);
                if (!recurse) yield break;
                var seen = new HashSet<Module> { this };
                foreach (var (childName, child) in named_children())
                {
                    if (!seen.Add(child)) continue;
                    foreach (var (prefix, module) in child.Walk(true)) yield return (childName + "." + prefix, module);
                }
            }

            (Module Module, string Last)? Owner(string target)
            {
                var module = this;
                var path = target.Split('.');
                foreach (var step in path[..^1])
                {
                    if (!module._internal_submodules.TryGetValue(step, out var next)) return null;
                    module = next;
                }

                return (module, path[^1]);
            }
        }
    }
}
