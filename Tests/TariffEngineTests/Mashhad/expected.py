#!/usr/bin/env python3
"""What the dossiers of Tariffs/Mashhad come to, calculated apart from the engine.

    python3 expected.py            writes expected.csv and expected-incomplete.csv beside this file
    python3 expected.py --check    says whether the files are what this script gives

Written from the formulas of the published pages and from the documented result columns, with whole numbers and
fractions only. It knows nothing of the language, reads none of the tariff files and uses nothing of the engine: a
number that stands in both places was typed twice.
"""
import csv
import io
import sys
from fractions import Fraction as F
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARIFF = HERE.parents[2] / "Tariffs" / "Mashhad"

FEES = [
    "floor_area_single", "floor_area_multi", "floor_area_commercial", "floor_area_office", "floor_area_industrial",
    "yard_structures", "balcony", "parking_shortage", "rail_levy", "permit_renewal", "commission_fine",
    "fire_at_permit", "fire_at_completion", "expert_visit", "vat", "workers_insurance",
]
# In the order in which the lines are printed; ties of the allocation go to the earlier line.
MUNICIPAL = [
    "floor_area_single", "floor_area_multi", "floor_area_commercial", "floor_area_office", "floor_area_industrial",
    "yard_structures", "balcony", "parking_shortage", "rail_levy", "permit_renewal", "fire_at_permit",
    "fire_at_completion", "expert_visit", "vat", "commission_fine",
]
SOCIAL_SECURITY = ["workers_insurance"]
LEVY_BASE = [
    "floor_area_single", "floor_area_multi", "floor_area_commercial", "floor_area_office", "floor_area_industrial",
    "yard_structures",
]
INSURANCE_BASE = [
    "floor_area_single", "floor_area_multi", "floor_area_commercial", "floor_area_office", "floor_area_industrial",
    "balcony",
]

# Up to so many m²: percent, least rial per m². The last row holds for everything beyond.
SINGLE = [(60, 5, 200), (100, 10, 300), (150, 18, 500), (200, 30, 800), (300, 45, 1200), (400, 65, 1600),
          (500, 90, 2000), (600, 120, 2500), (None, 120, 2500)]
MULTI = [(200, 15, 400), (400, 20, 520), (600, 25, 640), (None, 30, 800)]
# Percent by floor: commercial, office, industrial.
FLOOR = {
    "ground": (100, 60, 100), "basement": (60, 50, 50), "first": (50, 40, 35), "second": (45, 30, 35),
    "third_up": (35, 20, 35), "store": (20, 20, 35), "half_floor": (10, 10, None),
}
OCCUPANCY = ["commercial", "office", "industrial"]
# First space, every other, least.
PARKING = {"residential": (50, 70, 700_000), "office": (80, 80, 800_000), "industrial": (80, 80, 800_000),
           "commercial": (100, 100, 1_000_000)}


class Missing(Exception):
    """A fact that a line needs is not given."""


class NoNumber(Exception):
    """The table prints no number there."""


class Blocked(Exception):
    """Another line failed."""


CODES = {Missing: "D0201", ZeroDivisionError: "D0205", Blocked: "D0207", NoNumber: "D0209"}


