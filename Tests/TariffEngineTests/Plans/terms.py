"""What a plan comes to, from the published terms and the documented meaning of each method, in fractions.

It knows nothing of the language, reads none of the acts and uses nothing of the engine: a number that stands in both
places was typed twice.
"""
from fractions import Fraction as F

import solar

EVER = "9999-12-29"


class Refused(Exception):
    """No schedule, and in a word why."""


def half_up(amount, step=1):
    """To a multiple of step, a half away from zero; amounts are not negative here."""
    assert amount >= 0
    return int((2 * F(amount) + step) // (2 * step)) * step


def floor(amount, step):
    return int(F(amount) // step) * step


def ceiling(amount, step):
    return -int(-F(amount) // step) * step


class Plan:
    """One version of a plan: when its act is known, on which days of agreement it is open, and its terms.

    `terms`: number of installments → (least cash in percent, yearly mark-up of a day, in percent). `discounts`: first day,
    last day, percent, whether only for all in cash.
    """

    def __init__(self, name, known, first, last, terms=None, method=None, discounts=(), cash_step=1, step=1,
                 rounded=half_up, taker="last", every=1, wanted=None, moved=False, debt=(1, None), when=None,
                 suspensions=()):
        self.name, self.known, self.first, self.last = name, known, first, last
        self.terms, self.method, self.discounts = terms or {}, method, discounts
        self.cash_step, self.step, self.rounded, self.taker = cash_step, step, rounded, taker
        self.every, self.wanted, self.moved = every, wanted, moved
        self.least, self.most = debt
        self.when, self.suspensions = when, suspensions

    def is_open(self, day, known):
        if not (self.known <= known and self.first <= day <= self.last):
            return False
        return not any(since <= known and first <= day <= last for since, first, last in self.suspensions)

    def discount(self, day, amount, is_all):
        """Two rows for one case do not overlap; where one is for all in cash alone, it comes before the other."""
        fitting = [d for d in self.discounts if d[0] <= day <= d[1] and (is_all or not d[3])]
        fitting.sort(key=lambda d: not d[3])
        return half_up(amount * F(fitting[0][2], 100)) if fitting else 0


class Schedule:
    """A debt under a plan: cash part, discount, rows of (number, nominal day, due day, principal, mark-up)."""

    def __init__(self, plan, debt, day, term=None, cash=None, days_off=None):
        self.plan, self.debt, self.day, self.rows = plan, debt, day, []
        if debt < plan.least or (plan.most is not None and debt > plan.most):
            raise Refused("debt")
        if term is None or cash == debt:
            self.cash, self.discount = debt, plan.discount(day, debt, True)
            return
        if term not in plan.terms:
            raise Refused("term")
        percent, rate = plan.terms[term]
        least = min(debt, ceiling(debt * F(percent, 100), plan.cash_step))
        self.cash = least if cash is None else cash
        if not least <= self.cash <= debt:
            raise Refused("cash")
        self.discount = plan.discount(day, self.cash, self.cash == debt)
        if self.cash < debt:
            self.fill(term, F(rate(day)) / 100, days_off)

    def fill(self, count, rate, days_off):
        rest = self.debt - self.cash
        nominal = [solar.months_later(self.day, self.plan.every * k, self.plan.wanted) for k in range(1, count + 1)]
        # In parts of a year; the first period may be longer than the others.
        periods = [solar.months_between(self.day, nominal[0]) / 12] + [F(self.plan.every, 12)] * (count - 1)
        principals, mark_ups = METHODS[self.plan.method](self.plan, rest, [rate * part for part in periods], count)
        due = [working_day(day, days_off) if self.plan.moved and days_off else day for day in nominal]
        self.rows = list(zip(range(1, count + 1), nominal, due, principals, mark_ups))
        assert sum(principals) == rest

    @property
    def mark_up(self):
        return sum(row[4] for row in self.rows)

    @property
    def paid_in_all(self):
        return self.cash - self.discount + sum(row[3] + row[4] for row in self.rows)


def working_day(day, days_off):
    """The next day that is neither a Friday nor on the list."""
    covered, listed = days_off
    while True:
        if not covered[0] <= day <= covered[1]:
            raise Refused("calendar")
        if not solar.is_friday(day) and day not in listed:
            return day
        day = solar.after(day)


# The methods: principals and mark-ups of the rows.

def brought_to_step(plan, amounts, total, mark_ups):
    """Amounts to the step, one row taking the rest; mark-ups in whole rials follow what was borne up to each row."""
    rows = [plan.rounded(amount, plan.step) for amount in amounts]
    taker = 0 if plan.taker == "first" else len(rows) - 1
    rows[taker] = total - (sum(rows) - rows[taker])
    if min(rows) <= 0:
        raise Refused("small")
    borne, told, whole = F(0), 0, []
    for mark_up in mark_ups:
        borne += mark_up
        whole.append(half_up(borne) - told)
        told += whole[-1]
    assert all(0 <= part <= row for part, row in zip(whole, rows))
    return [row - part for row, part in zip(rows, whole)], whole


def evenly(plan, rest, mark_up, count):
    return brought_to_step(
        plan, [F(rest + mark_up, count)] * count, rest + mark_up, [F(mark_up, count)] * count)


def no_mark_up(plan, rest, rates, count):
    return evenly(plan, rest, 0, count)


def bank_formula(plan, rest, rates, count):
    """What the mean balances bear, remainder × (n + 1 - k) / n in period k: with equal periods of m months,
    remainder × rate × m × (n + 1) / 2400. A longer first period is borne by the whole remainder."""
    longer = rates[0] - rates[-1]
    return evenly(plan, rest, half_up(rest * (longer + rates[-1] * (count + 1) / 2)), count)


def equal_principal(plan, rest, rates, count):
    mark_ups = [half_up(F(rest * (count - k), count) * rate) for k, rate in enumerate(rates)]
    amounts = [F(rest, count) + mark_up for mark_up in mark_ups]
    return brought_to_step(plan, amounts, rest + sum(mark_ups), [F(m) for m in mark_ups])


def level_payment(rest, rates, places):
    """A = P / Σ of the discount factors, a half away from zero at the last place."""
    factor, total = F(1), F(0)
    for rate in rates:
        factor /= 1 + rate
        total += factor
    return F(half_up(rest / total * 10**places), 10**places)


def level_payments(plan, rest, rates, count):
    """To six places, then to the step; it drives the balance, and the last row pays what is left."""
    payment = plan.rounded(level_payment(rest, rates, 6), plan.step)
    balance, principals, mark_ups = rest, [], []
    for k, rate in enumerate(rates, start=1):
        mark_up = half_up(balance * rate)
        principal = balance if k == count else payment - mark_up
        if principal <= 0 or (k < count and principal >= balance):
            raise Refused("small")
        principals.append(principal)
        mark_ups.append(mark_up)
        balance -= principal
    return principals, mark_ups


METHODS = {"none": no_mark_up, "bank formula": bank_formula, "equal principal": equal_principal,
           "level payments": level_payments}
