// What the C# side and the bridge share: tagged values, statuses, and how an exception leaves the bridge.
#pragma once
#include <ATen/core/Tensor.h>
#include <c10/util/Exception.h>
#include <torch/csrc/api/include/torch/version.h>

#include <cstdint>
#include <exception>
#include <string>
#include <vector>

#define OOD_EXPORT extern "C" __attribute__((visibility("default")))
#define OOD_TORCH_AT_LEAST(major, minor) \
  (TORCH_VERSION_MAJOR > (major) || (TORCH_VERSION_MAJOR == (major) && TORCH_VERSION_MINOR >= (minor)))

namespace ood {

// Mirrors ValueTag in C#.
enum class Tag : int32_t {
  None, Tensor, Int, Double, Bool, Complex, Ints, Doubles, Bools, Tensors, Text, Device, Generator
};

// Mirrors Value in C#: 16 bytes, blittable.
struct Value {
  Tag tag;
  int32_t length;  // of a list or a text; the type of a device
  union {
    int64_t integer;
    double number;
    const void* pointer;
  };
};
static_assert(sizeof(Value) == 16);

// Mirrors NativeStatus in C#.
// Pressure: it went well, and so much memory is in use that the garbage collector should look for unreachable tensors.
enum class Status : int32_t { Ok, Error, Index, Argument, Type, NotImplemented, OutOfMemory, LinearAlgebra, Binding, Managed, Pressure };

// A C# callback has failed; `exception` is a GCHandle that the C# side turns back into the exception.
struct ManagedException : std::exception {
  explicit ManagedException(void* exception) : exception(exception) {}
  const char* what() const noexcept override { return "an exception in a C# callback"; }
  void* exception;
};

// The declaration of an operator does not fit the schema of this libtorch.
struct BindingError : std::exception {
  explicit BindingError(std::string message) : message(std::move(message)) {}
  const char* what() const noexcept override { return message.c_str(); }
  std::string message;
};

Status Fail(std::exception_ptr error);
void InstallWarningHandler();

// Runs `body`; an exception becomes a status and a message of this thread.
template <typename Body>
Status Guarded(Body&& body) {
  try {
    body();
    return Status::Ok;
  } catch (...) {
    return Fail(std::current_exception());
  }
}

// A handle is an owned reference to a TensorImpl; null is an undefined tensor.
inline at::Tensor Borrow(const void* handle) {
  if (handle == nullptr) return {};
  using Pointer = c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>;
  return at::Tensor(Pointer::reclaim_copy(static_cast<c10::TensorImpl*>(const_cast<void*>(handle))));
}

// The tensor behind a handle that must not be null.
inline at::Tensor Required(const void* handle) {
  TORCH_CHECK_TYPE(handle != nullptr, "the tensor is null");
  return Borrow(handle);
}

// A pointer that the caller must give.
template <typename T>
T* Required(T* pointer, const char* what) {
  TORCH_CHECK_TYPE(pointer != nullptr, what, " is null");
  return pointer;
}

inline int Counted(int count) {
  TORCH_CHECK_VALUE(count >= 0, "a number of items must not be negative, but is ", count);
  return count;
}

// Of a number from C#; casting one that is out of range would make another type of it.
inline at::ScalarType TypeOf(int dtype) {
  TORCH_CHECK_TYPE(dtype >= 0 && dtype < static_cast<int>(at::ScalarType::Undefined), dtype, " is no element type");
  return static_cast<at::ScalarType>(dtype);
}

inline c10::Device DeviceOf(int type, int index) {
  TORCH_CHECK_TYPE(type >= 0 && type < static_cast<int>(c10::DeviceType::COMPILE_TIME_MAX_DEVICE_TYPES), type, " is no type of device");
  TORCH_CHECK_VALUE(index >= -1 && index <= 127, index, " is no index of a device");
  return {static_cast<c10::DeviceType>(type), static_cast<c10::DeviceIndex>(index)};
}

// `null_allowed`: a null handle is an undefined tensor.
inline std::vector<at::Tensor> Tensors(void* const* handles, int count, bool null_allowed = false) {
  std::vector<at::Tensor> tensors;
  if (Counted(count) > 0) Required(handles, "the list of tensors");
  tensors.reserve(count);
  for (int i = 0; i < count; i++) tensors.push_back(null_allowed ? Borrow(handles[i]) : Required(handles[i]));
  return tensors;
}

inline void* Give(at::Tensor tensor) {
  return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

}  // namespace ood
