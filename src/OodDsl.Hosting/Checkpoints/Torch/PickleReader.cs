using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace OodDsl.Hosting;

/// <summary>
/// Reads the pickle of a PyTorch file as data: a stack machine that knows the operations and the few names that tensors need. It calls nothing; whatever
/// else a file asks for is an error that names it.
/// </summary>
/// <param name="bytes">The pickle.</param>
sealed class PickleReader(ReadOnlyMemory<byte> bytes)
{
    // PyTorch's own number, which says what a file is, has 10.
    const int MostDigits = 10;

    static readonly object Mark = new();

    readonly Stack<object?> stack = new();
    readonly Dictionary<uint, object?> memo = [];
    readonly Dictionary<string, PickledStorage> storages = new(StringComparer.Ordinal);
    int position;

    /// <summary>Bytes that were read.</summary>
    public int Position => position;

    /// <summary>All storages that it refers to, by their keys.</summary>
    public IReadOnlyDictionary<string, PickledStorage> Storages => storages;

    /// <summary>The object: null, bool, long, <see cref="BigInteger"/> (of more than 64 bits), double, string, bytes, object[] (a tuple), lists, <see cref="PickledDictionary"/>, <see cref="PickledTensor"/>.</summary>
    /// <exception cref="FormatException">It is no pickle, or one that holds more than tensors.</exception>
    public object? Read()
    {
        try
        {
            while (true)
            {
                var code = (char)Byte();
                if (code == '.')
                {
                    var result = stack.Pop();
                    return stack.Count == 0 ? result : throw new FormatException("its pickle leaves something behind");
                }
                Step(code);
            }
        }
        catch (Exception error) when (error is InvalidOperationException or InvalidCastException or ArgumentException or OverflowException or NullReferenceException)
        {
            throw new FormatException($"its pickle makes no sense at byte {position} ({error.Message})", error);
        }
    }

