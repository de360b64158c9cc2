// The state of the process: versions, devices, threads, determinism, default type, autocast, memory.
#include "bridge.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/autocast_mode.h>
#include <c10/core/DefaultDtype.h>
#include <c10/util/typeid.h>

#include <dlfcn.h>
#include <link.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <cstring>

namespace {

// A symbol of any loaded library whose file name contains "blas" or "mkl": the runtime loads libtorch privately, so the global scope lacks it.
void* BlasSymbol(const char* name) {
  struct Search {
    const char* name;
    void* found;
  } search{name, nullptr};
  dl_iterate_phdr(
      [](dl_phdr_info* info, size_t, void* data) {
        auto& search = *static_cast<Search*>(data);
        auto file = info->dlpi_name;
        if (!std::strstr(file, "blas") && !std::strstr(file, "mkl") && !std::strstr(file, "torch_cpu")) return 0;
        if (auto library = dlopen(file, RTLD_NOLOAD | RTLD_LAZY)) {
          search.found = dlsym(library, search.name);
          dlclose(library);
        }
        return search.found ? 1 : 0;
      },
      &search);
  return search.found;
}

}  // namespace

OOD_EXPORT const char* ood_version() { return TORCH_VERSION; }
OOD_EXPORT int ood_cxx11_abi() { return _GLIBCXX_USE_CXX11_ABI; }

OOD_EXPORT int ood_cuda_available() { return at::globalContext().hasCUDA() && at::detail::getCUDAHooks().getNumGPUs() > 0; }
OOD_EXPORT int ood_cuda_count() { return at::globalContext().hasCUDA() ? at::detail::getCUDAHooks().getNumGPUs() : 0; }
OOD_EXPORT int ood_cudnn_available() { return at::globalContext().hasCUDA() && at::detail::getCUDAHooks().hasCuDNN(); }
OOD_EXPORT ood::Status ood_cuda_synchronize(int index) {
  return ood::Guarded([&] { at::detail::getCUDAHooks().deviceSynchronize(static_cast<c10::DeviceIndex>(index)); });
}

namespace {

// More would not fail here but at the first loop in parallel, where the system refuses to make them.
void RequireThreads(int count) { TORCH_CHECK_VALUE(count > 0 && count <= 4096, "the number of threads must be between 1 and 4096, not ", count); }

}  // namespace

OOD_EXPORT int ood_threads() { return at::get_num_threads(); }
OOD_EXPORT int ood_interop_threads() { return at::get_num_interop_threads(); }
OOD_EXPORT ood::Status ood_interop_threads_set(int count) {
  return ood::Guarded([&] {
    RequireThreads(count);
    at::set_num_interop_threads(count);
  });
}
OOD_EXPORT ood::Status ood_threads_set(int count) {
  return ood::Guarded([&] {
    RequireThreads(count);
    at::set_num_threads(count);
    // at::set_num_threads reaches OpenMP and MKL only.
    if (auto set = reinterpret_cast<void (*)(int)>(BlasSymbol("openblas_set_num_threads"))) set(count);
  });
}

OOD_EXPORT int ood_blas_threads() {
  auto get = reinterpret_cast<int (*)()>(BlasSymbol("openblas_get_num_threads"));
  return get ? get() : at::get_num_threads();
}

// Writes what BLAS this is into `text`, which has room for `capacity` bytes.
OOD_EXPORT void ood_blas(char* text, int capacity) {
  if (text == nullptr || capacity <= 0) return;
  std::string found;
  if (auto config = reinterpret_cast<char* (*)()>(BlasSymbol("openblas_get_config"))) found = config();
  else if (at::hasMKL()) found = "MKL";
  else found = "unknown BLAS";
  std::strncpy(text, found.c_str(), capacity - 1);
  text[capacity - 1] = 0;
}

OOD_EXPORT int ood_deterministic() {
  auto& context = at::globalContext();
  return (context.deterministicAlgorithms() ? 1 : 0) | (context.deterministicAlgorithmsWarnOnly() ? 2 : 0);
}
OOD_EXPORT void ood_deterministic_set(int enabled, int warn_only) {
  at::globalContext().setDeterministicAlgorithms(enabled != 0, warn_only != 0);
  at::globalContext().setDeterministicCuDNN(enabled != 0);
}

