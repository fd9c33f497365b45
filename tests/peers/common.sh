# What the scripts of this folder share; they are run by hand, since they install programs of others.
# shellcheck shell=bash
set -euo pipefail

peers=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$peers/../.." && pwd)
temporary=$(mktemp -d)
started=()

stop_all() {
  for pid in "${started[@]}"; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  rm -rf "$temporary"
}
trap stop_all EXIT
trap 'exit 130' INT TERM

# Sets `mock` to the program, which is built unless its path is given.
find_mock() {
  mock=${1:-}
  if test -z "$mock"; then
    (cd "$root" && cargo build --release --locked -p onlyfansapi-mock)
    mock=${CARGO_TARGET_DIR:-$root/target}/release/onlyfansapi-mock
  fi
  test -x "$mock" || { echo "no program at $mock"; exit 1; }
}

# Starts the mock with these arguments, and sets `url` to its address, which it prints first.
start_mock() {
  local output=$temporary/mock.${#started[@]}
  "$mock" "$@" >"$output" &
  started+=($!)
  for _ in $(seq 100); do
    if test -s "$output"; then
      url=$(head -n 1 "$output")
      return
    fi
    sleep 0.05
  done
  echo "the mock did not start"
  exit 1
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Makes an environment of Python with these packages, and sets `python` to its interpreter.
install_python() {
  python3 -m venv "$temporary/python"
  python=$temporary/python/bin/python
  "$python" -m pip install --quiet --disable-pip-version-check "$@"
}

# Installs Prism, and sets `prism` to its program.
install_prism() {
  npm install --silent --no-audit --no-fund --prefix "$temporary/prism" @stoplight/prism-cli@5.14.2
  prism=$temporary/prism/node_modules/@stoplight/prism-cli/dist/index.js
}

# Starts Prism on a document, and sets `prism_url` and `prism_pid`, once it answers.
start_prism() {
  local port
  port=$(free_port)
  node "$prism" mock --host 127.0.0.1 --port "$port" --verboseLevel fatal "$1" >"$temporary/prism.log" 2>&1 &
  prism_pid=$!
  started+=("$prism_pid")
  prism_url=http://127.0.0.1:$port
  wait_for "$prism_url/api/smart-link-postbacks" "$prism_pid"
}

# Waits until a server answers 200.
wait_for() {
  for _ in $(seq 6000); do
    kill -0 "$2"
    case $(curl --silent --output /dev/null --write-out '%{http_code}' -H 'Authorization: Bearer key' "$1" || true) in
      200) return ;;
    esac
    sleep 0.01
  done
  echo "no answer at $1"
  exit 1
}
