# shellcheck shell=bash
# Writes experiments/generated: what the generator makes of the experiments, for people to read. Sourced by ood, which sets root.
: "${root:?}" "${stamp:?}"

generate() {
  local emitted=$root/experiments/obj/Release/net10.0/generated committed=$root/experiments/generated file name changed=0
  # The compiler writes the files when it compiles, and leaves those of classes that are gone.
  rm -rf "$emitted" "$root/experiments/obj/Release/net10.0/Experiments.dll" "$stamp"
  build
  mkdir -p "$committed"
  for file in "$committed"/*.g.cs; do
    name=$(basename "$file")
    if [ -f "$file" ] && [ -z "$(find "$emitted" -name "$name" -print -quit)" ]; then
      rm "$file"
      note "removed $name"
      changed=$((changed + 1))
    fi
  done
  while IFS= read -r file; do
    name=$(basename "$file")
    if ! cmp -s "$file" "$committed/$name"; then
      cp "$file" "$committed/$name"
      note "wrote $name"
      changed=$((changed + 1))
    fi
  done < <(find "$emitted" -path '*OodDsl.Generators*' -name '*.g.cs')
  note "experiments/generated: $changed changed"
}
