"""What a name may mean besides a division: then the division has it only after the word that says so.

Ordinary words, parts of people's names, countries, famous towns, divisions of the Arab countries.
"""

from sources import WORLD, read_tsv
from spelling import bare, fold

LANGUAGE = WORLD.parent / "ar"
# A town of another country is thought of first when it is this big.
FAMOUS = 100_000
# A name is a person's when this many of the source bear a part of it.
BEARERS = 3
# A town of the same country is thought of first when it holds this part of the division's people.
SHARE = 0.1
# A word of this many letters or fewer is too easily another.
SHORT = 3
# A division of fewer people is told by the word for it.
KNOWN = 100_000
# Letters that stand attached before a name, and with which it may be another word: فترات is hardly in Trat.
CLITICS = "وفبلك"
# Islands are called by no other word.
ISLANDS = ("جزيرة", "جزر", "أرخبيل")
SAINTS = ("القديس", "سانت", "سان", "سانتا", "ساو")

# What is told of the side or rank of a division is no name of it: `المنطقة الشمالية` is in every country.
COMMON = {fold(w) for w in (
    "شرق غرب شمال جنوب وسط الشرق الغرب الشمال الجنوب الوسط شرقي غربي شمالي جنوبي شرقية غربية شمالية جنوبية وسطى مركزية "
    "الشرقي الغربي الشمالي الجنوبي الأوسط المركزي الشرقية الغربية الشمالية الجنوبية الوسطى المركزية العليا السفلى الكبرى "
    "الصغرى الأعلى الأدنى الأقصى الساحل الساحلية الهضبة البحيرة البحيرات النهر الضفة الخليج جزر الجزر العاصمة الاتحادية "
    "الفدرالية الفيدرالية القسم الأقاليم التنموية البعيدة المنطقة الإقليم المقاطعة المحافظة الإدارة الشعبة الخارجية مدينة ريف وادي "
    "الوادي الوحدة الاستقلال البحرية الجديدة جديد سنتر ليتورال كويست بلاتيوكس سافانس الذاتية ذاتية اليهودية"
).split()}


class Taken:
    """All that names may mean in the packs, and the towns that are well known."""

    def __init__(self, stop, towns, table):
        self.towns, self.famous, self.words = towns, {}, set(stop.words)
        for name, kind in (("nouns", ("lemma", "plural")), ("adjectives", ("lemma", "plural")),
                           ("verbs", ("lemma", "imperfect", "masdar"))):
            for row in read_tsv(LANGUAGE / "words" / f"{name}.tsv"):
                forms = {fold(form) for column in kind for form in row[column].split("|")}
                self.words |= forms | {"ال" + form for form in forms}
        self.words |= {fold(row["word"]) for row in read_tsv(LANGUAGE / "grammar.tsv")}
        for row in read_tsv(WORLD / "countries.tsv"):
            for column in ("names_ar", "adjectives_ar", "people_ar", "capital_ar", "metonyms_ar"):
                self.words |= {fold(n) for n in row[column].split("|")}
        self.words |= {fold(n) for r in read_tsv(WORLD / "places-curated.tsv") for n in r["names_ar"].split("|")}
        self.words |= {fold(n) for row in table.rows if row[1] != "city" for n in row[-1].split("|")}
        for file in ("name-parts.tsv", "name-parts-abroad.tsv"):
            self.words |= {fold(r["name_ar"]) for r in read_tsv(WORLD / file) if int(r["bearers"]) >= BEARERS}
        for row in read_tsv(WORLD / "people.tsv"):
            self.words |= {fold(n.split(" ")[-1]) for n in row["names_ar"].split("|")}
        for country, named in towns.named.items():
            for name, here in named.items():
                if max(t[3] for t in here) >= FAMOUS:
                    self.famous.setdefault(name, set()).add(country)

    def common(self, name):
        """Whether a name only tells a side or a rank."""
        return set(fold(name).split(" ")) <= COMMON

    def alone(self, name, country, population):
        """Whether a name may stand without the word for the division."""
        key, first = fold(name), name.split(" ")[0]
        here = max((t[3] for t in self.towns.named[country].get(key, ())), default=0)
        return first in ISLANDS or not (
            population < KNOWN or key in self.words or len(bare(name)) <= SHORT or first in SAINTS
            or self.famous.get(key, {country}) != {country} or here > 0 and here >= SHARE * population
            or any(letter + key in self.words for letter in CLITICS)
            or all(w in self.words or len(w) <= SHORT for w in key.split(" "))
        )
