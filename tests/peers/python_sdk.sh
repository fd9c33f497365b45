#!/usr/bin/env bash
# Calls all methods of the official SDK for Python against the mock: `python_sdk.sh [PROGRAM]`.
source "$(dirname "$0")/common.sh"
find_mock "${1:-}"
install_python onlyfans==0.2.0
start_mock --lenient --credits 1000000000
"$python" "$peers/python_sdk.py" "$url"
