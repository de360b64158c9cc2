// The caching allocator. Fresh pages for every large temporary cost a fifth of a training step, and aligned small blocks defeat malloc's own cache.
//
// Blocks up to 32 KiB are kept per thread, without a lock; what a thread has too many of, and all larger ones, are kept together under a mutex, and
// the ones given back longest ago go to the system first when there are more bytes than the limit. A block may be freed on any thread.
#include "allocator.h"
#include "blocks.h"
#include "bridge.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>

#include <mutex>
#include <vector>

namespace ood {

std::atomic<bool> memory_pressure{false};

namespace {

constexpr int64_t kReport = 1 << 20;  // a thread's bytes in use are added to the total in steps of this

std::atomic<int64_t> live{0}, peak{0}, mark{INT64_MAX}, limit{0};
std::atomic<uint64_t> epoch{1};  // grows when the caches are to be emptied

void CountLive(int64_t change) {
  auto now = live.fetch_add(change, std::memory_order_relaxed) + change;
  if (change <= 0) return;
  auto most = peak.load(std::memory_order_relaxed);
  while (now > most && !peak.compare_exchange_weak(most, now, std::memory_order_relaxed)) {
  }
  if (now > mark.load(std::memory_order_relaxed)) memory_pressure.store(true, std::memory_order_relaxed);
}

// Written by one thread, read by any.
struct Counter {
  std::atomic<int64_t> value{0};
  void Add(int64_t change) { value.store(value.load(std::memory_order_relaxed) + change, std::memory_order_relaxed); }
};

struct Local {
  Block* lists[kSmallClasses]{};
  uint32_t counts[kSmallClasses]{};
  uint64_t seen = 0;
  int64_t unreported = 0;
  Counter cached, requests, hits;

  void CountLive(int64_t change) {
    unreported += change;
    if (unreported > kReport || unreported < -kReport) {
      ood::CountLive(unreported);
      unreported = 0;
    }
  }
};

// What all threads share; it lives as long as the process, because tensors may be freed by static destructors.
struct Shared {
  std::mutex mutex;
  Block* lists[kClasses]{};
  Block oldest_end{}, newest_end{};
  int64_t cached = 0, requests = 0, hits = 0;
  std::vector<Local*> threads;

  Shared() {
    oldest_end.newer = &newest_end;
    newest_end.older = &oldest_end;
  }

  void Keep(Block* block) {
    auto& list = lists[block->size_class];
    block->previous = nullptr;
    block->next = list;
    if (list) list->previous = block;
    list = block;
    block->older = newest_end.older;
    block->newer = &newest_end;
    block->older->newer = newest_end.older = block;
    cached += block->bytes;
  }

  void Remove(Block* block) {
    if (block->previous) block->previous->next = block->next;
    else lists[block->size_class] = block->next;
    if (block->next) block->next->previous = block->previous;
    block->older->newer = block->newer;
    block->newer->older = block->older;
    cached -= block->bytes;
  }

  // A block of the class, or of one of the next two, which are at most a quarter larger.
  Block* Take(uint32_t size_class) {
    auto last = size_class < kSmallClasses ? size_class : std::min(size_class + 2, kClasses - 1);
    for (auto at = size_class; at <= last; at++)
      if (auto block = lists[at]) {
        Remove(block);
        return block;
      }
    return nullptr;
  }

