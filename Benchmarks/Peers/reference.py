#!/usr/bin/env python3
"""The exact reference of workload W, in whole numbers only, and its dossiers.

    reference.py dossiers ROWS [FILE]    writes the dossiers 1 to ROWS as CSV
    reference.py results DOSSIERS [FILE] writes what they come to as CSV; the sums of its columns on standard error
    reference.py verify                  makes a million of each and says whether they are the bytes of record
    reference.py compare RESULTS REFERENCE    how many rows and totals of a result differ, by column

It knows nothing of the language and uses nothing of the engine. Needs nothing but Python.
"""
import csv
import datetime
import hashlib
import sys

import workload as W

MASK = (1 << 64) - 1
# The bytes of record of a million dossiers and of their results, with `id` for `dossier` in both headers, and the sum
# of the totals in rial.
ROWS_OF_RECORD = 1_000_000
DOSSIERS_OF_RECORD = (96_608_478, "a697ab123a46a3984e3f2d96cc863adda77e35c704ecdefa14f589f90feab06e")
RESULTS_OF_RECORD = (83_039_375, "5ae74a592f87eee7b8b2a17d1aca7a001309fb490a86b66552211407c98bd5bc")
TOTAL_OF_RECORD = 6_938_333_537_393_000


# Dossiers

