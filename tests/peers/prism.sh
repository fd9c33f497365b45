#!/usr/bin/env bash
# Sends valid and invalid requests to Prism and to the mock, and compares their verdicts: `prism.sh [PROGRAM]`.
source "$(dirname "$0")/common.sh"
find_mock "${1:-}"
install_prism
install_python PyYAML==6.0.4
start_mock --lenient --credits 1000000000
mock_url=$url
"$python" -c "
import sys
sys.path.insert(0, '$peers')
import document, yaml
amended = document.load('$root/openapi.yaml')
document.amend(amended)
yaml.safe_dump(amended, open('$temporary/openapi.yaml', 'w'), sort_keys=False)
"
start_prism "$temporary/openapi.yaml"
"$python" "$peers/prism.py" "$temporary/openapi.yaml" "$mock_url" "$prism_url"
