namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>State dictionaries: PyTorch's names.</summary>
        public partial class Module
        {
            /// <summary>The parameters and the persistent buffers themselves, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= new(StringComparer.Ordinal);
                prefix = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (partPrefix, module) in Walk(true))
                {
                    foreach (var (key, parameter) in module._internal_params)
                        if (parameter is not null) destination[prefix + partPrefix + key] = parameter;
                    foreach (var (key, (buffer, persist)) in module._internal_buffers)
                        if (persist && buffer is not null) destination[prefix + partPrefix + key] = buffer;
                }

                return destination;
            }

            /// <summary>Copies the values of equal name.</summary>
            /// <param name="source">Values by name.</param>
            /// <param name="strict">Whether names on one side only are an error.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <returns>The names that the source lacks, and those that the module lacks.</returns>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keys) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(source);
                var own = state_dict();
                var missing = own.Keys.Where(key => skip?.Contains(key) != true && !source.ContainsKey(key)).ToList();
                var unexpected = source.Keys.Where(key => skip?.Contains(key) != true && !own.ContainsKey(key)).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                {
                    throw new InvalidOperationException(
                        $"The state does not fit the module {GetName()}: missing {List(missing)}, unexpected {List(unexpected)}.");
                }

                var shared = own.Where(item => skip?.Contains(item.Key) != true && source.ContainsKey(item.Key)).ToList();
                foreach (var (key, target) in shared)
                {
                    if (!target.shape.AsSpan().SequenceEqual(source[key].shape))
                    {
                        throw new ArgumentException(
                            $"'{key}' has the shape [{string.Join(", ", target.shape)}], the state [{string.Join(", ", source[key].shape)}].", nameof(source));
                    }
                }

                using var mode = no_grad();
                foreach (var (key, target) in shared) target.copy_(source[key]);
                return (missing, unexpected);
            }

            static string List(List<string> names) => names.Count == 0 ? "nothing" : string.Join(", ", names.Take(10)) + (names.Count > 10 ? ", ..." : "");
        }
    }
}
