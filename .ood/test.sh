# shellcheck shell=bash
# Builds everything, runs all tests, and sums up. Sourced by ood, which sets root.
: "${root:?}"

# Each step of the build counts as one test.
step() {
  local name=$1 log
  shift
  log=$root/experiments/obj/ood-test.log
  mkdir -p "$root/experiments/obj"
  if "$@" >"$log" 2>&1 </dev/null; then
    passed=$((passed + 1))
    printf 'passed  %s\n' "$name"
  else
    failed=$((failed + 1))
    printf 'FAILED  %s\n' "$name"
    grep -E '(error|warning) [A-Z]+[0-9]+' "$log" | sort -u | head -n 50 || tail -n 30 "$log"
    return 1
  fi
}

# What only tests need: a cluster of one machine, and an independent PyTorch. Where it can't be had, those tests are skipped and say so.
install_wanted() {
  local wanted=''
  if ! command -v slurmctld >/dev/null || ! command -v munged >/dev/null; then wanted="$wanted slurm-wlm munge"; fi
  /usr/bin/python3 -c 'import importlib.util as u, sys; sys.exit(not (u.find_spec("torch") and u.find_spec("numpy")))' 2>/dev/null || wanted="$wanted python3-torch"
  [ -n "$wanted" ] || return 0
  # shellcheck disable=SC2086 # names of packages, meant to be split
  if command -v apt-get >/dev/null && may_install "$wanted" && apt_install $wanted; then return 0; fi
  note "without$wanted some tests are skipped"
}

# What is known of a crash: the tests that were running, and the stacks of the thread that crashed.
tell_crash() {
  local log=$1 dumps=$2 report
  grep -E ' \[STARTING\]$' "$log" | sed 's/ \[STARTING\]$//' | while IFS= read -r test; do
    grep -qF -- "$test [FINISHED]" "$log" || printf '  was running: %s\n' "${test#"${test%%[! ]*}"}"
  done
  grep -v -E ' \[(STARTING|FINISHED)\]' "$log" | tail -n 30
  for report in "$dumps"/*.crashreport.json; do
    if [ -f "$report" ]; then
      printf '  the thread that crashed:\n'
      /usr/bin/python3 - "$report" <<'END' || true
import json, sys
for thread in json.load(open(sys.argv[1]))["payload"]["threads"]:
    if thread.get("crashed") == "true":
        for frame in thread.get("stack_frames", [])[:60]:
            print("    ", frame.get("method_name") or frame.get("unmanaged_name") or "?", frame.get("native_module", ""), frame.get("native_address", ""))
END
    fi
  done
}

# A number from the line "Total: 5, Errors: 0, Failed: 1, Skipped: 0, ..." that ends an xunit run.
count() { printf '%s\n' "$2" | sed -n "s/.*$1: \([0-9][0-9]*\).*/\1/p"; }

run_project() {
  local dll=$1 name log dumps summary total bad skip begun=$SECONDS
  name=$(basename "$dll" .dll)
  log=${dll%.dll}.log
  dumps=${dll%.dll}.crashes
  rm -rf "$dumps" && mkdir -p "$dumps"
  # A crash leaves a report of all stacks, and no dump.
  DOTNET_DbgEnableMiniDump=1 DOTNET_EnableCrashReportOnly=1 DOTNET_DbgMiniDumpName="$dumps/%p" \
    dotnet "$dll" -noLogo -noColor -reporter verbose >"$log" 2>&1 </dev/null || true
  summary=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+' "$log" | tail -n 1) || true
  if [ -z "$summary" ]; then
    # A crash ends a run without a summary.
    failed=$((failed + 1))
    printf 'FAILED  %s ended without a result:\n' "$name"
    tell_crash "$log" "$dumps"
    return
  fi
  total=$(count Total "$summary") bad=$(($(count Failed "$summary") + $(count Errors "$summary"))) skip=$(count Skipped "$summary")
  passed=$((passed + total - bad - skip)) failed=$((failed + bad)) skipped=$((skipped + skip))
  if [ "$total" = 0 ]; then
    failed=$((failed + 1))
    printf 'FAILED  %s has no tests\n' "$name"
  elif [ "$bad" = 0 ]; then
    printf 'passed  %s: %s tests in %s s\n' "$name" "$total" "$((SECONDS - begun))"
    if [ "$skip" != 0 ]; then grep -A 1 -F '[SKIP]' "$log" || true; fi
  else
    printf 'FAILED  %s: %s of %s tests\n' "$name" "$bad" "$total"
    grep -v -E '^ *(Discovering|Discovered|Starting|Finished):| \[(STARTING|FINISHED)\]' "$log"
  fi
}

# run_tests [PART OF A TEST PROJECT'S NAME]
run_tests() {
  local wanted=${1-} project
  passed=0 failed=0 skipped=0
  cd "$root" || return
  install_wanted
  if step 'build, warnings as errors' dotnet build OodDsl.sln --configuration Release --verbosity quiet -clp:NoSummary; then
    for project in tests/*"$wanted"*.Tests; do
      if [ -d "$project" ]; then run_project "$root/$project/bin/Release/net10.0/$(basename "$project").dll"; fi
    done
  fi
  printf '\n%s passed, %s failed%s\n' "$passed" "$failed" "$([ "$skipped" = 0 ] || printf ', %s skipped' "$skipped")"
  [ "$failed" = 0 ]
}
