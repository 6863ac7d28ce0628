#!/usr/bin/env python3
"""What the dossiers of Tariffs/Tehran come to, calculated apart from the engine.

    python3 expected.py            writes expected.csv beside this file
    python3 expected.py --check    says whether the file is what this script gives

Written from the published formula Tr = (1 + Cr) × Σ [Kr × Pr × Cf × Sf] and its tables, with whole numbers and
fractions only. It knows nothing of the language, reads none of the tariff files and uses nothing of the engine: a
number that stands in both places was typed twice.
"""
import csv
import io
import sys
from fractions import Fraction as F
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARIFF = next(folder for folder in HERE.parents if (folder / "Tariffs").is_dir()) / "Tariffs" / "Tehran"

# Brackets of density in percent of the land, and Cf by bracket: table 2, table 3 (north), table 4 (south).
BRACKETS = [(0, 180), (180, 240), (240, 300), (300, 360), (360, 420), (420, 480), (480, 540), (540, 600), (600, 660),
            (660, 720), (720, None)]
ALLOWED = [3, 4, 5, 6, 9, 12, 16, 20, 24, 24, 24]
NORTH = [6, 9, 12, 18, 20, 21, 22, 23, 24, 25, 26]
SOUTH = [6, 9, 12, 30, 33, 36, 39, 42, 43, 44, 45]
DOUBLED = {"15_6", "3_3", "3_15", "7_1"}
LAST_CASH_DAY = {"solar": (1405, 4, 31), "gregorian": (2026, 7, 22)}


class Missing(Exception):
    """A fact that the line needs is not given."""


class NoFloors(Exception):
    """The factor goes by floor, and no floor is given."""


CODES = {Missing: "D0201", ZeroDivisionError: "D0205", NoFloors: "D0206"}


def half_up(amount, places=0):
    """To so many places, a half away from zero; nothing is negative here."""
    assert amount >= 0 and not isinstance(amount, float)
    unit = 10 ** places
    return F((2 * F(amount) * unit + 1) // 2, unit)


def by_floor(level):
    """Table 5: 5 up to the third floor, then the floor plus 2, and 22 from the twentieth up."""
    return {1: 5, 2: 5, 3: 5, 4: 6, 5: 7}.get(level, 22 if level >= 20 else level + 2)


def overlap(low, high, bracket):
    """How many percent of density lie both in (low, high] and in the bracket."""
    start, end = bracket
    return max(F(0), (high if end is None else min(high, F(end))) - max(low, F(start)))


def in_cash_season(text):
    day = tuple(int(part) for part in text.replace("/", "-").split("-"))
    return day <= LAST_CASH_DAY["solar" if day[0] < 1600 else "gregorian"]


class Dossier:
    def __init__(self, cells, floors):
        self.cells, self.floors = cells, floors

    def word(self, name):
        if not self.cells[name]:
            raise Missing(name)
        return self.cells[name]

    def number(self, name):
        return F(self.word(name))

    def useful(self):
        if self.word("basis") == "density":
            return self.number("useful_area")
        if not self.floors:
            raise NoFloors()
        return sum(F(floor["area"]) for floor in self.floors)

    def slices(self):
        """Σ Cf × Sf in m², without communal and acquired areas."""
        if self.word("basis") == "floors":
            return sum(by_floor(int(floor["level"])) * F(floor["area"]) for floor in self.floors)
        land, allowed = self.number("land"), self.number("allowed_density")
        density = 100 * half_up(self.useful() / land, 14)
        district = int(self.word("district"))
        beyond = NORTH if district in (1, 2, 3, 4, 5, 6, 7, 8, 22) else SOUTH
        twice = 2 if self.word("block") in DOUBLED else 1
        total = F(0)
        for bracket, cf_allowed, cf_beyond in zip(BRACKETS, ALLOWED, beyond):
            inside = overlap(F(0), min(density, allowed), bracket) / 100 * land
            outside = overlap(allowed, density, bracket) / 100 * land
            total += inside * cf_allowed * twice + outside * cf_beyond
        return total

    def correction(self):
        land, units, useful = self.number("land"), self.number("units"), self.useful()
        cr = max(F(0), half_up(10 * units / land, 12) - F(2, 10))
        if useful > 200 * units:
            cr += half_up(useful / units, 9) / 1000
        return cr

    def residential_floor_area(self):
        """Whole rials, or None where there is nothing to charge."""
        useful = self.useful()
        if useful == 0 and self.number("communal_area") + self.number("acquired_area") == 0:
            return None
        weighted = self.slices() + 3 * (self.number("communal_area") + self.number("acquired_area"))
        amount = half_up((1 + self.correction()) * self.number("price") * weighted)
        if self.word("inefficient_fabric") == "yes":
            amount *= F(9, 10)
        if self.cells["payment_date"] and in_cash_season(self.cells["payment_date"]):
            amount -= amount * F(26, 100) * self.number("cash_share") / 100
        return int(half_up(amount))


def results(cells, floors):
    try:
        amount, code = Dossier(cells, floors).residential_floor_area(), None
    except tuple(CODES) as fault:
        amount, code = None, CODES[type(fault)]
    if code:
        return [cells["dossier"], "blocked", "", "error", "", "", "", "", f"{code} residential_floor_area"]
    if amount is None:
        return [cells["dossier"], "whole", "", "not_applicable", "", "0", "0", "0", ""]
    dropped = amount % 1000
    payable = amount - dropped
    return [cells["dossier"], "whole"] + [str(n) for n in (amount,)] + ["charged"] \
        + [str(n) for n in (payable, amount, dropped, payable)] + [""]


def table():
    by_dossier = {}
    for floor in csv.DictReader((TARIFF / "floors.csv").open(encoding="utf-8")):
        by_dossier.setdefault(floor["dossier"], []).append(floor)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    name = "residential_floor_area"
    writer.writerow(["dossier", "status", name, name + ".outcome", name + ".billed", "municipal.total",
                     "municipal.dropped", "municipal.payable", "errors"])
    for cells in csv.DictReader((TARIFF / "dossiers.csv").open(encoding="utf-8")):
        writer.writerow(results(cells, by_dossier.get(cells["dossier"], [])))
    return text.getvalue()


def main():
    file, text = HERE / "expected.csv", table()
    if "--check" not in sys.argv:
        file.write_text(text, encoding="utf-8")
    elif not file.exists() or file.read_text(encoding="utf-8") != text:
        sys.exit(f"{file.name} is not what the calculation gives")


if __name__ == "__main__":
    main()
