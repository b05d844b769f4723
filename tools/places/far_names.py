"""How a division outside the Arab countries is called: bare, and after each word that news has for it."""

import pathlib

from division_words import NO_DIVISION, OTHERS, WHOLE, WORDS, bare_name
from sources import read_tsv
from spelling import clean, fold, hamzas, unfold

BY_HAND = pathlib.Path(__file__).with_name("division-names.tsv")
# Spellings that are written with each word for the division; the rest only with the first.
SPELLINGS = 2


def by_hand():
    """ISO code → [(mark, name)]: ! for only after the word, = for as it stands, - for no names of the packages."""
    marked = {}
    for row in read_tsv(BY_HAND):
        marked[row["iso"]] = [(n[0], n[1:]) if n[0] in "!=-" else ("", n) for n in row["names_ar"].split("|")]
    return marked


class FarNames:
    """The names by hand, those of CLDR and those of GeoNames, made one list."""

    def __init__(self, names, taken):
        self.names, self.taken, self.hand = names, taken, by_hand()

    def called(self, d, found, population):
        """All names of a division, best first; `found` are those of GeoNames."""
        hand, country = self.hand.get(d["iso"] or d["code"], []), d["country"]
        words = WORDS.get(country, OTHERS)
        # (name, whether it may stand alone), best first.
        short = [(name, not mark) for mark, name in hand if mark in ("", "!")]
        whole = [name for mark, name in hand if mark == "="]
        for raw in [] if ("-", "") in hand else [d["ar"] or ""] + found:
            name = (clean(raw) or [""])[0]
            own = bare_name(name)
            # The most careful spelling seen anywhere: إزمير, not ازمير.
            careful = self.names.spelling.get(fold(own), own)
            if hamzas(careful) > hamzas(own):
                name, own = name.replace(own, careful), careful
            if not name or self.taken.common(own) or own.split(" ")[0] in NO_DIVISION:
                continue
            short.append((own, self.taken.alone(own, country, population)))
            if own != name and name.endswith(own) and name.split(" ")[0] in WHOLE:
                whole.append(name)
        marks = {}
        for name, alone in short:
            marks.setdefault(name, alone)
        alone = [name for name, free in marks.items() if free]
        full = [f"{word} {name}" for name in list(marks)[:SPELLINGS] for word in words
                if not name.startswith(word)]
        full += [f"{words[0]} {name}" for name in list(marks)[SPELLINGS:]]
        return unfold(alone + whole + full)
