# shellcheck shell=bash
# Finds an engine, or installs one, and writes engine.props. Sourced by ood, which sets root.
: "${root:?}"

# Debian keeps its libraries in a folder per architecture.
first_existing() {
  local path
  for path in "$@"; do
    if [ -e "$path" ]; then
      printf '%s\n' "$path"
      return
    fi
  done
  return 1
}
libtorch_in() { first_existing "$1/lib/libtorch.so" "$1"/lib/*/libtorch.so >/dev/null && first_existing "$1/include/torch" "$1/include/ATen" >/dev/null; }
pip_torch() {
  command -v python3 >/dev/null || return 1
  local folder
  folder=$(python3 -c 'import importlib.util as u; s = u.find_spec("torch"); print(s.submodule_search_locations[0] if s else "")' 2>/dev/null) || return 1
  # A distribution's own package has its libraries elsewhere.
  [ -n "$folder" ] && libtorch_in "$folder" && [ -d "$folder/share/cmake/Torch" ] && printf '%s\n' "$folder"
}
gpu() { [ -e /proc/driver/nvidia/version ]; }

# Whether an earlier set-up still holds. Asked at every start: no programs, files only.
engine_ready() {
  local props=$root/engine.props line engine='' folder=''
  [ -f "$props" ] || return 1
  while IFS= read -r line; do
    case $line in
      *'<Engine>'*) engine=${line#*>} engine=${engine%%<*} ;;
      *'<LibTorch>'*) folder=${line#*>} folder=${folder%%<*} ;;
    esac
  done <"$props"
  [ "$engine" = LibTorch ] || [ -z "${LIBTORCH-}" ] || return 1
  [ "$engine" != LibTorch ] || { [ "${LIBTORCH:-$folder}" = "$folder" ] && libtorch_in "$folder"; }
}

# The user's wish, a GPU's PyTorch, Debian's, any PyTorch, in this order. Sets libtorch and source.
find_libtorch() {
  libtorch='' source=''
  if [ -n "${LIBTORCH-}" ]; then
    libtorch_in "$LIBTORCH" || fail 4 "LIBTORCH names $LIBTORCH, which holds no libtorch with its headers." \
      "Name an unpacked libtorch or the torch folder of a Python installation, or unset LIBTORCH."
    libtorch=$LIBTORCH source='named by LIBTORCH'
  elif gpu && libtorch=$(pip_torch); then
    source='of the installed PyTorch'
  elif libtorch_in /usr; then
    libtorch=/usr source="of the distribution's package"
  elif libtorch=$(pip_torch); then
    source='of the installed PyTorch'
  fi
}

# Sets needed (without which nothing runs) and useful to packages that are missing.
find_missing() {
  needed='' useful=''
  if [ -z "$libtorch" ]; then needed="$needed libtorch-dev"; fi
  if ! command -v cmake >/dev/null; then needed="$needed cmake"; fi
  if ! command -v c++ >/dev/null; then needed="$needed g++"; fi
  if ! command -v make >/dev/null; then needed="$needed make"; fi
  # Debian's libtorch computes with whatever BLAS is there; the reference BLAS is ten times slower.
  if [ -z "$libtorch" ] || [ "$libtorch" = /usr ]; then
    first_existing /usr/lib/*/openblas*/libblas.so.3 /usr/lib/*/libmkl_rt.so >/dev/null || useful="$useful libopenblas0-pthread"
  fi
  first_existing /usr/share/datasets/fashion-mnist >/dev/null || useful="$useful dataset-fashion-mnist"
  # They decode the pictures of data sets.
  first_existing /usr/lib/*/libpng16.so.16 >/dev/null || useful="$useful libpng16-16"
  first_existing /usr/lib/*/libturbojpeg.so.0 >/dev/null || useful="$useful libturbojpeg0"
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
at_terminal() { [ -t 0 ] && [ -t 2 ]; }
may_install() {
  if at_terminal; then
    local answer
    printf 'ood: install%s with apt-get? [Y/n] ' "$*" >&2
    read -r answer
    case $answer in '' | [Yy]*) return 0 ;; *) return 1 ;; esac
  fi
  [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}
apt_install() {
  local log
  log=$(mktemp)
  note "installing $* (a few minutes)"
  local install=(as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@")
  # A fresh machine has no package lists, an old one may have lists of packages that are gone.
  if { "${install[@]}" || { as_root apt-get update && "${install[@]}"; }; } >"$log" 2>&1 </dev/null; then
    rm -f "$log"
    return 0
  fi
  tail -n 5 "$log" >&2
  note "apt-get failed; its output is in $log"
  return 1
}

install_missing() {
  installed=''
  find_missing
  [ -n "$needed$useful" ] || return 0
  # shellcheck disable=SC2086 # names of packages, meant to be split
  if may_install "$needed$useful" && apt_install $needed $useful; then
    installed=$needed$useful
  elif [ -n "$needed" ]; then
    fail 4 "An engine needs these packages:$needed." "Install them and what makes runs fast:" \
      "sudo apt-get update && sudo apt-get install -y$needed$useful"
  fi
}

write_engine() {
  local engine=$1 folder=$2 cuda=$3 new=$root/engine.props.new
  {
    printf '<Project>\n  <!-- Written by ./ood; ./ood setup writes it again. -->\n  <PropertyGroup>\n    <Engine>%s</Engine>\n' "$engine"
    if [ -n "$folder" ]; then printf '    <LibTorch>%s</LibTorch>\n' "$folder"; fi
    if [ "$cuda" = true ]; then printf '    <Cuda>true</Cuda>\n'; fi
    printf '  </PropertyGroup>\n</Project>\n'
  } >"$new"
  mv "$new" "$root/engine.props"
}

check_dotnet() {
  local where='https://dotnet.microsoft.com/download/dotnet/10.0'
  command -v dotnet >/dev/null || fail 4 "The .NET 10 SDK is missing." "Install it ($where) and run this again."
  (cd "$root" && dotnet --version >/dev/null 2>&1) || fail 4 "dotnet is here, but not the .NET 10 SDK that global.json asks for." "Install it: $where"
}

# setup auto | torchsharp
setup() {
  check_dotnet
  installed=''
  case $1 in
    auto) ;;
    [Tt]orch[Ss]harp)
      set_up_torchsharp "as asked"
      return
      ;;
    *) fail 2 "./ood setup takes nothing, or torchsharp, not '$1'." "Another libtorch: LIBTORCH=/path ./ood setup" ;;
  esac
  find_libtorch
  if command -v apt-get >/dev/null; then
    install_missing
    if [ -z "$libtorch" ]; then find_libtorch; fi
  fi
  if [ -z "$libtorch" ]; then
    set_up_torchsharp "no libtorch found"
    return
  fi
  write_engine LibTorch "$libtorch" false
  note "engine LibTorch on $libtorch ($source)${installed:+; installed$installed}. Written to engine.props; ./ood setup looks again."
}
set_up_torchsharp() {
  local cuda=false
  if gpu; then cuda=true; fi
  write_engine TorchSharp '' "$cuda"
  note "engine TorchSharp from NuGet, $([ "$cuda" = true ] && echo CUDA || echo CPU) ($1). Written to engine.props; ./ood setup looks again."
}
