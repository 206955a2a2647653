#!/bin/sh
# Fuzzes each reader with libFuzzer and the address sanitizer: fuzz-readers.sh SECONDS [READER...]
# Seconds are for each reader. Inputs that broke something are left in .build/fuzz/readers/findings/READER; a later run
# starts with them. An input that takes more than 10 seconds or 2 GB is a finding too.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
[ $# -gt 0 ] && shift
readers=${*:-docx odt zip html markdown text poppler kind}
out=.build/fuzz/readers
mkdir -p $out

probe=$out/probe
printf '@_cdecl("LLVMFuzzerTestOneInput") public func f(_: UnsafePointer<UInt8>, _: Int) -> CInt { 0 }\n' > $probe.swift
if ! swiftc -sanitize=fuzzer,address -use-ld=lld -parse-as-library -o $probe $probe.swift 2>$probe.log; then
  echo "skipped: this Swift toolchain cannot build with -sanitize=fuzzer,address (see $probe.log)"
  exit 0
fi

flags="-O -g -sanitize=fuzzer,address -parse-as-library -enable-testing -package-name proviso -swift-version 6 -I $out"
for library in CMarkdown CLibXML2 CZip; do flags="$flags -I Sources/$library"; done
for option in $(pkg-config --cflags libxml-2.0 libzip libcmark-gfm); do flags="$flags -Xcc $option"; done
flags="$flags -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility -enable-upcoming-feature InternalImportsByDefault"
objects=""
rebuilt=""
for module in TextSpans Diagnostics DocumentModel DocumentReaders; do
  sources=$(find Sources/$module -name '*.swift' | sort)
  # Modules are listed from the bottom up: once one is rebuilt, those above it are too.
  if [ -n "$rebuilt" ] || [ ! -e $out/$module.o ] || [ -n "$(find Sources/$module -name '*.swift' -newer $out/$module.o)" ]; then
    echo "compiling $module"
    swiftc $flags -wmo -module-name $module -emit-module -emit-module-path $out/$module.swiftmodule -c -o $out/$module.o $sources
    rebuilt=yes
  fi
  objects="$objects $out/$module.o"
done
support=Tests/DocumentReadersTests/Support
swiftc $flags -use-ld=lld -module-name ReaderFuzzer -o $out/reader-fuzzer Tests/Fuzzing/ReaderFuzzer.swift Tests/Fuzzing/PackageForms.swift \
  $support/Invariants.swift $support/StoredZip.swift $objects -lxml2 -lzip -lcmark-gfm -lcmark-gfm-extensions

rm -rf $out/seeds
python3 Tests/Fuzzing/reader_seeds.py $out/seeds

for reader in $readers; do
  mkdir -p $out/corpus/$reader $out/findings/$reader $out/seeds/$reader
  echo "$reader: $(ls $out/seeds/$reader | wc -l) seeds, $seconds seconds"
  # Swift's own crash handler hangs under libFuzzer.
  PROVISO_FUZZ=$reader SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 $out/reader-fuzzer -max_total_time=$seconds -max_len=16384 \
    -timeout=10 -rss_limit_mb=2048 -dict=Tests/Fuzzing/readers.dict -artifact_prefix=$out/findings/$reader/ -print_final_stats=1 \
    $out/corpus/$reader $out/findings/$reader $out/seeds/$reader 2>$out/$reader.log || {
      status=$?
      grep -E "^FOUND|Fatal error|SUMMARY|Test unit written" $out/$reader.log || tail -40 $out/$reader.log
      echo "a fault was found; the input is in $out/findings/$reader"
      exit $status
    }
  grep -E '^stat::number_of_executed_units|^stat::peak_rss_mb' $out/$reader.log
done
