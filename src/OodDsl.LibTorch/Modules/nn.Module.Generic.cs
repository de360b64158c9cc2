namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module of 1 input.</summary>
        public abstract class Module<T, TResult> : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
        {
            protected Module(string name)
                : base(name)
            {
            }

            public abstract TResult forward(T input);

            /// <summary>Hooks, <see cref="forward"/>, hooks.</summary>
            public TResult call(T input)
            {
                if (!Hooked) return forward(input);
                foreach (var hook in module_pre_hooks.Values.ToList()) hook(this);
                foreach (var hook in pre_hooks.Values.ToList()) input = hook(this, input);
                var result = forward(input);
                foreach (var hook in post_hooks.Values.ToList()) result = hook(this, input, result);
                foreach (var hook in module_post_hooks.Values.ToList()) hook(this);
                return result;
            }
        }

        /// <summary>A module of 2 inputs.</summary>
        public abstract class Module<T1, T2, TResult> : HookableModule<Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>, IModule<T1, T2, TResult>
        {
            protected Module(string name)
                : base(name)
            {
            }

            public abstract TResult forward(T1 input1, T2 input2);

            /// <summary>Hooks, <see cref="forward"/>, hooks.</summary>
            public TResult call(T1 input1, T2 input2)
            {
                if (!Hooked) return forward(input1, input2);
                foreach (var hook in module_pre_hooks.Values.ToList()) hook(this);
                foreach (var hook in pre_hooks.Values.ToList())
                    if (hook(this, input1, input2) is var (changed1, changed2)) (input1, input2) = (changed1, changed2);
                var result = forward(input1, input2);
                foreach (var hook in post_hooks.Values.ToList()) result = hook(this, input1, input2, result);
                foreach (var hook in module_post_hooks.Values.ToList()) hook(this);
                return result;
            }
        }

        /// <summary>A module of 3 inputs.</summary>
        public abstract class Module<T1, T2, T3, TResult> : HookableModule<Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>, Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult>>, IModule<T1, T2, T3, TResult>
        {
            protected Module(string name)
                : base(name)
            {
            }

            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            /// <summary>Hooks, <see cref="forward"/>, hooks.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3)
            {
                if (!Hooked) return forward(input1, input2, input3);
                foreach (var hook in module_pre_hooks.Values.ToList()) hook(this);
                foreach (var hook in pre_hooks.Values.ToList())
                    if (hook(this, input1, input2, input3) is var (changed1, changed2, changed3)) (input1, input2, input3) = (changed1, changed2, changed3);
                var result = forward(input1, input2, input3);
                foreach (var hook in post_hooks.Values.ToList()) result = hook(this, input1, input2, input3, result);
                foreach (var hook in module_post_hooks.Values.ToList()) hook(this);
                return result;
            }
        }

        /// <summary>A module of 4 inputs.</summary>
        public abstract class Module<T1, T2, T3, T4, TResult> : HookableModule<Func<Module<T1, T2, T3, T4, TResult>, T1, T2, T3, T4, (T1, T2, T3, T4)?>, Func<Module<T1, T2, T3, T4, TResult>, T1, T2, T3, T4, TResult, TResult>>, IModule<T1, T2, T3, T4, TResult>
        {
            protected Module(string name)
                : base(name)
            {
            }

            public abstract TResult forward(T1 input1, T2 input2, T3 input3, T4 input4);

            /// <summary>Hooks, <see cref="forward"/>, hooks.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3, T4 input4)
            {
                if (!Hooked) return forward(input1, input2, input3, input4);
                foreach (var hook in module_pre_hooks.Values.ToList()) hook(this);
                foreach (var hook in pre_hooks.Values.ToList())
                    if (hook(this, input1, input2, input3, input4) is var (changed1, changed2, changed3, changed4)) (input1, input2, input3, input4) = (changed1, changed2, changed3, changed4);
                var result = forward(input1, input2, input3, input4);
                foreach (var hook in post_hooks.Values.ToList()) result = hook(this, input1, input2, input3, input4, result);
                foreach (var hook in module_post_hooks.Values.ToList()) hook(this);
                return result;
            }
        }

        /// <summary>A module of 5 inputs.</summary>
        public abstract class Module<T1, T2, T3, T4, T5, TResult> : HookableModule<Func<Module<T1, T2, T3, T4, T5, TResult>, T1, T2, T3, T4, T5, (T1, T2, T3, T4, T5)?>, Func<Module<T1, T2, T3, T4, T5, TResult>, T1, T2, T3, T4, T5, TResult, TResult>>, IModule<T1, T2, T3, T4, T5, TResult>
        {
            protected Module(string name)
                : base(name)
            {
            }

            public abstract TResult forward(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5);

            /// <summary>Hooks, <see cref="forward"/>, hooks.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5)
            {
                if (!Hooked) return forward(input1, input2, input3, input4, input5);
                foreach (var hook in module_pre_hooks.Values.ToList()) hook(this);
                foreach (var hook in pre_hooks.Values.ToList())
                    if (hook(this, input1, input2, input3, input4, input5) is var (changed1, changed2, changed3, changed4, changed5)) (input1, input2, input3, input4, input5) = (changed1, changed2, changed3, changed4, changed5);
                var result = forward(input1, input2, input3, input4, input5);
                foreach (var hook in post_hooks.Values.ToList()) result = hook(this, input1, input2, input3, input4, input5, result);
                foreach (var hook in module_post_hooks.Values.ToList()) hook(this);
                return result;
            }
        }

        /// <summary>A module of 6 inputs.</summary>
        public abstract class Module<T1, T2, T3, T4, T5, T6, TResult> : HookableModule<Func<Module<T1, T2, T3, T4, T5, T6, TResult>, T1, T2, T3, T4, T5, T6, (T1, T2, T3, T4, T5, T6)?>, Func<Module<T1, T2, T3, T4, T5, T6, TResult>, T1, T2, T3, T4, T5, T6, TResult, TResult>>, IModule<T1, T2, T3, T4, T5, T6, TResult>
        {
            protected Module(string name)
                : base(name)
            {
            }

            public abstract TResult forward(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5, T6 input6);

            /// <summary>Hooks, <see cref="forward"/>, hooks.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5, T6 input6)
            {
                if (!Hooked) return forward(input1, input2, input3, input4, input5, input6);
                foreach (var hook in module_pre_hooks.Values.ToList()) hook(this);
                foreach (var hook in pre_hooks.Values.ToList())
                    if (hook(this, input1, input2, input3, input4, input5, input6) is var (changed1, changed2, changed3, changed4, changed5, changed6)) (input1, input2, input3, input4, input5, input6) = (changed1, changed2, changed3, changed4, changed5, changed6);
                var result = forward(input1, input2, input3, input4, input5, input6);
                foreach (var hook in post_hooks.Values.ToList()) result = hook(this, input1, input2, input3, input4, input5, input6, result);
                foreach (var hook in module_post_hooks.Values.ToList()) hook(this);
                return result;
            }
        }
    }
}
