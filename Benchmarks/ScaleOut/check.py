"""Whether scale_out.py writes what one machine writes: workload W with rows that are bad or given twice.

    python check.py --tariff TARIFF --harness TARIFF-BENCHMARK [--rows 1000000] [--master local[2]] [--scratch DIR]

The status is 0 where the sorted rows of both are the same bytes, of the results and of the rejects; else 1.
"""
import argparse
import csv
import glob
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tariff", required=True, type=os.path.abspath)
    parser.add_argument("--harness", required=True)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--master", default="local[2]")
    parser.add_argument("--scratch", default=".build/benchmark", type=pathlib.Path)
    return parser.parse_args()


def write_dossiers(options, path):
    """W, and at its end 100 numbers for the second time, half of them in Persian digits, and 100 rows too short."""
    with open(path, "wb") as out:
        subprocess.run([options.harness, "--dossiers", str(options.rows)], stdout=out, check=True)
    with open(path, encoding="utf-8") as lines:
        twice = [next(lines) for _ in range(101)][1:]
    with open(path, "a", encoding="utf-8") as out:
        for place, row in enumerate(twice):
            number, rest = row.split(",", 1)
            out.write(f"{number.translate(PERSIAN) if place % 2 else number},{rest}")
            out.write(f"short-{place},2024-11-21\n")


def timed(words, **more):
    start = time.monotonic()
    status = subprocess.run(words, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **more).returncode
    return status, round(time.monotonic() - start, 1)


def rejects(paths):
    """Dossier, column, code and row: lines are counted within a partition, and messages speak of lines."""
    rows = [row for path in paths for row in csv.reader(open(path, encoding="utf-8", newline=""))]
    return sorted((row[2], row[3], row[4], row[6]) for row in rows)


def lines(paths):
    return sorted(line for path in paths for line in open(path, "rb"))


def main():
    options = read_options()
    options.scratch.mkdir(parents=True, exist_ok=True)
    dossiers, one, many = (options.scratch.resolve() / f"scale-out{end}" for end in (".csv", ".one.csv", ""))
    rulebook = HERE.parent / "W"
    write_dossiers(options, dossiers)
    shutil.rmtree(many, ignore_errors=True)
    status, seconds = timed([options.tariff, "batch", dossiers, "--rulebook", rulebook, "-o", one])
    python = pathlib.Path(sys.executable).parent
    spark_status, spark_seconds = timed(
        [
            python / "spark-submit", "--master", options.master, HERE / "scale_out.py",
            "--tariff", options.tariff, "--rulebook", rulebook, dossiers, many,
        ],
        env={**os.environ, "PATH": f"{python}:{os.environ['PATH']}"},
    )
    report = {
        "rows": options.rows + 200,
        "statuses": [status, spark_status],
        "seconds": [seconds, spark_seconds],
        "same_results": lines([one]) == lines(glob.glob(f"{many}/results/part-*")),
        "same_rejects": rejects([one.with_suffix(".rejects.csv")]) == rejects(glob.glob(f"{many}/rejects/part-*")),
    }
    print(json.dumps(report))
    return 0 if status == spark_status == 65 and report["same_results"] and report["same_rejects"] else 1


if __name__ == "__main__":
    sys.exit(main())
