#!/usr/bin/env bash
# Measures the mock beside Prism in one run: `speed.sh [PROGRAM [SECONDS]]`. Needs `wrk`.
source "$(dirname "$0")/common.sh"
find_mock "${1:-}"
seconds=${2:-10}
install_prism

cat >"$temporary/get.lua" <<'LUA'
wrk.headers["Authorization"] = "Bearer key"
LUA
cat >"$temporary/post.lua" <<'LUA'
wrk.method = "POST"
wrk.headers["Authorization"] = "Bearer key"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"url":"https://example.com/a","http_method":"GET","smart_link_scope":"global","conversion_types":["new_subscriber","new_transaction"]}'
LUA

now() {
  date +%s%3N
}

# Prints the requests per second, and fails if one was refused.
rate() {
  local output
  output=$(wrk --threads 1 --connections 16 --duration "${seconds}s" --script "$temporary/$2.lua" "$1/api/smart-link-postbacks")
  if grep -q 'Non-2xx' <<<"$output"; then
    echo "$output" >&2
    exit 1
  fi
  awk '/Requests\/sec/ { print $2 }' <<<"$output"
}

megabytes() {
  awk '/VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$1/status"
}

begin=$(now)
start_prism "$root/openapi.yaml"
prism_start=$(($(now) - begin))

port=$(free_port)
begin=$(now)
"$mock" --port "$port" --credits 1000000000000 >/dev/null &
mock_pid=$!
started+=("$mock_pid")
mock_url=http://127.0.0.1:$port
wait_for "$mock_url/api/smart-link-postbacks" "$mock_pid"
mock_start=$(($(now) - begin))

mock_memory=$(megabytes "$mock_pid")
prism_memory=$(megabytes "$prism_pid")
# In turns, so that both have the same load of the machine beside them.
prism_get=$(rate "$prism_url" get)
mock_get=$(rate "$mock_url" get)
prism_post=$(rate "$prism_url" post)
mock_post=$(rate "$mock_url" post)

ratio() {
  awk -v a="$1" -v b="$2" 'BEGIN { printf "%.0f", a / b }'
}
row() {
  printf '%-34s %12s %12s %10s\n' "$@"
}
row "" Prism mock ratio
row "GET, requests/s" "$prism_get" "$mock_get" "$(ratio "$mock_get" "$prism_get")"
row "POST with a body, requests/s" "$prism_post" "$mock_post" "$(ratio "$mock_post" "$prism_post")"
row "start to first 200, ms" "$prism_start" "$mock_start" "$(ratio "$prism_start" "$mock_start")"
row "memory after the start, MB" "$prism_memory" "$mock_memory" "$(ratio "$prism_memory" "$mock_memory")"
row "memory after the load, MB" "$(megabytes "$prism_pid")" "$(megabytes "$mock_pid")" ""

# The targets, of a build for release.
test "$(ratio "$mock_get" "$prism_get")" -ge 220 || { echo "GET: below 220 times"; exit 1; }
test "$(ratio "$mock_post" "$prism_post")" -ge 120 || { echo "POST: below 120 times"; exit 1; }
