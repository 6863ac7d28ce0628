"""The plans of every rulebook, typed from the same sources as the acts."""
from fractions import Fraction as F

from terms import EVER, Plan, floor


def ceiling_of(day):
    """The Money and Credit Council: 18 % until Bahman 1401, 23 % since."""
    return 18 if day < "1401-11-01" else 23


def share(percent):
    return lambda day: F(ceiling_of(day) * percent, 100)


def free(numbers, cash):
    return {number: (cash, share(0)) for number in numbers}


# National: the insurance without interest, up to three years, under the law of 1393.
INSURANCE = Plan("insurance_installments", "1393-11-01", "1394-01-01", "1401-11-19", free(range(1, 37), 0), "none",
                 when=lambda facts: facts.get("paid_to") == "social_security")


def mashhad(name, known, first, last, cash, percent, only_all=False, when=None):
    one, two, three = cash
    terms = free(range(1, 7), one) | {12: (one, share(50)), 24: (two, share(70)), 36: (three, share(100))}
    return Plan(name, known, first, last, terms, "bank formula", [(first, last, percent, only_all)], cash_step=1000,
                step=1000, when=when)


SUMMER = ("1403-03-20", "1403-04-01", "1403-06-31")
AUTUMN = ("1403-03-20", "1403-07-01", "1403-09-30")
MASHHAD = [
    mashhad("summer", *SUMMER, (15, 21, 27), 22),
    mashhad("summer_all_cash", *SUMMER, (15, 21, 27), 22, only_all=True),
    mashhad("summer_low_income", *SUMMER, (15, 15, 15), 22, when=lambda facts: facts.get("zone") == "low_income"),
    mashhad("autumn", *AUTUMN, (25, 31, 37), 19),
]


def all_in_cash(name, known, discounts, when=None):
    rows = [(first, last, percent, True) for first, last, percent in discounts]
    return Plan(name, known, rows[0][0], rows[-1][1], discounts=rows, when=when)


CAMPAIGN = ("1401-12-01", "1401-12-17")
MASHHAD_CASH = [
    all_in_cash("campaign_zones_1_to_3", "1401-12-01", [(*CAMPAIGN, 30)], lambda f: int(f.get("revenue_zone", 9)) <= 3),
    all_in_cash("campaign_zones_4_and_5", "1401-12-01", [(*CAMPAIGN, 40)], lambda f: int(f.get("revenue_zone", 0)) >= 4),
    all_in_cash("all_cash", "1402-01-01", [("1402-01-01", "1402-06-31", 29), ("1402-07-01", "1402-09-30", 19),
                                           ("1402-10-01", "1402-12-29", 16)]),
]
KOUHBANAN = [all_in_cash("winter", "1395-10-01", [("1395-10-01", "1395-10-30", 25), ("1395-11-01", "1395-11-30", 20),
                                                  ("1395-12-01", "1395-12-30", 15)])]
TEHRAN = [all_in_cash("cash", "1404-12-20", [("1405-01-01", "1405-04-31", 26)])]

ISFAHAN = [
    Plan("installments", "1401-06-20", "1401-07-01", "1402-12-29",
         free(range(1, 4), 30) | {6: (30, share(40)), 12: (30, share(60)), 24: (40, share(100))},
         "equal principal", cash_step=1000, step=1000, taker="first", debt=(50_000_000, None)),
    Plan("installments", "1402-12-10", "1403-01-01", "1404-12-29",
         free(range(1, 7), 20) | {12: (20, share(50)), 24: (25, share(75)), 36: (30, share(100))},
         "level payments", cash_step=1000, step=1000, moved=True, debt=(100_000_000, None)),
    Plan("quarterly", "1402-12-10", "1403-01-01", "1404-12-29",
         {4: (20, share(50)), 8: (25, share(75)), 12: (30, share(100))}, "bank formula", cash_step=1000, step=10_000,
         rounded=floor, every=3, wanted=31, debt=(1_000_000_000, 500_000_000_000),
         when=lambda facts: facts.get("request") == "new",
         suspensions=[("1404-09-20", "1404-10-01", "1404-10-30")]),
    INSURANCE,
]
RULEBOOKS = {"National": [INSURANCE], "Mashhad": MASHHAD, "MashhadCash": MASHHAD_CASH, "Kouhbanan": KOUHBANAN,
             "Tehran": TEHRAN, "Isfahan": ISFAHAN}
