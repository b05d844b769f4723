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
DIVISION_WORDS = (
    "محافظة ولاية منطقة مديرية قضاء ناحية معتمدية دائرة بلدية إقليم عمالة شعبية إمارة جهة مقاطعة "
    "مركز لواء قسم شهرستان بخش استان محلية مدينة أمانة ناحيه منطقه محافظه"
).split()
PERSIAN_WORDS = set("شهرستان بخش استان شهر دهستان فرمانداري فرماندارئ استن قصبه ضلع ولسوالي تحصيل".split())


def strip_division(name):
    first, _, rest = name.partition(" ")
    return rest if first in DIVISION_WORDS and rest and first != "مدينة" else name
