"""English names of divisions, which the packages often have in transliteration only."""

import re

from scope import ARAB
from spelling import latin

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
    "UA.01": "Cherkasy", "UA.02": "Chernihiv", "UA.03": "Chernivtsi", "UA.04": "Dnipropetrovsk", "UA.05": "Donetsk",
    "UA.06": "Ivano-Frankivsk", "UA.07": "Kharkiv", "UA.08": "Kherson", "UA.09": "Khmelnytskyi",
    "UA.10": "Kirovohrad", "UA.11": "Crimea", "UA.12": "Kyiv City", "UA.13": "Kyiv", "UA.14": "Luhansk",
    "UA.15": "Lviv", "UA.16": "Mykolaiv", "UA.17": "Odesa", "UA.18": "Poltava", "UA.19": "Rivne", "UA.21": "Sumy",
    "UA.22": "Ternopil", "UA.23": "Vinnytsia", "UA.24": "Volyn", "UA.25": "Zakarpattia", "UA.26": "Zaporizhzhia",
    "UA.27": "Zhytomyr",
    "PS.WE.7870657": "Ramallah and al-Bireh", "PS.GZ.7870268": "Deir al-Balah", "PS.WE.7870653": "Jericho",
}

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
