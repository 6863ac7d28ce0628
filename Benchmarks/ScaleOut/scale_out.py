"""A CSV of dossiers through `tariff batch -` on a Spark cluster: the rows that one machine would write, in any order.

    spark-submit --master local[2] scale_out.py --tariff TARIFF --rulebook DIR DOSSIERS.csv OUTPUT [-- OPTIONS]

What comes out, and how it is started on a cluster, stands in README.md.
"""
import argparse
import csv
import json
import secrets
import shlex
import sys
from collections import Counter
from itertools import chain

from pyspark import StorageLevel
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

# What runs in each partition. Results go to standard output as they come; behind them the rejects and the summary, each
# line with a mark that no result begins with. Status 1 is a finding (a fee in error); anything above fails the job.
FILTER = """
mark=$1; shift
kept=$(mktemp -d) || exit 73
trap 'rm -rf "$kept"' EXIT
"$@" --accept-rejects --json-summary --rejects "$kept/rejects" 2> "$kept/said"
status=$?
if [ $status -gt 1 ]; then cat "$kept/said" >&2; exit $status; fi
if [ -e "$kept/rejects" ]; then sed "1s/^/$mark header /; 1!s/^/$mark reject /" "$kept/rejects"; fi
tail -n 1 "$kept/said" | sed "s/^/$mark summary /"
"""
CELL = r'(?:"(?:[^"]|"")*"|[^{delimiter}]*)'
NUMBER = ("dossier", "پرونده")


def stop(why):
    sys.exit(f"scale_out.py: {why}")


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tariff", required=True, help="the released binary, where a worker finds it")
    parser.add_argument("--rulebook", required=True, help="the folder of the tariff, where a worker finds it")
    parser.add_argument("--partitions", type=int, help="how many (default: four for each core)")
    parser.add_argument("dossiers", help="any path that Spark reads")
    parser.add_argument("output", help="a folder that is not there yet; any path that Spark writes")
    parser.add_argument("options", nargs="*", help="behind --: further options of tariff batch, such as --columns")
    return parser.parse_args()


def number_of(header):
    """An expression for what tells a row's dossier from others: the digits of its number, in ASCII.

    Two spellings of one number have the same digits. Others may have them too, and only share a partition.
    """
    delimiter = max(",;\t", key=header.count)
    names = [name.strip("\ufeff \u200e\u200f").lower() for name in next(csv.reader([header], delimiter=delimiter))]
    places = [place for place, name in enumerate(names) if name in NUMBER]
    if not places:
        stop(f"the first line has no column {' or '.join(NUMBER)}: {header}")
    cell = CELL.format(delimiter=delimiter)
    number = F.regexp_extract("value", f"^(?:{cell}{delimiter}){{{places[0]}}}({cell})", 1)
    return F.regexp_replace(F.translate(number, "۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0123456789" * 2), "[^0-9]", "")


def read_rows(spark, path):
    """The header, and all other lines with their places in the file."""
    lines = spark.read.text(path).withColumn("place", F.monotonically_increasing_id())
    first = lines.where("place = 0").first()
    if first is None:
        stop(f"{path} is empty")
    rows = lines.where("place > 0 and value <> ''")
    # A line is a row here. Where a cell holds a line end it is not, and bytes that are no text would be changed.
    odd = rows.where((F.length(F.regexp_replace("value", '[^"]', "")) % 2 == 1) | ~F.is_valid_utf8("value")).first()
    if odd is not None:
        stop(f"a line is no whole row of UTF-8, as a quoted line end makes it: {odd.value!r}")
    return first.value, rows


def main():
    options = read_options()
    spark = SparkSession.builder.appName("tariff batch").getOrCreate()
    context = spark.sparkContext
    count = options.partitions or 4 * context.defaultParallelism
    header, rows = read_rows(spark, options.dossiers)

    # A number given twice is a fault of the second row: so both go to one partition, in the order of the file.
    parts = rows.repartition(count, number_of(header)).sortWithinPartitions("place").select("value").rdd
    mark = secrets.token_hex(16)
    command = [options.tariff, "batch", "-", "--rulebook", options.rulebook, "--threads", "1", *options.options]
    lines = (
        parts.mapPartitions(lambda part: chain([header], (row.value for row in part)))
        .pipe(shlex.join(["sh", "-c", FILTER, "filter", mark, *command]), checkCode=True)
        .persist(StorageLevel.DISK_ONLY)
    )

    def marked(kind):
        start = f"{mark} {kind} "
        return lines.filter(lambda line: line.startswith(start)).map(lambda line: line[len(start):])

    def results(part, lines):
        """Without the marked lines; the header stays in the first part only."""
        lines = (line for line in lines if not line.startswith(mark))
        header = next(lines)
        return chain([header] if part == 0 else [], lines)

    lines.mapPartitionsWithIndex(results).saveAsTextFile(f"{options.output}/results")
    top = marked("header").take(1)
    rejects = marked("reject").mapPartitionsWithIndex(lambda part, rows: chain(top if part == 0 else [], rows))
    rejects.saveAsTextFile(f"{options.output}/rejects")
    marked("summary").saveAsTextFile(f"{options.output}/summaries")
    account = add_up([json.loads(line) for line in marked("summary").collect()], count, rows.count())
    print(json.dumps(account, ensure_ascii=False))
    spark.stop()
    return 65 if account["rejected"] else 1 if account["partial"] + account["blocked"] else 0


def add_up(summaries, parts, rows):
    """One account of all partitions; ends the job where one is missing, or a row."""
    account, bills = Counter(), {}
    for summary in summaries:
        account.update({name: summary[name] for name in ("read", "whole", "partial", "blocked", "rejected")})
        for bill in summary["bills"]:
            sums = {name: int(value) for name, value in bill.items() if name != "bill"}
            bills.setdefault(bill["bill"], Counter()).update(sums)
    editions = {json.dumps(summary["edition"], sort_keys=True) for summary in summaries}
    if len(summaries) != parts or account["read"] != rows or len(editions) != 1:
        stop(f"{len(summaries)} of {parts} summaries, {account['read']} of {rows} rows, {len(editions)} editions")
    return {
        **account,
        "parts": parts,
        "edition": summaries[0]["edition"],
        "bills": [{"bill": name, **sums} for name, sums in bills.items()],
        "errors": sum((Counter(summary["errors"]) for summary in summaries), Counter()),
        "rejects": sum((Counter(summary["rejects"]) for summary in summaries), Counter()),
        "samples": sorted({name for summary in summaries for name in summary["samples"]}),
    }


if __name__ == "__main__":
    sys.exit(main())
