// Custom backward functions: a graph node whose backward is C# code.
#include "bridge.h"

#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/csrc/autograd/saved_variable.h>

namespace {

using torch::autograd::Node;
using torch::autograd::variable_list;

using BackwardCallback = void* (*)(void* state, void* const* gradients, int count, void** results, int capacity);
using FreeCallback = void (*)(void* state);

struct ManagedNode : Node {
  variable_list apply(variable_list&& gradients) override {
    std::vector<void*> given, results(next_edges().size(), nullptr);
    for (size_t i = 0; i < gradients.size(); i++) {
      if (!gradients[i].defined() && materialize && i < outputs.size()) gradients[i] = outputs[i].zeros(device_guard);
      given.push_back(ood::Give(gradients[i]));
    }
    auto exception = callback(state, given.data(), static_cast<int>(given.size()), results.data(), static_cast<int>(results.size()));
    if (exception) throw ood::ManagedException(exception);
    variable_list found;
    using Pointer = c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>;
    for (auto handle : results)
      found.push_back(handle ? at::Tensor(Pointer::reclaim(static_cast<c10::TensorImpl*>(handle))) : at::Tensor());
    return found;
  }

  void release_variables() override {
    saved.clear();
    released = true;
  }

  std::string name() const override { return label; }

  ~ManagedNode() override {
    if (free) free(state);
  }

  struct Output : torch::autograd::VariableInfo {
    using VariableInfo::VariableInfo;
    at::Tensor zeros(c10::OptionalDeviceGuard& guard) { return VariableInfo::zeros(guard); }
  };

  BackwardCallback callback = nullptr;
  FreeCallback free = nullptr;
  void* state = nullptr;
  bool materialize = true;
  bool released = false;
  std::string label;
  std::vector<torch::autograd::SavedVariable> saved;
  std::vector<Output> outputs;
  c10::OptionalDeviceGuard device_guard;
};

std::unordered_set<at::TensorImpl*> Set(void* const* handles, int count) {
  std::unordered_set<at::TensorImpl*> found;
  if (ood::Counted(count) > 0) ood::Required(handles, "the list of tensors");
  for (int i = 0; i < count; i++) found.insert(static_cast<at::TensorImpl*>(handles[i]));
  return found;
}

template <typename Optional>
auto Wrap(const variable_list& inputs, const std::unordered_set<at::TensorImpl*>& constant, const std::unordered_set<at::TensorImpl*>& dirty,
          const std::vector<Optional>& raw, const std::shared_ptr<Node>& node) {
  auto jvp = [](variable_list, variable_list) -> variable_list { TORCH_CHECK(false, "forward-mode gradients are not available here"); };
  auto view = [](const at::Tensor& tensor) -> at::Tensor { return tensor.view_as(tensor); };
  // The function gained three arguments in 2.x; which ones there are is asked of the header, not of a version number.
  auto call = [](const auto&... arguments) -> decltype(torch::autograd::_wrap_outputs(arguments...)) { return torch::autograd::_wrap_outputs(arguments...); };
  const std::unordered_set<at::TensorImpl*> kept;
  if constexpr (requires { call(inputs, constant, dirty, raw, node, jvp, kept, view, false); })
    return call(inputs, constant, dirty, raw, node, jvp, kept, view, false);
  else if constexpr (requires { call(inputs, constant, dirty, raw, node, jvp, kept, view); })
    return call(inputs, constant, dirty, raw, node, jvp, kept, view);
  else if constexpr (requires { call(inputs, constant, dirty, raw, node, jvp, kept); })
    return call(inputs, constant, dirty, raw, node, jvp, kept);
  else
    return call(inputs, constant, dirty, raw, node, jvp);
}

}  // namespace

// A node for a function of `inputs`; it owns `state`. `executable`: whether backward will ever run.
OOD_EXPORT ood::Status ood_function_begin(void* const* inputs, int count, const char* name, BackwardCallback callback, FreeCallback free,
                                          void* state, void** node, int* executable) {
  return ood::Guarded([&] {
    ood::Required(reinterpret_cast<void*>(free), "the function that frees the state");
    auto created = std::shared_ptr<ManagedNode>(new ManagedNode(), torch::autograd::deleteNode);
    created->free = free;
    created->state = state;
    created->callback = ood::Required(callback, "the backward function");
    created->label = ood::Required(name, "the name");
    auto variables = ood::Tensors(inputs, count);
    bool needed = c10::GradMode::is_enabled() && torch::autograd::any_variable_requires_grad(variables);
    created->set_next_edges(needed ? torch::autograd::collect_next_edges(variables) : torch::autograd::edge_list());
    *executable = needed;
    *node = new std::shared_ptr<ManagedNode>(std::move(created));
  });
}

// Ties the outputs of the forward function to the node; `results` has room for `output_count` handles.
OOD_EXPORT ood::Status ood_function_finish(void* node, int executable, int materialize, void* const* inputs, int input_count,
                                           void* const* outputs, int output_count, void* const* dirty, int dirty_count, void* const* constant,
                                           int constant_count, void* const* saved, int saved_count, void** results) {
  return ood::Guarded([&] {
    auto& owner = *static_cast<std::shared_ptr<ManagedNode>*>(ood::Required(node, "the function's node"));
    owner->materialize = materialize != 0;
#if OOD_TORCH_AT_LEAST(2, 4)
    std::vector<std::optional<at::Tensor>> raw;
#else
    std::vector<c10::optional<at::Tensor>> raw;
#endif
    for (auto& output : ood::Tensors(outputs, output_count)) raw.emplace_back(output);
    for (auto& tensor : ood::Tensors(dirty, dirty_count)) tensor.unsafeGetTensorImpl()->bump_version();
    auto wrapped = Wrap(ood::Tensors(inputs, input_count), Set(constant, constant_count), Set(dirty, dirty_count), raw,
                        executable ? std::shared_ptr<Node>(owner) : std::shared_ptr<Node>());
    if (executable) {
      for (auto& output : wrapped) owner->outputs.emplace_back(*output);
      for (auto& tensor : ood::Tensors(saved, saved_count)) {
        auto match = std::find_if(wrapped.begin(), wrapped.end(), [&](auto& output) { return output->is_same(tensor); });
        owner->saved.emplace_back(tensor, match != wrapped.end());
      }
    }
    for (size_t i = 0; i < wrapped.size(); i++) results[i] = ood::Give(*wrapped[i]);
  });
}

// The node itself, which outlives its owners' shared pointers while its backward pass runs.
OOD_EXPORT void* ood_function_node(void* node) { return node ? static_cast<std::shared_ptr<ManagedNode>*>(node)->get() : nullptr; }

OOD_EXPORT int ood_function_saved_count(void* node) { return node ? static_cast<int>(static_cast<ManagedNode*>(node)->saved.size()) : 0; }

OOD_EXPORT ood::Status ood_function_saved(void* node, void** results) {
  return ood::Guarded([&] {
    auto owner = std::static_pointer_cast<ManagedNode>(static_cast<ManagedNode*>(ood::Required(node, "the function's node"))->shared_from_this());
    TORCH_CHECK(!owner->released, "backward ran a second time and the saved tensors are gone: ask for retain_graph the first time");
    for (size_t i = 0; i < owner->saved.size(); i++) results[i] = ood::Give(owner->saved[i].unpack(owner));
  });
}

// Gives back the C# side's hold on the node; the graph keeps it as long as it needs it.
OOD_EXPORT void ood_function_free(void* node) { delete static_cast<std::shared_ptr<ManagedNode>*>(node); }
