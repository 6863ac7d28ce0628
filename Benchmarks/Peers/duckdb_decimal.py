"""W in DuckDB, exactly: DECIMAL, and HUGEINT for what is divided, since a quotient of DECIMALs is a DOUBLE.

Two operands of up to 18 digits are multiplied in 64 bits and overflow at run time, so the regional value is declared
with 20 digits."""
import duckdb

import peer
import workload as W

COLUMNS = {
    "dossier": "VARCHAR", "request_date": "DATE", "use": "VARCHAR", "plot_area": "DECIMAL(12,2)", "floors": "INTEGER",
    "built_area": "DECIMAL(12,2)", "units": "BIGINT", "regional_value": "BIGINT",
    "excess_density_area": "DECIMAL(12,2)", "balcony_area": "DECIMAL(12,2)", "parking_shortfall": "INTEGER",
    "frontage": "DECIMAL(8,2)", "district": "INTEGER", "owner_type": "VARCHAR", "cash_or_installment": "VARCHAR",
}


def factor(text):
    return f"{text}::DECIMAL(6,2)"


def case(key, pairs, last=None):
    branches = " ".join(f"WHEN {name} THEN {value}" for name, value in pairs)
    return f"(CASE {key} {branches}" + (f" ELSE {last}" if last is not None else "") + " END)"


def of_version(values):
    return case("version", enumerate(values, 1))


def up_to(key, ends, values):
    branches = [f"WHEN {key} <= {end} THEN {value}" for end, value in zip(ends, values) if end is not None]
    return "(CASE " + " ".join(branches) + f" ELSE {values[-1]} END)"


def thousands(product):
    return f"round({product}, -3)::DECIMAL(18,0)"


def marginal(row):
    lows = ["0"] + W.AVERAGE_UP_TO[:-1]
    slices = []
    for low, high, text in zip(lows, W.AVERAGE_UP_TO, row):
        top = "average" if high is None else f"least(average, {factor(high)})"
        slices.append(f"greatest({top} - {factor(low)}, {factor('0')}) * {factor(text)}")
    return "(" + " + ".join(slices) + ")::DECIMAL(13,4)"


def query(dossiers, results):
    factors = lambda row: [factor(text) for text in row]
    of_use = lambda row: case("use", zip([f"'{use}'" for use in W.USES], factors(row)))
    floors = lambda row: case("floors", list(enumerate(factors(row)[:-1], 1)), factor(row[-1]))
    by_version = lambda row: of_version(factors(row))
    front = (f"CASE WHEN use = 'commercial' AND frontage >= {W.FRONTAGE_LEAST} THEN {W.FRONTAGE_FACTOR}::DECIMAL(3,2) "
             "ELSE 1::DECIMAL(3,2) END")
    parking = of_version([of_use(row) for row in W.PARKING_FACTOR])
    averaged = of_version([marginal(row) for row in W.AVERAGE_FACTOR])
    excess = of_version([up_to("share", W.EXCESS_UP_TO, factors(row)) for row in W.EXCESS_FACTOR])
    district = case("district", enumerate(factors(W.DISTRICT_FACTOR), 1))
    floor_factor = of_version([floors(row) for row in W.FLOOR_FACTOR])
    version = " + ".join(["1"] + [f"(request_date >= DATE '{first}')::INTEGER" for first in W.VERSIONS[1:]])
    insured = (f"(built * 100)::HUGEINT * {of_version(W.WAGE)} * ({floors(W.INSURANCE_FACTOR)} * 100)::HUGEINT")
    divisor = int(W.INSURANCE_MONTHS) * 10 ** 7
    balcony = (f"(least(balcony, most) * {by_version(W.BALCONY_WITHIN)} + greatest(balcony - most, 0::DECIMAL(12,2)) * "
               f"{by_version(W.BALCONY_BEYOND)})::DECIMAL(18,4)")
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in COLUMNS.items())
    names = W.RESULT_HEADER.split(",")
    amounts = ["l1", "l2", "l3", "l4", "l5", "fire", "education", "insurance", "discount",
               "levies + fire + education + insurance - discount"]
    chosen = ", ".join(f"({amount})::BIGINT AS {name}" for amount, name in zip(amounts, names[2:]))
    return f"""
COPY (
WITH dossiers AS (
  SELECT dossier, use, floors, units, district, frontage, plot_area AS plot, built_area AS built,
    regional_value::DECIMAL(20,0) AS value, excess_density_area AS excess, balcony_area AS balcony,
    parking_shortfall AS parking, owner_type, cash_or_installment AS payment, {version} AS version
  FROM read_csv('{dossiers}', header = true, columns = {{{columns}}})),
shares AS (
  SELECT *,
    ((2 * (built * 100)::HUGEINT + units) // (2 * units))::DECIMAL(12,0) * 0.01::DECIMAL(3,2) AS average,
    ((2 * (excess * 100)::HUGEINT * 10000 + (plot * 100)::HUGEINT) // (2 * (plot * 100)::HUGEINT))::DECIMAL(12,0)
      * 0.0001::DECIMAL(5,4) AS share,
    (units * {W.BALCONY_PER_UNIT})::DECIMAL(12,2) AS most,
    CASE WHEN owner_type = '{W.VETERAN}' AND built <= {W.VETERAN_LARGEST} THEN {W.VETERAN_SHARE}::DECIMAL(2,1)
      ELSE 1::DECIMAL(2,1) END AS rest
  FROM dossiers),
lines AS (
  SELECT *,
    CASE WHEN use = 'residential'
      THEN {thousands(f"value * units::DECIMAL(6,0) * {averaged} * rest")}
      ELSE 0 END AS l1,
    CASE WHEN use = 'residential' THEN 0
      ELSE {thousands(f"value * built * {floor_factor} * {of_use(W.USE_FACTOR)} * {front} * rest")} END AS l2,
    {thousands(f"value * excess * {excess} * {district} * rest")} AS l3,
    {thousands(f"value * {balcony} * rest")} AS l4,
    {thousands(f"value * (parking * {W.PARKING_AREA})::DECIMAL(6,0) * {parking}")} AS l5,
    (2 * {insured} + {divisor}) // {2 * divisor} * 1000 AS insurance
  FROM shares),
sums AS (SELECT *, (l1 + l2 + l3 + l4 + l5)::DECIMAL(20,0) AS levies FROM lines),
halves AS (
  SELECT *, (levies * {factor(W.EDUCATION_SHARE)} * 100)::HUGEINT AS parts FROM sums),
bills AS (
  SELECT *, {thousands(f"levies * {factor(W.FIRE_SHARE)}")} AS fire,
    (parts // 100000 + CASE WHEN parts % 100000 > 50000 OR (parts % 100000 = 50000 AND parts // 100000 % 2 = 1)
      THEN 1 ELSE 0 END) * 1000 AS education,
    CASE WHEN payment = 'cash' THEN {thousands(f"levies * {by_version(W.CASH_SHARE)}")} ELSE 0 END AS discount
  FROM halves)
SELECT dossier, version, {chosen} FROM bills
) TO '{results}' (HEADER, DELIMITER ',')"""


def work(dossiers, results):
    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    connection.execute(query(dossiers, results))


peer.run(work)
