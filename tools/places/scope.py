"""Which places go into the table: how near a country is to what Arabic news tells of."""

ARAB = set("DZ BH KM DJ EG IQ JO KW LB LY MR MA OM PS QA SA SO SD SY TN AE YE EH".split())
# Places of any size: the Arab countries and those that Arabic news reports from village by village.
ANY_SIZE = ARAB | set("IR TR IL AF PK ML NE TD BF SS ET ER".split())
# Places from 1,000 people: the rest of Asia and Africa, and eastern and south-eastern Europe.
EUROPE_EAST = set("UA RU BY MD GR CY BG RO RS BA XK MK AL ME HR SI HU PL LT LV EE GE AM AZ MT".split())
# Second-level divisions are kept for these countries only.
DISTRICTS = ARAB | {"IR", "TR"}
# Of these, the second-level divisions that news names as often as the first: departments, provinces, counties.
COUNTIES = set("FR GB IT ES BE PH BF".split())
MIN_NEAR, MIN_FAR = 1_000, 15_000


def least(country, continent):
    """The fewest inhabitants with which a place of a country goes in."""
    if country in ANY_SIZE:
        return 0
    return MIN_NEAR if country in EUROPE_EAST or continent in ("AS", "AF") else MIN_FAR
