# shellcheck shell=bash disable=SC2154 # root and work are run.sh's
# What the tests need from the machine: installed on Debian as root, otherwise named.

# Dies with the list of what is missing, after having tried to install it where that is our business.
need_programs() {
  command -v dotnet >/dev/null || die "the .NET 10 SDK is missing: https://dotnet.microsoft.com/download"
  (cd "$root" && dotnet --version) >"$work/dotnet.log" 2>&1 || die "no .NET SDK that fits global.json: $(head -n 5 "$work/dotnet.log")"

  local missing=()
  command -v redis-server >/dev/null || missing+=(redis-server)
  rabbitmq_program rabbitmq-server >/dev/null || missing+=(rabbitmq-server)
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  [ ${#missing[@]} -gt 0 ] || return 0

  if [ "$(id -u)" -ne 0 ] || [ ! -e /etc/debian_version ]; then
    die "the tests need ${missing[*]}: please install them (on Debian, as root: apt-get install --no-install-recommends ${missing[*]})"
  fi
  # RUNLEVEL=1 keeps the packages from starting services: the tests start servers of their own.
  export RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive
  echo "installing ${missing[*]}"
  run "$work/update.log" apt-get update
  run "$work/apt.log" apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${missing[@]}" ||
    die "apt-get could not install ${missing[*]}: $(tail -n 5 "$work/apt.log")"
}

# The packages of a directory's lock file, installed when the lock file is newer than the last installation.
need_node_modules() {
  local directory=$1
  if [ ! "$directory/node_modules/.package-lock.json" -nt "$directory/package-lock.json" ]; then
    run "$work/npm.log" npm --prefix "$directory" ci --ignore-scripts --no-audit --no-fund --loglevel error ||
      die "npm ci in tests/node: $(tail -n 5 "$work/npm.log")"
    touch "$directory/node_modules/.package-lock.json"
  fi
  export SMPPSAGA_TEST_NODE_MODULES="$directory/node_modules"
}

# The path of one of RabbitMQ's programs. Debian's /usr/sbin wrappers insist on the user rabbitmq and the system's paths.
rabbitmq_program() {
  if [ -x "/usr/lib/rabbitmq/bin/$1" ]; then echo "/usr/lib/rabbitmq/bin/$1"; else command -v "$1"; fi
}
