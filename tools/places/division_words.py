"""What divisions are called: the words before a name that say "province", "district" and so on."""

# What a first-level division is called in Arabic. The full form (محافظة حلب) can only mean the
# division, the bare one (حلب) may mean the city: both are written.
LEVEL1_WORD = {
    **dict.fromkeys("EG IQ JO KW LB OM BH SY YE PS IR".split(), "محافظة"),
    **dict.fromkeys("DZ TN SD MR TR".split(), "ولاية"),
    **dict.fromkeys("SO DJ".split(), "إقليم"),
    **dict.fromkeys("MA".split(), "جهة"),
    "AF": "ولاية", "SA": "منطقة", "AE": "إمارة", "QA": "بلدية", "TD": "إقليم",
}
# The same for the countries whose Arabic names come from CLDR or from hand: all words that news uses, the usual one
# first. Where none stands here: the two of `OTHERS`.
WORDS = {
    **dict.fromkeys("US IN MX BR DE AU VE SS UZ TM MM NG".split(), ("ولاية",)),
    **dict.fromkeys("AF TR".split(), ("ولاية", "إقليم", "محافظة", "مقاطعة")),
    **dict.fromkeys("RU UA BY KZ KG TJ".split(), ("مقاطعة", "منطقة", "إقليم")),
    **dict.fromkeys("IR TH".split(), ("محافظة", "إقليم", "مقاطعة")),
    **dict.fromkeys("FR IT ES GR CL".split(), ("إقليم", "منطقة", "مقاطعة")),
    **dict.fromkeys("PK ET CD MZ CN VN PH ID GH".split(), ("إقليم", "مقاطعة", "منطقة")),
    **dict.fromkeys("ML NE BF CM SN CF CG GN TD".split(), ("منطقة", "إقليم", "ولاية", "مقاطعة")),
    **dict.fromkeys("CA ZA AR CU KE GB IE UG RW".split(), ("مقاطعة",)),
    **dict.fromkeys("JP PL BG SE LA KH MN".split(), ("محافظة", "مقاطعة", "إقليم")),
    **dict.fromkeys("SI MT MK LV EE LT MC SM".split(), ("بلدية", "مقاطعة")),
    "CH": ("كانتون", "مقاطعة"), "MY": ("ولاية", "إقليم"), "AT": ("ولاية", "إقليم"), "ER": ("إقليم", "منطقة"),
}
OTHERS = ("مقاطعة", "إقليم")
DIVISION_WORDS = (
    "محافظة ولاية منطقة مديرية قضاء ناحية معتمدية دائرة بلدية إقليم عمالة شعبية إمارة جهة مقاطعة "
    "مركز لواء قسم شهرستان بخش استان محلية مدينة أمانة ناحيه منطقه محافظه"
).split()
PERSIAN_WORDS = set("شهرستان بخش استان شهر دهستان فرمانداري فرماندارئ استن قصبه ضلع ولسوالي تحصيل".split())


def strip_division(name):
    first, _, rest = name.partition(" ")
    return rest if first in DIVISION_WORDS and rest and first != "مدينة" else name


# Words for a division that only CLDR puts before a name, or after it.
FOREIGN_WORDS = set("أوبلاست أوبلاستي أوبليس كراي أوكروغ أتول آتول كانتون إدارة أدارة اقليم امارة شعبة أبرشية ضاحية جمهورية".split())
# What a name of CLDR may begin with that is left as it stands, and what is no name of a division.
WHOLE = set("ولاية إقليم محافظة مقاطعة منطقة كانتون بلدية جمهورية".split())
NO_DIVISION = set("مدينة بلدة قرية شارع حي شركة قسم".split())


def bare_name(name):
    """A name of CLDR without the words for a division around it."""
    words = name.split(" ")
    while len(words) > 1 and words[0] in FOREIGN_WORDS | set(DIVISION_WORDS) - {"مدينة"}:
        words = words[1:]
    while len(words) > 1 and words[-1] in FOREIGN_WORDS:
        words = words[:-1]
    return " ".join(words)
