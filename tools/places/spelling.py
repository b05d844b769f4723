"""The spelling of names: which letters are Arabic, which spellings are one name, how a careful writer has it."""

import re
import unicodedata

from division_words import PERSIAN_WORDS

MAX_WORDS = 5

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


def unfold(names):
    """Removes later names that fold to an earlier one."""
    first = {}
    for name in names:
        first.setdefault(fold(name), name)
    return list(first.values())
