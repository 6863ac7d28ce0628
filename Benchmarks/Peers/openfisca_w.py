"""W in OpenFisca-Core: one entity, a variable for each line, parameters dated by the versions of the tariff. A
simulation asks for one period, so there is one simulation for each version. Its `float` is float32. CSV is read and
written by pandas, which OpenFisca's users have."""
import numpy
import pandas
from openfisca_core.entities import Entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

import peer
import workload as W

YEARS = ["2022", "2023", "2024", "2025"]
NUMBERS = {"plot_area": float, "floors": int, "built_area": float, "units": float, "regional_value": float,
           "excess_density_area": float, "balcony_area": float, "parking_shortfall": float, "frontage": float,
           "district": int}
CHOICES = {"use": W.USES, "owner_type": W.OWNERS, "cash_or_installment": W.PAYMENTS}
LINES = ["l1", "l2", "l3", "l4", "l5", "fire", "education", "insurance", "discount", "total"]
Dossier = Entity("dossier", "dossiers", "One permit", "")


# Parameters

def dated(texts):
    return {"values": {f"{year}-01-01": {"value": float(text)} for year, text in zip(YEARS, texts)}}


def always(text):
    return dated([text] * len(YEARS))


def node(rows):
    """A parameter for each column of rows by version."""
    return {f"n{place}": dated(column) for place, column in enumerate(zip(*rows))}


def scale(ends, rows, kind):
    starts = ["0"] + [end for end in ends if end is not None]
    brackets = [{"threshold": always(start), kind: dated(column)} for start, column in zip(starts, zip(*rows))]
    return {"brackets": brackets} | ({"metadata": {"type": "single_amount"}} if kind == "amount" else {})


PARAMETERS = {
    "average": scale(W.AVERAGE_UP_TO, W.AVERAGE_FACTOR, "rate"),
    "excess": scale(W.EXCESS_UP_TO, W.EXCESS_FACTOR, "amount"),
    "floors": node(W.FLOOR_FACTOR), "parking": node(W.PARKING_FACTOR), "use": node([W.USE_FACTOR] * 4),
    "district": node([W.DISTRICT_FACTOR] * 4), "insurance": node([W.INSURANCE_FACTOR] * 4),
    "within": dated(W.BALCONY_WITHIN), "beyond": dated(W.BALCONY_BEYOND), "wage": dated(W.WAGE),
    "cash": dated(W.CASH_SHARE), "fire": always(W.FIRE_SHARE), "education": always(W.EDUCATION_SHARE),
}


def picked(parameters, places):
    values = [parameters[f"n{place}"] for place in range(len(list(parameters)))]
    return numpy.array(values, dtype=numpy.float32)[places]


def thousands(amounts):
    return numpy.floor(amounts / 1_000 + 0.5) * 1_000


# Variables

SYSTEM = TaxBenefitSystem([Dossier])
SYSTEM.parameters = ParameterNode("", data=PARAMETERS)


def declare(name, kind=float, formula=None):
    members = {"value_type": kind, "entity": Dossier, "definition_period": DateUnit.YEAR, "label": name}
    SYSTEM.add_variable(type(name, (Variable,), members | ({"formula": formula} if formula else {})))


def line(function):
    declare(function.__name__, formula=lambda dossier, period, parameters: function(
        lambda name: dossier(name, period), parameters(period)))


for input_name, input_kind in NUMBERS.items():
    declare(input_name, input_kind)
for input_name in CHOICES:
    declare(input_name, int)


@line
def borne(of, law):
    veteran = (of("owner_type") == W.OWNERS.index(W.VETERAN)) & (of("built_area") <= float(W.VETERAN_LARGEST))
    return numpy.where(veteran, float(W.VETERAN_SHARE), 1)


@line
def l1(of, law):
    average = numpy.floor(of("built_area") / of("units") * 100 + 0.5) / 100
    amount = thousands(of("regional_value") * of("units") * law.average.calc(average) * of("borne"))
    return numpy.where(of("use") == 0, amount, 0)


@line
def l2(of, law):
    long_front = (of("use") == 1) & (of("frontage") >= float(W.FRONTAGE_LEAST))
    factor = picked(law.floors, numpy.minimum(of("floors"), 8) - 1) * picked(law.use, of("use"))
    factor = factor * numpy.where(long_front, float(W.FRONTAGE_FACTOR), 1)
    return numpy.where(of("use") == 0, 0, thousands(of("regional_value") * of("built_area") * factor * of("borne")))


@line
def l3(of, law):
    share = numpy.floor(of("excess_density_area") / of("plot_area") * 10_000 + 0.5) / 10_000
    factor = law.excess.calc(share, right=True) * picked(law.district, of("district") - 1)
    return thousands(of("excess_density_area") * of("regional_value") * factor * of("borne"))


@line
def l4(of, law):
    limit = of("units") * float(W.BALCONY_PER_UNIT)
    within, beyond = numpy.minimum(of("balcony_area"), limit), numpy.maximum(of("balcony_area") - limit, 0)
    return thousands((within * law.within + beyond * law.beyond) * of("regional_value") * of("borne"))


@line
def l5(of, law):
    area = of("parking_shortfall") * float(W.PARKING_AREA)
    return thousands(area * of("regional_value") * picked(law.parking, of("use")))


@line
def levies(of, law):
    return of("l1") + of("l2") + of("l3") + of("l4") + of("l5")


@line
def fire(of, law):
    return thousands(of("levies") * law.fire)


@line
def education(of, law):
    return numpy.rint(of("levies") * law.education / 1_000) * 1_000


@line
def insurance(of, law):
    factor = picked(law.insurance, numpy.minimum(of("floors"), 7) - 1)
    return thousands(of("built_area") * law.wage * factor / float(W.INSURANCE_MONTHS))


@line
def discount(of, law):
    return numpy.where(of("cash_or_installment") == 0, thousands(of("levies") * law.cash), 0)


@line
def total(of, law):
    return of("levies") + of("fire") + of("education") + of("insurance") - of("discount")


def work(dossiers, results):
    rows = pandas.read_csv(dossiers)
    days = pandas.to_datetime(rows["request_date"]).to_numpy().astype("datetime64[D]")
    version = numpy.searchsorted(numpy.array(W.VERSIONS, dtype="datetime64[D]"), days, side="right")
    facts = {name: rows[name].to_numpy() for name in NUMBERS}
    for name, options in CHOICES.items():
        facts[name] = pandas.Categorical(rows[name], categories=options).codes.astype(numpy.int32)
    amounts = {name: numpy.zeros(len(rows), dtype=numpy.int64) for name in LINES}
    for place, year in enumerate(YEARS, 1):
        chosen = numpy.flatnonzero(version == place)
        simulation = SimulationBuilder().build_default_simulation(SYSTEM, len(chosen))
        for name, column in facts.items():
            simulation.set_input(name, year, column[chosen])
        for name in LINES:
            amounts[name][chosen] = simulation.calculate(name, year)
    pandas.DataFrame({"dossier": rows["dossier"], "version": version} | amounts).to_csv(results, index=False)


peer.run(work)
