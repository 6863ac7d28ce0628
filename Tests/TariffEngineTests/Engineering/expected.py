#!/usr/bin/env python3
"""What the dossiers of Tariffs/Engineering come to, calculated apart from the engine.

    python3 expected.py            writes the expected files beside this file
    python3 expected.py --check    says whether the files are what this script gives

expected.csv holds what all acts together give; expected-known-1402-07-09.csv what was known on the day before the final
tariff of 1402 was approved: contracts of 1402 by the tariff on account, and later years in error.

Written from the published tariff of 1405, with whole numbers and fractions only; the samples of other years are
percent of it, as their acts say. It knows nothing of the language, reads none of the tariff files and uses nothing of
the engine: a number that stands in both places was typed twice.
"""
import csv
import io
import sys
from fractions import Fraction as F
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARIFF = next(folder for folder in HERE.parents if (folder / "Tariffs").is_dir()) / "Tariffs" / "Engineering"

DISCIPLINES = ["architecture", "civil", "mechanical", "electrical", "coordination"]
FEES = ["design_" + name for name in DISCIPLINES] + ["supervision_" + name for name in DISCIPLINES] \
    + ["survey", "urban_design", "supervision_extension", "survey_vat"]

# Group, most ceilings, thousand rial per m²: design and supervision by discipline, survey, urban design.
GROUPS = [
    ("الف", 2, (916, 1055, 416, 389, 116), (1120, 1289, 509, 475, 141), 0, None),
    ("ب", 5, (1119, 1294, 559, 524, 184), (1367, 1581, 684, 641, 225), 587, None),
    ("ج", 7, (1210, 1406, 664, 625, 249), (1479, 1718, 811, 764, 305), 628, 168),
    ("ج", 10, (1379, 1601, 756, 712, 284), (1685, 1957, 924, 870, 347), 642, 194),
    ("د", 12, (1613, 1882, 968, 914, 405), (1972, 2301, 1183, 1118, 495), 681, 291),
    ("د", 15, (1907, 2225, 1144, 1081, 478), (2331, 2719, 1398, 1321, 585), 696, 311),
    ("د", None, (1907, 2225, 1144, 1081, 478), (2331, 2719, 1398, 1321, 585), 773, 325),
]
MOST_AREA = {"الف": 600, "ب": 2_000, "ج": 5_000, "د": None}
NEXT_GROUP = {"الف": "ب", "ب": "ج", "ج": "د"}
PRINTED = {"design": [2892, 3680, 4154, 4732, 5783, 6835, 6835],
           "supervision": [3534, 4498, 5077, 5783, 7069, 8354, 8354]}

# Known from, in force, percent of the rates of 1405, percent of value added tax. A later line that holds prevails.
TARIFFS = [
    ((1400, 12, 22), (1401, 1, 1), (1401, 12, 29), 30, 9),
    ((1401, 12, 20), (1402, 1, 1), (1402, 12, 29), 42, 9),
    ((1402, 7, 10), (1402, 1, 1), (1402, 12, 29), 45, 9),
    ((1402, 12, 23), (1403, 1, 1), (1403, 12, 30), 60, 10),
    ((1403, 12, 21), (1404, 1, 1), (1404, 12, 29), 78, 10),
    ((1404, 12, 20), (1405, 1, 1), (1405, 12, 29), 100, 10),
]
AMENDED_1401 = ((1401, 3, 25), (1401, 4, 1), (1401, 12, 29))


