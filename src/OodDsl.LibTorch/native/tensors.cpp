// Handles, metadata and memory of tensors.
#include "bridge.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_strided.h>

#include <cstring>

namespace {

const c10::TensorImpl* Impl(const void* handle) { return static_cast<const c10::TensorImpl*>(handle); }

}  // namespace

// Gives back one reference.
OOD_EXPORT void ood_tensor_free(void* handle) {
  if (handle == nullptr) return;
  c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(static_cast<c10::TensorImpl*>(handle));
}

// A second reference to the same tensor.
OOD_EXPORT void* ood_tensor_share(const void* handle) { return ood::Give(ood::Borrow(handle)); }

// These four read what a tensor of any layout has, without throwing; a null handle has no type, no device, no dimensions and no elements.
OOD_EXPORT int ood_tensor_dtype(const void* handle) {
  return static_cast<int>(handle ? c10::typeMetaToScalarType(Impl(handle)->dtype()) : at::ScalarType::Undefined);
}

OOD_EXPORT void ood_tensor_device(const void* handle, int* type, int* index) {
  auto device = handle ? Impl(handle)->device() : c10::Device(c10::kCPU);
  *type = static_cast<int>(device.type());
  *index = device.index();
}

OOD_EXPORT int ood_tensor_dim(const void* handle) { return handle ? static_cast<int>(Impl(handle)->dim()) : 0; }

OOD_EXPORT int64_t ood_tensor_numel(const void* handle) { return handle ? Impl(handle)->numel() : 0; }

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

// What a tensor is: one bit each, in the order of TensorFlags in C#.
OOD_EXPORT int ood_tensor_flags(const void* handle) {
  int flags = 0;
  if (handle == nullptr) return flags;
  auto tensor = ood::Borrow(handle);
  if (tensor.requires_grad()) flags |= 1;
  if (tensor.is_leaf()) flags |= 2;
  if (tensor.is_sparse()) flags |= 4;
  if (tensor.is_conj()) flags |= 8;
  if (tensor.is_neg()) flags |= 16;
  if (tensor.is_quantized()) flags |= 32;
  if (tensor.has_names()) flags |= 64;
  if (!tensor.is_sparse() && tensor.is_contiguous()) flags |= 128;
  if (tensor.is_inference()) flags |= 256;
  return flags;
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
