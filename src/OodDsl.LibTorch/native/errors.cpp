// Exceptions and warnings on their way to C#.
#include "bridge.h"

#include <new>

namespace ood {
namespace {

thread_local std::string last_message;
thread_local void* last_exception = nullptr;

using WarningCallback = void (*)(const char*);
WarningCallback warning_callback = nullptr;

struct Handler : c10::WarningHandler {
#if OOD_TORCH_AT_LEAST(2, 0)
  void process(const c10::Warning& warning) override {
    if (warning_callback) warning_callback(warning.msg().c_str());
  }
#else
  void process(const c10::SourceLocation&, const std::string& message, const bool) override {
    if (warning_callback) warning_callback(message.c_str());
  }
#endif
};

#if OOD_TORCH_AT_LEAST(2, 0)
namespace warnings = c10::WarningUtils;
#else
namespace warnings = c10::Warning;
#endif

}  // namespace

Status Fail(std::exception_ptr error) {
  try {
    std::rethrow_exception(error);
  } catch (const ManagedException& e) {
    last_message = e.what();
    last_exception = e.exception;
    return Status::Managed;
  } catch (const BindingError& e) {
    last_message = e.what();
    return Status::Binding;
  } catch (const c10::IndexError& e) {
    last_message = e.what_without_backtrace();
    return Status::Index;
  } catch (const c10::NotImplementedError& e) {
    last_message = e.what_without_backtrace();
    return Status::NotImplemented;
  } catch (const c10::OutOfMemoryError& e) {
    last_message = e.what_without_backtrace();
    return Status::OutOfMemory;
  } catch (const c10::LinAlgError& e) {
    last_message = e.what_without_backtrace();
    return Status::LinearAlgebra;
  } catch (const c10::TypeError& e) {
    last_message = e.what_without_backtrace();
    return Status::Type;
  } catch (const c10::ValueError& e) {
    last_message = e.what_without_backtrace();
    return Status::Argument;
  } catch (const c10::Error& e) {
    last_message = e.what_without_backtrace();
    return Status::Error;
  } catch (const std::bad_alloc&) {
    last_message = "out of memory";
    return Status::OutOfMemory;
  } catch (const std::exception& e) {
    last_message = e.what();
    return Status::Error;
  } catch (...) {
    last_message = "an unknown native exception";
    return Status::Error;
  }
}

// libtorch keeps the handler per thread.
void InstallWarningHandler() {
  static Handler handler;
  __attribute__((tls_model("initial-exec"))) static thread_local bool installed = false;
  if (!installed) {
    installed = true;
    warnings::set_warning_handler(&handler);
  }
}

}  // namespace ood

// The message of the last failure on this thread, in UTF-8; valid until the next one.
OOD_EXPORT const char* ood_error_message() { return ood::last_message.c_str(); }

// The GCHandle of the C# exception behind a Managed status; the caller owns it.
OOD_EXPORT void* ood_error_exception() {
  auto exception = ood::last_exception;
  ood::last_exception = nullptr;
  return exception;
}

OOD_EXPORT void ood_set_warning_callback(void (*callback)(const char*)) { ood::warning_callback = callback; }

OOD_EXPORT void ood_set_warn_always(int always) { ood::warnings::set_warnAlways(always != 0); }

OOD_EXPORT int ood_warn_always() { return ood::warnings::get_warnAlways(); }
