// Tests seed libtorch's default generator and set its threads, which a process has once: two at a time would change each other's bits.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
