"""W in polars, exactly: whole numbers of 128 bits, every constant scaled by hand."""
import polars as pl

import peer
import polars_w
import reference

WIDE = pl.Int128


def whole(number):
    return pl.lit(number, dtype=WIDE)


class Exact:
    @staticmethod
    def constant(text, places):
        return whole(reference.scaled(text, places))

    @staticmethod
    def column(name, places):
        # Read as Float64, which holds two places of these sizes to the nearest hundredth.
        column = pl.col(name)
        return column.cast(WIDE) if places == 0 else (column * 10 ** places).round().cast(WIDE)

    @staticmethod
    def thousands(product, places, by=1):
        divisor = 1_000 * 10 ** places * by
        return (product * whole(2) + whole(divisor)) // whole(2 * divisor) * whole(1_000)

    @staticmethod
    def even_thousands(product, places):
        divisor = 1_000 * 10 ** places
        quotient = product // whole(divisor)
        twice = (product - quotient * whole(divisor)) * whole(2)
        goes_up = (twice > divisor) | ((twice == divisor) & (quotient % whole(2) == 1))
        return pl.when(goes_up).then(quotient + whole(1)).otherwise(quotient) * whole(1_000)

    @staticmethod
    def quotient(over, under, places, shift):
        dividend = over * whole(10 ** (places - shift))
        return (dividend * whole(2) + under) // (under * whole(2))


peer.run(lambda dossiers, results: polars_w.query(Exact, dossiers).sink_csv(results))
