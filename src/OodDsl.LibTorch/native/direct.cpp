// Common C++ signatures called without boxing: no counting of references, no list of arguments, no conversion of the result.
#include "operators.h"

#include <c10/core/Scalar.h>

#include <tuple>
#include <utility>

namespace ood {
namespace {

// The tensor behind a handle, for the time of a call; the caller holds the reference.
struct TensorPart {
  TensorPart(const Slot& slot, const Value* arguments) {
    auto& value = arguments[slot.source];
    fits = value.tag == Tag::Tensor && value.pointer != nullptr;
    if (!fits) return;
    using Pointer = c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>;
    tensor = at::Tensor(Pointer::reclaim(static_cast<c10::TensorImpl*>(const_cast<void*>(value.pointer))));
  }
  TensorPart(const TensorPart&) = delete;
  ~TensorPart() {
    if (fits) tensor.unsafeReleaseTensorImpl();
  }
  at::Tensor& Get() { return tensor; }
  at::Tensor tensor;
  bool fits;
};

struct ScalarPart {
  ScalarPart(const Slot& slot, const Value* arguments) {
    if (slot.source < 0) {
      scalar = slot.fallback.toScalar();
      return;
    }
    auto& value = arguments[slot.source];
    if (value.tag == Tag::Int) scalar = c10::Scalar(value.integer);
    else if (value.tag == Tag::Double) scalar = c10::Scalar(value.number);
    else fits = false;
  }
  const c10::Scalar& Get() { return scalar; }
  c10::Scalar scalar;
  bool fits = true;
};

template <typename T>
struct PartOf { using Type = TensorPart; };
template <>
struct PartOf<const c10::Scalar&> { using Type = ScalarPart; };

template <typename Signature>
struct DirectOf;

template <typename Result, typename... Arguments>
struct DirectOf<Result(Arguments...)> final : Direct {
  explicit DirectOf(const Site& site) : handle(site.handle.typed<Result(Arguments...)>()) {}

  bool Call(const Site& site, const Value* arguments, Value* results) const override {
    return Call(site, arguments, results, std::index_sequence_for<Arguments...>());
  }

  template <size_t... I>
  bool Call(const Site& site, const Value* arguments, Value* results, std::index_sequence<I...>) const {
    std::tuple<Holder<typename PartOf<Arguments>::Type>...> parts{Source{site.slots[I], arguments}...};
    if (!(std::get<I>(parts).part.fits && ...)) return false;
    if constexpr (std::is_same_v<Result, at::Tensor>) {
      auto result = handle.call(std::get<I>(parts).part.Get()...);
      results->tag = Tag::Tensor;
      results->pointer = Give(std::move(result));
    } else {
      handle.call(std::get<I>(parts).part.Get()...);
    }
    return true;
  }

  struct Source {
    const Slot& slot;
    const Value* arguments;
  };

  // Parts can't be moved, so they are made in their place.
  template <typename Part>
  struct Holder {
    Holder(Source source) : part(source.slot, source.arguments) {}
    Part part;
  };

  c10::TypedOperatorHandle<Result(Arguments...)> handle;
};

using In = const at::Tensor&;
using Number = const c10::Scalar&;

// What the operator takes, a letter each: Tensor, Number; '?' for everything else.
std::string TakenBy(const Site& site) {
  std::string taken;
  for (auto& slot : site.slots) {
    if (slot.kind == Kind::Tensor && !slot.optional && slot.source >= 0) taken.push_back('T');
    else if (slot.kind == Kind::Scalar && !slot.optional) taken.push_back('N');
    else taken.push_back('?');
  }
  return taken;
}

template <typename Signature>
std::unique_ptr<Direct> Made(const Site& site) { return std::make_unique<DirectOf<Signature>>(site); }

// An argument that is written to, which the C++ signature takes by a reference that is not const.
bool Writes(const c10::FunctionSchema& schema, size_t argument) {
  auto alias = schema.arguments()[argument].alias_info();
  return alias && alias->isWrite();
}

}  // namespace

std::unique_ptr<Direct> DirectFor(const Site& site) {
  auto& schema = site.handle.schema();
  auto taken = TakenBy(site);
  auto in_place = false;
  for (size_t i = 0; i < site.slots.size(); i++) {
    if (!Writes(schema, i)) continue;
    if (i > 0) return nullptr;
    in_place = true;
  }
  if (schema.returns().size() != 1 || schema.returns()[0].type()->kind() != c10::TypeKind::TensorType) return nullptr;
  if (in_place) {
    if (site.results != "-") return nullptr;
    if (taken == "T") return Made<at::Tensor&(at::Tensor&)>(site);
    if (taken == "TT") return Made<at::Tensor&(at::Tensor&, In)>(site);
    if (taken == "TTN") return Made<at::Tensor&(at::Tensor&, In, Number)>(site);
    if (taken == "TN") return Made<at::Tensor&(at::Tensor&, Number)>(site);
    if (taken == "TNN") return Made<at::Tensor&(at::Tensor&, Number, Number)>(site);
    return nullptr;
  }
  if (site.results != "T") return nullptr;
  if (taken == "T") return Made<at::Tensor(In)>(site);
  if (taken == "TT") return Made<at::Tensor(In, In)>(site);
  if (taken == "TTN") return Made<at::Tensor(In, In, Number)>(site);
  if (taken == "TN") return Made<at::Tensor(In, Number)>(site);
  if (taken == "TNN") return Made<at::Tensor(In, Number, Number)>(site);
  return nullptr;
}

}  // namespace ood
