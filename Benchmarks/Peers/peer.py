"""What the scripts of the peers share: DOSSIERS and RESULTS on the command line, and the time from the imports on."""
import gc
import json
import sys
import time


def run(work, in_memory=None):
    """Does the work with the two paths and prints how long it took.

    With the word --in-memory before the paths it is done in three steps, (read, compute, write), and the time is that of
    the second alone: what is read and what is written are in memory. The collector of cycles rests meanwhile, since it
    would look through all of that again and again.
    """
    words = sys.argv[1:]
    is_in_memory = in_memory is not None and words[:1] == ["--in-memory"]
    if is_in_memory:
        words = words[1:]
    if len(words) != 2:
        sys.exit(f"{sys.argv[0]} DOSSIERS RESULTS")
    dossiers, results = words
    if is_in_memory:
        read, compute, write = in_memory
        facts = read(dossiers)
        gc.disable()
        start = time.perf_counter_ns()
        computed = compute(facts)
        end = time.perf_counter_ns()
        write(computed, results)
    else:
        start = time.perf_counter_ns()
        work(dossiers, results)
        end = time.perf_counter_ns()
    print(json.dumps({"inside_ns": end - start}))
