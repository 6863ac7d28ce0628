"""What the scripts of the peers share: DOSSIERS and RESULTS on the command line, and the time from the imports on."""
import json
import sys
import time


def run(work):
    """Does the work with the two paths and prints how long it took."""
    if len(sys.argv) != 3:
        sys.exit(f"{sys.argv[0]} DOSSIERS RESULTS")
    start = time.perf_counter_ns()
    work(sys.argv[1], sys.argv[2])
    print(json.dumps({"inside_ns": time.perf_counter_ns() - start}))
