"""Walks the fans of a server by the official SDK's client and a loop of its user's own.

Prints the number of fans, and the seconds without the start of the interpreter.
"""

import sys
import time

from onlyfansapi import OnlyFansAPI

client = OnlyFansAPI(api_key="ofapi_bench", base_url=sys.argv[1])
rows = 0
start = time.perf_counter()
while True:
    page = client.fans.list_active("acct_1", limit=20, offset=rows)
    rows += len(page.data.list)
    if not page.data.has_more:
        break
print(rows, time.perf_counter() - start)
