// An operator bound to its schema, and the boxing of single values.
#pragma once
#include "bridge.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>

#include <memory>
#include <string>
#include <vector>

namespace ood {

enum class Kind {
  Tensor, Int, Double, Bool, Scalar, Text, Device, Generator, Tensors, OptionalTensors, Ints, Doubles, Bools, Scalars, Unsupported
};

// One argument of the schema and where its value comes from.
struct Slot {
  std::string name;
  Kind kind = Kind::Unsupported;
  bool optional = false;
  int limit = 0;            // of an enumeration: its values are 0 up to this
  bool narrow = false;      // libtorch's kernels keep it in 32 bits
  int repeat = 0;           // the N of int[N]: one int stands for N equal ones
  int source = -1;          // index among the declared arguments; -1: the fallback
  c10::IValue fallback;
};

struct Site;

// A way around boxing, for operators with one of the common C++ signatures.
struct Direct {
  virtual ~Direct() = default;
  // False, and nothing done, if a value is of another kind than the signature has: boxing then says what is wrong.
  virtual bool Call(const Site& site, const Value* arguments, Value* results) const = 0;
};

struct Site {
  c10::OperatorHandle handle;
  std::vector<Slot> slots;
  std::string results;
  std::unique_ptr<Direct> direct;
};

// Null where the signature is none of the common ones.
std::unique_ptr<Direct> DirectFor(const Site& site);

std::unique_ptr<Site> Bind(const char* name, const char* overload, const char* const* names, int count, const char* results);
void Call(const Site& site, const Value* arguments, Value* results);

c10::IValue Box(const Slot& slot, const Value& value);
Value Unbox(c10::IValue&& value);

}  // namespace ood
