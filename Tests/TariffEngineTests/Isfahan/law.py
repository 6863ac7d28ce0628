"""Time, as the rulebooks mean it: what was in force on a day, as far as it was known on a day.

Written from the documented meaning, with whole numbers and fractions only; it knows nothing of the language and uses
nothing of the engine. Days are texts such as 1402-06-15, which order as days do.
"""
from fractions import Fraction as F

EVER = "9999-12-29"


class Fault(Exception):
    """A line in error, by the code that the engine prints."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


MISSING, NO_VERSION, NO_ROW, BLOCKED, UNKNOWN = "D0201", "D0202", "D0203", "D0207", "D0211"


def half_up(amount, step=1):
    """To a multiple of step, a half away from zero; amounts are not negative here."""
    assert amount >= 0 and not isinstance(amount, float)
    return int((2 * F(amount) + step) // (2 * step)) * step


def slab(rows, number):
    """The row whose bracket holds the number; rows are (up to, …), None for the rest."""
    return next(row for row in rows if row[0] is None or number <= row[0])


class Number:
    """A provision over time. `spans` are (known, first, last, value); of those known and in force the last governs."""

    def __init__(self, *spans):
        self.spans = spans

    def on(self, day, known):
        value = None
        for since, first, last, number in self.spans:
            if since <= known and first <= day <= last:
                value = number
        if value is None:
            raise Fault(NO_VERSION)
        return value


class Version:
    """One version of a fee: the act's known day, its days, the date that prices it, and how it is computed."""

    def __init__(self, known, first, last, priced_on, amount):
        self.known, self.first, self.last, self.priced_on, self.amount = known, first, last, priced_on, amount


class Fee:
    """`is_new`: before the first version, and where none is known, the fee is not applicable."""

    def __init__(self, name, *versions, is_new=False, suspensions=(), repeals=(), annulled=None):
        self.name, self.versions, self.is_new = name, versions, is_new
        self.suspensions, self.repeals, self.annulled = suspensions, repeals, annulled

    def outcome(self, dossier):
        """(outcome, amount): charged, exempt, not_applicable, suspended; a fault is raised."""
        known = dossier.known
        is_annulled = self.annulled is not None and self.annulled <= known
        versions = [] if is_annulled else [v for v in self.versions if v.known <= known]
        if not versions:
            if self.is_new:
                return "not_applicable", None
            raise Fault(NO_VERSION)
        days = [(v, dossier.date(v.priced_on)) for v in versions]
        governing = [(v, day) for v, day in days if v.first <= day <= v.last]
        if not governing:
            first = min(versions, key=lambda v: v.first)
            if self.is_new and dossier.date(first.priced_on) < first.first:
                return "not_applicable", None
            raise Fault(NO_VERSION)
        version, day = max(governing, key=lambda pair: pair[0].first)
        for since, first in self.repeals:
            if since <= known and first <= day:
                return "not_applicable", None
        for since, first, last in self.suspensions:
            if since <= known and first <= day <= last:
                return "suspended", None
        amount = version.amount(dossier, day)
        if amount is None:
            return "not_applicable", None
        if amount == "exempt":
            return "exempt", None
        return "charged", int(amount)


class Dossier:
    """Facts as texts, rows of groups, and the day up to which the law is known."""

    def __init__(self, facts, groups=None, known=EVER):
        self.facts, self.groups, self.known = facts, groups or {}, known
        self.lines = {}

    def has(self, name):
        return bool(self.facts.get(name))

    def word(self, name):
        if not self.has(name):
            raise Fault(MISSING)
        return self.facts[name]

    def number(self, name):
        return F(self.word(name).replace("_", ""))

    def date(self, name):
        return self.word(name).replace("/", "-")

    def sum_of(self, names):
        """A set: its charged lines; a line in error blocks whoever reads it."""
        for name in names:
            if self.lines[name][0] == "error":
                raise Fault(BLOCKED)
        return sum(self.lines[name][1] for name in names if self.lines[name][0] == "charged")

    def assess(self, fees):
        """name → (outcome, amount or code); whoever is read comes earlier in the list."""
        for fee in fees:
            try:
                self.lines[fee.name] = fee.outcome(self)
            except Fault as fault:
                self.lines[fee.name] = ("error", fault.code)
        return self.lines


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