def draw(row, number, count):
    """The draw of that number for a row, in 0..<count: SplitMix64's mixing of the row and the number."""
    bits = (row * 0x9E3779B97F4A7C15 + number * 0xD1342543DE82EF95) & MASK
    bits = ((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    bits = ((bits ^ (bits >> 27)) * 0x94D049BB133111EB) & MASK
    return (bits ^ (bits >> 31)) % count


def pick(row, number, shares):
    """The place of the first of the shares, percents that were added up, that the draw stays below."""
    percent = draw(row, number, 100)
    return next(place for place, share in enumerate(shares) if percent < share)


def area(hundredths):
    return f"{hundredths // 100}.{hundredths % 100:02d}"


FIRST_DAY = datetime.date.fromisoformat(W.FIRST_DAY)
DAYS = (datetime.date.fromisoformat(W.DAY_AFTER) - FIRST_DAY).days


def dossier(row):
    """The cells of a dossier; rows count from 1. Areas are drawn in hundredths of a square metre."""
    use = pick(row, 1, [70, 85, 94, 100])
    plot = 8_000 + draw(row, 2, 42_000)
    if draw(row, 3, 50) == 0:
        plot += draw(row, 4, 2_000_000)
    floors = 1 + min(draw(row, 5, 8), draw(row, 6, 14))
    if draw(row, 7, 40) == 0:
        floors += draw(row, 8, 12)
    built = plot * floors * (40 + draw(row, 9, 30)) // 100 + draw(row, 10, 100)
    unit = 6_000 + draw(row, 11, 16_000) if use == 0 else 20_000 + draw(row, 12, 60_000)
    units = max(1, built // unit)
    value = 1_000 * (150 + draw(row, 13, 4_000))
    if draw(row, 14, 20) == 0:
        value += draw(row, 15, 25_850_000)
    excess = plot * draw(row, 17, 60) // 100 + draw(row, 18, 100) if draw(row, 16, 100) < 40 else 0
    balcony = units * (200 + draw(row, 20, 1_600)) if draw(row, 19, 100) < 55 else 0
    parking = 1 + draw(row, 22, 6) if draw(row, 21, 100) < 25 else 0
    return [
        f"D{row:08d}", (FIRST_DAY + datetime.timedelta(draw(row, 0, DAYS))).isoformat(), W.USES[use], area(plot),
        str(floors), area(built), str(units), str(value), area(excess), area(balcony), str(parking),
        area(400 + draw(row, 23, 2_600)), str(1 + draw(row, 24, 15)), W.OWNERS[pick(row, 25, [75, 85, 95, 100])],
        W.PAYMENTS[pick(row, 26, [45, 100])],
    ]


# Results

def scaled(text, places):
    """A decimal text as a whole number of its last place; None stays None."""
    if text is None:
        return None
    whole, _, fraction = text.partition(".")
    assert len(fraction) <= places, text
    return int(whole + fraction.ljust(places, "0"))


def hundredths(texts):
    return [scaled(text, 2) for text in texts]


AVERAGE_UP_TO, EXCESS_UP_TO = hundredths(W.AVERAGE_UP_TO), [scaled(text, 4) for text in W.EXCESS_UP_TO]
AVERAGE_FACTOR, FLOOR_FACTOR = ([hundredths(row) for row in table] for table in (W.AVERAGE_FACTOR, W.FLOOR_FACTOR))
EXCESS_FACTOR, PARKING_FACTOR = ([hundredths(row) for row in table] for table in (W.EXCESS_FACTOR, W.PARKING_FACTOR))
USE_FACTOR, DISTRICT_FACTOR, INSURANCE_FACTOR = map(hundredths, (W.USE_FACTOR, W.DISTRICT_FACTOR, W.INSURANCE_FACTOR))
WITHIN, BEYOND, CASH = map(hundredths, (W.BALCONY_WITHIN, W.BALCONY_BEYOND, W.CASH_SHARE))
WAGE, FIRE, EDUCATION = [int(text) for text in W.WAGE], scaled(W.FIRE_SHARE, 2), scaled(W.EDUCATION_SHARE, 2)
PER_UNIT, PARKING_AREA, MONTHS = scaled(W.BALCONY_PER_UNIT, 2), int(W.PARKING_AREA), int(W.INSURANCE_MONTHS)
FRONTAGE_LEAST, FRONTAGE_FACTOR = scaled(W.FRONTAGE_LEAST, 2), scaled(W.FRONTAGE_FACTOR, 2)
VETERAN_SHARE, VETERAN_LARGEST = scaled(W.VETERAN_SHARE, 1), scaled(W.VETERAN_LARGEST, 2)


def half_up(dividend, divisor):
    """The whole number nearest to a quotient, a half upwards; nothing is negative in W."""
    assert dividend >= 0 and divisor > 0
    return (2 * dividend + divisor) // (2 * divisor)


def thousands(dividend, divisor):
    """A quotient in rial to the nearest thousand, a half upwards."""
    return half_up(dividend, 1_000 * divisor) * 1_000


def even_thousands(dividend, divisor):
    """The same, a half to the even thousand."""
    quotient, rest = divmod(dividend, 1_000 * divisor)
    twice = 2 * rest - 1_000 * divisor
    return (quotient + (twice > 0 or twice == 0 and quotient % 2 == 1)) * 1_000


def marginal(average, factors):
    """Σ slice × factor, in ten-thousandths: the average and the ends of the slices are in hundredths."""
    (total, low) = (0, 0)
    for high, factor in zip(AVERAGE_UP_TO, factors):
        top = average if high is None else min(average, high)
        if top > low:
            total += (top - low) * factor
        low = high
    return total


def result(cells):
    """version, l1 … l5, fire, education, insurance, discount, total: in whole rials, but for the version."""
    _, day, use, plot, floors, built, units, value, excess, balcony, parking, frontage, district, owner, payment = cells
    plot, built, excess, balcony, frontage = (scaled(text, 2) for text in (plot, built, excess, balcony, frontage))
    floors, units, value, parking, district = map(int, (floors, units, value, parking, district))
    kind = W.USES.index(use)
    version = sum(day >= first for first in W.VERSIONS) - 1
    assert version >= 0 and day < W.DAY_AFTER, day
    rest = VETERAN_SHARE if owner == W.VETERAN and built <= VETERAN_LARGEST else 10  # tenths

    l1 = l2 = 0
    if kind == 0:
        average = half_up(built, units)
        l1 = thousands(value * units * marginal(average, AVERAGE_FACTOR[version]) * rest, 10 ** 5)
    else:
        front = FRONTAGE_FACTOR if kind == 1 and frontage >= FRONTAGE_LEAST else 100
        factor = FLOOR_FACTOR[version][min(floors, 8) - 1] * USE_FACTOR[kind] * front
        l2 = thousands(value * built * factor * rest, 10 ** 9)
    share = half_up(excess * 10_000, plot)
    step = next(place for place, high in enumerate(EXCESS_UP_TO) if high is None or share <= high)
    l3 = thousands(excess * value * EXCESS_FACTOR[version][step] * DISTRICT_FACTOR[district - 1] * rest, 10 ** 7)
    limit = PER_UNIT * units
    weighted = min(balcony, limit) * WITHIN[version] + max(balcony - limit, 0) * BEYOND[version]
    l4 = thousands(weighted * value * rest, 10 ** 5)
    l5 = thousands(parking * PARKING_AREA * value * PARKING_FACTOR[version][kind], 100)

    levies = l1 + l2 + l3 + l4 + l5
    fire, education = thousands(levies * FIRE, 100), even_thousands(levies * EDUCATION, 100)
    insurance = thousands(built * WAGE[version] * INSURANCE_FACTOR[min(floors, 7) - 1], MONTHS * 10 ** 4)
    discount = thousands(levies * CASH[version], 100) if payment == "cash" else 0
    total = levies + fire + education + insurance - discount
    return [version + 1, l1, l2, l3, l4, l5, fire, education, insurance, discount, total]


# Files

def write_dossiers(count, write):
    write(W.DOSSIER_HEADER + "\n")
    for row in range(1, count + 1):
        write(",".join(dossier(row)) + "\n")


def write_results(rows, write):
    write(W.RESULT_HEADER + "\n")
    sums = [0] * 11
    for cells in rows:
        amounts = result(cells)
        sums = [a + b for a, b in zip(sums, amounts)]
        write(cells[0] + "," + ",".join(map(str, amounts)) + "\n")
    return sums


class Digest:
    """Counts and digests what is written, with `id` in the header as the bytes of record have it."""

    def __init__(self):
        (self.bytes, self.sum, self.is_begun) = (0, hashlib.sha256(), False)

    def write(self, text):
        if not self.is_begun:
            (text, self.is_begun) = (text.replace("dossier", "id", 1), True)
        data = text.encode()
        self.bytes += len(data)
        self.sum.update(data)

    @property
    def record(self):
        return (self.bytes, self.sum.hexdigest())


def verify():
    (dossiers, results) = (Digest(), Digest())
    write_dossiers(ROWS_OF_RECORD, dossiers.write)
    sums = write_results((dossier(row) for row in range(1, ROWS_OF_RECORD + 1)), results.write)
    found = (dossiers.record, results.record, sums[-1])
    expected = (DOSSIERS_OF_RECORD, RESULTS_OF_RECORD, TOTAL_OF_RECORD)
    for name, is_, must in zip(("dossiers", "results", "sum of totals"), found, expected):
        print(f"{name}: {is_} " + ("as of record" if is_ == must else f"DIFFERS from {must}"))
    return 0 if found == expected else 1


def compare(path, reference):
    (rows, totals, columns) = (0, 0, [0] * 11)
    with open(path, newline="") as left, open(reference, newline="") as right:
        (read, must) = (csv.reader(left), csv.reader(right))
        (next(read), next(must))
        for a, b in zip(read, must, strict=True):
            if a == b:
                continue
            rows += 1
            wrong = [x != y for x, y in zip(a[1:], b[1:], strict=True)]
            totals += wrong[-1]
            columns = [count + w for count, w in zip(columns, wrong)]
    return rows, totals, columns


def main(words):
    match words:
        case ["dossiers", count, *file]:
            with open(file[0], "w") if file else sys.stdout as out:
                write_dossiers(int(count), out.write)
        case ["results", dossiers, *file]:
            with open(dossiers, newline="") as source, open(file[0], "w") if file else sys.stdout as out:
                rows = csv.reader(source)
                next(rows)
                print("sums", *write_results(rows, out.write), file=sys.stderr)
        case ["verify"]:
            return verify()
        case ["compare", found, reference]:
            rows, totals, columns = compare(found, reference)
            print(f"{rows} rows differ, {totals} totals are wrong; by column: {columns}")
            return 1 if rows else 0
        case _:
            print(__doc__)
            return 64
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