OOD_EXPORT int ood_matmul_precision() { return static_cast<int>(at::globalContext().float32MatmulPrecision()); }
OOD_EXPORT ood::Status ood_matmul_precision_set(int precision) {
  return ood::Guarded([&] {
    static const char* names[] = {"highest", "high", "medium"};
    TORCH_CHECK_VALUE(precision >= 0 && precision <= 2, precision, " is no precision of matrix products");
    at::globalContext().setFloat32MatmulPrecision(std::string(names[precision]));
  });
}

// Bits: TF32 in cuBLAS, TF32 in cuDNN.
OOD_EXPORT int ood_tf32() { return (at::globalContext().allowTF32CuBLAS() ? 1 : 0) | (at::globalContext().allowTF32CuDNN() ? 2 : 0); }
OOD_EXPORT void ood_tf32_set(int flags) {
  at::globalContext().setAllowTF32CuBLAS(flags & 1);
  at::globalContext().setAllowTF32CuDNN(flags & 2);
}

OOD_EXPORT int ood_default_dtype() { return static_cast<int>(c10::typeMetaToScalarType(c10::get_default_dtype())); }
OOD_EXPORT ood::Status ood_default_dtype_set(int dtype) {
  return ood::Guarded([&] {
    auto type = ood::TypeOf(dtype);
    TORCH_CHECK_TYPE(c10::isFloatingType(type), "the default dtype must be a floating-point type, not ", type);
    c10::set_default_dtype(c10::scalarTypeToTypeMeta(type));
  });
}

namespace {

void RequireAutocast(c10::DeviceType device) {
  TORCH_CHECK(device == c10::kCPU || device == c10::kCUDA, "autocast is for the CPU and for CUDA, not for ", device);
}

// The regions that this thread is in.
thread_local int autocast_depth = 0;

int AutocastState(c10::DeviceType device) {
#if OOD_TORCH_AT_LEAST(2, 4)
  return at::autocast::is_autocast_enabled(device) ? static_cast<int>(at::autocast::get_autocast_dtype(device)) : -1;
#else
  if (device == c10::kCPU) return at::autocast::is_cpu_enabled() ? static_cast<int>(at::autocast::get_autocast_cpu_dtype()) : -1;
  return at::autocast::is_enabled() ? static_cast<int>(at::autocast::get_autocast_gpu_dtype()) : -1;
#endif
}

void SetAutocast(c10::DeviceType device, int dtype) {
  auto type = dtype < 0 ? c10::kFloat : ood::TypeOf(dtype);
  TORCH_CHECK_TYPE(c10::isFloatingType(type), "autocast is to a floating-point type, not to ", type);
#if OOD_TORCH_AT_LEAST(2, 4)
  at::autocast::set_autocast_enabled(device, dtype >= 0);
  if (dtype >= 0) at::autocast::set_autocast_dtype(device, type);
#else
  if (device == c10::kCPU) {
    at::autocast::set_cpu_enabled(dtype >= 0);
    if (dtype >= 0) at::autocast::set_autocast_cpu_dtype(type);
  } else {
    at::autocast::set_enabled(dtype >= 0);
    if (dtype >= 0) at::autocast::set_autocast_gpu_dtype(type);
  }
#endif
}

}  // namespace

// Autocast to `dtype`, or off at -1, for one kind of device on this thread; `previous` is for leaving.
OOD_EXPORT ood::Status ood_autocast_enter(int device_type, int dtype, int* previous) {
  return ood::Guarded([&] {
    auto device = ood::DeviceOf(device_type, -1).type();
    RequireAutocast(device);
    *previous = AutocastState(device);
    SetAutocast(device, dtype);
    at::autocast::increment_nesting();
    autocast_depth++;
  });
}

OOD_EXPORT ood::Status ood_autocast_leave(int device_type, int previous) {
  return ood::Guarded([&] {
    auto device = ood::DeviceOf(device_type, -1).type();
    RequireAutocast(device);
    TORCH_CHECK(autocast_depth > 0, "this thread is in no autocast region");
    SetAutocast(device, previous);
    autocast_depth--;
    // Cast weights are kept until the outermost region ends.
    if (at::autocast::decrement_nesting() == 0) at::autocast::clear_cache();
  });
}

// Large temporaries come from the heap and stay in it: fresh pages for every one cost a fifth of a training step.
OOD_EXPORT int ood_keep_memory(int bytes) {
#ifdef __GLIBC__
  return mallopt(M_MMAP_THRESHOLD, bytes) && mallopt(M_TRIM_THRESHOLD, bytes) && mallopt(M_TOP_PAD, 64 << 20) && mallopt(M_ARENA_MAX, 1);
#else
  return 0;
#endif
}
