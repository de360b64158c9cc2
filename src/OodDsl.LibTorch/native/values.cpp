// Boxing by the schema's kind: a value of another kind is refused, never reinterpreted.
#include "operators.h"

#include <ATen/core/Generator.h>
#include <ATen/core/List.h>

namespace ood {
namespace {

[[noreturn]] void Refuse(const Slot& slot, const Value& value) {
  static const char* tags[] = {"null", "a tensor", "an integer", "a number", "a bool", "a complex number", "a list of integers",
                               "a list of numbers", "a list of bools", "a list of tensors", "a string", "a device", "a generator"};
  static const char* kinds[] = {"a tensor", "an integer", "a number", "a bool", "a scalar", "a string", "a device", "a generator",
                                "a list of tensors", "a list of tensors", "a list of integers", "a list of numbers", "a list of bools",
                                "a list of scalars", "unsupported"};
  auto tag = static_cast<size_t>(value.tag);
  C10_THROW_ERROR(TypeError, "argument '" + slot.name + "' must be " + kinds[static_cast<size_t>(slot.kind)] + ", not " +
                                 (tag < std::size(tags) ? tags[tag] : "of an unknown kind"));
}

void CheckWidth(const Slot& slot, int64_t number) {
  if (slot.narrow && (number > INT32_MAX || number < INT32_MIN))
    C10_THROW_ERROR(ValueError, "argument '" + slot.name + "' is out of range: " + std::to_string(number));
}

template <typename T>
const T* Items(const Value& value) { return static_cast<const T*>(value.pointer); }

c10::complex<double> Complex(const Value& value) {
  auto parts = Items<double>(value);
  return {parts[0], parts[1]};
}

c10::IValue Number(const Slot& slot, const Value& value) {
  switch (value.tag) {
    case Tag::Int: return value.integer;
    case Tag::Double: return value.number;
    case Tag::Bool: return value.integer != 0;
    case Tag::Complex: return Complex(value);
    default: Refuse(slot, value);
  }
}

c10::IValue Integers(const Slot& slot, const Value& value) {
  c10::List<int64_t> list;
  if (value.tag == Tag::Int && slot.repeat > 0) {
    CheckWidth(slot, value.integer);
    for (int i = 0; i < slot.repeat; i++) list.push_back(value.integer);
    return list;
  }
  if (value.tag != Tag::Ints) Refuse(slot, value);
  list.reserve(value.length);
  for (int i = 0; i < value.length; i++) {
    CheckWidth(slot, Items<int64_t>(value)[i]);
    list.push_back(Items<int64_t>(value)[i]);
  }
  return list;
}

c10::IValue Numbers(const Slot& slot, const Value& value) {
  if (value.tag != Tag::Doubles) Refuse(slot, value);
  c10::List<double> list;
  list.reserve(value.length);
  for (int i = 0; i < value.length; i++) list.push_back(Items<double>(value)[i]);
  return list;
}

c10::IValue Scalars(const Slot& slot, const Value& value) {
  if (value.tag != Tag::Doubles) Refuse(slot, value);
  c10::impl::GenericList list(c10::NumberType::get());
  list.reserve(value.length);
  for (int i = 0; i < value.length; i++) list.push_back(Items<double>(value)[i]);
  return list;
}

c10::IValue Bools(const Slot& slot, const Value& value) {
  if (value.tag != Tag::Bools) Refuse(slot, value);
  c10::List<bool> list;
  list.reserve(value.length);
  for (int i = 0; i < value.length; i++) list.push_back(Items<uint8_t>(value)[i] != 0);
  return list;
}

c10::IValue Tensors(const Slot& slot, const Value& value) {
  if (value.tag != Tag::Tensors) Refuse(slot, value);
  c10::List<at::Tensor> list;
  list.reserve(value.length);
  for (int i = 0; i < value.length; i++) {
    auto handle = Items<void*>(value)[i];
    if (handle == nullptr) C10_THROW_ERROR(TypeError, "item " + std::to_string(i) + " of argument '" + slot.name + "' is null");
    list.push_back(Borrow(handle));
  }
  return list;
}

c10::IValue OptionalTensors(const Slot& slot, const Value& value) {
  if (value.tag != Tag::Tensors) Refuse(slot, value);
#if OOD_TORCH_AT_LEAST(2, 4)
  using Optional = std::optional<at::Tensor>;
#else
  using Optional = c10::optional<at::Tensor>;
#endif
  c10::List<Optional> list;
  list.reserve(value.length);
  for (int i = 0; i < value.length; i++) {
    auto handle = Items<void*>(value)[i];
    list.push_back(handle == nullptr ? Optional() : Optional(Borrow(handle)));
  }
  return list;
}

at::Generator GeneratorOf(const Value& value) {
  using Pointer = c10::intrusive_ptr<c10::GeneratorImpl>;
  return at::Generator(Pointer::reclaim_copy(static_cast<c10::GeneratorImpl*>(const_cast<void*>(value.pointer))));
}

}  // namespace

c10::IValue Box(const Slot& slot, const Value& value) {
  if (value.tag == Tag::None) {
    if (slot.optional) return {};
    Refuse(slot, value);
  }
  switch (slot.kind) {
    case Kind::Tensor:
      if (value.tag != Tag::Tensor) Refuse(slot, value);
      return Borrow(value.pointer);
    case Kind::Int:
      if (value.tag != Tag::Int) Refuse(slot, value);
      if (slot.limit > 0 && (value.integer < 0 || value.integer >= slot.limit))
        C10_THROW_ERROR(TypeError, "argument '" + slot.name + "' must be one of its enumeration's values, not " + std::to_string(value.integer));
      CheckWidth(slot, value.integer);
      return value.integer;
    case Kind::Double:
      if (value.tag == Tag::Int) return static_cast<double>(value.integer);
      if (value.tag != Tag::Double) Refuse(slot, value);
      return value.number;
    case Kind::Bool:
      if (value.tag != Tag::Bool) Refuse(slot, value);
      return value.integer != 0;
    case Kind::Scalar: return Number(slot, value);
    case Kind::Text:
      if (value.tag != Tag::Text) Refuse(slot, value);
      return std::string(Items<char>(value), value.length);
    case Kind::Device:
      if (value.tag != Tag::Device) Refuse(slot, value);
      return c10::Device(static_cast<c10::DeviceType>(value.length), static_cast<c10::DeviceIndex>(value.integer));
    case Kind::Generator:
      if (value.tag != Tag::Generator) Refuse(slot, value);
      return GeneratorOf(value);
    case Kind::Ints: return Integers(slot, value);
    case Kind::Doubles: return Numbers(slot, value);
    case Kind::Scalars: return Scalars(slot, value);
    case Kind::Bools: return Bools(slot, value);
    case Kind::Tensors: return Tensors(slot, value);
    case Kind::OptionalTensors: return OptionalTensors(slot, value);
    default: Refuse(slot, value);
  }
}

Value Unbox(c10::IValue&& value) {
  Value result{};
  if (value.isTensor()) {
    result.tag = Tag::Tensor;
    result.pointer = Give(std::move(value).toTensor());
  } else if (value.isBool()) {
    result.tag = Tag::Bool;
    result.integer = value.toBool();
  } else if (value.isInt()) {
    result.tag = Tag::Int;
    result.integer = value.toInt();
  } else if (value.isDouble()) {
    result.tag = Tag::Double;
    result.number = value.toDouble();
  } else if (value.isComplexDouble()) {
    auto parts = static_cast<double*>(malloc(2 * sizeof(double)));
    parts[0] = value.toComplexDouble().real();
    parts[1] = value.toComplexDouble().imag();
    result.tag = Tag::Complex;
    result.pointer = parts;
  } else if (value.isTensorList()) {
    auto tensors = value.toTensorVector();
    auto handles = static_cast<void**>(malloc(tensors.size() * sizeof(void*)));
    for (size_t i = 0; i < tensors.size(); i++) handles[i] = Give(std::move(tensors[i]));
    result.tag = Tag::Tensors;
    result.length = static_cast<int32_t>(tensors.size());
    result.pointer = handles;
  } else if (!value.isNone()) {
    TORCH_CHECK(false, "the bridge does not return values of kind ", value.tagKind());
  }
  return result;
}

}  // namespace ood
