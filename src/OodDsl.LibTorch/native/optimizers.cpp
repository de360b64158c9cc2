// Optimiser steps in one pass over the memory, instead of one pass per operation, with the same roundings in the same order.
// Compiled without contraction: where the operators round once, this says fma, and elsewhere it rounds as they do.
#include "bridge.h"

#include <ATen/Parallel.h>

#include <cmath>

#ifdef __x86_64__
#define OOD_FMA __attribute__((target("avx2,fma"), optimize("O3")))
#else
#define OOD_FMA
#endif

namespace {

struct Sgd {
  float rate, decay, momentum, damped;
  bool nesterov, maximize;
};

// One body per combination, so that the compiler sees loops without branches.
template <bool Maximize, bool Decay, bool Momentum, bool Nesterov>
OOD_FMA void StepSgd(float* __restrict parameter, const float* __restrict gradient, float* __restrict buffer, int64_t count, Sgd options) {
  for (int64_t i = 0; i < count; i++) {
    auto step = Maximize ? -gradient[i] : gradient[i];
    if (Decay) step = __builtin_fmaf(parameter[i], options.decay, step);
    if (Momentum) {
      auto moved = __builtin_fmaf(step, options.damped, buffer[i] * options.momentum);
      buffer[i] = moved;
      step = Nesterov ? __builtin_fmaf(moved, options.momentum, step) : moved;
    }
    parameter[i] = __builtin_fmaf(step, -options.rate, parameter[i]);
  }
}

using SgdBody = void (*)(float*, const float*, float*, int64_t, Sgd);

template <bool Maximize, bool Decay>
SgdBody BodyOf(bool momentum, bool nesterov) {
  if (!momentum) return StepSgd<Maximize, Decay, false, false>;
  return nesterov ? StepSgd<Maximize, Decay, true, true> : StepSgd<Maximize, Decay, true, false>;
}

SgdBody BodyOf(const Sgd& options, bool momentum) {
  if (options.maximize)
    return options.decay != 0 ? BodyOf<true, true>(momentum, options.nesterov) : BodyOf<true, false>(momentum, options.nesterov);
  return options.decay != 0 ? BodyOf<false, true>(momentum, options.nesterov) : BodyOf<false, false>(momentum, options.nesterov);
}

bool Supported() {
#ifdef __x86_64__
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
  return true;
#endif
}

// Whether element i of both lies at the same place of the memory, without gaps or overlaps.
bool Plain(const at::Tensor& tensor, const at::Tensor& like) {
  return tensor.device().is_cpu() && tensor.scalar_type() == at::kFloat && tensor.layout() == at::kStrided && !tensor.is_neg() &&
         tensor.sizes() == like.sizes() && tensor.strides() == like.strides() && tensor.is_non_overlapping_and_dense();
}

at::Tensor At(void* const* handles, int i) { return ood::Borrow(handles[i]); }

}  // namespace

// A step of SGD. `buffers` is null without momentum. `done` is 0, and nothing has changed, unless all tensors are dense float32 ones on the CPU.
OOD_EXPORT ood::Status ood_sgd_step(void* const* parameters, void* const* gradients, void* const* buffers, int count, double rate, double decay,
                                    double momentum, double dampening, int nesterov, int maximize, int* done) {
  return ood::Guarded([&] {
    *done = 0;
    if (ood::Counted(count) > 0) ood::Required(parameters, "the list of parameters"), ood::Required(gradients, "the list of gradients");
    if (!Supported()) return;
    for (int i = 0; i < count; i++) {
      auto parameter = At(parameters, i), gradient = At(gradients, i);
      if (!parameter.defined() || !gradient.defined() || !Plain(parameter, parameter) || !Plain(gradient, parameter)) return;
      if (buffers && (!At(buffers, i).defined() || !Plain(At(buffers, i), parameter))) return;
    }
    Sgd options{static_cast<float>(rate), static_cast<float>(decay), static_cast<float>(momentum), static_cast<float>(1 - dampening),
                nesterov != 0, maximize != 0};
    auto body = BodyOf(options, buffers != nullptr);
    for (int i = 0; i < count; i++) {
      auto parameter = At(parameters, i), gradient = At(gradients, i), buffer = buffers ? At(buffers, i) : at::Tensor();
      auto values = parameter.data_ptr<float>();
      auto slopes = gradient.data_ptr<float>();
      auto moving = buffers ? buffer.data_ptr<float>() : nullptr;
      at::parallel_for(0, parameter.numel(), 32768, [&](int64_t begin, int64_t end) {
        body(values + begin, slopes + begin, moving ? moving + begin : nullptr, end - begin, options);
      });
      // As an operator in place does: a graph that saved the old values must notice.
      parameter.unsafeGetTensorImpl()->bump_version();
      if (buffers) buffer.unsafeGetTensorImpl()->bump_version();
    }
    *done = 1;
  });
}
