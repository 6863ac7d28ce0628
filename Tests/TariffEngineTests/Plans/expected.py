#!/usr/bin/env python3
"""What the plans of all rulebooks come to, calculated apart from the engine, in fractions.

    python3 expected.py            writes mashhad.csv and isfahan.csv beside this file, and checks the rest
    python3 expected.py --check    says whether the files are what this script gives, and whether every example of a plan
                                   in Tariffs comes out

    mashhad.csv    the rows of the agreements in Tariffs/Mashhad/agreements.csv
    isfahan.csv    those of Tariffs/Isfahan/agreements.csv, moved by Tariffs/National/holidays.csv
    refused.csv    the agreements of either that get no schedule
"""
import csv
import io
import sys
from fractions import Fraction as F
from pathlib import Path

sys.dont_write_bytecode = True
import examples
import solar
from terms import Refused, half_up, level_payment

HERE = Path(__file__).resolve().parent
COLUMNS = ["agreement", "plan", "kind", "number", "nominal", "due", "principal", "mark_up", "discount", "amount",
           "balance", "lines", "note"]


def days_off():
    rows = list(csv.reader((examples.TARIFFS / "National" / "holidays.csv").open(encoding="utf-8")))
    assert [row[0] for row in rows[:4]] == ["calendar", "version", "covers", "date"]
    return (rows[2][1], rows[2][2]), {row[0] for row in rows[4:]}


def agreements(rulebook):
    with (examples.TARIFFS / rulebook / "agreements.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def scheduled(rulebook, cells, listed):
    debt, term = int(cells["amount"]), int(cells["term"]) if cells["term"] else None
    cash = debt if cells["cash"] == "all" else int(cells["cash"]) if cells["cash"] else None
    return examples.schedule(rulebook, cells, cells["plan"], debt, cells["start"], term, cash, listed)


def table(rulebook, listed, refused):
    rows = []
    for cells in agreements(rulebook):
        head = [cells["agreement"], cells["plan"]]
        try:
            made = scheduled(rulebook, cells, listed)
        except Refused as refusal:
            refused.append([rulebook, *head, str(refusal)])
            continue
        balance = made.debt - made.cash
        # A term that was asked for, and nothing left for it.
        note = "cash_is_all" if cells["term"] and balance == 0 else ""
        if made.cash:
            rows.append(head + ["cash", 0, made.day, made.day, made.cash, 0, made.discount, made.cash - made.discount,
                                balance, "", note])
        for number, nominal, due, principal, mark_up in made.rows:
            balance -= principal
            rows.append(head + ["installment", number, nominal, due, principal, mark_up, 0, principal + mark_up,
                                balance, "", note])
        assert balance == 0
    return rendered(COLUMNS, rows)


def rendered(header, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def check_published():
    """Figures published or worked out by hand, before any rounding to a step."""
    def cents(amount):
        return F(half_up(amount * 100), 100)

    def bank(rest, percent, months):
        return cents(rest + F(rest) * F(percent) * (months + 1) / 2400)

    def level(rest, percent, months):
        return cents(level_payment(rest, [F(percent) / 1200] * months, 12) * months)

    assert bank(850_000_000, F(23, 2), 12) == F("902947916.67")
    assert level(850_000_000, F(23, 2), 12) == F("903873549.43")
    assert bank(730_000_000, 23, 36) == F("988845833.33")
    assert level(730_000_000, 23, 36) == F("1017291482.49")
    assert half_up(level_payment(280_000, [F("8.4") / 1200] * 20, 6)) == 15_052
    assert solar.is_leap(1395) and solar.is_leap(1399) and solar.is_leap(1403) and solar.is_leap(1408)
    assert not solar.is_leap(1404) and not solar.is_leap(1407)
    months = [solar.months_later("1403-01-31", k) for k in range(1, 13)]
    assert months[4:] == ["1403-06-31", "1403-07-30", "1403-08-30", "1403-09-30", "1403-10-30", "1403-11-30",
                          "1403-12-30", "1404-01-31"], months
    assert solar.is_friday("1403-01-03") and solar.is_friday("1404-01-01")


def main():
    check_published()
    count, wrong = examples.main()
    if wrong:
        sys.exit("\n".join(wrong))
    listed, refused = days_off(), []
    wanted = {"mashhad.csv": table("Mashhad", None, refused), "isfahan.csv": table("Isfahan", listed, refused)}
    wanted["refused.csv"] = rendered(["rulebook", "agreement", "plan", "because"], refused)
    for name, text in wanted.items():
        file = HERE / name
        if "--check" not in sys.argv:
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            sys.exit(f"{name} is not what the calculation gives")
    print(f"{count} examples of plans come out")


if __name__ == "__main__":
    main()
