"""W in Python's decimal, row by row, as one would write it by hand to be exact."""
import csv
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, getcontext

import peer
import workload as W

getcontext().prec = 38
THOUSAND, HUNDREDTH, TEN_THOUSANDTH = Decimal("1E3"), Decimal("0.01"), Decimal("0.0001")
ZERO, ONE = Decimal(0), Decimal(1)


def decimals(texts):
    return [None if text is None else Decimal(text) for text in texts]


def by_use(texts):
    return dict(zip(W.USES, decimals(texts)))


AVERAGE_UP_TO, EXCESS_UP_TO = decimals(W.AVERAGE_UP_TO), decimals(W.EXCESS_UP_TO)
AVERAGE_FACTOR = [decimals(row) for row in W.AVERAGE_FACTOR]
FLOOR_FACTOR, EXCESS_FACTOR = [decimals(row) for row in W.FLOOR_FACTOR], [decimals(row) for row in W.EXCESS_FACTOR]
USE_FACTOR, PARKING_FACTOR = by_use(W.USE_FACTOR), [by_use(row) for row in W.PARKING_FACTOR]
DISTRICT_FACTOR, INSURANCE_FACTOR, WAGE = map(decimals, (W.DISTRICT_FACTOR, W.INSURANCE_FACTOR, W.WAGE))
WITHIN, BEYOND, CASH = map(decimals, (W.BALCONY_WITHIN, W.BALCONY_BEYOND, W.CASH_SHARE))
FIRE, EDUCATION, MONTHS = Decimal(W.FIRE_SHARE), Decimal(W.EDUCATION_SHARE), Decimal(W.INSURANCE_MONTHS)
PER_UNIT, PARKING_AREA = Decimal(W.BALCONY_PER_UNIT), Decimal(W.PARKING_AREA)
FRONTAGE_LEAST, FRONTAGE_FACTOR = Decimal(W.FRONTAGE_LEAST), Decimal(W.FRONTAGE_FACTOR)
VETERAN_LARGEST, VETERAN_SHARE = Decimal(W.VETERAN_LARGEST), Decimal(W.VETERAN_SHARE)


def thousands(amount):
    return amount.quantize(THOUSAND, ROUND_HALF_UP)


def marginal(average, factors):
    total = low = ZERO
    for high, factor in zip(AVERAGE_UP_TO, factors):
        if average <= low:
            break
        total += ((average if high is None or average < high else high) - low) * factor
        low = high
    return total


def facts(cells):
    """The cells of a row as what they mean: the numbers are numbers."""
    _, day, use, plot, floors, built, units, value, excess, balcony, parking, frontage, district, owner, payment = cells
    plot, built, units, value, excess, balcony = map(Decimal, (plot, built, units, value, excess, balcony))
    return (
        day, use, plot, int(floors), built, units, value, excess, balcony, Decimal(parking), Decimal(frontage),
        int(district), owner, payment)


def amounts(facts):
    day, use, plot, floors, built, units, value, excess, balcony, parking, frontage, district, owner, payment = facts
    version = sum(day >= first for first in W.VERSIONS) - 1
    rest = VETERAN_SHARE if owner == W.VETERAN and built <= VETERAN_LARGEST else ONE
    l1 = l2 = ZERO
    if use == "residential":
        average = (built / units).quantize(HUNDREDTH, ROUND_HALF_UP)
        l1 = thousands(value * units * marginal(average, AVERAGE_FACTOR[version]) * rest)
    else:
        front = FRONTAGE_FACTOR if use == "commercial" and frontage >= FRONTAGE_LEAST else ONE
        l2 = thousands(value * built * FLOOR_FACTOR[version][min(floors, 8) - 1] * USE_FACTOR[use] * front * rest)
    share = (excess / plot).quantize(TEN_THOUSANDTH, ROUND_HALF_UP)
    step = next(factor for end, factor in zip(EXCESS_UP_TO, EXCESS_FACTOR[version]) if end is None or share <= end)
    l3 = thousands(excess * value * step * DISTRICT_FACTOR[district - 1] * rest)
    limit = PER_UNIT * units
    within, beyond = min(balcony, limit), max(balcony - limit, ZERO)
    l4 = thousands((within * WITHIN[version] + beyond * BEYOND[version]) * value * rest)
    l5 = thousands(parking * PARKING_AREA * value * PARKING_FACTOR[version][use])
    levies = l1 + l2 + l3 + l4 + l5
    fire, education = thousands(levies * FIRE), (levies * EDUCATION).quantize(THOUSAND, ROUND_HALF_EVEN)
    insurance = thousands(built * WAGE[version] * INSURANCE_FACTOR[min(floors, 7) - 1] / MONTHS)
    discount = thousands(levies * CASH[version]) if payment == "cash" else ZERO
    total = levies + fire + education + insurance - discount
    return version + 1, [l1, l2, l3, l4, l5, fire, education, insurance, discount, total]


def line(name, version, sums):
    return f"{name},{version}," + ",".join(str(int(amount)) for amount in sums) + "\n"


def work(dossiers, results):
    """From CSV to CSV, row by row."""
    with open(dossiers, newline="") as source, open(results, "w") as out:
        rows = csv.reader(source)
        next(rows)
        out.write(W.RESULT_HEADER + "\n")
        for cells in rows:
            out.write(line(cells[0], *amounts(facts(cells))))


def read(dossiers):
    """The facts of every row, in memory."""
    with open(dossiers, newline="") as source:
        rows = csv.reader(source)
        next(rows)
        return [(cells[0], facts(cells)) for cells in rows]


def compute(dossiers):
    return [(name, amounts(facts)) for name, facts in dossiers]


def write(computed, results):
    with open(results, "w") as out:
        out.write(W.RESULT_HEADER + "\n")
        out.writelines(line(name, *found) for name, found in computed)


peer.run(work, in_memory=(read, compute, write))
