using System.Collections;
using System.Globalization;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Parameters in a list, registered under their positions.</summary>
public class ParameterList : Module, IList<Parameter>
{
    readonly List<Parameter> list = [];

    public ParameterList(params Parameter[] parameters)
        : base(nameof(ParameterList)) => extend(parameters);

    public int Count => list.Count;

    public bool IsReadOnly => false;

    public Parameter this[int index]
    {
        get => list[index];
        set
        {
            list[index] = value;
            RegisterComponents();
        }
    }

    public void Add(Parameter item) => Insert(Count, item);

    public void append(params Parameter[] parameters) => extend(parameters);

    public void extend(IEnumerable<Parameter> parameters)
    {
        list.AddRange(parameters);
        RegisterComponents();
    }

    public void Insert(int index, Parameter item)
    {
        list.Insert(index, item);
        RegisterComponents();
    }

    public bool Remove(Parameter item)
    {
        var index = IndexOf(item);
        if (index >= 0) RemoveAt(index);
        return index >= 0;
    }

    public void RemoveAt(int index)
    {
        list.RemoveAt(index);
        RegisterComponents();
    }

    public void Clear()
    {
        list.Clear();
        RegisterComponents();
    }

    public bool Contains(Parameter item) => IndexOf(item) >= 0;

    // By identity: equality of tensors is element by element.
    public int IndexOf(Parameter item) => list.FindIndex(other => ReferenceEquals(other, item));

    public void CopyTo(Parameter[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);

    public IEnumerator<Parameter> GetEnumerator() => list.GetEnumerator();

    public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) => base.named_parameters(recurse);

    public override Parameter get_parameter(string target) => base.get_parameter(target);

    public override bool has_parameter(string target) => base.has_parameter(target);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
        _internal_params.Clear();
        for (var i = 0; i < list.Count; i++) register_parameter(i.ToString(CultureInfo.InvariantCulture), list[i]);
    }
}
