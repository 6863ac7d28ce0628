"""The city's fees: coefficients by year, the stages of 1402, the plan revision, the annulment, the engineers. A number
that stands here and in an act was typed twice; prices are made from the table of districts below."""
from fractions import Fraction as F

import national
from law import EVER, NO_ROW, Fault, Fee, Number, Version, half_up, slab

YEARS = (1400, 1401, 1402, 1403, 1404)


def yearly(values, *later):
    """One value a year, known from 20 Bahman of the year before; later acts follow."""
    return Number(*((f"{y - 1}-11-20", f"{y}-01-01", f"{y}-12-30", v) for y, v in zip(YEARS, values)), *later)


# Regional price of block 1 of each district in 1400, the other blocks and the other years in percent of it.
BLOCK_ONE = (3_200_000, 1_400_000, 3_000_000, 2_400_000, 3_600_000, 3_400_000, 1_600_000, 2_000_000, 1_800_000,
             1_500_000, 1_200_000, 1_300_000, 2_200_000, 1_100_000, 1_000_000)
BLOCKS, PRICE_YEAR = (100, 85, 70, 55), yearly((100, 120, 150, 190, 240))
STAGE_TWO, STAGE_THREE = ("1402-03-20", "1402-04-01", "1402-12-29"), ("1402-07-10", "1402-06-01", "1402-12-29")
PRICE_5_2 = Number((*STAGE_TWO, 4_950_000))

# Percent, least rial per m².
SINGLE_BOUNDS, MULTI_BOUNDS = (60, 100, 150, 200, 300, 400, None), (200, 400, 600, None)


def rows(bounds, percents, leasts):
    return list(zip(bounds, percents, leasts))


S1402 = [6, 11, 19, 32, 45, 65, 90], [300, 450, 750, 1200, 1800, 2400, 3000]
SINGLE = yearly(
    (rows(SINGLE_BOUNDS, [5, 10, 18, 30, 45, 65, 90], [200, 300, 500, 800, 1200, 1600, 2000]),
     rows(SINGLE_BOUNDS, [6, 11, 19, 32, 45, 65, 90], [240, 360, 600, 960, 1440, 1920, 2400]),
     rows(SINGLE_BOUNDS, *S1402),
     rows(SINGLE_BOUNDS, [6, 12, 20, 33, 48, 66, 92], [400, 600, 1000, 1600, 2400, 3200, 4000]),
     rows(SINGLE_BOUNDS, [6, 12, 20, 34, 50, 68, 95], [500, 750, 1250, 2000, 3000, 4000, 5000])),
    (*STAGE_TWO, rows(SINGLE_BOUNDS, [6, 11, 19, 32, 50, 65, 90], S1402[1])),
    (*STAGE_THREE, rows(SINGLE_BOUNDS, [6, 11, 19, 32, 48, 65, 90], S1402[1])))
FIVE = (200, 400, 600, 800, None)
SUMMER = ("1403-03-20", "1403-04-01")
MULTI = yearly(
    (rows(MULTI_BOUNDS, [15, 20, 25, 30], [400, 520, 640, 800]),
     rows(MULTI_BOUNDS, [16, 21, 26, 31], [480, 624, 768, 960]),
     rows(MULTI_BOUNDS, [16, 21, 26, 31], [600, 780, 960, 1200]),
     rows(FIVE, [17, 22, 27, 30, 33], [800, 1040, 1280, 1440, 1600]),
     rows(FIVE, [18, 23, 28, 31, 34], [1000, 1300, 1600, 1800, 2000])),
    (*STAGE_TWO, rows(FIVE, [16, 21, 26, 29, 31], [600, 780, 960, 1080, 1200])),
    (*SUMMER, "1403-12-30", rows(MULTI_BOUNDS, [17, 22, 27, 33], [800, 1040, 1280, 1600])))
