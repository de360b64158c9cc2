// Size classes and blocks of the caching allocator.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include <sys/mman.h>

namespace ood {

constexpr size_t kAlignment = 64;
constexpr size_t kLinear = 1024;             // up to here a class every 64 bytes, above eight per doubling: at most 1/8 is wasted
constexpr uint32_t kLinearClasses = kLinear / kAlignment;
constexpr uint32_t kSmallClasses = kLinearClasses + 5 * 8;  // up to 32 KiB: kept per thread
constexpr uint32_t kClasses = kLinearClasses + 36 * 8;      // up to 64 TiB
constexpr size_t kMostBytes = size_t{1} << 46;
constexpr size_t kHugePage = size_t{2} << 20;

// Stands before the memory it describes; its own size keeps that aligned.
struct alignas(64) Block {
  uint64_t seal;  // says that the block is the allocator's own
  uint32_t size_class;
  uint32_t mapped;
  size_t bytes;  // without this header
  Block* next;
  Block* previous;  // in the list of its class
  Block* older;
  Block* newer;  // in the order of being given back
};
static_assert(sizeof(Block) == kAlignment);

inline uint32_t ClassOf(size_t bytes) {
  if (bytes <= kLinear) return static_cast<uint32_t>((bytes + kAlignment - 1) / kAlignment) - 1;
  auto shift = 63 - __builtin_clzll(bytes - 1);
  auto part = ((bytes - 1) >> (shift - 3)) & 7;
  return kLinearClasses + static_cast<uint32_t>((shift - 10) * 8 + part);
}

inline size_t BytesOf(uint32_t size_class) {
  if (size_class < kLinearClasses) return (size_class + 1) * kAlignment;
  auto k = size_class - kLinearClasses;
  auto shift = 10 + k / 8;
  return (size_t{1} << shift) + (static_cast<size_t>(k % 8 + 1) << (shift - 3));
}

inline uint64_t SealOf(const Block* block) { return reinterpret_cast<uint64_t>(block) ^ 0x6f6f6464736c2e31ull; }

// Memory that starts on a huge page; the whole huge pages in it are asked for, because a training step touches all of its large blocks.
inline Block* Map(size_t bytes) {
  auto length = (bytes + 4095) & ~size_t{4095};
  auto start = mmap(nullptr, length + kHugePage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (start == MAP_FAILED) return nullptr;
  auto first = reinterpret_cast<uintptr_t>(start), aligned = (first + kHugePage - 1) & ~(kHugePage - 1);
  if (aligned > first) munmap(start, aligned - first);
  munmap(reinterpret_cast<void*>(aligned + length), first + kHugePage - aligned);
#ifdef MADV_HUGEPAGE
  madvise(reinterpret_cast<void*>(aligned), length & ~(kHugePage - 1), MADV_HUGEPAGE);
#endif
  return reinterpret_cast<Block*>(aligned);
}

// Null if the system has no more. `huge`: blocks of two huge pages and more are mapped by themselves.
inline Block* Obtain(uint32_t size_class, size_t bytes, bool huge) {
  auto total = sizeof(Block) + bytes;
  auto mapped = huge && total >= 2 * kHugePage;
  auto block = mapped ? Map(total) : static_cast<Block*>(aligned_alloc(kAlignment, (total + kAlignment - 1) & ~(kAlignment - 1)));
  if (block) *block = Block{SealOf(block), size_class, mapped, bytes, nullptr, nullptr, nullptr, nullptr};
  return block;
}

inline void Return(Block* block) {
  block->seal = 0;
  if (block->mapped) munmap(block, (sizeof(Block) + block->bytes + 4095) & ~size_t{4095});
  else free(block);
}

}  // namespace ood
