#!/bin/sh
# Fuzzes the reading of rule files with libFuzzer and the address sanitizer: fuzz.sh SECONDS
# Inputs that broke something are left in .build/fuzz/findings; a later run starts with them.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
out=.build/fuzz
mkdir -p $out/corpus $out/findings $out/seeds

probe=$out/probe
printf '@_cdecl("LLVMFuzzerTestOneInput") public func f(_: UnsafePointer<UInt8>, _: Int) -> CInt { 0 }\n' > $probe.swift
if ! swiftc -sanitize=fuzzer,address -use-ld=lld -parse-as-library -o $probe $probe.swift 2>$probe.log; then
  echo "skipped: this Swift toolchain cannot build with -sanitize=fuzzer,address (see $probe.log)"
  exit 0
fi

flags="-O -g -sanitize=fuzzer,address -parse-as-library -package-name proviso -swift-version 6 -I $out -I Sources/CPCRE2 -I Sources/CStemmer"
flags="$flags -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility -enable-upcoming-feature InternalImportsByDefault"
objects=""
rebuilt=""
for module in TextSpans Fractions Diagnostics DocumentModel RuleLanguage PatternMatching TextAnalysis RuleEngine; do
  sources=$(find Sources/$module -name '*.swift' | sort)
  # Modules are listed from the bottom up: once one is rebuilt, those above it are too.
  if [ -n "$rebuilt" ] || [ ! -e $out/$module.o ] || [ -n "$(find Sources/$module -name '*.swift' -newer $out/$module.o)" ]; then
    echo "compiling $module"
    swiftc $flags -wmo -module-name $module -emit-module -emit-module-path $out/$module.swiftmodule -c -o $out/$module.o $sources
    rebuilt=yes
  fi
  objects="$objects $out/$module.o"
done
swiftc $flags -use-ld=lld -module-name RuleFuzzer -o $out/rule-fuzzer Tests/Fuzzing/RuleFuzzer.swift $objects -lpcre2-8 -lstemmer

# Seeds: the rules themselves, block by block, and the rules in the case files.
rm -f $out/seeds/*
find Rules Examples -name '*.rules' | sort | xargs awk -v out=$out/seeds '
  /^[A-Z][A-Z]+ / && ++blocks % 7 == 0 { file = sprintf("%s/rule-%05d", out, blocks) }
  /^[A-Z][A-Z]+ / && blocks % 7 != 0 { file = "" }
  file { print > file }'
find Tests -name '*.md' | sort | xargs awk -v out=$out/seeds '
  /^```rules/ { file = sprintf("%s/case-%05d", out, ++cases); next }
  /^```/ { if (file) close(file); file = "" }
  file { print > file }'
echo "$(ls $out/seeds | wc -l) seeds, $seconds seconds"

# Swift's own crash handler hangs under libFuzzer.
SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 $out/rule-fuzzer -max_total_time=$seconds -max_len=8192 -timeout=10 -rss_limit_mb=3000 \
  -dict=Tests/Fuzzing/rules.dict -artifact_prefix=$out/findings/ -print_final_stats=1 $out/corpus $out/findings $out/seeds 2>$out/log || {
    status=$?
    grep -E "^FOUND|Fatal error|SUMMARY|Test unit written" $out/log || tail -40 $out/log
    echo "a fault was found; the input is in $out/findings"
    exit $status
  }
grep -E '^stat::number_of_executed_units|^stat::peak_rss_mb|DONE' $out/log