BALCONY = yearly((F(3), F(3), F(3), F(7, 2), F(4)), (*STAGE_TWO, F(7, 2)), (*STAGE_THREE, F(16, 5)))
OPENING = yearly((F(4), F(9, 2), F(5), F(5), F(11, 2)), (*STAGE_THREE, F(24, 5)))
VISIT = yearly((500_000, 700_000, 900_000, 1_200_000, 1_500_000))
BUILDING = yearly((1_500_000, 1_900_000, 2_400_000, 3_100_000, 4_000_000))
CASH = yearly((10, 10, 12, 10, 15), (*SUMMER, "1403-06-31", 22))
# Five storeys by the revision; its suspension and the decision are known from days of their own.
HEIGHT = Number(("1399-11-15", "1400-01-01", "1404-12-29", 4), ("1402-01-20", "1402-02-01", "1404-12-29", 5),
                ("1402-03-05", "1402-03-10", "1404-12-29", 4), ("1404-03-20", "1404-04-01", "1404-12-29", 5))
STEP = Number(("1399-11-15", "1400-01-01", "1404-12-29", 1), (*SUMMER, "1404-12-29", 1000))
FLOOR = {"ground": (100, 60, 100), "basement": (60, 50, 50), "first": (50, 40, 35), "upper": (35, 20, 35)}
OCCUPANCY = ("commercial", "office", "industrial")
STOREY = (5, 6, 6, 7, 8)  # the ground floor first; 10 from the sixth storey on
ENGINEERS = Number(
    ("1399-12-10", "1400-01-01", "1400-12-29", [(2, 400, 490), (5, 510, 620), (10, 600, 730), (None, 800, 980)]),
    ("1400-12-10", "1401-01-01", "1401-12-29", [(2, 520, 640), (5, 660, 800), (10, 780, 950), (None, 1040, 1270)]),
    ("1401-04-20", "1401-05-01", "1401-12-29", [(2, 540, 660), (5, 690, 840), (10, 810, 990), (None, 1080, 1320)]),
    ("1401-12-10", "1402-01-01", "1402-12-29", [(2, 650, 800), (5, 830, 1010), (10, 970, 1190), (None, 1300, 1580)]),
    ("1402-09-15", "1402-01-01", "1402-12-29", [(2, 700, 860), (5, 890, 1090), (10, 1040, 1280), (None, 1390, 1700)]),
    ("1402-12-10", "1403-01-01", "1403-12-30", [(2, 920, 1120), (5, 1170, 1430), (10, 1360, 1670), (None, 1820, 2220)]),
    ("1403-12-10", "1404-01-01", "1404-12-29",
     [(2, 1250, 1530), (5, 1590, 1950), (10, 1850, 2270), (None, 2480, 3030)]))


def price(dossier, day):
    known, district, block = dossier.known, dossier.number("district"), dossier.number("block")
    by_year = PRICE_YEAR.on(day, known)
    if (district, block) == (5, 2):
        try:
            return PRICE_5_2.on(day, known)
        except Fault:
            pass
    if not (1 <= district <= 15 and 1 <= block <= 4):
        raise Fault(NO_ROW)
    made = F(BLOCK_ONE[int(district) - 1] * BLOCKS[int(block) - 1] * by_year, 10_000)
    assert made.denominator == 1
    return int(made)


def on_issue(dossier):
    return dossier.word("request") in ("new", "completion")


def after_cash(dossier, amount):
    if not dossier.has("payment_date"):
        return amount
    return amount - amount * F(CASH.on(dossier.date("payment_date"), dossier.known), 100)


def residential(dossier, day):
    if not (on_issue(dossier) and dossier.number("residential_area") > 0):
        return None
    if dossier.word("heritage") == "yes":
        return "exempt"
    net = max(F(0), dossier.number("residential_area") - 20 * dossier.number("parkings"))
    cost = price(dossier, day)
    table = SINGLE if dossier.number("units") == 1 else MULTI
    _, percent, least = slab(table.on(day, dossier.known), net)
    amount = max(net * cost * F(percent, 100), net * least)
    return half_up(after_cash(dossier, amount), STEP.on(day, dossier.known))


