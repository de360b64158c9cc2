// Each test starts a process that takes all cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
