// Random number generators. A handle is an owned reference to a GeneratorImpl.
#include "bridge.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>

#include <mutex>

namespace {

at::Generator Borrowed(void* handle) {
  using Pointer = c10::intrusive_ptr<c10::GeneratorImpl>;
  ood::Required(handle, "the generator");
  return at::Generator(Pointer::reclaim_copy(static_cast<c10::GeneratorImpl*>(handle)));
}

void* Given(at::Generator generator) {
  using Pointer = c10::intrusive_ptr<c10::GeneratorImpl>;
  return Pointer::reclaim_copy(generator.unsafeGetGeneratorImpl()).release();
}

}  // namespace

OOD_EXPORT ood::Status ood_generator_default(int type, int index, void** handle) {
  return ood::Guarded([&] { *handle = Given(at::globalContext().defaultGenerator(ood::DeviceOf(type, index))); });
}

OOD_EXPORT ood::Status ood_generator_create(int type, int index, uint64_t seed, void** handle) {
  return ood::Guarded([&] {
    auto device = ood::DeviceOf(type, index);
    // Every backend can copy its default generator; only the CPU has a public constructor.
    auto generator = device.is_cpu() ? at::detail::createCPUGenerator(seed) : at::globalContext().defaultGenerator(device).clone();
    std::lock_guard<std::mutex> lock(generator.mutex());
    generator.set_current_seed(seed);
    *handle = Given(generator);
  });
}

OOD_EXPORT void ood_generator_free(void* handle) {
  c10::intrusive_ptr<c10::GeneratorImpl>::reclaim(static_cast<c10::GeneratorImpl*>(handle));
}

OOD_EXPORT ood::Status ood_generator_seed_set(void* handle, uint64_t seed) {
  return ood::Guarded([&] {
    auto generator = Borrowed(handle);
    std::lock_guard<std::mutex> lock(generator.mutex());
    generator.set_current_seed(seed);
  });
}

OOD_EXPORT ood::Status ood_generator_seed_get(void* handle, uint64_t* seed) {
  return ood::Guarded([&] { *seed = Borrowed(handle).current_seed(); });
}

// Seeds from the operating system's entropy and returns the seed.
OOD_EXPORT ood::Status ood_generator_seed_random(void* handle, uint64_t* seed) {
  return ood::Guarded([&] {
    auto generator = Borrowed(handle);
    std::lock_guard<std::mutex> lock(generator.mutex());
    *seed = generator.seed();
  });
}

OOD_EXPORT ood::Status ood_generator_state_get(void* handle, void** state) {
  return ood::Guarded([&] {
    auto generator = Borrowed(handle);
    std::lock_guard<std::mutex> lock(generator.mutex());
    *state = ood::Give(generator.get_state());
  });
}

OOD_EXPORT ood::Status ood_generator_state_set(void* handle, const void* state) {
  return ood::Guarded([&] {
    auto generator = Borrowed(handle);
    std::lock_guard<std::mutex> lock(generator.mutex());
    generator.set_state(ood::Required(state));
  });
}

// Seeds the default generators of all devices.
OOD_EXPORT ood::Status ood_manual_seed(uint64_t seed) {
  return ood::Guarded([&] { at::manual_seed(seed); });
}
