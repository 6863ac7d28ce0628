#!/usr/bin/env python3
"""What the dossiers of Tariffs/Isfahan come to on several known days, calculated apart from the engine.

    python3 expected.py            writes the expected-*.csv, retroactive.csv, annulment.csv beside this file
    python3 expected.py --check    says whether the files are what this script gives, and the examples of the acts too

    expected.csv                    all acts known
    expected-known-DAY.csv          as known on that day
    retroactive.csv                 dossiers of 1402, known before stage two, before stage three and after it
    annulment.csv                   the bills that used the annulled parking act, known the day before and on the day of
                                    the ruling, and what goes back
    engineering.csv                 what the final tariff of 1402 adds to the one on account
    insurance.csv                   the line 1,874,412,037 under the regimes, before and after rounding
"""
import csv
import io
import sys
from fractions import Fraction as F
from pathlib import Path

sys.dont_write_bytecode = True
import examples
from isfahan import BILLS, FEES
from law import EVER, Dossier, bill, half_up

HERE = Path(__file__).resolve().parent
TARIFF = next(f / "Tariffs" / "Isfahan" for f in HERE.parents if (f / "Tariffs").is_dir())
# The results' columns: acts by name, and what each declares in its order.
FEE_COLUMNS = ["design_service", "supervision_service", "floor_area_residential", "floor_area_trade", "excess_density",
               "balcony", "fire_service", "expert_visit", "violation_fine", "parking_shortage", "workers_insurance",
               "worker_premium", "rail_levy", "renewal_tax", "vat"]
BILL_COLUMNS = ["engineering", "municipal", "social_security", "worker_insurance", "metro", "renewal", "tax"]
assert sorted(FEE_COLUMNS) == sorted(fee.name for fee in FEES) and sorted(BILL_COLUMNS) == sorted(BILLS)
KNOWN = ["1402-05-01", "1402-07-09", "1402-07-10", "1402-09-14", "1402-09-15", "1403-05-19", "1403-05-20"]


def dossiers():
    floors = {}
    for floor in csv.DictReader((TARIFF / "floors.csv").open(encoding="utf-8")):
        floors.setdefault(floor["dossier"], []).append(floor)
    for cells in csv.DictReader((TARIFF / "dossiers.csv").open(encoding="utf-8")):
        yield cells["dossier"], cells, {"floor": floors.get(cells["dossier"], [])}


def assessed(cells, groups, known=EVER):
    """Lines, and bills by name (None where blocked)."""
    lines = Dossier(cells, groups, known).assess(FEES)
    return lines, {name: bill(lines, *clauses) for name, clauses in BILLS.items()}


def rendered(header, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def table(known):
    header = ["dossier", "status"]
    for name in FEE_COLUMNS:
        header += [name, name + ".outcome", name + ".billed"]
    for name in BILL_COLUMNS:
        header += [name + ".total", name + ".dropped", name + ".payable"]
    rows = []
    for dossier, cells, groups in dossiers():
        lines, bills = assessed(cells, groups, known)
        errors = [f"{lines[name][1]} {name}" for name in FEE_COLUMNS if lines[name][0] == "error"]
        stands = [name for name in bills if bills[name]]
        row = [dossier, "whole" if not errors else "partial" if stands else "blocked"]
        for fee in FEE_COLUMNS:
            outcome, amount = lines[fee]
            standing = next(bills[name] for name, clauses in BILLS.items() if fee in clauses[0])
            billed = standing[3].get(fee) if standing else None
            row += [amount if outcome == "charged" else "", outcome, "" if billed is None else billed]
        for settled in (bills[name] for name in BILL_COLUMNS):
            row += list(settled[:3]) if settled else ["", "", ""]
        rows.append(row + ["; ".join(errors)])
    return rendered(header + ["errors"], rows)


def retroactive():
    days = ["1402-03-01", "1402-05-01", "1402-08-01"]
    names = ["floor_area_residential", "floor_area_trade", "balcony"]
    header = ["dossier", "request_date"] + [f"{n} known {day}" for day in days for n in names + ["municipal.payable"]]
    rows = []
    for dossier, cells, groups in dossiers():
        if not "1402-04-01" <= cells["request_date"] <= "1402-12-29":
            continue
        row = [dossier, cells["request_date"]]
        for day in days:
            lines, bills = assessed(cells, groups, day)
            row += [lines[n][1] if lines[n][0] == "charged" else lines[n][0] for n in names]
            row.append(bills["municipal"][2] if bills["municipal"] else "")
        if len({tuple(row[2 + 4 * i:6 + 4 * i]) for i in range(3)}) > 1:
            rows.append(row)
    return rendered(header, rows)


def difference(name, first, second, is_used):
    """Bills under two known days: payable before and after, supplementary bill or refund, and the totals."""
    header = ["dossier", f"{name} known {first}", f"{name} known {second}", "supplementary", "refund"]
    rows, totals = [], [0, 0, 0, 0]
    for dossier, cells, groups in dossiers():
        old, new = assessed(cells, groups, first), assessed(cells, groups, second)
        if not is_used(old[0], new[0]):
            continue
        before, after = old[1][name], new[1][name]
        if before is None or after is None:
            continue
        change = after[2] - before[2]
        cells_of_row = [before[2], after[2], max(change, 0), max(-change, 0)]
        rows.append([dossier] + cells_of_row)
        totals = [a + b for a, b in zip(totals, cells_of_row)]
    return rendered(header, rows + [["total"] + totals])


def insurance():
    line = 1_874_412_037
    rows = []
    for regime, percent in (("1393 15 %", 15), ("1402 25 %", 25), ("1402 village 10 %", 10)):
        hundredths = line * percent
        exact = f"{hundredths // 100}.{hundredths % 100:02}"
        rows.append([regime, exact, half_up(F(hundredths, 100))])
    return rendered(["regime", "before rounding", "rounded"], rows)


def charged(name):
    return lambda old, new: "charged" in (old[name][0], new[name][0])


def main():
    wanted = {"expected.csv": table(EVER), "retroactive.csv": retroactive(), "insurance.csv": insurance()}
    wanted |= {f"expected-known-{day}.csv": table(day) for day in KNOWN}
    wanted["annulment.csv"] = difference("municipal", "1403-05-19", "1403-05-20", charged("parking_shortage"))
    wanted["engineering.csv"] = difference(
        "engineering", "1402-09-14", "1402-09-15", lambda old, new: old["design_service"] != new["design_service"])
    for name, text in wanted.items():
        file = HERE / name
        if "--check" not in sys.argv:
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            sys.exit(f"{name} is not what the calculation gives")
    if "--check" in sys.argv and examples.main():
        sys.exit("examples of the acts do not come out")


if __name__ == "__main__":
    main()
