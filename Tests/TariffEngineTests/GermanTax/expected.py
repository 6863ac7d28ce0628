#!/usr/bin/env python3
"""German income tax of 2024 in its third and fourth zone, as known on two days, calculated apart from the engine.

    python3 expected.py            writes expected.csv and dossiers.csv beside this file
    python3 expected.py --check    says whether the files are what this script gives

Whole numbers and fractions only, from the formulas of § 32a (1) EStG: for 17,005 < x <= 66,760 with z = (x - 17,005)
/ 10,000, (181.19 z + 2,397) z + c; for 66,760 < x <= 277,825, 0.42 x - d; rounded down to whole euros. c is 1,025.38
and d 10,602.13 until the amendment of 2024-12-05, which makes them 991.21 and 10,636.31 for the whole year.
"""
import sys
from fractions import Fraction as F
from math import floor
from pathlib import Path

HERE = Path(__file__).resolve().parent
CONSTANTS = {"2024-06-01": (F("1025.38"), F("10602.13")), "2024-12-10": (F("991.21"), F("10636.31"))}
PUBLISHED = [(100_000, 31_397, 31_363), (20_000, 1_759, 1_725)]
INCOMES = [17_006, 17_105, 18_250, 19_999, 23_456, 28_000, 33_333, 37_005, 41_870, 47_005, 52_411, 58_600, 64_999,
           66_759, 66_760, 66_761, 66_800, 71_428, 83_333, 125_001, 180_180, 250_000, 277_824, 277_825]


def tax(income, known):
    lower, upper = CONSTANTS[known]
    if not 17_005 < income <= 277_825:
        raise ValueError(income)
    if income <= 66_760:
        z = F(income - 17_005, 10_000)
        return floor((F("181.19") * z + 2_397) * z + lower)
    return floor(F(42, 100) * income - upper)


def tables():
    days = list(CONSTANTS)
    expected = "dossier,income," + ",".join(f"known_{day}" for day in days) + "\n"
    dossiers = "dossier,tax_day,income\n"
    for income in [row[0] for row in PUBLISHED] + INCOMES:
        expected += f"{income},{income}," + ",".join(str(tax(income, day)) for day in days) + "\n"
        dossiers += f"{income},2024-12-31,{income}\n"
    return {"expected.csv": expected, "dossiers.csv": dossiers}


def main():
    for income, before, after in PUBLISHED:
        assert (tax(income, "2024-06-01"), tax(income, "2024-12-10")) == (before, after)
    for name, text in tables().items():
        file = HERE / name
        if "--check" not in sys.argv:
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            sys.exit(f"{name} is not what the calculation gives")


if __name__ == "__main__":
    main()
