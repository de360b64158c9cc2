// Gradients: .grad, backward, grad, modes and hooks.
#include "bridge.h"

#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/variable.h>

namespace {

using HookCallback = void* (*)(void* state, void* gradient, void** exception);
using FreeCallback = void (*)(void* state);

// Frees the C# state with the last copy of the hook.
struct HookState {
  HookState(void* state, FreeCallback free) : state(state), free(free) {}
  HookState(const HookState&) = delete;
  ~HookState() { free(state); }
  void* state;
  FreeCallback free;
};

}  // namespace

// Null if there is no gradient.
OOD_EXPORT ood::Status ood_grad_get(const void* handle, void** gradient) {
  return ood::Guarded([&] { *gradient = ood::Give(ood::Required(handle).grad()); });
}

// Null clears the gradient.
OOD_EXPORT ood::Status ood_grad_set(const void* handle, const void* gradient) {
  return ood::Guarded([&] { ood::Required(handle).mutable_grad() = ood::Borrow(gradient); });
}

OOD_EXPORT ood::Status ood_requires_grad_set(const void* handle, int requires_grad) {
  return ood::Guarded([&] { ood::Required(handle).set_requires_grad(requires_grad != 0); });
}

OOD_EXPORT ood::Status ood_retain_grad(const void* handle) {
  return ood::Guarded([&] { ood::Required(handle).retain_grad(); });
}

// retain_graph: 0, 1, or -1 for the value of create_graph. Gradients and inputs may be empty.
OOD_EXPORT ood::Status ood_backward(void* const* tensors, int count, void* const* gradients, int gradient_count, int retain_graph,
                                    int create_graph, void* const* inputs, int input_count) {
  return ood::Guarded([&] {
    ood::InstallWarningHandler();
    torch::autograd::backward(ood::Tensors(tensors, count), ood::Tensors(gradients, gradient_count, true), retain_graph < 0 ? create_graph != 0 : retain_graph != 0,
                              create_graph != 0, ood::Tensors(inputs, input_count));
  });
}

// `results` has room for one handle per input; null where an input is unused.
OOD_EXPORT ood::Status ood_grad(void* const* outputs, int output_count, void* const* inputs, int input_count, void* const* gradients,
                                int gradient_count, int retain_graph, int create_graph, int allow_unused, void** results) {
  return ood::Guarded([&] {
    ood::InstallWarningHandler();
    auto found = torch::autograd::grad(ood::Tensors(outputs, output_count), ood::Tensors(inputs, input_count), ood::Tensors(gradients, gradient_count, true),
                                       retain_graph != 0 || create_graph != 0, create_graph != 0, allow_unused != 0);
    for (size_t i = 0; i < found.size(); i++) results[i] = ood::Give(std::move(found[i]));
  });
}

OOD_EXPORT int ood_grad_mode() { return c10::GradMode::is_enabled(); }
OOD_EXPORT void ood_grad_mode_set(int enabled) { c10::GradMode::set_enabled(enabled != 0); }

OOD_EXPORT int ood_inference_mode() { return c10::InferenceMode::is_enabled(); }
// Entered and left in the order of a stack, on one thread.
OOD_EXPORT void* ood_inference_mode_enter(int enabled) { return new c10::InferenceMode(enabled != 0); }
OOD_EXPORT void ood_inference_mode_leave(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

OOD_EXPORT int ood_anomaly_mode() {
  using torch::autograd::AnomalyMode;
  return (AnomalyMode::is_enabled() ? 1 : 0) | (AnomalyMode::should_check_nan() ? 2 : 0);
}
OOD_EXPORT void ood_anomaly_mode_set(int enabled, int check_nan) { torch::autograd::AnomalyMode::set_enabled(enabled != 0, check_nan != 0); }

// The hook may replace the gradient; it returns null to keep it.
OOD_EXPORT ood::Status ood_hook_add(const void* handle, HookCallback callback, FreeCallback free, void* state, int64_t* position) {
  return ood::Guarded([&] {
    ood::Required(reinterpret_cast<void*>(free), "the function that frees the hook");
    auto shared = std::make_shared<HookState>(state, free);
    ood::Required(reinterpret_cast<void*>(callback), "the hook");
    *position = ood::Required(handle).register_hook([shared, callback](at::Tensor gradient) -> at::Tensor {
      void* exception = nullptr;
      auto replaced = callback(shared->state, ood::Give(gradient), &exception);
      if (exception) throw ood::ManagedException(exception);
      if (!replaced) return gradient;
      using Pointer = c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>;
      return at::Tensor(Pointer::reclaim(static_cast<c10::TensorImpl*>(replaced)));
    });
  });
}

OOD_EXPORT ood::Status ood_hook_remove(const void* handle, int64_t position) {
  return ood::Guarded([&] { ood::Required(handle).remove_hook(static_cast<unsigned>(position)); });
}