  // The blocks given back longest ago, beyond `bytes`, chained by `next`.
  Block* TakeBeyond(int64_t bytes) {
    Block* chain = nullptr;
    while (cached > bytes && oldest_end.newer != &newest_end) {
      auto block = oldest_end.newer;
      Remove(block);
      block->next = chain;
      chain = block;
    }
    return chain;
  }
};

Shared& shared() {
  static auto instance = new Shared();
  return *instance;
}

void ReturnAll(Block* chain) {
  while (chain) {
    auto next = chain->next;
    Return(chain);
    chain = next;
  }
}

// Half of a list, or all of it, goes to the shared part.
void Spill(Local& mine, uint32_t size_class, uint32_t left) {
  auto& all = shared();
  Block* surplus;
  {
    std::lock_guard<std::mutex> lock(all.mutex);
    while (mine.counts[size_class] > left) {
      auto block = mine.lists[size_class];
      mine.lists[size_class] = block->next;
      mine.counts[size_class]--;
      mine.cached.Add(-static_cast<int64_t>(block->bytes));
      all.Keep(block);
    }
    surplus = all.TakeBeyond(limit.load(std::memory_order_relaxed));
  }
  ReturnAll(surplus);
}

void SpillAll(Local& mine) {
  for (uint32_t i = 0; i < kSmallClasses; i++)
    if (mine.counts[i]) Spill(mine, i, 0);
}

__attribute__((tls_model("initial-exec"))) thread_local Local* local = nullptr;
__attribute__((tls_model("initial-exec"))) thread_local bool ended = false;

struct AtThreadEnd {
  ~AtThreadEnd() {
    auto mine = local;
    local = nullptr;
    ended = true;
    SpillAll(*mine);
    CountLive(mine->unreported);
    auto& all = shared();
    std::lock_guard<std::mutex> lock(all.mutex);
    all.requests += mine->requests.value;
    all.hits += mine->hits.value;
    all.threads.erase(std::find(all.threads.begin(), all.threads.end(), mine));
    delete mine;
  }
};

__attribute__((noinline)) Local* Enter() {
  if (ended) return nullptr;
  auto mine = new Local();
  {
    auto& all = shared();
    std::lock_guard<std::mutex> lock(all.mutex);
    all.threads.push_back(mine);
  }
  local = mine;
  static thread_local AtThreadEnd end;
  (void)end;
  return mine;
}

__attribute__((noinline)) void Refresh(Local& mine) {
  mine.seen = epoch.load(std::memory_order_relaxed);
  SpillAll(mine);
}

// This thread's cache, emptied if that has been asked for; null while the thread ends.
inline Local* Mine() {
  auto mine = local;
  if (__builtin_expect(mine == nullptr, 0)) mine = Enter();
  if (__builtin_expect(mine && mine->seen != epoch.load(std::memory_order_relaxed), 0)) Refresh(*mine);
  return mine;
}

uint32_t MostOf(uint32_t size_class) {
  auto most = (64u << 10) / BytesOf(size_class);
  return most < 4 ? 4 : most > 64 ? 64 : static_cast<uint32_t>(most);
}

void Empty() {
  epoch.fetch_add(1, std::memory_order_relaxed);
  if (auto mine = Mine()) SpillAll(*mine);
  auto& all = shared();
  Block* surplus;
  {
    std::lock_guard<std::mutex> lock(all.mutex);
    surplus = all.TakeBeyond(0);
  }
  ReturnAll(surplus);
}

__attribute__((noinline)) Block* AllocateSlowly(uint32_t size_class, size_t bytes, Local* mine) {
  auto caching = limit.load(std::memory_order_relaxed) > 0;
  Block* block = nullptr;
  {
    auto& all = shared();
    std::lock_guard<std::mutex> lock(all.mutex);
    if (!mine || size_class >= kSmallClasses) all.requests++;
    if (caching) block = all.Take(size_class);
    if (block) all.hits++;
  }
  if (!block) block = Obtain(size_class, BytesOf(size_class), caching);
  if (!block && caching) {
    Empty();
    block = Obtain(size_class, BytesOf(size_class), false);
  }
  if (!block)
    TORCH_CHECK_WITH(OutOfMemoryError, false, "out of memory: ", bytes, " bytes were asked for, ", live.load(), " are in use by tensors");
  if (mine && size_class < kSmallClasses) mine->CountLive(block->bytes);
  else CountLive(block->bytes);
  return block;
}

}  // namespace

void* AllocateMemory(size_t bytes) {
  if (bytes == 0) return nullptr;
  TORCH_CHECK_WITH(OutOfMemoryError, bytes <= kMostBytes, "out of memory: ", bytes, " bytes were asked for");
  auto size_class = ClassOf(bytes);
  auto mine = Mine();
  if (mine && size_class < kSmallClasses) {
    mine->requests.Add(1);
    if (auto block = mine->lists[size_class]) {
      mine->lists[size_class] = block->next;
      mine->counts[size_class]--;
      mine->cached.Add(-static_cast<int64_t>(block->bytes));
      mine->hits.Add(1);
      mine->CountLive(block->bytes);
      return block + 1;
    }
  }
  return AllocateSlowly(size_class, bytes, mine) + 1;
}

void FreeMemory(void* memory) {
  if (memory == nullptr) return;
  auto block = static_cast<Block*>(memory) - 1;
  // libtorch gives memory back to the allocator of the moment, also what it took from its own before this one was set.
  if (block->seal != SealOf(block)) return free(memory);
  auto size = static_cast<int64_t>(block->bytes);
  auto size_class = block->size_class;
  auto mine = Mine();
  auto small = mine && size_class < kSmallClasses;
  if (small) mine->CountLive(-size);
  else CountLive(-size);
  auto most = limit.load(std::memory_order_relaxed);
  if (size > most) return Return(block);
  if (small) {
    block->next = mine->lists[size_class];
    mine->lists[size_class] = block;
    mine->cached.Add(size);
    if (++mine->counts[size_class] > MostOf(size_class)) Spill(*mine, size_class, mine->counts[size_class] / 2);
    return;
  }
  auto& all = shared();
  Block* surplus;
  {
    std::lock_guard<std::mutex> lock(all.mutex);
    all.Keep(block);
    surplus = all.TakeBeyond(most);
  }
  ReturnAll(surplus);
}

namespace {

// `allocate` lost its const and `copy_data` came in the course of 2.x: both forms are here, and the base class takes the one it knows.
struct CachingAllocator final : c10::Allocator {
  c10::DataPtr allocate(size_t bytes) const { return Make(bytes); }
  c10::DataPtr allocate(size_t bytes) { return Make(bytes); }
  c10::DeleterFnPtr raw_deleter() const override { return &FreeMemory; }
  void copy_data(void* target, const void* source, size_t bytes) const { std::memcpy(target, source, bytes); }