    void Step(char code)
    {
        switch (code)
        {
            case '\x80': Protocol(); break;
            case '\x95': Take(8); break; // FRAME
            case '(': stack.Push(Mark); break;
            case '0': stack.Pop(); break;
            case '1': UntilMark(); break;
            case '2': stack.Push(stack.Peek()); break;
            case 'N': stack.Push(null); break;
            case '\x88': stack.Push(true); break;
            case '\x89': stack.Push(false); break;
            case 'J': stack.Push((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4))); break;
            case 'K': stack.Push((long)Byte()); break;
            case 'M': stack.Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2))); break;
            case '\x8a': PushNumber(Long(Byte())); break;
            case 'G': stack.Push(BinaryPrimitives.ReadDoubleBigEndian(Take(8))); break;
            case 'X': stack.Push(Text(Length4())); break;
            case '\x8c': stack.Push(Text(Byte())); break;
            case 'U': stack.Push(Text(Byte())); break; // Python 2's texts
            case 'T': stack.Push(Text(Length4())); break;
            case 'C': stack.Push(Take(Byte()).ToArray()); break;
            case 'B': stack.Push(Take(Length4()).ToArray()); break;
            case ']': stack.Push(new List<object?>()); break;
            case 'a': AddTo([stack.Pop()]); break;
            case 'e': AddTo(UntilMark()); break;
            case ')': stack.Push(Array.Empty<object?>()); break;
            case 't': stack.Push(UntilMark()); break;
            case '\x85': Tuple(1); break;
            case '\x86': Tuple(2); break;
            case '\x87': Tuple(3); break;
            case '}': stack.Push(new PickledDictionary()); break;
            case 's': SetOne(); break;
            case 'u': Set(UntilMark()); break;
            case 'h': stack.Push(Known(Byte())); break;
            case 'j': stack.Push(Known(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))); break;
            case 'q': memo[Byte()] = stack.Peek(); break;
            case 'r': memo[BinaryPrimitives.ReadUInt32LittleEndian(Take(4))] = stack.Peek(); break;
            case '\x94': memo[(uint)memo.Count] = stack.Peek(); break;
            case 'c': stack.Push(PickledNames.Of(Line(), Line())); break;
            case '\x93': StackGlobal(); break;
            case 'Q': stack.Push(Storage()); break;
            case 'R': Reduce(); break;
            case 'b': Build(); break;
            default: throw new FormatException($"its pickle has the operation 0x{(int)code:X2}, which tensors don't need");
        }
    }

    void Protocol()
    {
        var version = Byte();
        if (version is < 2 or > 5) throw new FormatException($"its pickle has protocol {version}; 2 to 5 are read");
    }

    void StackGlobal()
    {
        var name = (string)stack.Pop()!;
        stack.Push(PickledNames.Of((string)stack.Pop()!, name));
    }

    // The only calls are those that make a tensor, a parameter or an empty dictionary; they are not calls here.
    void Reduce()
    {
        var arguments = (object?[])stack.Pop()!;
        stack.Push(((PickledName)stack.Pop()!).Make(arguments));
    }

    // A state_dict has its versions in an attribute, and parameters before 0.4 whether they are trained, which says nothing about tensors.
    void Build()
    {
        stack.Pop();
        if (stack.Peek() is not (PickledDictionary or PickledTensor)) throw new FormatException("its pickle sets the state of something that is no dictionary");
    }

    PickledStorage Storage()
    {
        var storage = PickledStorage.Of(stack.Pop());
        if (!storages.TryAdd(storage.Key, storage) && (storages[storage.Key].Type, storages[storage.Key].Total) != (storage.Type, storage.Total))
            throw new FormatException($"it describes its storage {storage.Key} in two ways");
        return storage;
    }

    void AddTo(object?[] items)
    {
        if (stack.Peek() is not List<object?> list) throw new FormatException("its pickle adds to something that is no list");
        list.AddRange(items);
    }

    void Set(object?[] pairs)
    {
        if (stack.Peek() is not PickledDictionary dictionary || pairs.Length % 2 != 0) throw new FormatException("its pickle sets items of something that is no dictionary");
        for (var i = 0; i < pairs.Length; i += 2) dictionary.Set(pairs[i], pairs[i + 1]);
    }

    void SetOne()
    {
        var value = stack.Pop();
        Set([stack.Pop(), value]);
    }

    void Tuple(int length)
    {
        var items = new object?[length];
        for (var i = length - 1; i >= 0; i--) items[i] = stack.Pop();
        stack.Push(items);
    }

    object?[] UntilMark()
    {
        List<object?> items = [];
        for (var item = stack.Pop(); !ReferenceEquals(item, Mark); item = stack.Pop()) items.Add(item);
        items.Reverse();
        return [.. items];
    }

    void PushNumber(BigInteger number)
    {
        if (number >= long.MinValue && number <= long.MaxValue) stack.Push((long)number);
        else stack.Push(number);
    }

    object? Known(uint number) => memo.TryGetValue(number, out var value) ? value : throw new FormatException($"its pickle asks for memo {number}, which it never filled");

    // Little-endian, two's complement.
    BigInteger Long(int digits)
    {
        if (digits > MostDigits) throw new FormatException($"its pickle has a number of {digits} bytes");
        return new(Take(digits));
    }

    string Text(int length) => Encoding.UTF8.GetString(Take(length));

    string Line()
    {
        var rest = bytes.Span[position..];
        var end = rest.IndexOf((byte)'\n');
        if (end < 0) throw new FormatException("its pickle is cut");
        position += end + 1;
        return Encoding.UTF8.GetString(rest[..end]);
    }

    int Length4()
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
        return length <= int.MaxValue ? (int)length : throw new FormatException($"its pickle announces a text of {length} bytes");
    }

    byte Byte() => Take(1)[0];

    ReadOnlySpan<byte> Take(int count)
    {
        if (count > bytes.Length - position) throw new FormatException("its pickle is cut");
        position += count;
        return bytes.Span.Slice(position - count, count);
    }
}
