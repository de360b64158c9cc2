namespace OodDsl;

/// <summary>OpenOOD's open-set benchmark in which fifty classes of CIFAR-100 are known, fifty are not: division 1 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<Cifar50, Seed1>>, NearOod<OpenOodUnknown<Cifar50, Seed1>>]
public sealed class OpenOodCifar50Seed1 : Benchmark;

/// <summary>OpenOOD's open-set benchmark in which fifty classes of CIFAR-100 are known, fifty are not: division 2 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<Cifar50, Seed2>>, NearOod<OpenOodUnknown<Cifar50, Seed2>>]
public sealed class OpenOodCifar50Seed2 : Benchmark;

/// <summary>OpenOOD's open-set benchmark in which fifty classes of CIFAR-100 are known, fifty are not: division 3 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<Cifar50, Seed3>>, NearOod<OpenOodUnknown<Cifar50, Seed3>>]
public sealed class OpenOodCifar50Seed3 : Benchmark;

/// <summary>OpenOOD's open-set benchmark in which fifty classes of CIFAR-100 are known, fifty are not: division 4 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<Cifar50, Seed4>>, NearOod<OpenOodUnknown<Cifar50, Seed4>>]
public sealed class OpenOodCifar50Seed4 : Benchmark;

/// <summary>OpenOOD's open-set benchmark in which fifty classes of CIFAR-100 are known, fifty are not: division 5 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<Cifar50, Seed5>>, NearOod<OpenOodUnknown<Cifar50, Seed5>>]
public sealed class OpenOodCifar50Seed5 : Benchmark;
