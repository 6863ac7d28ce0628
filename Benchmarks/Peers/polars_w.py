"""W as one lazy query of polars. The two ways to write its numbers are in polars_exact.py and polars_float.py; a way
gives

    constant(text, places)       a literal
    column(name, places)         a column of the dossiers
    thousands(sum, places, by)   sum ÷ by to the nearest thousand rials, a half upwards; the sum has so many places
    even_thousands(sum, places)  the same, a half to the even thousand
    quotient(over, under, places, shift)    rounded half up to so many places; over has `shift` places more than under
"""
import polars as pl

import workload as W

USE, PAYMENT, OWNER = pl.col("use"), pl.col("cash_or_installment"), pl.col("owner_type")


def chosen(conditions, values):
    """The value of the first condition that holds; the last value has none."""
    expression = pl.when(conditions[0]).then(values[0])
    for condition, value in zip(conditions[1:], values[1:]):
        expression = expression.when(condition).then(value)
    return expression.otherwise(values[-1])


def of_version(values):
    return chosen([pl.col("version") == version for version in (1, 2, 3)], values)


def of_key(key, names, values):
    return chosen([key == name for name in names[:-1]], values)


def up_to(key, ends, values):
    return chosen([key <= end for end in ends if end is not None], values)


def lesser(a, b):
    return pl.when(a < b).then(a).otherwise(b)


def query(way, path):
    number = lambda text: way.constant(text, 2)
    one_of = lambda texts: of_version([number(text) for text in texts])
    zero = way.constant("0", 0)
    day = pl.col("request_date")
    value, units = way.column("regional_value", 0), way.column("units", 0)
    built, plot = way.column("built_area", 2), way.column("plot_area", 2)
    excess, balcony = way.column("excess_density_area", 2), way.column("balcony_area", 2)
    average, share, rest = pl.col("average"), pl.col("share"), pl.col("rest")

    ends = [None if text is None else number(text) for text in W.AVERAGE_UP_TO]
    starts = [way.constant("0", 2)] + ends[:-1]

    def marginal(factors):
        slices = []
        for low, high, factor in zip(starts, ends, factors):
            top = average if high is None else lesser(average, high)
            slices.append(pl.when(top > low).then((top - low) * number(factor)).otherwise(zero))
        return sum(slices[1:], slices[0])

    floors = pl.col("floors")
    floor_factor = of_version([
        chosen([floors == count for count in range(1, 8)], [number(text) for text in row]) for row in W.FLOOR_FACTOR
    ])
    long_front = (USE == "commercial") & (pl.col("frontage") >= float(W.FRONTAGE_LEAST))
    front = pl.when(long_front).then(number(W.FRONTAGE_FACTOR)).otherwise(number("1"))
    use_factor = of_key(USE, W.USES, [number(text) for text in W.USE_FACTOR])
    excess_ends = [None if text is None else way.constant(text, 4) for text in W.EXCESS_UP_TO]
    excess_factor = of_version([up_to(share, excess_ends, [number(text) for text in row]) for row in W.EXCESS_FACTOR])
    district_factor = of_key(pl.col("district"), list(range(1, 16)), [number(text) for text in W.DISTRICT_FACTOR])
    limit = units * way.constant(W.BALCONY_PER_UNIT, 2)
    within, beyond = lesser(balcony, limit), pl.when(balcony > limit).then(balcony - limit).otherwise(zero)
    parking_factor = of_version([of_key(USE, W.USES, [number(text) for text in row]) for row in W.PARKING_FACTOR])
    insurance_factor = chosen([floors == count for count in range(1, 7)], [number(t) for t in W.INSURANCE_FACTOR])
    wage = of_version([way.constant(text, 0) for text in W.WAGE])

    residential = USE == "residential"
    l1 = way.thousands(value * units * of_version([marginal(row) for row in W.AVERAGE_FACTOR]) * rest, 5)
    l2 = way.thousands(value * built * floor_factor * use_factor * front * rest, 9)
    veteran = (OWNER == W.VETERAN) & (pl.col("built_area") <= float(W.VETERAN_LARGEST))
    levies = pl.col("levies")
    names = W.RESULT_HEADER.split(",")
    return (
        pl.scan_csv(path, try_parse_dates=True)
        .with_columns(
            version=1 + sum((day >= pl.lit(first).str.to_date()).cast(pl.Int32) for first in W.VERSIONS[1:]),
            average=way.quotient(built, units, 2, 2), share=way.quotient(excess, plot, 4, 0),
            rest=pl.when(veteran).then(way.constant(W.VETERAN_SHARE, 1)).otherwise(way.constant("1", 1)))
        .with_columns(
            l1=pl.when(residential).then(l1).otherwise(zero), l2=pl.when(residential).then(zero).otherwise(l2),
            l3=way.thousands(excess * value * excess_factor * district_factor * rest, 7),
            l4=way.thousands((within * one_of(W.BALCONY_WITHIN) + beyond * one_of(W.BALCONY_BEYOND)) * value * rest, 5),
            l5=way.thousands(
                way.column("parking_shortfall", 0) * way.constant(W.PARKING_AREA, 0) * value * parking_factor, 2),
            insurance=way.thousands(built * wage * insurance_factor, 4, int(W.INSURANCE_MONTHS)))
        .with_columns(levies=pl.col("l1") + pl.col("l2") + pl.col("l3") + pl.col("l4") + pl.col("l5"))
        .with_columns(
            fire=way.thousands(levies * number(W.FIRE_SHARE), 2),
            education=way.even_thousands(levies * number(W.EDUCATION_SHARE), 2),
            discount=pl.when(PAYMENT == "cash").then(way.thousands(levies * one_of(W.CASH_SHARE), 2)).otherwise(zero))
        .with_columns(total=levies + pl.col("fire") + pl.col("education") + pl.col("insurance") - pl.col("discount"))
        .select(["dossier", "version"] + [pl.col(name).cast(pl.Int64) for name in names[2:]])
    )
