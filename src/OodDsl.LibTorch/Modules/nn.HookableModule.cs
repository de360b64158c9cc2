using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module that calls hooks before and after <c>forward</c>.</summary>
        [SuppressMessage("Design", "CA1051", Justification = "TorchSharp's fields.")]
        public class HookableModule<TPreHook, TPostHook> : Module
            where TPreHook : class
            where TPostHook : class
        {
            public Dictionary<string, TPreHook> pre_hooks = new(StringComparer.Ordinal);
            public Dictionary<string, TPostHook> post_hooks = new(StringComparer.Ordinal);
            public Dictionary<string, Action<Module>> module_pre_hooks = new(StringComparer.Ordinal);
            public Dictionary<string, Action<Module>> module_post_hooks = new(StringComparer.Ordinal);

            long hooks;

            protected HookableModule(string name)
                : base(name)
            {
            }

            public HookRemover register_forward_hook(TPostHook hook)
            {
                var key = Key();
                post_hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            public HookRemover register_forward_pre_hook(TPreHook hook)
            {
                var key = Key();
                pre_hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            public HookRemover register_forward_hook(Action<Module> hook)
            {
                var key = Key();
                module_post_hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            public HookRemover register_forward_pre_hook(Action<Module> hook)
            {
                var key = Key();
                module_pre_hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            private protected bool Hooked => pre_hooks.Count + post_hooks.Count + module_pre_hooks.Count + module_post_hooks.Count > 0;

            string Key() => (hooks++).ToString(CultureInfo.InvariantCulture);

            /// <summary>Takes a hook away.</summary>
            public class HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
            {
                public void remove()
                {
                    module.pre_hooks.Remove(key);
                    module.post_hooks.Remove(key);
                    module.module_pre_hooks.Remove(key);
                    module.module_post_hooks.Remove(key);
                }
            }
        }
    }
}
