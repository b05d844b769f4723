"""Which of a place's other names are Arabic, and which comes first.

The names in the packages carry no language, so all that is in Arabic script is a candidate.
"""

from division_words import DIVISION_WORDS, strip_division
from spelling import clean, final_ya, fold, hamzas, ta_marbuta


class Names:
    """Decides which Arabic-script candidates are Arabic names, and which of them comes first."""

    def __init__(self, debian):
        self.debian = debian
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
