namespace OodDsl.Hosting;

/// <summary>Which rows come in which batch: a function, so that batches can be read ahead.</summary>
interface IBatchOrder
{
    /// <summary>The rows of a batch by its number, from 0; null: there is none. May be called by any thread, by one at a time.</summary>
    int[]? Rows(long number);
}
