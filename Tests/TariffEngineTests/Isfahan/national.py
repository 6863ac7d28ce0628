"""The national laws: workers' insurance, renewal tax, rail levy, value added tax. A number that stands here and in an
act was typed twice."""
from fractions import Fraction as F

from law import EVER, UNKNOWN, Fault, Fee, Number, Version, half_up

# Daily minimum wage; a month has 30 days.
DAILY = {
    1380: 18_930, 1381: 23_282, 1382: 28_446, 1383: 35_534, 1384: 40_864, 1385: 50_000, 1386: 61_000, 1387: 73_200,
    1388: 87_840, 1389: 101_000, 1390: 110_100, 1391: 129_900, 1392: 162_375, 1393: 202_970, 1394: 237_475,
    1395: 270_722, 1396: 309_977, 1397: 370_423, 1398: 505_627, 1399: 611_809, 1400: 885_165, 1401: 1_393_250,
    1402: 1_769_428, 1403: 2_388_728, 1404: 3_463_656,
}
WAGE = Number(*((f"{y - 1}-12-25", f"{y}-01-01", f"{y}-12-30", wage) for y, wage in DAILY.items()))
# The published monthly wages of four years are thirty times the daily ones.
assert [30 * DAILY[y] for y in (1401, 1402, 1403, 1404)] == [41_797_500, 53_082_840, 71_661_840, 103_909_680]

# Per ten thousand of the transaction value.
RENEWAL = Number(("1347-09-07", "1380-01-01", "1381-12-29", 50), ("1381-10-22", "1382-01-01", "1388-12-29", 100),
                 ("1388-12-24", "1389-01-01", "1401-03-31", 150), ("1401-05-09", "1401-04-01", EVER, 250))
VAT = Number(("1393-12-26", "1394-01-01", "1402-12-29", 9), ("1402-12-26", "1403-01-01", EVER, 10))

# Which lines of the city stand in the national sets; a city fills them.
INSURANCE_BASE, LEVY_BASE, TAXABLE = [], [], []


def elsewhere(dossier, name):
    return dossier.number(name) if dossier.has(name) else 0


def by_request_date(dossier, day):
    """3 % of the daily wage for each m² up to 100 m², 4 % of it for each m² of a larger building."""
    if dossier.word("request") != "new":
        return None
    area = dossier.number("floor_area")
    return half_up(area * (3 if area <= 100 else 4) * WAGE.on(day, dossier.known) / 100)


def by_issue_year(dossier, day):
    if dossier.word("request") != "new":
        return None
    return half_up(dossier.number("floor_area") * 4 * 30 * WAGE.on(day, dossier.known) / 100)


def share_of_fees(city, village):
    def amount(dossier, _):
        if dossier.word("request") != "new":
            return None
        percent = city if city == village or dossier.word("location") != "village" else village
        return half_up(F(percent, 100) * (dossier.sum_of(INSURANCE_BASE) + elsewhere(dossier, "fees_elsewhere")))
    return amount


def text_not_known(dossier, _):
    if dossier.word("request") != "new":
        return None
    raise Fault(UNKNOWN)


def worker(dossier, _):
    if not dossier.has("insured_months"):
        return None
    wage = 30 * WAGE.on(dossier.date("insured_month"), dossier.known)
    return half_up(7 * dossier.number("insured_months") * wage / 100)


def renewal(dossier, _):
    years = dossier.groups.get("arrears", [])
    if not years:
        return None
    return half_up(sum(
        F(row["transaction_value"].replace("_", "")) * RENEWAL.on(f"{row['tax_year']}-01-01", dossier.known) / 10_000
        for row in years))


def rail(dossier, _):
    if dossier.word("request") not in ("new", "completion"):
        return None
    return half_up(F(5, 100) * (dossier.sum_of(LEVY_BASE) + elsewhere(dossier, "levies_elsewhere")))


def services(dossier):
    return dossier.sum_of(TAXABLE) + elsewhere(dossier, "services_elsewhere")


def is_taxed(dossier):
    return dossier.has("services_elsewhere") or dossier.sum_of(TAXABLE) > 0


def vat_not_known(dossier, _):
    if not is_taxed(dossier):
        return None
    raise Fault(UNKNOWN)


def vat(dossier, day):
    if not is_taxed(dossier):
        return None
    return half_up(F(VAT.on(day, dossier.known), 100) * services(dossier))


FEES = [
    Fee("workers_insurance",
        Version("1379-08-17", "1380-01-01", "1389-02-18", "request_date", by_request_date),
        Version("1389-02-19", "1389-02-19", "1393-12-29", "issue_date", by_issue_year),
        Version("1393-11-01", "1394-01-01", "1401-11-19", "issue_date", share_of_fees(15, 15)),
        Version("1401-11-05", "1401-11-20", "1402-07-18", "issue_date", text_not_known),
        Version("1402-07-04", "1402-07-19", EVER, "issue_date", share_of_fees(25, 10))),
    Fee("worker_premium", Version("1393-11-01", "1394-01-01", EVER, "request_date", worker), is_new=True),
    Fee("renewal_tax", Version("1347-09-07", "1380-01-01", EVER, "request_date", renewal)),
    Fee("rail_levy", Version("1385-05-22", "1386-01-01", EVER, "request_date", rail), is_new=True),
    Fee("vat", Version("1387-02-17", "1387-07-01", "1393-12-29", "request_date", vat_not_known),
        Version("1393-12-26", "1394-01-01", EVER, "request_date", vat), is_new=True),
]
BILLS = {
    "social_security": (["workers_insurance"], [], 1), "worker_insurance": (["worker_premium"], [], 1),
    "renewal": (["renewal_tax"], [], 1000), "metro": (["rail_levy"], [], 1000), "tax": (["vat"], [], 1),
}
