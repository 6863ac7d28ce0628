#!/usr/bin/env python3
"""The examples of Tariffs/National and Tariffs/Isfahan, computed apart from the engine.

    python3 examples.py         says which examples do not come out, and how many there are

Of the acts it reads the examples alone (facts, and what must come out), never a provision.
"""
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
import isfahan
import national
from law import EVER, Dossier, bill

TARIFFS = next(folder / "Tariffs" for folder in Path(__file__).resolve().parents if (folder / "Tariffs").is_dir())


def facts_of(text):
    return dict(fact.split(None, 1) for fact in re.split(r",\s+", text.strip().rstrip(",")))


def examples(file):
    """(title, facts, groups, expectations) of each example; an expectation is (line number, is_bill, name, text)."""
    found = None
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
        if not line.startswith("  "):
            if found:
                yield found
            title = re.match(r'example "(.*)"$', line)
            found = (title[1], {}, {}, []) if title else None
            continue
        if not found:
            continue
        text = line.strip()
        outcome = re.match(r"(bill )?(\w+) (= .*|exempt|suspended|not applicable|error.*)$", text)
        row = re.match(r"(\w+): (.*)$", text)
        if outcome:
            found[3].append((number, bool(outcome[1]), outcome[2], outcome[3]))
        elif row:
            found[2].setdefault(row[1], []).append(facts_of(row[2]))
        else:
            found[1].update(facts_of(text))
    if found:
        yield found


def grouped(amount):
    return f"= {amount:,} rial".replace(",", "_")


def outcome(line):
    kind, amount = line
    if kind == "charged":
        return grouped(amount)
    return f"error {amount}" if kind == "error" else kind.replace("_", " ")


def computed(facts, groups, fees, bills, is_bill, name):
    dossier = Dossier(facts, groups, facts.get("known", EVER))
    dossier.assess(fees)
    if not is_bill:
        return outcome(dossier.lines[name])
    names, fixed, step = bills[name]
    settled = bill(dossier.lines, names, fixed, step)
    return grouped(settled[2]) if settled else "error"


def rulebooks():
    """Files of each rulebook with its fees and bills. The nation's sets are empty where no city fills them."""
    yield TARIFFS / "National", national.FEES, national.BILLS, []
    yield TARIFFS / "Isfahan", isfahan.FEES, isfahan.BILLS, [
        isfahan.national.INSURANCE_BASE[:], isfahan.national.LEVY_BASE[:], isfahan.national.TAXABLE[:]]


def main():
    count, wrong = 0, 0
    sets = [national.INSURANCE_BASE, national.LEVY_BASE, national.TAXABLE]
    for folder, fees, bills, members in list(rulebooks()):
        for place, names in enumerate(sets):
            names[:] = members[place] if members else []
        for file in sorted(folder.glob("*.tariff")):
            for title, facts, groups, expectations in examples(file):
                count += 1
                for number, is_bill, name, wanted in expectations:
                    got = computed(facts, groups, fees, bills, is_bill, name)
                    if got != wanted and not (wanted == "error" and got.startswith("error")):
                        wrong += 1
                        print(f"{folder.name}/{file.name}:{number + 1}: {name} {got}, not {wanted}  ({title})")
    print(f"{count} examples, {wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
