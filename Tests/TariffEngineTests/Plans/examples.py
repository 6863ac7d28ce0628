"""The plan expectations in the examples of all rulebooks. Of the acts it reads the examples alone: facts, and what must
come out, never a provision."""
import re
from pathlib import Path

from plans import RULEBOOKS
from terms import EVER, Refused, Schedule

TARIFFS = next(folder / "Tariffs" for folder in Path(__file__).resolve().parents if (folder / "Tariffs").is_dir())
EXPECTATION = re.compile(
    r"plan (?P<plan>\w+) for (?P<debt>[\d_]+) rial on (?P<day>[\d-]+), "
    r"(?:all cash|term (?P<term>\d+))(?: (?P<refused>refused)| = (?P<sum>[\d_?]+) rial)$")


def examples(file):
    """(title, facts, expectations) of each example with a plan; an expectation is (line number from 0, its parts)."""
    found = None
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
        if not line.startswith("  "):
            if found and found[2]:
                yield found
            title = re.match(r'example "(.*)"$', line)
            found = (title[1], {}, []) if title else None
        elif found and line.strip().startswith("plan "):
            expectation = EXPECTATION.match(line.strip())
            assert expectation, f"{file}:{number + 1}: {line}"
            found[2].append((number, expectation.groupdict()))
        elif found:
            found[1].update(fact.split(None, 1) for fact in re.split(r",\s+", line.strip()) if re.match(r"\w+ \S", fact))
    if found and found[2]:
        yield found


def schedule(rulebook, facts, plan, debt, day, term, cash=None, days_off=None):
    known = facts.get("known", EVER)
    versions = [v for v in RULEBOOKS[rulebook] if v.name == plan and v.is_open(day, known)]
    if not versions:
        raise Refused("not offered")
    version = versions[-1]
    if version.when and not version.when(facts):
        raise Refused("condition")
    return Schedule(version, debt, day, term, cash, days_off)


def computed(rulebook, facts, parts):
    term = int(parts["term"]) if parts["term"] else None
    try:
        made = schedule(rulebook, facts, parts["plan"], int(parts["debt"].replace("_", "")), parts["day"], term)
    except Refused:
        return "refused"
    return f"= {made.paid_in_all:,} rial".replace(",", "_")


def main():
    """How many expectations there are, and those that do not come out."""
    count, wrong = 0, []
    for rulebook in RULEBOOKS:
        for file in sorted((TARIFFS / rulebook).glob("*.tariff")):
            for title, facts, expectations in examples(file):
                for number, parts in expectations:
                    count += 1
                    wanted = "refused" if parts["refused"] else f"= {parts['sum']} rial"
                    got = computed(rulebook, facts, parts)
                    if got != wanted:
                        wrong.append(f"{rulebook}/{file.name}:{number + 1}: {got}, not {wanted}  ({title})")
    return count, wrong
