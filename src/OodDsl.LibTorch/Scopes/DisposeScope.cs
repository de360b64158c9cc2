namespace TorchSharp;

/// <summary>
/// Disposes what is created on its thread while it is open, unless that is moved out of it. Made by <c>torch.NewDisposeScope()</c>; scopes nest.
/// </summary>
public sealed partial class DisposeScope : IDisposable
{
    // Tensors know their place in the list; other disposables are few.
    readonly List<torch.Tensor?> tensors = [];
    HashSet<IDisposable>? others;
    DisposeScopeManager? manager;
    int live;

    internal DisposeScope(DisposeScopeManager manager)
    {
        this.manager = manager;
        OuterScope = manager.Scope;
    }

    internal DisposeScope? OuterScope { get; }

    LifetimeStatistics Counts => (manager ?? DisposeScopeManager.Current).Counts.TensorStatistics;

    /// <summary>How many disposables belong to the scope.</summary>
    public int DisposablesCount => live + (others?.Count ?? 0);

    /// <summary>What belongs to the scope, in the order of arrival; a copy.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. tensors.Where(tensor => tensor is not null)!, .. others ?? []];

    /// <summary>Whether the disposable belongs to the scope.</summary>
    public bool Contains(IDisposable disposable) =>
        disposable is torch.Tensor tensor ? tensor.OwningDisposeScope == this : others?.Contains(disposable) == true;

    /// <summary>Disposes what belongs to the scope, which stays open.</summary>
    public void DisposeEverything()
    {
        var counts = Counts;
        // Nothing is added meanwhile: disposing a tensor runs no code of users.
        foreach (var tensor in tensors)
        {
            if (tensor is null) continue;
            tensor.OwningDisposeScope = null;
            if (!tensor.IsInvalid) counts.DisposedInScopeCount++;
            tensor.DisposeUncounted();
        }

        tensors.Clear();
        live = 0;
        DisposeOthers(null);
    }

    /// <summary>Disposes what belongs to the scope except for what is given, which belongs to the scope afterwards.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var kept = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        var all = tensors.ToArray();
        tensors.Clear();
        live = 0;
        foreach (var tensor in all)
        {
            if (tensor is null) continue;
            tensor.OwningDisposeScope = null;
            if (kept.Contains(tensor))
            {
                Add(tensor);
            }
            else
            {
                if (!tensor.IsInvalid) Counts.DisposedInScopeCount++;
                tensor.DisposeUncounted();
            }
        }

        DisposeOthers(kept);
    }

    /// <summary>The scope forgets a disposable that has been disposed by other means.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        Counts.DisposedInScopeCount++;
        Remove(disposable);
    }

    /// <summary>Disposes what belongs to the scope and closes it. The scopes opened inside close too.</summary>
    public void Dispose()
    {
        if (manager is null) return;
        DisposeEverything();
        manager.Leave(this);
        manager = null;
    }

    internal void Add(IDisposable disposable)
    {
        if (disposable is not torch.Tensor tensor)
        {
            (others ??= new(ReferenceEqualityComparer.Instance)).Add(disposable);
            return;
        }

        tensor.OwningDisposeScope = this;
        tensor.PlaceInScope = tensors.Count;
        tensors.Add(tensor);
        live++;
    }

    void DisposeOthers(HashSet<IDisposable>? kept)
    {
        if (others is null) return;
        foreach (var other in others.Where(other => kept?.Contains(other) != true).ToList())
        {
            others.Remove(other);
            other.Dispose();
        }
    }

    // Whether it belonged to the scope.
    bool Remove(IDisposable disposable)
    {
        if (disposable is not torch.Tensor tensor) return others?.Remove(disposable) == true;
        if (tensor.OwningDisposeScope != this) return false;
        tensor.OwningDisposeScope = null;
        if (tensor.PlaceInScope == tensors.Count - 1) tensors.RemoveAt(tensor.PlaceInScope);
        else tensors[tensor.PlaceInScope] = null;
        live--;
        return true;
    }
}
