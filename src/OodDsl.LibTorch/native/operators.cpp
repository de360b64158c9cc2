// The one way to call an operator: names bound to its schema once, checked values boxed at every call.
#include "operators.h"
#include "allocator.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/stack.h>

#include <sstream>
#include <unordered_map>

namespace ood {
namespace {

Kind KindOf(const c10::TypePtr& type, bool& optional) {
  switch (type->kind()) {
    case c10::TypeKind::OptionalType:
      optional = true;
      return KindOf(type->castRaw<c10::OptionalType>()->getElementType(), optional);
    case c10::TypeKind::TensorType: return Kind::Tensor;
    case c10::TypeKind::IntType:
    case c10::TypeKind::SymIntType:
    case c10::TypeKind::ScalarTypeType:
    case c10::TypeKind::LayoutType:
    case c10::TypeKind::MemoryFormatType: return Kind::Int;
    case c10::TypeKind::FloatType: return Kind::Double;
    case c10::TypeKind::BoolType: return Kind::Bool;
    case c10::TypeKind::NumberType: return Kind::Scalar;
    case c10::TypeKind::StringType: return Kind::Text;
    case c10::TypeKind::DeviceObjType: return Kind::Device;
    case c10::TypeKind::GeneratorType: return Kind::Generator;
    case c10::TypeKind::ListType: {
      bool optional_elements = false;
      switch (KindOf(type->castRaw<c10::ListType>()->getElementType(), optional_elements)) {
        case Kind::Tensor: return optional_elements ? Kind::OptionalTensors : Kind::Tensors;
        case Kind::Int: return Kind::Ints;
        case Kind::Double: return Kind::Doubles;
        case Kind::Bool: return Kind::Bools;
        case Kind::Scalar: return Kind::Scalars;
        default: return Kind::Unsupported;
      }
    }
    default: return Kind::Unsupported;
  }
}

// One more than the largest value of an enumeration, which libtorch uses as an index without a look; 0 for what is none.
int LimitOf(const c10::TypePtr& type) {
  switch (type->kind()) {
    case c10::TypeKind::OptionalType: return LimitOf(type->castRaw<c10::OptionalType>()->getElementType());
    case c10::TypeKind::ScalarTypeType: return static_cast<int>(c10::ScalarType::Undefined);
    case c10::TypeKind::LayoutType: return static_cast<int>(c10::Layout::NumOptions);
    case c10::TypeKind::MemoryFormatType: return static_cast<int>(c10::MemoryFormat::NumOptions);
    default: return 0;
  }
}

// Sizes of windows, numbers of groups and factors of scale are cut to 32 bits, or squared, by kernels that then divide by 0 or never end.
bool Narrow(const std::string& name) {
  for (auto known : {"groups", "num_groups", "kernel_size", "stride", "padding", "dilation", "output_padding", "upscale_factor", "downscale_factor"})
    if (name == known) return true;
  return false;
}

std::string Described(const c10::FunctionSchema& schema) {
  std::ostringstream text;
  text << schema;
  return text.str();
}

Slot SlotOf(const c10::FunctionSchema& schema, const c10::Argument& argument, const std::unordered_map<std::string, int>& declared) {
  Slot slot;
  slot.name = argument.name();
  slot.kind = KindOf(argument.real_type(), slot.optional);
  slot.limit = LimitOf(argument.real_type());
  slot.narrow = Narrow(slot.name);
  slot.repeat = argument.N() ? *argument.N() : 0;
  auto found = declared.find(slot.name);
  // 2.x marks names that are words of Python with an underscore: from_.
  if (found == declared.end() && slot.name.ends_with('_')) found = declared.find(slot.name.substr(0, slot.name.size() - 1));
  if (found != declared.end()) {
    slot.source = found->second;
    if (slot.kind == Kind::Unsupported)
      throw BindingError("argument '" + slot.name + "' is of a kind the bridge does not pass: " + Described(schema));
  } else if (argument.default_value()) {
    slot.fallback = *argument.default_value();
  } else if (!slot.optional) {
    throw BindingError("the declaration leaves out '" + slot.name + "', which has no default: " + Described(schema));
  }
  return slot;
}

char ResultOf(const c10::TypePtr& type) {
  bool optional = false;
  switch (KindOf(type, optional)) {
    case Kind::Tensor: return 'T';
    case Kind::Tensors: return 'L';
    case Kind::Int: return 'I';
    case Kind::Double: return 'D';
    case Kind::Bool: return 'B';
    case Kind::Scalar: return 'S';
    default: return '?';
  }
}

}  // namespace

std::unique_ptr<Site> Bind(const char* name, const char* overload, const char* const* names, int count, const char* results) {
  auto found = c10::Dispatcher::singleton().findSchema({name, overload});
  if (!found) throw BindingError("there is no such operator");
  auto& schema = found->schema();
  std::unordered_map<std::string, int> declared;
  for (int i = 0; i < count; i++) declared.emplace(names[i], i);
  auto site = std::make_unique<Site>(Site{*found, {}, {}, {}});
  size_t used = 0;
  for (auto& argument : schema.arguments()) {
    site->slots.push_back(SlotOf(schema, argument, declared));
    if (site->slots.back().source >= 0) used++;
  }
  if (used != declared.size())
    for (int i = 0; i < count; i++)
      if (!schema.argumentIndexWithName(names[i]))
        throw BindingError(std::string("there is no argument '") + names[i] + "': " + Described(schema));
  std::string actual;
  for (auto& result : schema.returns()) actual.push_back(ResultOf(result.type()));
  site->results = results;
  // '-' takes no notice of what is returned: in-place and out operators return an argument.
  if (site->results != "-" && site->results != actual)
    throw BindingError("it returns " + actual + ", not " + site->results + " as declared: " + Described(schema));
  site->direct = DirectFor(*site);
  return site;
}

namespace {

// Kept between calls, so that a call allocates none; a call inside of a call finds it empty and makes its own.
torch::jit::Stack& SpareStack() {
  thread_local torch::jit::Stack spare;
  return spare;
}

void CallBoxed(const Site& site, const Value* arguments, Value* results) {
  auto& spare = SpareStack();
  torch::jit::Stack stack = std::move(spare);
  stack.clear();
  stack.reserve(site.slots.size());
  for (auto& slot : site.slots) {
    if (slot.source < 0) stack.push_back(slot.fallback);
    else stack.push_back(Box(slot, arguments[slot.source]));
  }
  site.handle.callBoxed(&stack);
  if (site.results != "-")
    for (size_t i = 0; i < stack.size(); i++) results[i] = Unbox(std::move(stack[i]));
  stack.clear();
  spare = std::move(stack);
}

}  // namespace

void Call(const Site& site, const Value* arguments, Value* results) {
  InstallWarningHandler();
  if (site.direct && site.direct->Call(site, arguments, results)) return;
  CallBoxed(site, arguments, results);
}

}  // namespace ood

