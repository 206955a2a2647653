#!/bin/sh
# Time to check a large text and to start: Benchmarks/run.sh PROVISO
# The text is our own Corpus repeated; nothing is fetched.
set -eu
proviso=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
i=0
while [ "$(wc -c < "$work/large.md" 2>/dev/null || echo 0)" -lt 1000000 ]; do
  cat Corpus/pa-*.md >> "$work/large.md"
  i=$((i + 1))
done
head -c 20000 Corpus/pa-good-tolmara.md > "$work/small.md"
for file in large small; do
  size=$(wc -c < "$work/$file.md")
  best=999999
  for run in 1 2 3 4 5; do
    start=$(date +%s%N)
    "$proviso" check --kind peace-agreement --fail-on never --format json --output "$work/report.json" "$work/$file.md"
    end=$(date +%s%N)
    elapsed=$(((end - start) / 1000000))
    [ "$elapsed" -lt "$best" ] && best=$elapsed
  done
  echo "$file: $size bytes, all rules, best of 5: $best ms"
done
