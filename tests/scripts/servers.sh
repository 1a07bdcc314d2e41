# shellcheck shell=bash disable=SC2154 # root and work are run.sh's
# Private servers on free ports of 127.0.0.1, each with its own data directory; known by pid and ended by pid.

server_pids=()

# A port that nobody listens on, below the range from which the system takes the ports of outgoing connections.
free_port() {
  local port
  while :; do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    if ! is_open "$port"; then echo "$port" && return; fi
  done
}

is_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# True once the port is open; false when the process ends before that, or after the given seconds.
opened() {
  local pid=$1 port=$2 tries=$(($3 * 10))
  while [ "$tries" -gt 0 ]; do
    kill -0 "$pid" 2>/dev/null || return 1
    is_open "$port" && return 0
    sleep 0.1
    tries=$((tries - 1))
  done
  return 1
}

start_redis() {
  local try directory pid port
  for try in 1 2 3; do
    directory="$work/redis$try"
    port=$(free_port)
    mkdir -p "$directory"
    redis-server --bind 127.0.0.1 --port "$port" --dir "$directory" --appendonly yes --save '' \
      --maxmemory-policy noeviction >"$directory/log" 2>&1 &
    pid=$!
    server_pids+=("$pid")
    if opened "$pid" "$port" 20; then
      export SMPPSAGA_TEST_REDIS="127.0.0.1:$port"
      return
    fi
    stop_process "$pid"
  done
  die "redis-server does not start: $(tail -n 5 "$directory/log")"
}

start_rabbitmq() {
  local try
  for try in 1 2 3; do
    if try_rabbitmq "$work/rabbitmq$try"; then return; fi
  done
  die "rabbitmq-server does not start: $(tail -n 20 "$work/rabbitmq$try/out")"
}

# RabbitMQ needs a home (.erlang.cookie), a node name and a port mapper (epmd) of its own, or it meets other nodes.
try_rabbitmq() {
  local directory=$1 port epmd_port program pid
  port=$(free_port)
  epmd_port=$(free_port)
  mkdir -p "$directory/mnesia" "$directory/log"
  echo '[].' >"$directory/enabled_plugins"
  printf 'listeners.tcp.1 = 127.0.0.1:%s\nlog.console = false\nlog.file.level = warning\n' "$port" >"$directory/rabbitmq.conf"
  cat >"$directory/environment" <<EOF
export HOME='$directory' ERL_EPMD_PORT=$epmd_port ERL_EPMD_ADDRESS=127.0.0.1
export RABBITMQ_NODENAME=smppsaga$port@localhost RABBITMQ_DIST_PORT=$(free_port) RABBITMQ_CONF_ENV_FILE=/dev/null
export RABBITMQ_MNESIA_BASE='$directory/mnesia' RABBITMQ_LOG_BASE='$directory/log' RABBITMQ_PID_FILE='$directory/pid'
export RABBITMQ_CONFIG_FILE='$directory/rabbitmq.conf' RABBITMQ_ENABLED_PLUGINS_FILE='$directory/enabled_plugins'
export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}'
EOF
  # The server finds this epmd running; the one it would start itself would outlive it.
  epmd -port "$epmd_port" -address 127.0.0.1 >/dev/null 2>&1 &
  pid=$!
  server_pids+=("$pid")
  opened "$pid" "$epmd_port" 10 || return 1

  program=$(rabbitmq_program rabbitmq-server)
  # RUNNING_UNDER_SYSTEMD makes the script become the Erlang VM, so that the pid is the server's; it has no other effect.
  # shellcheck source=/dev/null
  (unset NOTIFY_SOCKET && export RUNNING_UNDER_SYSTEMD=true && source "$directory/environment" && exec "$program") >"$directory/out" 2>&1 &
  pid=$!
  server_pids+=("$pid")
  opened "$pid" "$port" 120 || { stop_process "$pid" && return 1; }

  printf '#!/usr/bin/env bash\nsource "%s/environment"\nexec "%s" "$@"\n' "$directory" "$(rabbitmq_program rabbitmqctl)" >"$directory/rabbitmqctl"
  chmod +x "$directory/rabbitmqctl"
  export SMPPSAGA_TEST_RABBITMQ="$port" SMPPSAGA_TEST_RABBITMQCTL="$directory/rabbitmqctl"
}

# Asks the process to end, waits up to 15 s, then ends it.
stop_process() {
  local pid=$1 tries=150
  kill -TERM "$pid" 2>/dev/null || return 0
  while [ "$tries" -gt 0 ] && kill -0 "$pid" 2>/dev/null; do
    sleep 0.1
    tries=$((tries - 1))
  done
  kill -KILL "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
  return 0
}

# The last one started goes first: RabbitMQ still speaks to epmd while it stops.
stop_servers() {
  local i
  for ((i = ${#server_pids[@]} - 1; i >= 0; i--)); do stop_process "${server_pids[i]}"; done
  server_pids=()
}
