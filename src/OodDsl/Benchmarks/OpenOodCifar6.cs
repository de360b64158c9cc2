namespace OodDsl;

/// <summary>OpenOOD's open-set benchmark in which six classes of CIFAR-10 are known, four are not: division 1 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<Cifar6, Seed1>>, NearOod<OpenOodUnknown<Cifar6, Seed1>>]
public sealed class OpenOodCifar6Seed1 : Benchmark;

/// <summary>OpenOOD's open-set benchmark in which six classes of CIFAR-10 are known, four are not: division 2 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<Cifar6, Seed2>>, NearOod<OpenOodUnknown<Cifar6, Seed2>>]
public sealed class OpenOodCifar6Seed2 : Benchmark;

/// <summary>OpenOOD's open-set benchmark in which six classes of CIFAR-10 are known, four are not: division 3 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<Cifar6, Seed3>>, NearOod<OpenOodUnknown<Cifar6, Seed3>>]
public sealed class OpenOodCifar6Seed3 : Benchmark;

/// <summary>OpenOOD's open-set benchmark in which six classes of CIFAR-10 are known, four are not: division 4 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<Cifar6, Seed4>>, NearOod<OpenOodUnknown<Cifar6, Seed4>>]
public sealed class OpenOodCifar6Seed4 : Benchmark;

/// <summary>OpenOOD's open-set benchmark in which six classes of CIFAR-10 are known, four are not: division 5 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<Cifar6, Seed5>>, NearOod<OpenOodUnknown<Cifar6, Seed5>>]
public sealed class OpenOodCifar6Seed5 : Benchmark;