def half_up(amount):
    """To whole rials, a half up; nothing is negative here."""
    assert amount >= 0 and not isinstance(amount, float)
    return int((2 * F(amount) + 1) // 2)


def check_printed():
    """The parts make the printed totals, but for the design of 11 and 12 ceilings."""
    for place, group in enumerate(GROUPS):
        assert sum(group[3]) == PRINTED["supervision"][place]
        assert sum(group[2]) == PRINTED["design"][place] - (1 if group[1] == 12 else 0)


def row_of(ceilings, area):
    """The place in GROUPS, one step up where the area is more than the group's."""
    place = next(i for i, group in enumerate(GROUPS) if group[1] is None or ceilings <= group[1])
    group = GROUPS[place][0]
    most = MOST_AREA[group]
    if most is None or area <= most:
        return place
    return next(i for i, other in enumerate(GROUPS) if other[0] == NEXT_GROUP[group])


def share(thousands, percent):
    """Percent of a rate in thousands, to the thousand; in rial."""
    return half_up(F(thousands * percent, 100)) * 1000


class NoTariff(Exception):
    """No tariff that was known holds on the day."""


class Blocked(Exception):
    """The line is a share of one in error."""


class Rates:
    """What holds on a day, as far as it was known."""

    def __init__(self, day, known, place):
        found = [line for line in TARIFFS if line[1] <= day <= line[2] and (known is None or line[0] <= known)]
        if not found:
            raise NoTariff()
        percent, self.vat = found[-1][3:]
        _, most, design, supervision, survey, urban = GROUPS[place]
        changed = AMENDED_1401[1] <= day <= AMENDED_1401[2] and (known is None or AMENDED_1401[0] <= known)
        design_percent = 33 if changed else percent
        self.design = [share(rate, design_percent) for rate in design]
        self.supervision = [share(rate, percent) for rate in supervision]
        if changed and most in (2, 5):
            self.supervision[:2] = [share(rate, 31) for rate in supervision[:2]]
        self.survey = share(survey, 31 if changed and most == 5 else percent)
        self.urban = None if urban is None else share(urban, percent)


def lines(cells, known):
    """Each fee's outcome and amount, and the codes of those in error."""
    day = tuple(int(part) for part in cells["contract_date"].replace("/", "-").split("-"))
    ceilings, area, service = int(cells["ceilings"]), F(cells["area"]), cells["service"]
    place = row_of(ceilings, area)
    charged = {}
    for discipline, name in enumerate(DISCIPLINES):
        if service in ("design", "both"):
            charged["design_" + name] = lambda rates, d=discipline: area * rates.design[d]
        if service in ("supervision", "both"):
            charged["supervision_" + name] = lambda rates, d=discipline: area * rates.supervision[d]
    if service in ("design", "both"):
        if ceilings > 5 or area > 1_200:
            charged["survey"] = lambda rates: area * rates.survey
            charged["survey_vat"] = lambda rates: F(half_up(area * rates.survey) * rates.vat, 100)
        if GROUPS[place][0] in ("ج", "د"):
            charged["urban_design"] = lambda rates: area * rates.urban
    if service == "extension":
        months = int(cells["extension_months"])
        charged["supervision_extension"] = lambda rates: F(6, 10) * area * sum(rates.supervision) / 18 * months
    outcomes, errors = {}, {}
    for fee in FEES:
        if fee not in charged:
            outcomes[fee] = ("not_applicable", None)
            continue
        try:
            outcomes[fee] = ("charged", half_up(charged[fee](Rates(day, known, place))))
        except NoTariff:
            outcomes[fee] = ("error", None)
            errors[fee] = "D0207" if fee == "survey_vat" else "D0202"
    return outcomes, errors


def results(cells, known):
    outcomes, errors = lines(cells, known)
    out = [cells["dossier"], "blocked" if errors else "whole"]
    for fee in FEES:
        outcome, amount = outcomes[fee]
        number = "" if amount is None else str(amount)
        out += [number, outcome, "" if errors else number]
    total = str(sum(amount for _, amount in outcomes.values() if amount is not None))
    out += ["", "", ""] if errors else [total, "0", total]
    return out + ["; ".join(f"{errors[fee]} {fee}" for fee in FEES if fee in errors)]


def table(known):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    header = ["dossier", "status"]
    for fee in FEES:
        header += [fee, fee + ".outcome", fee + ".billed"]
    writer.writerow(header + ["organisation.total", "organisation.dropped", "organisation.payable", "errors"])
    for cells in csv.DictReader((TARIFF / "dossiers.csv").open(encoding="utf-8")):
        writer.writerow(results(cells, known))
    return text.getvalue()


def main():
    check_printed()
    wanted = {"expected.csv": table(None), "expected-known-1402-07-09.csv": table((1402, 7, 9))}
    for name, text in wanted.items():
        file = HERE / name
        if "--check" not in sys.argv:
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            sys.exit(f"{name} is not what the calculation gives")


if __name__ == "__main__":
    main()