  static c10::DataPtr Make(size_t bytes) {
    auto memory = AllocateMemory(bytes);
    return {memory, memory, &FreeMemory, c10::Device(c10::DeviceType::CPU)};
  }
};

}  // namespace
}  // namespace ood

// Makes it the allocator of CPU tensors. From then on `limit` bytes are kept at most; with 0 every block comes from the system and goes back to it.
OOD_EXPORT ood::Status ood_memory_install(int64_t limit) {
  return ood::Guarded([&] {
    static auto allocator = new ood::CachingAllocator();
    ood::limit = limit;
    c10::SetCPUAllocator(allocator, 255);
  });
}

OOD_EXPORT ood::Status ood_memory_limit_set(int64_t limit) {
  return ood::Guarded([&] {
    TORCH_CHECK_VALUE(limit >= 0, "the limit of cached bytes must not be negative, but is ", limit);
    ood::limit = limit;
    ood::Empty();
  });
}

OOD_EXPORT void ood_memory_empty() { ood::Empty(); }

OOD_EXPORT void ood_memory_statistics(ood::MemoryStatistics* statistics) {
  if (statistics == nullptr) return;
  auto& all = ood::shared();
  std::lock_guard<std::mutex> lock(all.mutex);
  *statistics = {ood::live, ood::peak, all.cached, ood::limit, all.requests, all.hits};
  for (auto thread : all.threads) {
    statistics->cached += thread->cached.value;
    statistics->requests += thread->requests.value;
    statistics->hits += thread->hits.value;
  }
}

// Sets the mark of bytes in use beyond which operators report that the garbage collector should look for unreachable tensors.
OOD_EXPORT void ood_memory_watch(int64_t mark) {
  ood::mark = mark;
  ood::memory_pressure = false;
}

OOD_EXPORT int64_t ood_memory_live() { return ood::live; }
OOD_EXPORT int64_t ood_memory_physical() { return static_cast<int64_t>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE); }
