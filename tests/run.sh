#!/usr/bin/env bash
# Runs every test project against private Redis and RabbitMQ servers of its own.
#
#   tests/run.sh [NAME] [-- ARGUMENTS]
#
# NAME        only the projects whose name contains it (case does not matter)
# ARGUMENTS   go to the test executables as they are, e.g. -- --filter-class '*OperatorTable*'
#
# SMPPSAGA_TEST_TIMEOUT   seconds that one project may take (default 900)
# SMPPSAGA_TEST_RESULTS   a directory in which the TRX reports stay (default: none stay)
#
# The last line is "N passed, N failed". A project that does not build, crashes, takes too long, runs no test
# or skips one counts as failed, and so does a server that cannot be started.
set -uo pipefail
exec </dev/null

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=tests/scripts/requirements.sh
source "$root/tests/scripts/requirements.sh"
# shellcheck source=tests/scripts/servers.sh
source "$root/tests/scripts/servers.sh"

passed=0
failed=0
child=
compiler=smppsaga-tests-$$-$RANDOM
interrupted=
name=
arguments=()

finish() {
  local code=$?
  trap '' INT TERM HUP
  stop_child
  stop_compiler
  stop_servers
  [ -z "${work:-}" ] || rm -rf "$work"
  if [ "$code" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] || exit "${interrupted:-1}"
}

fail() {
  failed=$((failed + 1))
  printf 'FAILED %s\n' "$*"
}

die() {
  fail "$@"
  exit 1
}

# Runs a command, its output into a log, as a child that a signal can end at once: bash would wait for one in the foreground.
run() {
  local log=$1
  shift
  "$@" >"$log" 2>&1 &
  child=$!
  wait "$child"
  local code=$?
  child=
  return "$code"
}

stop_child() {
  [ -n "$child" ] || return 0
  kill -TERM "$child" 2>/dev/null && wait "$child" 2>/dev/null
  child=
}

# The compiler server of this run has a name of its own, so that no other build is disturbed when it ends.
stop_compiler() {
  local cmdline
  grep -lszxF -- "-pipename:$compiler" /proc/[0-9]*/cmdline | while read -r cmdline; do
    kill "$(basename "$(dirname "$cmdline")")" 2>/dev/null
  done
  rm -f "/tmp/$compiler"
}

build() {
  local target
  for target in "$@"; do
    run "$work/build.log" timeout -k 10 900 dotnet build "$target" --configuration Release --nologo --verbosity quiet \
      -nodeReuse:false -p:UseSharedCompilation=true "-p:SharedCompilationId=$compiler" || {
      sort -u "$work/build.log"
      return 1
    }
  done
}

# Whatever the executable says about its tests is believed only when it agrees with its own exit code.
run_project() {
  local project=$1 dll=$2 report log counters code all good bad
  report="$project-$(basename "$(dirname "$dll")").trx"
  log="$work/$project.log"
  run "$log" timeout -k 10 "$limit" dotnet "$dll" --results-directory "$results" --report-trx --report-trx-filename "$report" \
    --fail-skips on --no-ansi --progress off "${arguments[@]}"
  code=$?
  counters=$(grep -o '<Counters [^>]*>' "$results/$report" 2>/dev/null)
  all=$(sed -n 's/.* total="\([0-9]*\)".*/\1/p' <<<"$counters")
  good=$(sed -n 's/.* passed="\([0-9]*\)".*/\1/p' <<<"$counters")
  bad=$((${all:-0} - ${good:-0}))
  passed=$((passed + ${good:-0}))
  failed=$((failed + bad))
  echo "$project: ${good:-0} passed, $bad failed$(sed -n 's/^  duration: /, /p' "$log")"
  if [ "$bad" -gt 0 ] || [ "$code" -ne 0 ]; then sed 's/^/    /' "$log"; fi
  case $code in
    0 | 2) [ "${all:-0}" -gt 0 ] || fail "$project: its report names no test" ;;
    8) fail "$project: ran no test" ;;
    124 | 137) fail "$project: ended after $limit s, the time one project may take" ;;
    *) fail "$project: ended with exit code $code" ;;
  esac
  if [ "$code" -eq 2 ] && [ "$bad" -eq 0 ]; then fail "$project: ended with exit code 2, yet its report names no failure"; fi
}

trap finish EXIT
trap 'interrupted=130; die interrupted' INT
trap 'interrupted=143; die interrupted' TERM HUP

while [ $# -gt 0 ]; do
  case $1 in
    --) shift; arguments=("$@"); break ;;
    -*) die "unknown option $1; usage: tests/run.sh [NAME] [-- ARGUMENTS]" ;;
    *) name=$1; shift ;;
  esac
done

limit=${SMPPSAGA_TEST_TIMEOUT:-900}
work=$(mktemp -d "${TMPDIR:-/tmp}/smppsaga-tests.XXXXXX") || die "no temporary directory"
results=${SMPPSAGA_TEST_RESULTS:-$work/results}
mkdir -p "$results" || die "no directory for the reports at $results"
results=$(cd "$results" && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MASSTRANSIT_USAGE_TELEMETRY=false

projects=()
for directory in "$root"/tests/*.Tests; do
  project=$(basename "$directory")
  if [[ ${project,,} == *"${name,,}"* ]]; then projects+=("$project"); fi
done
[ ${#projects[@]} -gt 0 ] || die "no test project under tests/ has '$name' in its name"

# Two runs in one checkout take turns here; the tests themselves may overlap.
exec 9<"$root/tests/run.sh"
if command -v flock >/dev/null; then run /dev/null flock 9; fi
need_programs
need_node_modules "$root/tests/node"
if [ -z "$name" ]; then targets=("$root/SmppSaga.sln"); else targets=("${projects[@]/#/$root/tests/}"); fi
build "${targets[@]}" || die "the build"
stop_compiler
if command -v flock >/dev/null; then flock -u 9; fi
exec 9<&-

start_redis
start_rabbitmq
for project in "${projects[@]}"; do
  found=
  for dll in "$root/tests/$project/bin/Release"/*/"$project.dll"; do
    [ -e "$dll" ] || continue
    found=1
    run_project "$project" "$dll"
  done
  [ -n "$found" ] || fail "$project: the build made no $project.dll"
done
