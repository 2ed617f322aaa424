"""Makes claimcheck/data/units.tsv: factors from Pint's registry, the words and signs by which news prose writes each unit from the list below.

Run it where Pint is installed: `python bench/unit_table.py`. Pint is no dependency of claimcheck: to import it takes longer than to read a report.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

TABLE = Path(__file__).resolve().parents[1] / "claimcheck" / "data" / "units.tsv"
BASES = {
    "second": "second", "m": "meter", "kg": "kilogram", "m2": "meter ** 2", "l": "liter", "m/s": "meter / second", "MW": "megawatt", "MWh": "megawatt_hour",
    "degree": "kelvin", "hPa": "hectopascal", "V": "volt", "Hz": "hertz", "byte": "byte", "Sv": "sievert", "kcal": "kilocalorie",
}  # fmt: skip
"""Base unit in which figures are compared -> the unit of Pint that it is."""
UNITS = """
second | second | second | second, seconds, sec, secs |
millisecond | second | millisecond | millisecond, milliseconds | ms
minute | second | minute | minute, minutes, min, mins |
hour | second | hour | hour, hours, hr, hrs | h
day | second | day | day, days |
week | second | week | week, weeks |
month | second | month | month, months |
year | second | year | year, years, yr, yrs |
decade | second | year:10 | decade, decades |
km | m | kilometer | km, kms, kilometer, kilometers, kilometre, kilometres |
mile | m | mile | mile, miles |
nautical mile | m | nautical_mile | nautical mile, nautical miles, nmi |
m | m | meter | meter, meters, metre, metres | m
mm | m | millimeter | mm, millimeter, millimeters, millimetre, millimetres |
cm | m | centimeter | cm, cms, centimeter, centimeters, centimetre, centimetres |
micrometer | m | micrometer | micrometer, micrometers, micrometre, micrometres, micron, microns | µm, μm
inch | m | inch | inch, inches |
foot | m | foot | foot, feet, ft, ft. |
yard | m | yard | yard, yards, yd, yds |
fathom | m | fathom | fathom, fathoms |
furlong | m | furlong | furlong, furlongs |
light-year | m | light_year | light year, light years, light-year, light-years |
kg | kg | kilogram | kg, kgs, kilo, kilos, kilogram, kilograms, kilogramme, kilogrammes |
gram | kg | gram | gram, grams, gramme, grammes | g
milligram | kg | milligram | mg, milligram, milligrams |
microgram | kg | microgram | mcg, microgram, micrograms | µg, μg
pound | kg | pound | lb, lbs, lb., lbs. |
ounce | kg | ounce, troy_ounce | ounce, ounces, oz, oz., troy ounce, troy ounces |
carat | kg | carat | carat, carats |
quintal | kg | metric_ton:0.1 | quintal, quintals |
tonne | kg | metric_ton | tonne, tonnes, metric ton, metric tons, metric tonne, metric tonnes | t, MT
ton | kg | metric_ton, short_ton, long_ton | ton, tons, short ton, short tons, long ton, long tons, us tons, imperial tons |
kilotonne | kg | kilometric_ton, kiloton:1 | kilotonne, kilotonnes, kiloton, kilotons | kt, kT
megatonne | kg | megametric_ton | megatonne, megatonnes, megaton, megatons, mmt | Mt, mt, MtCO2, MtCO2e
gigatonne | kg | gigametric_ton | gigatonne, gigatonnes, gigaton, gigatons | Gt, GtCO2, GtCO2e
acre | m2 | acre | acre, acres |
hectare | m2 | hectare | hectare, hectares | ha
square m | m2 | meter ** 2 | square meter, square meters, square metre, square metres, sq m, sq. m, sq.m, sqm, m2, m², sq meters, sq metres |
square km | m2 | kilometer ** 2 | square kilometer, square kilometers, square kilometre, square kilometres, sq km, sq. km, sq.km, sq kms, sqkm, square km, km2, km², sq kilometers, sq kilometres |
square cm | m2 | centimeter ** 2 | square centimeter, square centimeters, square centimetre, square centimetres, sq cm, cm2, cm² |
square mile | m2 | mile ** 2 | square mile, square miles, sq mile, sq miles, sq. mile, sq. miles, sq mi, sq. mi |
square foot | m2 | foot ** 2 | square foot, square feet, sq ft, sq. ft, sq. ft., sq.ft, sqft, sq feet, ft2, ft² |
square yard | m2 | yard ** 2 | square yard, square yards, sq yd, sq yards |
square inch | m2 | inch ** 2 | square inch, square inches, sq in, sq inches |
cubic m | l | meter ** 3 | cubic meter, cubic meters, cubic metre, cubic metres, cu m, cu. m, m3, m³ |
cubic km | l | kilometer ** 3 | cubic kilometer, cubic kilometers, cubic kilometre, cubic kilometres, cu km, km3, km³ |
cubic cm | l | centimeter ** 3 | cubic centimeter, cubic centimeters, cubic centimetre, cubic centimetres, cc, cm3, cm³ |
cubic foot | l | foot ** 3 | cubic foot, cubic feet, cu ft, cu. ft, ft3, ft³ |
cubic yard | l | yard ** 3 | cubic yard, cubic yards, cu yd, cu yards |
cubic mile | l | mile ** 3 | cubic mile, cubic miles |
acre-foot | l | acre * foot | acre-foot, acre-feet, acre foot, acre feet |
liter | l | liter | liter, liters, litre, litres, ltr, ltrs | L, l
milliliter | l | milliliter | ml, milliliter, milliliters, millilitre, millilitres |
hectoliter | l | hectoliter | hectoliter, hectoliters, hectolitre, hectolitres |
gallon | l | gallon, imperial_gallon | gallon, gallons, gal, us gallons, imperial gallons |
pint | l | pint, imperial_pint | pint, pints |
quart | l | quart, imperial_quart | quart, quarts |
barrel | l | oil_barrel | barrel, barrels, bbl, bbls |
bushel | l | bushel, imperial_bushel | bushel, bushels |
m/s | m/s | meter / second | m/s, mps, meters per second, metres per second, meter per second, metre per second, meters a second, metres a second |
km/s | m/s | kilometer / second | km/s, kilometers per second, kilometres per second, kilometers a second, kilometres a second |
foot/s | m/s | foot / second | fps, ft/s, feet per second, feet a second |
km/h | m/s | kilometer / hour | kph, kmh, km/h, kmph, km/hr, kmp/h, kms/h, kilometers per hour, kilometres per hour, kilometers an hour, kilometres an hour, km per hour, km an hour, kms per hour, kilometer per hour, kilometre per hour |
mph | m/s | mile / hour | mph, mi/h, miles per hour, miles an hour, mile per hour, mile an hour |
knot | m/s | knot | knot, knots, kts, kn |
watt | MW | watt | watt, watts |
kilowatt | MW | kilowatt | kilowatt, kilowatts | kW, KW, kw
megawatt | MW | megawatt | megawatt, megawatts | MW, MWe, MWp
gigawatt | MW | gigawatt | gigawatt, gigawatts | GW, GWe, GWp
terawatt | MW | terawatt | terawatt, terawatts | TW
horsepower | MW | horsepower | horsepower, hp, bhp |
kilowatt-hour | MWh | kilowatt_hour | kwh, kilowatt-hour, kilowatt-hours, kilowatt hour, kilowatt hours |
megawatt-hour | MWh | megawatt_hour | mwh, megawatt-hour, megawatt-hours, megawatt hour, megawatt hours |
gigawatt-hour | MWh | gigawatt_hour | gwh, gigawatt-hour, gigawatt-hours, gigawatt hour, gigawatt hours |
terawatt-hour | MWh | terawatt_hour | twh, terawatt-hour, terawatt-hours, terawatt hour, terawatt hours |
hectopascal | hPa | hectopascal | hectopascal, hectopascals | hPa
millibar | hPa | millibar | millibar, millibars, mbar |
kilopascal | hPa | kilopascal | kilopascal, kilopascals | kPa
psi | hPa | psi | psi, pounds per square inch |
volt | V | volt | volt, volts |
kilovolt | V | kilovolt | kilovolt, kilovolts | kV
kilohertz | Hz | kilohertz | kilohertz, khz |
megahertz | Hz | megahertz | megahertz, mhz |
gigahertz | Hz | gigahertz | gigahertz, ghz |
kilobyte | byte | kilobyte | kilobyte, kilobytes | KB, kB
megabyte | byte | megabyte | megabyte, megabytes | MB
gigabyte | byte | gigabyte | gigabyte, gigabytes | GB
terabyte | byte | terabyte | terabyte, terabytes |
sievert | Sv | sievert | sievert, sieverts | Sv
millisievert | Sv | millisievert | millisievert, millisieverts | mSv
microsievert | Sv | microsievert | microsievert, microsieverts | µSv, μSv
calorie | kcal | kilocalorie | calorie, calories, kcal, kilocalorie, kilocalories |
decibel | decibel | | decibel, decibels | dB
mile per gallon | mile per gallon | | mpg, miles per gallon, mile per gallon, miles to the gallon, miles a gallon |
ppm | ppm | | ppm, parts per million |
magnitude | magnitude | | magnitude |
degree | degree | celsius, fahrenheit | degree, degrees, deg, deg. | °, º, ˚
celsius | degree | celsius | celsius, centigrade, degree celsius, degrees celsius, degree centigrade, degrees centigrade, deg c, deg. c, degrees c, degree c, degrees-celsius | °C, ° C, ºC, º C, ˚C, ˚ C, ℃
fahrenheit | degree | fahrenheit | fahrenheit, degree fahrenheit, degrees fahrenheit, deg f, deg. f, degrees f, degree f, degrees-fahrenheit | °F, ° F, ºF, º F, ˚F, ˚ F, ℉
"""
"""Name, base unit, units of Pint (the usual one first, then others that the word may mean, as it stands or times a factor), words in any case, signs in just this case."""
SCALES = {"celsius": (1.0, 0.0), "fahrenheit": (5 / 9, -160 / 9)}
"""Scales of temperature: factor and what is added, to degrees Celsius."""


def _factor(registry: Any, named: str, base: str) -> tuple[float, float]:
    """Factor and shift from a unit of Pint to a base unit."""
    if named in SCALES:
        return SCALES[named]
    if not named:
        return 1.0, 0.0
    unit, _, times = named.partition(":")
    if unit == "kiloton":
        return 1e6 * float(times), 0.0
    return float(registry.Quantity(float(times or 1), registry.parse_units(unit)).to(BASES[base]).magnitude), 0.0


def rows() -> list[str]:
    """The lines of the table: name, base, "factor shift" of each meaning, words, signs."""
    registry = importlib.import_module("pint").UnitRegistry()
    lines = []
    for line in UNITS.strip().splitlines():
        name, base, meanings, words, signs = (part.strip() for part in line.split("|"))
        factors = dict.fromkeys(_factor(registry, named.strip(), base) for named in meanings.split(","))
        told = ";".join(f"{factor:.10g} {shift:.10g}" for factor, shift in factors)
        lines.append("\t".join((name, base, told, words.replace(", ", ","), signs.replace(", ", ","))).rstrip())
    return lines


if __name__ == "__main__":
    TABLE.write_text("\n".join(rows()) + "\n", encoding="utf-8")