// Matches argument names to the schema; `results` is one letter per returned value, or "-" to ignore them.
OOD_EXPORT ood::Status ood_bind(const char* name, const char* overload, const char* const* names, int count, const char* results, ood::Site** site) {
  return ood::Guarded([&] {
    ood::Required(name, "the operator's name"), ood::Required(overload, "the overload's name"), ood::Required(results, "the kinds of results");
    for (int i = 0; i < ood::Counted(count); i++) ood::Required(ood::Required(names, "the list of names")[i], "an argument's name");
    *site = ood::Bind(name, overload, names, count, results).release();
  });
}

OOD_EXPORT ood::Status ood_call(const ood::Site* site, const ood::Value* arguments, ood::Value* results) {
  auto status = ood::Guarded([&] { ood::Call(*ood::Required(site, "the operator"), arguments, results); });
  if (__builtin_expect(ood::memory_pressure.load(std::memory_order_relaxed), 0) && status == ood::Status::Ok) return ood::Status::Pressure;
  return status;
}

// The schemas that libtorch knows, one a line; the caller frees the text.
OOD_EXPORT char* ood_schema(const char* name, const char* overload) {
  if (name == nullptr || overload == nullptr) return nullptr;
  auto found = c10::Dispatcher::singleton().findSchema({name, overload});
  if (!found) return nullptr;
  std::ostringstream text;
  text << found->schema();
  return strdup(text.str().c_str());
}

OOD_EXPORT void ood_free(void* memory) { free(memory); }
