// The memory of CPU tensors: blocks are kept when they are given back, and handed out again.
#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace ood {

// Mirrors CpuMemoryStatistics in C#.
struct MemoryStatistics {
  int64_t live;      // bytes in use
  int64_t peak;      // the most bytes that were in use at once
  int64_t cached;    // bytes kept for reuse
  int64_t limit;     // the most bytes that may be kept
  int64_t requests;  // blocks asked for
  int64_t hits;      // of these, served without asking the system
};

void* AllocateMemory(size_t bytes);
void FreeMemory(void* memory);

// Whether the bytes in use have passed the mark set by ood_memory_watch: unreachable tensors may be among them.
extern std::atomic<bool> memory_pressure;

}  // namespace ood
