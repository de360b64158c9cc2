// What the C# side and the bridge share: tagged values, statuses, and how an exception leaves the bridge.
#pragma once
#include <ATen/core/Tensor.h>
#include <c10/util/Exception.h>
#include <torch/csrc/api/include/torch/version.h>

#include <cstdint>
#include <exception>
#include <string>

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

inline void* Give(at::Tensor tensor) {
  return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

}  // namespace ood
