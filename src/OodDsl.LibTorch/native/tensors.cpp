// Handles, metadata and memory of tensors.
#include "bridge.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_strided.h>

#include <cstring>

namespace {

template <typename Answer, typename Question>
Answer Asked(const void* handle, Answer otherwise, Question question) noexcept {
  if (handle == nullptr) return otherwise;
  try {
    auto tensor = ood::Borrow(handle);
    return question(tensor);
  } catch (...) {
    return otherwise;
  }
}

}  // namespace

// Gives back one reference.
OOD_EXPORT void ood_tensor_free(void* handle) {
  if (handle == nullptr) return;
  c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(static_cast<c10::TensorImpl*>(handle));
}

// A second reference to the same tensor.
OOD_EXPORT void* ood_tensor_share(const void* handle) { return ood::Give(ood::Borrow(handle)); }

// What follows has no status, so nothing may be thrown: a null handle, or a layout that refuses the question, gives the second value.
OOD_EXPORT int ood_tensor_dtype(const void* handle) {
  return Asked(handle, static_cast<int>(at::ScalarType::Undefined), [](auto& tensor) { return static_cast<int>(tensor.scalar_type()); });
}

OOD_EXPORT void ood_tensor_device(const void* handle, int* type, int* index) {
  auto device = Asked(handle, c10::Device(c10::kCPU), [](auto& tensor) { return tensor.device(); });
  *type = static_cast<int>(device.type());
  *index = device.index();
}

OOD_EXPORT int ood_tensor_dim(const void* handle) {
  return Asked(handle, 0, [](auto& tensor) { return static_cast<int>(tensor.dim()); });
}

OOD_EXPORT int64_t ood_tensor_numel(const void* handle) {
  return Asked(handle, int64_t{0}, [](auto& tensor) { return tensor.numel(); });
}

// What a tensor is: one bit each, in the order of TensorFlags in C#.
OOD_EXPORT int ood_tensor_flags(const void* handle) {
  return Asked(handle, 0, [](auto& tensor) {
    int flags = 0;
    if (tensor.requires_grad()) flags |= 1;
    if (tensor.is_leaf()) flags |= 2;
    if (tensor.is_sparse()) flags |= 4;
    if (tensor.is_conj()) flags |= 8;
    if (tensor.is_neg()) flags |= 16;
    if (tensor.is_quantized()) flags |= 32;
    if (tensor.has_names()) flags |= 64;
    if (tensor.layout() == at::kStrided && tensor.is_contiguous()) flags |= 128;
    if (tensor.is_inference()) flags |= 256;
    return flags;
  });
}

OOD_EXPORT ood::Status ood_tensor_sizes(const void* handle, int64_t* sizes) {
  return ood::Guarded([&] {
    auto tensor = ood::Required(handle);
    auto all = tensor.sizes();
    std::copy(all.begin(), all.end(), sizes);
  });
}

OOD_EXPORT ood::Status ood_tensor_strides(const void* handle, int64_t* strides) {
  return ood::Guarded([&] {
    auto tensor = ood::Required(handle);
    auto all = tensor.strides();
    std::copy(all.begin(), all.end(), strides);
  });
}

OOD_EXPORT ood::Status ood_tensor_storage_offset(const void* handle, int64_t* offset) {
  return ood::Guarded([&] { *offset = ood::Required(handle).storage_offset(); });
}

// The first element's address, in the memory of the tensor's device.
OOD_EXPORT ood::Status ood_tensor_data(const void* handle, void** data) {
  return ood::Guarded([&] { *data = ood::Required(handle).data_ptr(); });
}

// A contiguous CPU tensor holding a copy of `bytes`.
OOD_EXPORT ood::Status ood_tensor_from_bytes(const void* bytes, int64_t length, int dtype, const int64_t* sizes, int dimensions, void** handle) {
  return ood::Guarded([&] {
    ood::Counted(dimensions);
    auto tensor = at::empty(at::IntArrayRef(sizes, dimensions), at::TensorOptions().dtype(ood::TypeOf(dtype)));
    TORCH_CHECK(static_cast<int64_t>(tensor.nbytes()) == length, "the data has ", length, " bytes, the tensor ", tensor.nbytes());
    if (length > 0) std::memcpy(tensor.data_ptr(), bytes, length);
    *handle = ood::Give(std::move(tensor));
  });
}

// Copies the elements, in row order, of a contiguous CPU tensor.
OOD_EXPORT ood::Status ood_tensor_to_bytes(const void* handle, void* bytes, int64_t length) {
  return ood::Guarded([&] {
    auto tensor = ood::Required(handle);
    TORCH_CHECK(tensor.device().is_cpu() && tensor.is_contiguous(), "the tensor must be contiguous and on the CPU");
    TORCH_CHECK(static_cast<int64_t>(tensor.nbytes()) == length, "the buffer has ", length, " bytes, the tensor ", tensor.nbytes());
    if (length > 0) std::memcpy(bytes, tensor.data_ptr(), length);
  });
}