def half_up(amount):
    """To whole rials, a half away from zero; amounts are not negative here."""
    assert amount >= 0 and not isinstance(amount, float)
    return int((2 * F(amount) + 1) // 2)


def row(table, area):
    return next(r for r in table if r[0] is None or area <= r[0])


class Dossier:
    def __init__(self, cells, floors):
        self.cells, self.floors = cells, floors
        self.lines, self.errors = {}, {}
        self.left = int(cells["discount_left"]) if cells["discount_left"] else None
        self.before = self.left

    def word(self, name):
        if not self.cells[name]:
            raise Missing(name)
        return self.cells[name]

    def number(self, name):
        return F(self.word(name))

    def on_issue(self):
        return self.word("request") in ("new", "completion")

    # Quantities

    def chargeable(self):
        return max(F(0), self.number("residential_area") - 20 * self.number("parkings"))

    def single(self):
        net = self.chargeable()
        _, percent, least = row(SINGLE, net)
        return net * self.number("price") * percent / 100, net * least

    def multi(self):
        net = self.chargeable()
        _, percent, least = row(MULTI, net)
        by_formula = net * self.number("residential_area") / (self.number("units") * 100) * self.number("price") * percent / 100
        return F(half_up(by_formula)), net * least

    def opening(self, occupancy):
        total = F(0)
        for floor in self.floors:
            if floor["occupancy"] != occupancy:
                continue
            percent = FLOOR[floor["kind"]][OCCUPANCY.index(occupancy)]
            if percent is None:
                raise NoNumber(floor["kind"])
            factor = 1 + (F(floor["frontage"]) - 3) / 10 + (F(floor["height"]) - 4) / 10 + F(floor["shops"]) / 10
            total += F(floor["area"]) * 5 * self.number("price") * percent / 100 * factor
        return total

    def base(self, names):
        for name in names:
            if self.lines.get(name, ("", None))[0] == "error":
                raise Blocked(name)
        return sum(self.lines[name][1] for name in names if self.lines[name][0] == "charged")

    # Reliefs

    def person(self, amount):
        """20 %, at most 300 million a line, at most what is left of the person's ceiling."""
        if not self.cells["national_id"]:
            return amount
        if self.left is None:
            raise Missing("discount_left")
        taken = min(amount * 20 / 100, F(300_000_000), F(self.left), amount)
        # The next dossier must be able to bring what is left: a part of a rial spends a whole one.
        self.left += -taken // 1
        return amount - taken

    def fabric(self, amount):
        return amount * 90 / 100 if self.word("inefficient_fabric") == "yes" else amount

    # Lines: an amount, "exempt", or None where not applicable

    def floor_area_single(self):
        if not (self.on_issue() and self.number("residential_area") > 0 and self.number("units") == 1):
            return None
        if self.word("beneficiary") == "relief_committee" and self.number("residential_area") <= 150:
            return "exempt"
        amount = self.fabric(max(self.single()))
        if self.word("beneficiary") == "veteran":
            net = self.chargeable()
            amount -= min(amount, min(net, F(120)) * self.number("price") * row(SINGLE, net)[1] / 100)
        return self.person(amount)

    def floor_area_multi(self):
        if not (self.on_issue() and self.number("residential_area") > 0 and self.number("units") != 1):
            return None
        return self.person(self.fabric(max(self.multi())))

    def openings(self, occupancy):
        if not (self.on_issue() and any(f["occupancy"] == occupancy for f in self.floors)):
            return None
        if occupancy == "commercial" and self.word("activity") == "bakery":
            return "exempt"
        return self.opening(occupancy)

    def floor_area_commercial(self):
        return self.openings("commercial")

    def floor_area_office(self):
        return self.openings("office")

    def floor_area_industrial(self):
        return self.openings("industrial")

    def yard_structures(self):
        if not (self.on_issue() and self.number("yard_area") > 0):
            return None
        return self.number("yard_area") * self.number("price") / 10

    def balcony(self):
        if not (self.on_issue() and self.number("balcony_area") > 0):
            return None
        return 3 * self.number("price") * self.number("balcony_area")

    def parking_shortage(self):
        if not (self.on_issue() and self.number("spaces_short") > 0):
            return None
        use, price, short = self.word("use"), self.number("price"), self.number("spaces_short")
        first, rest, least = PARKING[use]

        def spaces(count):
            return sum((25 * (first if i == 0 else rest) * price for i in range(int(count))), F(0))

        amount = max(spaces(short), F(least))
        if self.word("parking_not_allowed") == "yes" and use != "industrial":
            percent = 95 if use == "residential" and self.word("density") == "low" else 50
            amount -= min(amount, spaces(min(short, self.number("spaces_within"))) * percent / 100)
        return self.person(amount)

    def rail_levy(self):
        return F(5 * self.base(LEVY_BASE), 100) if self.on_issue() else None

    def permit_renewal(self):
        if self.word("request") != "renewal":
            return None
        today = F(0)
        if self.number("residential_area") > 0:
            today += max(self.single() if self.number("units") == 1 else self.multi())
        today += sum(self.opening(occupancy) for occupancy in OCCUPANCY)
        paid = self.number("paid_at_issue")
        return max(F(0), today - paid) + paid * (10 if self.number("renewal_year") <= 1 else 20) / 100

    def commission_fine(self):
        return F(self.cells["fine"]) if self.cells["fine"] else None

    def fire_at_permit(self):
        return F(3 * self.base(LEVY_BASE), 100) if self.word("request") == "new" else None

    def fire_at_completion(self):
        return F(2 * self.base(LEVY_BASE), 100) if self.word("request") == "completion" else None

    def expert_visit(self):
        return 500_000 * self.number("visits") if self.number("visits") > 0 else None

    def vat(self):
        services = self.base(["expert_visit"])
        return F(services, 10) if services > 0 else None

    def workers_insurance(self):
        if self.word("request") != "new":
            return None
        percent = 10 if self.word("location") == "village" else 25
        return F(self.base(INSURANCE_BASE) * percent, 100)

    def assess(self):
        for name in FEES:
            left = self.left
            try:
                amount = getattr(self, name)()
                if amount is None:
                    self.lines[name] = ("not_applicable", None)
                elif amount == "exempt":
                    self.lines[name] = ("exempt", None)
                else:
                    self.lines[name] = ("charged", half_up(amount))
            except tuple(CODES) as fault:
                self.left = left
                self.lines[name] = ("error", None)
                self.errors[name] = CODES[type(fault)]


def bill(lines, names, fixed=(), step=1):
    """total, dropped, payable and each line's share; None where a line is in error."""
    if any(lines[name][0] == "error" for name in names):
        return None
    charged = {name: lines[name][1] for name in names if lines[name][0] == "charged"}
    total = sum(charged.values())
    shared = {name: amount for name, amount in charged.items() if name not in fixed}
    weight, dropped = sum(shared.values()), total % step
    if weight < dropped:
        dropped = 0  # a fine alone is not floored: nothing is there that could bear it
    billed = dict(charged)
    if dropped:
        pot = weight - dropped
        for name, amount in shared.items():
            billed[name] = pot * amount // weight
        rest = pot - sum(billed[name] for name in shared)
        order = sorted(shared, key=lambda name: (-(pot * shared[name] % weight), names.index(name)))
        for name in order[:rest]:
            billed[name] += 1
    assert sum(billed.values()) == total - dropped
    return total, dropped, total - dropped, billed


def results(cells, floors):
    dossier = Dossier(cells, floors)
    dossier.assess()
    bills = [bill(dossier.lines, MUNICIPAL, fixed=["commission_fine"], step=1000), bill(dossier.lines, SOCIAL_SECURITY)]
    stands = [b is not None for b in bills]
    out = [cells["dossier"], "whole" if not dossier.errors else "partial" if any(stands) else "blocked"]
    for name in FEES:
        outcome, amount = dossier.lines[name]
        standing = next((b for b, names in zip(bills, [MUNICIPAL, SOCIAL_SECURITY]) if name in names), None)
        billed = standing[3].get(name) if standing else None
        out += ["" if amount is None else str(amount), outcome, "" if billed is None else str(billed)]
    for b in bills:
        out += [str(n) for n in b[:3]] if b else ["", "", ""]
    out += ["", ""] if dossier.left is None else [str(dossier.before - dossier.left), str(dossier.left)]
    return out + ["; ".join(f"{code} {name}" for name, code in dossier.errors.items())]


def table(dossiers, floors):
    by_dossier = {}
    for floor in csv.DictReader(floors.open(encoding="utf-8")):
        by_dossier.setdefault(floor["dossier"], []).append(floor)
    header = ["dossier", "status"]
    for name in FEES:
        header += [name, name + ".outcome", name + ".billed"]
    for name in ["municipal", "social_security"]:
        header += [name + ".total", name + ".dropped", name + ".payable"]
    header += ["discount_left.used", "discount_left.left", "errors"]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    for cells in csv.DictReader(dossiers.open(encoding="utf-8")):
        writer.writerow(results(cells, by_dossier.get(cells["dossier"], [])))
    return text.getvalue()


def main():
    wanted = {
        "expected.csv": table(TARIFF / "dossiers.csv", TARIFF / "floors.csv"),
        "expected-incomplete.csv": table(HERE / "incomplete.csv", HERE / "incomplete-floors.csv"),
    }
    for name, text in wanted.items():
        file = HERE / name
        if "--check" not in sys.argv:
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            sys.exit(f"{name} is not what the calculation gives")


if __name__ == "__main__":
    main()
