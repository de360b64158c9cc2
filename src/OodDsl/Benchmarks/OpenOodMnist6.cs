namespace OodDsl;

/// <summary>OpenOOD's open-set benchmark in which six classes of MNIST are known, four are not: division 1 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<Mnist6, Seed1>>, NearOod<OpenOodUnknown<Mnist6, Seed1>>]
public sealed class OpenOodMnist6Seed1 : Benchmark;

/// <summary>OpenOOD's open-set benchmark in which six classes of MNIST are known, four are not: division 2 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<Mnist6, Seed2>>, NearOod<OpenOodUnknown<Mnist6, Seed2>>]
public sealed class OpenOodMnist6Seed2 : Benchmark;

/// <summary>OpenOOD's open-set benchmark in which six classes of MNIST are known, four are not: division 3 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<Mnist6, Seed3>>, NearOod<OpenOodUnknown<Mnist6, Seed3>>]
public sealed class OpenOodMnist6Seed3 : Benchmark;

/// <summary>OpenOOD's open-set benchmark in which six classes of MNIST are known, four are not: division 4 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<Mnist6, Seed4>>, NearOod<OpenOodUnknown<Mnist6, Seed4>>]
public sealed class OpenOodMnist6Seed4 : Benchmark;

/// <summary>OpenOOD's open-set benchmark in which six classes of MNIST are known, four are not: division 5 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<Mnist6, Seed5>>, NearOod<OpenOodUnknown<Mnist6, Seed5>>]
public sealed class OpenOodMnist6Seed5 : Benchmark;
