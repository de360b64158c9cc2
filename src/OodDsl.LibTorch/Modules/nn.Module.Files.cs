using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// State dictionaries in files, in TorchSharp's form: the number of entries, then for each its name and its tensor (element type, shape, bytes);
        /// all numbers as LEB128.
        /// </summary>
        public partial class Module
        {
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(writer);
                ArgumentNullException.ThrowIfNull(sd);
                var entries = sd.Where(entry => skip?.Contains(entry.Key) != true).ToList();
                Leb128.Write(writer, entries.Count);
                foreach (var (key, tensor) in entries)
                {
                    writer.Write(key);
                    tensor.Save(writer);
                }
            }

            public Module save(string location, IList<string>? skip = null)
            {
                using var stream = File.Create(location);
                return save(stream, skip);
            }

            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            public virtual Module load(
                string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location)) throw new FileNotFoundException($"There is no file {location} to load the module {GetName()} from.", location);
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Reads everything before anything changes.</summary>
            /// <param name="reader">The file.</param>
            /// <param name="strict">Whether names on one side only, and other shapes or element types, are an error.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <param name="loadedParameters">Gets, for each of the module's names, whether it was loaded.</param>
            /// <exception cref="InvalidDataException">The file is no state, or does not fit.</exception>
            public virtual Module load(
                BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                ArgumentNullException.ThrowIfNull(reader);
                using var scope = NewDisposeScope();
                var (own, read) = (state_dict(), new Dictionary<string, Tensor>(StringComparer.Ordinal));
                var count = Leb128.Read(reader);
                for (var i = 0L; i < count; i++)
                {
                    var key = reader.ReadString();
                    var left = skip?.Contains(key) == true || (!own.ContainsKey(key) && !strict);
                    var tensor = TensorExtensionMethods.Load(reader, skip: left);
                    if (!left) read[key] = tensor;
                }

                if (loadedParameters is not null)
                    foreach (var key in own.Keys) loadedParameters[key] = read.ContainsKey(key);
                load_state_dict(read, strict, skip);
                return this;
            }

            /// <summary>A new module of the type, with the state of a file.</summary>
            public static Module Create<T>(string path)
                where T : Module, new()
            {
                var module = new T();
                return module.load(path);
            }
        }
    }
}
