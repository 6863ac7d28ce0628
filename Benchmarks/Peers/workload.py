"""The numbers of workload W, as its act in ../W writes them. Decimals are texts, so that every script reads them
exactly in the numbers of its own library. All are samples, chosen so that a tariff of this shape is hard to compute
exactly."""

# The first day of each version of the tariff, and the day after the last day of the last one.
VERSIONS = ["2022-03-21", "2023-03-21", "2024-03-20", "2025-03-21"]
FIRST_DAY, DAY_AFTER = "2022-03-21", "2026-03-21"

USES = ["residential", "commercial", "office", "industrial"]
OWNERS = ["private", "company", "veteran", "government"]
PAYMENTS = ["cash", "installment"]

# Marginal factor of the average area of a unit in m2: each slice has its own. None: no upper end.
AVERAGE_UP_TO = ["60", "100", "150", "200", "300", None]
AVERAGE_FACTOR = [
    ["0.30", "0.45", "0.70", "1.10", "1.60", "2.40"],
    ["0.35", "0.55", "0.85", "1.30", "1.90", "2.80"],
    ["0.40", "0.62", "0.95", "1.45", "2.15", "3.20"],
    ["0.44", "0.70", "1.08", "1.64", "2.44", "3.65"],
]

# Factor of the number of floors: 1 to 7, and 8 or more.
FLOOR_FACTOR = [
    ["6.00", "5.20", "4.60", "4.10", "3.70", "3.40", "3.20", "3.00"],
    ["6.60", "5.75", "5.05", "4.50", "4.10", "3.75", "3.50", "3.30"],
    ["7.30", "6.30", "5.55", "4.95", "4.50", "4.15", "3.85", "3.65"],
    ["8.00", "6.95", "6.10", "5.45", "4.95", "4.55", "4.25", "4.00"],
]
USE_FACTOR = ["0.00", "1.00", "0.70", "0.45"]
FRONTAGE_LEAST, FRONTAGE_FACTOR = "20.00", "1.10"  # commercial only

# Factor of the excess of density over the plot, a share of four places.
EXCESS_UP_TO = ["0.10", "0.20", "0.40", None]
EXCESS_FACTOR = [
    ["2.50", "4.00", "6.50", "10.00"],
    ["2.75", "4.40", "7.15", "11.00"],
    ["3.05", "4.85", "7.85", "12.10"],
    ["3.35", "5.35", "8.65", "13.30"],
]
DISTRICT_FACTOR = [
    "1.60", "1.45", "1.50", "1.30", "1.25", "1.35", "1.10", "1.00",
    "0.95", "0.90", "0.85", "0.90", "1.05", "0.80", "0.75",
]

BALCONY_PER_UNIT = "12"
BALCONY_WITHIN = ["0.50", "0.60", "0.70", "0.80"]
BALCONY_BEYOND = ["1.00", "1.25", "1.50", "1.75"]

PARKING_AREA = "25"
PARKING_FACTOR = [  # by version and use
    ["4.00", "8.00", "7.00", "3.00"],
    ["4.50", "8.80", "7.70", "3.30"],
    ["5.00", "9.70", "8.50", "3.65"],
    ["5.50", "10.65", "9.35", "4.00"],
]

FIRE_SHARE, EDUCATION_SHARE = "0.04", "0.05"
WAGE = ["1393250", "1769428", "2388728", "3463656"]
INSURANCE_FACTOR = ["0.07", "0.07", "0.09", "0.09", "0.11", "0.11", "0.14"]  # 1 to 6 floors, and 7 or more
INSURANCE_MONTHS = "12"
CASH_SHARE = ["0.05", "0.05", "0.10", "0.08"]
VETERAN, VETERAN_SHARE, VETERAN_LARGEST = "veteran", "0.5", "500.00"

DOSSIER_HEADER = (
    "dossier,request_date,use,plot_area,floors,built_area,units,regional_value,excess_density_area,balcony_area,"
    "parking_shortfall,frontage,district,owner_type,cash_or_installment"
)
RESULT_HEADER = "dossier,version,l1,l2,l3,l4,l5,fire,education,insurance,discount,total"
