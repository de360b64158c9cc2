using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Registration, by name or by field.</summary>
        public partial class Module
        {
            public virtual void register_parameter(string name, Parameter param)
            {
                Require(name);
                param?.DetachFromDisposeScope();
                _internal_params.Add(name, param!);
            }

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                Require(name);
                _internal_buffers.Add(name, (tensor.DetachFromDisposeScope(), persistent));
            }

            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null || submodule == this) throw new ArgumentException("A module needs another module as its part.", nameof(submodule));
                Require(name);
                submodule.RegisterComponents();
                _internal_submodules.Add(name, submodule);
            }

            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Registers the fields that hold modules, parameters and tensors, under their names. Fields already registered stay as they are.</summary>
            protected virtual void RegisterComponents()
            {
                foreach (var field in Fields(GetType()))
                {
                    switch (field.GetValue(this))
                    {
                        case Module module when !Holds(module) && !_internal_submodules.ContainsKey(Name(field)):
                            register_module(Name(field), module);
                            break;
                        case Parameter parameter when !Holds(parameter) && !_internal_params.ContainsKey(Name(field)):
                            register_parameter(Name(field), parameter);
                            break;
                        case Tensor tensor and not Modules.Parameter when !Holds(tensor) && !_internal_buffers.ContainsKey(Name(field)):
                            register_buffer(Name(field), tensor, field.GetCustomAttribute<ComponentNameAttribute>() is not { persist: false });
                            break;
                    }
                }
            }

            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (value is null) _internal_params.Remove(name);
                else if (_internal_params.ContainsKey(name)) _internal_params[name] = value;
                else register_parameter(name, value);
            }

            protected void ConditionallyRegisterParameter(string name, Tensor? value) => ConditionallyRegisterParameter(name, value as Parameter);

            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null) _internal_buffers.Remove(name);
                else if (_internal_buffers.ContainsKey(name)) _internal_buffers[name] = (value, persistent);
                else register_buffer(name, value, persistent);
            }

            protected void ClearModules() => _internal_submodules.Clear();

            static IEnumerable<FieldInfo> Fields(Type type)
            {
                const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
                var types = new Stack<Type>();
                for (var current = type; current is not null && current != typeof(Module); current = current.BaseType) types.Push(current);
                return types.SelectMany(current => current.GetFields(Declared)).Where(field => field.Name[0] != '<');
            }

            static string Name(FieldInfo field) => field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;

            bool Holds(Module module) => _internal_submodules.Values.Contains(module);

            bool Holds(Tensor tensor) =>
                _internal_params.Values.Any(other => ReferenceEquals(other, tensor)) || _internal_buffers.Values.Any(other => ReferenceEquals(other.buffer, tensor));

            void Require(string name)
            {
                if (string.IsNullOrEmpty(name) || name.Contains('.', StringComparison.Ordinal))
                    throw new ArgumentException($"'{name}' can't name a part of a module: it is empty or has a dot.", nameof(name));
                if (_internal_params.ContainsKey(name) || _internal_buffers.ContainsKey(name) || _internal_submodules.ContainsKey(name))
                    throw new ArgumentException($"The module {GetName()} has a part '{name}' already.", nameof(name));
            }
        }
    }

    /// <summary>The name under which a field of a module is registered.</summary>
    [AttributeUsage(AttributeTargets.Field)]
    internal sealed class ComponentNameAttribute(string name) : Attribute
    {
        public string Name { get; } = name;

        public bool persist { get; set; } = true;
    }
}
