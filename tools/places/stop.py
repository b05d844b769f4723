"""Names that are ordinary words or names of people: left out, or said in a roundabout way."""

from sources import read_tsv
from spelling import bare, fold, unfold

# A name that is a common word is safe when the place is this big.
BIG = 200_000
MAX_NAMES = 5
SETTLEMENTS = ("مدينة", "بلدة", "قرية")


class Stop:
    """The stop list, and what it leaves of the names of a place."""

    def __init__(self, path):
        self.words = read_stop(path)

    def safe(self, names, population, kind, first_level, near, seats=frozenset()):
        """Replaces names that are ordinary words or names of people, or leaves them out."""
        big = population >= BIG or first_level
        kept, spoken, best = [], [], False
        for place, name in enumerate(names):
            reason, always = self.words.get(fold(name), ("", False))
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


def read_stop(path):
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