def trade(dossier, day):
    floors = dossier.groups.get("floor", [])
    if not (on_issue(dossier) and floors):
        return None
    amount = sum(
        F(floor["area"]) * OPENING.on(day, dossier.known) * price(dossier, day)
        * F(FLOOR[floor["kind"]][OCCUPANCY.index(floor["occupancy"])], 100) for floor in floors)
    return half_up(after_cash(dossier, amount))


def density(dossier, day):
    if dossier.word("request") != "new":
        return None
    storeys, allowed = int(dossier.number("storeys")), HEIGHT.on(day, dossier.known)
    if storeys <= allowed:
        return None
    factors = sum(STOREY[floor] if floor < 5 else 10 for floor in range(allowed, storeys))
    return half_up(dossier.number("storey_area") * price(dossier, day) * factors)


def balcony(dossier, day):
    if not (on_issue(dossier) and dossier.number("balcony_area") > 0):
        return None
    if dossier.word("heritage") == "yes":
        return "exempt"
    return half_up(BALCONY.on(day, dossier.known) * price(dossier, day) * dossier.number("balcony_area"))


def parking(dossier, day):
    if not (on_issue(dossier) and dossier.number("spaces_short") > 0):
        return None
    return max(25 * price(dossier, day) * (50 + 70 * (int(dossier.number("spaces_short")) - 1)), 700_000)


def fire(dossier, _):
    if not on_issue(dossier):
        return None
    return half_up(F(3 if dossier.word("request") == "new" else 2, 100) * dossier.sum_of(national.LEVY_BASE))


def visit(dossier, day):
    return dossier.number("visits") * VISIT.on(day, dossier.known) if dossier.number("visits") > 0 else None


def fine(dossier, _):
    if not dossier.number("violation_area") > 0:
        return None
    factor = dossier.number("violation_area") * dossier.number("violation_factor")
    return half_up(factor * BUILDING.on(dossier.date("violation_date"), dossier.known))


def engineers(column):
    def amount(dossier, day):
        if dossier.word("request") != "new":
            return None
        rate = slab(ENGINEERS.on(day, dossier.known), dossier.number("ceilings"))[column]
        return half_up(1000 * rate * dossier.number("floor_area"))
    return amount


def titled(name, amount, **clauses):
    return Fee(name, Version("1399-11-15", "1400-01-01", "1404-12-29", "request_date", amount), **clauses)


def contracted(name, column):
    spans = sorted({(known, first, last) for known, first, last, _ in ENGINEERS.spans if known != "1401-04-20"})
    return Fee(name, *(Version(known, first, last, "contract_date", engineers(column)) for known, first, last in spans))


CITY = [
    titled("floor_area_residential", residential),
    titled("floor_area_trade", trade),
    titled("excess_density", density),
    titled("balcony", balcony, suspensions=[("1403-06-20", "1403-07-01", "1403-09-30")],
           repeals=[("1404-06-15", "1404-07-01")]),
    Fee("parking_shortage", Version("1401-02-10", "1401-03-01", EVER, "request_date", parking), is_new=True,
        annulled="1403-05-20"),
    titled("fire_service", fire),
    titled("expert_visit", visit),
    titled("violation_fine", fine),
    contracted("design_service", 1),
    contracted("supervision_service", 2),
]
national.INSURANCE_BASE += ["floor_area_residential", "floor_area_trade", "excess_density", "balcony"]
national.LEVY_BASE += ["floor_area_residential", "floor_area_trade"]
national.TAXABLE += ["expert_visit"]
FEES = CITY + national.FEES
MUNICIPAL = [fee.name for fee in CITY[:8]]
BILLS = {"municipal": (MUNICIPAL, ["violation_fine"], 1000),
         "engineering": (["design_service", "supervision_service"], [], 1)} | national.BILLS
