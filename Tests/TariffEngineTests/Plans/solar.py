"""Days of the Solar Hijri calendar as texts (1403-02-01), which order as days do, and as day numbers.

By the 33-year rule: a year is leap where (25 × year + 11) mod 33 < 8, which is the official table for 1206 to 1498.
Day 1 is 0001-01-01 of the proleptic Gregorian calendar, a Monday; 1403-01-01 was 20 March 2024, a Wednesday.
"""
from datetime import date
from fractions import Fraction as F

NEW_YEAR_1403 = date(2024, 3, 20).toordinal()


def is_leap(year):
    return (25 * year + 11) % 33 < 8


def month_length(year, month):
    return 31 if month <= 6 else 30 if month < 12 or is_leap(year) else 29


def parts(day):
    year, month, number = map(int, day.split("-"))
    assert 1 <= month <= 12 and 1 <= number <= month_length(year, month), day
    return year, month, number


def text(year, month, number):
    return f"{year:04}-{month:02}-{number:02}"


def ordinal(day):
    year, month, number = parts(day)
    whole = sum(366 if is_leap(y) else 365 for y in range(min(year, 1403), max(year, 1403)))
    return (NEW_YEAR_1403 + (whole if year >= 1403 else -whole)
            + sum(month_length(year, m) for m in range(1, month)) + number - 1)


def after(day):
    year, month, number = parts(day)
    if number < month_length(year, month):
        return text(year, month, number + 1)
    return text(year, month + 1, 1) if month < 12 else text(year + 1, 1, 1)


def months_between(start, end):
    """From one day to a later one, each month counted from the first day; a month begun by the share of its days."""
    (year, month, _), (last_year, last_month, _) = parts(start), parts(end)
    months = (last_year - year) * 12 + last_month - month
    if months_later(start, months) > end:
        months -= 1
    began, ends = ordinal(months_later(start, months)), ordinal(months_later(start, months + 1))
    return months + F(ordinal(end) - began, ends - began)


def is_friday(day):
    return ordinal(day) % 7 == 5


def months_later(day, months, wanted=None):
    """The wanted day of the month so many months later, or the month's last; counted from `day`, never chained."""
    year, month, number = parts(day)
    year, month = divmod(year * 12 + month - 1 + months, 12)
    return text(year, month + 1, min(wanted or number, month_length(year, month + 1)))
