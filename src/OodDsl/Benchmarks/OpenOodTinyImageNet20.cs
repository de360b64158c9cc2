namespace OodDsl;

/// <summary>OpenOOD's open-set benchmark in which twenty classes of Tiny ImageNet are known, 180 are not: division 1 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<TinyImageNet20, Seed1>>, NearOod<OpenOodUnknown<TinyImageNet20, Seed1>>]
public sealed class OpenOodTinyImageNet20Seed1 : Benchmark;

/// <summary>OpenOOD's open-set benchmark in which twenty classes of Tiny ImageNet are known, 180 are not: division 2 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<TinyImageNet20, Seed2>>, NearOod<OpenOodUnknown<TinyImageNet20, Seed2>>]
public sealed class OpenOodTinyImageNet20Seed2 : Benchmark;

/// <summary>OpenOOD's open-set benchmark in which twenty classes of Tiny ImageNet are known, 180 are not: division 3 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<TinyImageNet20, Seed3>>, NearOod<OpenOodUnknown<TinyImageNet20, Seed3>>]
public sealed class OpenOodTinyImageNet20Seed3 : Benchmark;

/// <summary>OpenOOD's open-set benchmark in which twenty classes of Tiny ImageNet are known, 180 are not: division 4 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<TinyImageNet20, Seed4>>, NearOod<OpenOodUnknown<TinyImageNet20, Seed4>>]
public sealed class OpenOodTinyImageNet20Seed4 : Benchmark;

/// <summary>OpenOOD's open-set benchmark in which twenty classes of Tiny ImageNet are known, 180 are not: division 5 of five, from its own lists.</summary>
[InDistribution<OpenOodKnown<TinyImageNet20, Seed5>>, NearOod<OpenOodUnknown<TinyImageNet20, Seed5>>]
public sealed class OpenOodTinyImageNet20Seed5 : Benchmark;
