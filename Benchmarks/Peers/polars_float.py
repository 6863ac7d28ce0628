"""W in polars as one would write it first: Float64."""
import polars as pl

import peer
import polars_w


class Float:
    @staticmethod
    def constant(text, places):
        return pl.lit(float(text))

    @staticmethod
    def column(name, places):
        return pl.col(name).cast(pl.Float64)

    @staticmethod
    def thousands(product, places, by=1):
        return (product / by / 1_000 + 0.5).floor() * 1_000

    @staticmethod
    def even_thousands(product, places):
        quotient = (product / 1_000).floor()
        rest = product / 1_000 - quotient
        goes_up = (rest > 0.5) | ((rest == 0.5) & (quotient % 2 == 1))
        return pl.when(goes_up).then(quotient + 1).otherwise(quotient) * 1_000

    @staticmethod
    def quotient(over, under, places, shift):
        return (over / under * 10 ** places + 0.5).floor() / 10 ** places


peer.run(lambda dossiers, results: polars_w.query(Float, dossiers).sink_csv(results))
