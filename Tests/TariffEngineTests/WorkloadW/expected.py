#!/usr/bin/env python3
"""Dossiers of workload W and what they come to by the exact reference, calculated apart from the engine.

    python3 expected.py            writes dossiers.csv and expected.csv beside this file
    python3 expected.py --check    says whether the files are what this script gives

The first 2,000 dossiers of the benchmark, and dossiers at the edges of its tables, limits and versions.
"""
import io
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = next(folder for folder in HERE.parents if (folder / "Benchmarks").is_dir())
sys.path.insert(0, str(ROOT / "Benchmarks" / "Peers"))
sys.dont_write_bytecode = True

import reference
import workload

COUNT = 2_000
NAMES = workload.DOSSIER_HEADER.split(",")
COMMON = {
    "request_date": "2024-06-01", "use": "residential", "plot_area": "400.00", "floors": "3", "built_area": "700.00",
    "units": "5", "regional_value": "1234567", "excess_density_area": "33.33", "balcony_area": "61.00",
    "parking_shortfall": "2", "frontage": "15.00", "district": "7", "owner_type": "private",
    "cash_or_installment": "cash",
}


def edges():
    """What differs from the common dossier: at, just below and just above each edge."""
    for day in ["2022-03-21", "2023-03-20", "2023-03-21", "2024-03-19", "2024-03-20", "2025-03-20", "2025-03-21",
                "2026-03-20"]:
        for use in workload.USES:
            yield {"request_date": day, "use": use}
    for end in [60, 100, 150, 200, 300]:
        for hundredths in (-1, 0, 1):
            yield {"units": "1", "built_area": reference.area(100 * end + hundredths)}
    # Averages that end in half a hundredth, which goes up: 60.005 and 100.015 m2.
    yield {"units": "2", "built_area": "120.01"}
    yield {"units": "2", "built_area": "200.03"}
    # An average that rounds to nothing.
    yield {"units": "100000", "built_area": "0.01"}
    for share in (10, 20, 40):
        for hundredths in (-3, -2, -1, 0, 1, 2, 3):
            yield {"plot_area": "400.00", "excess_density_area": reference.area(400 * share + hundredths)}
    for floors in range(1, 13):
        for use in ("residential", "commercial"):
            yield {"floors": str(floors), "use": use}
    for frontage in ("19.99", "20.00", "20.01"):
        for use in workload.USES:
            yield {"frontage": frontage, "use": use}
    for built in ("499.99", "500.00", "500.01"):
        for owner in workload.OWNERS:
            yield {"built_area": built, "owner_type": owner}
    for balcony in ("0.00", "59.99", "60.00", "60.01"):
        yield {"balcony_area": balcony}
    for district in range(1, 16):
        yield {"district": str(district)}
    # The largest products that the inputs allow to come about here.
    yield {"use": "commercial", "built_area": "9999999.99", "regional_value": "30000000", "floors": "1",
           "frontage": "30.00", "request_date": "2026-03-20"}
    yield {"built_area": "9999999.99", "regional_value": "30000000", "units": "1", "request_date": "2026-03-20"}
    yield {"excess_density_area": "0.00", "balcony_area": "0.00", "parking_shortfall": "0", "regional_value": "1"}


def dossiers():
    for row in range(1, COUNT + 1):
        yield reference.dossier(row)
    for number, facts in enumerate(edges(), 1):
        facts = COMMON | facts
        yield [f"E{number:08d}"] + [facts[name] for name in NAMES[1:]]


def files():
    (inputs, results) = (io.StringIO(), io.StringIO())
    rows = list(dossiers())
    for cells in [NAMES] + rows:
        inputs.write(",".join(cells) + "\n")
    reference.write_results(rows, results.write)
    return {"dossiers.csv": inputs.getvalue(), "expected.csv": results.getvalue()}


def main():
    if sys.argv[1:] == ["--check"]:
        stale = [name for name, text in files().items() if (HERE / name).read_text(encoding="utf-8") != text]
        print(f"WorkloadW: {', '.join(stale)} is not what the reference gives" if stale else "WorkloadW: as the reference")
        return 1 if stale else 0
    for name, text in files().items():
        (HERE / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
