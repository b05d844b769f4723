"""Rows of divisions: how each is called, bare and in full."""

from division_words import LEVEL1_WORD, PERSIAN_WORDS, strip_division
from far_names import FarNames
from scope import ARAB, COUNTIES, DISTRICTS
from spelling import fold, latin, ta_marbuta, unfold


def add_divisions(divisions, iso3, names, towns, table):
    """Adds the divisions of the Arab countries, and the districts of Iran and Turkey."""
    for d in divisions.rows.values():
        country, arab = d["country"], d["country"] in ARAB
        if country not in iso3 or not (country in DISTRICTS and not d["first"] or arab):
            continue
        place = divisions.where(d)
        if not place:
            continue
        found = names.choose(d["geonames"], d["aliases"] + [d["name"]], arab)
        if not found and country in DISTRICTS:
            # A division without an Arabic name is often called after its chief town.
            _, found = towns.biggest.get((country, latin(d["en"]).lower()), (0, []))
        short, found = called(d, found, names, towns)
        lat, lon, population = place
        admin1 = divisions.admin1_of(d)
        if not d["first"] and not divisions.members.get(d["number"]):
            # A district without a town in the package lies where the town of its name lies.
            for town in (t for n in short for t in towns.named[country].get(fold(n), ())):
                if town[0] == admin1:
                    lat, lon = town[1:3]
                    break
        table.add(d["geonames"], "province" if d["first"] else "district", iso3[country], admin1,
                  lat, lon, population, d["en"], found, arab, first=d["first"] and arab)


def add_far_divisions(divisions, iso3, names, towns, table, taken):
    """Adds the divisions of the other countries, and those below where news names them."""
    far = FarNames(names, taken)
    for d in divisions.rows.values():
        country = d["country"]
        if country not in iso3 or country in ARAB or not (d["first"] or country in COUNTIES and d["ar"]):
            continue
        place = divisions.where(d)
        found = names.choose(d["geonames"], d["aliases"] + [d["name"]], False)
        if not found and country in DISTRICTS:
            _, found = towns.biggest.get((country, latin(d["en"]).lower()), (0, []))
        kept = far.called(d, found, place[2] if place else 0)
        lat, lon, population = place or (None, None, 0)
        table.put(d["geonames"], "province" if d["first"] else "district", iso3[country], divisions.admin1_of(d),
                  lat, lon, population, d["en"], kept)


def called(d, found, names, towns):
    """The bare names of a division, and all its names, best first."""
    country = d["country"]
    word = LEVEL1_WORD.get(country) if d["first"] else None
    whole = [n for n in found if strip_division(n) != n and n.split(" ")[0] not in PERSIAN_WORDS]
    short = list(dict.fromkeys(strip_division(n) for n in found))
    if country in ARAB:
        short = [ta_marbuta(names.spelling.get(fold(n), n)) for n in short]
    if d["first"]:
        if word and short and word not in short[0] and not any(n.startswith(word + " ") for n in whole):
            whole.insert(0, f"{word} {short[0]}")
        return short, unfold(short[:2] + whole[:2] + short[2:])
    # The bare name of a district means its town where there is one.
    return short, unfold(whole + [n for n in short if fold(n) not in towns.named[country]])
