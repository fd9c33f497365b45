#!/usr/bin/env bash
# Runs all phases of schemathesis against the mock: `schemathesis.sh [PROGRAM [EXAMPLES [SEED]]]`.
# What is found and not listed in `schemathesis_verdict.py` is a defect, of the mock or of the document.
source "$(dirname "$0")/common.sh"
find_mock "${1:-}"
examples=${2:-15}
seed=${3:-1}
install_python schemathesis==4.32.5 PyYAML==6.0.4

# It keeps a cache of failures where it runs.
cd "$temporary"
failed=0
for mode in lenient strict; do
  # In the strict mode, things are found only by ids that the mock gave out, and what is deleted is gone.
  arguments=(--credits 1000000000)
  phases=examples,coverage,fuzzing,stateful
  test $mode = lenient && arguments+=(--lenient) || phases=coverage,stateful
  document=$temporary/$mode.yaml
  "$python" "$peers/schemathesis_verdict.py" amend "$root/openapi.yaml" "$document" $mode
  start_mock "${arguments[@]}"
  report=$temporary/$mode.ndjson
  # Its own verdict is no use here: it fails on what is listed.
  "$python" -m schemathesis.cli run "$document" --url "$url" --header "Authorization: Bearer key" \
    --phases $phases --workers 2 --max-examples "$examples" --seed "$seed" --no-shrink --continue-on-failure \
    --generation-database none --report ndjson --report-ndjson-path "$report" \
    >"$temporary/$mode.log" 2>&1 || test -s "$report" || { tail -n 40 "$temporary/$mode.log"; exit 1; }
  sed -n '/^Test cases:/,/^$/p' "$temporary/$mode.log"
  "$python" "$peers/schemathesis_verdict.py" judge "$root/openapi.yaml" "$report" $mode || failed=1
done
exit $failed
