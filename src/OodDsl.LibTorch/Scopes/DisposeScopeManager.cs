namespace TorchSharp;

/// <summary>The stack of dispose scopes of one thread, and its counts.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    static DisposeScopeManager? current;

    /// <summary>What happened on this thread.</summary>
    public static ThreadDisposeScopeStatistics Statistics => Current.Counts;

    internal static DisposeScopeManager Current => current ??= new();

    internal ThreadDisposeScopeStatistics Counts { get; } = new();

    internal DisposeScope? Scope { get; private set; }

    internal DisposeScope Enter() => Scope = new DisposeScope(this);

    // Scopes that were opened inside and never closed go with it.
    internal void Leave(DisposeScope scope)
    {
        for (var inner = Scope; inner != null; inner = inner.OuterScope)
        {
            if (inner != scope) continue;
            Scope = scope.OuterScope;
            return;
        }
    }

    internal void Register(torch.Tensor tensor)
    {
        if (Scope is null)
        {
            Counts.TensorStatistics.CreatedOutsideScopeCount++;
        }
        else
        {
            Counts.TensorStatistics.CreatedInScopeCount++;
            Scope.Add(tensor);
        }
    }
}
