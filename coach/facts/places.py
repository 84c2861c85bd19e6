"""Places under the different names that people give them."""

from __future__ import annotations

import re
from functools import lru_cache

from coach.facts.tokens import MOST, tokens

_AREA = frozenset(
    "greater area region metropolitan metro city county province district prefecture state and the of "
    "surroundings und "
    "umgebung landkreis kreis grand metropolregion raum stadt comune ciudad cidade ville commune municipality "
    "metropolitana area gran grande land community autonomous downtown central bay oblast voivodeship kommune kommun "
    "lan en et de di do da".split()
)
_SAME_PLACE = {
    other: town
    for town, others in {
        "turin": "torino",
        "munich": "munchen muenchen monaco-di-baviera",
        "cologne": "koln koeln",
        "vienna": "wien",
        "milan": "milano mailand",
        "rome": "roma rom",
        "florence": "firenze florenz",
        "naples": "napoli neapel",
        "venice": "venezia venedig",
        "genoa": "genova genua",
        "prague": "praha prag",
        "warsaw": "warszawa warschau",
        "krakow": "cracow krakau",
        "wroclaw": "breslau",
        "gdansk": "danzig",
        "lisbon": "lisboa lissabon",
        "moscow": "moskva moskau",
        "saint-petersburg": "st-petersburg sankt-peterburg petersburg",
        "copenhagen": "kobenhavn kopenhagen koebenhavn kbh",
        "gothenburg": "goteborg goeteborg",
        "brussels": "bruxelles brussel brussel",
        "antwerp": "antwerpen anvers",
        "ghent": "gent gand",
        "bruges": "brugge",
        "geneva": "geneve genf",
        "zurich": "zuerich",
        "basel": "basle bale",
        "bern": "berne",
        "lucerne": "luzern",
        "lausanne": "losanna",
        "nuremberg": "nuernberg nurnberg",
        "hanover": "hannover",
        "dusseldorf": "duesseldorf",
        "frankfurt": "frankfurt-main frankfurt-am-main frankfurtmain",
        "seville": "sevilla",
        "saragossa": "zaragoza",
        "belgrade": "beograd belgrad",
        "bucharest": "bucuresti bukarest",
        "athens": "athina athen",
        "thessaloniki": "salonica",
        "hague": "den-haag haag s-gravenhage",
        "helsinki": "helsingfors",
        "turku": "abo",
        "tallinn": "reval",
        "vilnius": "wilno",
        "lviv": "lwow lvov lemberg",
        "kyiv": "kiev kiew kyjiw",
        "odesa": "odessa",
        "kharkiv": "kharkov",
        "new-york": "nyc new-york-city manhattan brooklyn",
        "san-francisco": "sf san-francisco-bay sfo",
        "los-angeles": "la lax",
        "washington": "washington-dc dc washington-d-c washington-columbia",
        "philadelphia": "philly",
        "las-vegas": "vegas",
        "bengaluru": "bangalore",
        "mumbai": "bombay",
        "kolkata": "calcutta",
        "chennai": "madras",
        "pune": "poona",
        "delhi": "new-delhi delhi-ncr",
        "gurugram": "gurgaon",
        "yangon": "rangoon",
        "ho-chi-minh": "saigon hcmc ho-chi-minh-city",
        "beijing": "peking",
        "guangzhou": "canton",
        "sao-paulo": "sampa",
        "mexico": "cdmx ciudad-mexico mexico-df",
        "cairo": "al-qahirah",
        "jerusalem": "al-quds",
        "tel-aviv": "tel-aviv-yafo",
        "montreal": "montreal-quebec",
    }.items()
    for other in others.split()
}
"""Other names of large towns, bare, as people abroad and at home write them; words joined by hyphens."""
_COUNTRY = frozenset("country worldwide remote earth world europe global online".split())


def town(place: str) -> str:
    """The one name of the town that a location or a word names, bare, words joined by hyphens; "" where none."""
    return _place(place[:MOST])[0]


@lru_cache(maxsize=2048)
def _place(place: str) -> tuple[str, tuple[str, ...], str]:
    """(town, the larger places around it, the town as written)."""
    parts = [p for p in re.split(r"[,/|(;]", place) if p.strip()]
    first = tokens(parts[0]) if parts else []
    kept = [t for t in first if t.bare not in _AREA]
    if not kept and any(t.bare == "bay" for t in first):
        return "san-francisco", (), place[first[0].start : first[-1].end] if first else ""
    joined = "-".join(t.bare for t in kept)
    if joined in _COUNTRY:
        return "", (), ""
    name = _SAME_PLACE.get(joined, joined)
    around = tuple("-".join(t.bare for t in tokens(p) if t.bare not in _AREA) for p in parts[1:])
    written = parts[0][kept[0].start : kept[-1].end] if kept else ""
    return name, tuple(a for a in around if a), written


def same_place(one: str, other: str) -> bool:
    """Whether two locations name one town: "Turin, Piedmont" and "Greater Turin". The town stands before the comma;
    where both say what is around it, that must not clash: Portland in Maine is not Portland in Oregon."""
    a, around_a, _ = _place(one[:MOST])
    b, around_b, _ = _place(other[:MOST])
    if not a or a != b:
        return False
    regions_a, regions_b = ({r for r in around if r in _REGIONS} for around in (around_a, around_b))
    if regions_a and regions_b and regions_a.isdisjoint(regions_b):
        return False
    lands_a, lands_b = (
        {_REGIONS.get(r) or _LANDS[r] for r in around if r in _REGIONS or r in _LANDS}
        for around in (around_a, around_b)
    )
    return not (lands_a and lands_b and lands_a.isdisjoint(lands_b))


_REGIONS = {
    region: land
    for land, regions in {
        "us": "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois "
        "indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri "
        "montana nebraska nevada new-hampshire new-jersey new-mexico new-york north-carolina north-dakota ohio "
        "oklahoma "
        "oregon pennsylvania rhode-island south-carolina south-dakota tennessee texas utah vermont virginia "
        "west-virginia wisconsin wyoming",
        "uk": "england scotland wales northern-ireland",
        "ca": "ontario quebec alberta british-columbia manitoba saskatchewan nova-scotia new-brunswick",
        "au": "victoria queensland new-south-wales tasmania",
    }.items()
    for region in regions.split()
}
_LANDS = {
    name: names.split()[0]
    for names in (
        "us usa united-states united-states-america america",
        "uk united-kingdom great-britain britain gb",
        "ca canada",
        "au australia",
        *"france germany italy italia spain chile colombia mexico jamaica cuba ireland india poland brazil".split(),
    )
    for name in names.split()
}


def shown_town(place: str) -> str:
    """A location as one says where one lives: the town alone, as it is written."""
    shown = _place(place[:MOST])[2] or " ".join(place.split(",")[0].split())
    if shown.casefold() == "bay area":
        return "the Bay Area"
    return shown.title() if shown.islower() else shown


def place_words(place: str) -> frozenset[str]:
    """The bare words under which a location may be told: its town under all its names."""
    name = town(place)
    if not name:
        return frozenset()
    others = (o for o, t in _SAME_PLACE.items() if t == name)
    return frozenset((name, *others))


def town_of_word(word: str) -> str:
    """The one name of the town a single bare word names; the word itself where it is no other name of a town."""
    return _SAME_PLACE.get(word, word)


def is_town(word: str) -> bool:
    """Whether a bare word, words joined by hyphens, is the name of a large town."""
    return word in _SAME_PLACE or word in _TOWNS


_TOWNS = frozenset(_SAME_PLACE.values()) | frozenset(
    "oslo bergen trondheim stavanger stockholm uppsala lund malmo aarhus odense aalborg helsinki tampere espoo oulu "
    "tartu riga kaunas london manchester birmingham leeds liverpool bristol edinburgh glasgow cardiff belfast dublin "
    "cork galway oxford cambridge york sheffield newcastle nottingham brighton berlin hamburg dresden leipzig bremen "
    "stuttgart essen dortmund bonn mainz freiburg heidelberg karlsruhe kiel graz linz salzburg innsbruck paris lyon "
    "marseille toulouse nice nantes bordeaux lille strasbourg rennes grenoble montpellier madrid barcelona valencia "
    "bilbao malaga granada porto coimbra braga faro bologna bari palermo catania verona padua trieste pisa siena "
    "amsterdam rotterdam utrecht eindhoven groningen leiden delft haarlem nijmegen leuven liege budapest debrecen "
    "szeged brno ostrava bratislava kosice poznan lodz katowice lublin ljubljana zagreb split rijeka sarajevo skopje "
    "sofia plovdiv varna cluj iasi timisoara istanbul ankara izmir nicosia reykjavik luxembourg toronto vancouver "
    "ottawa calgary edmonton winnipeg halifax boston chicago seattle portland austin dallas houston denver phoenix "
    "atlanta miami tampa orlando detroit cleveland cincinnati columbus pittsburgh baltimore nashville memphis tirana "
    "milwaukee sacramento oakland berkeley honolulu charlotte raleigh sydney melbourne brisbane perth adelaide "
    "auckland wellington christchurch tokyo osaka kyoto nagoya sapporo fukuoka seoul busan shanghai shenzhen chengdu "
    "hangzhou nanjing hong-kong taipei singapore kuala-lumpur jakarta bandung manila cebu bangkok hanoi phnom-penh "
    "dhaka karachi lahore islamabad kathmandu hyderabad ahmedabad jaipur lucknow kochi dubai abu-dhabi doha riyadh "
    "muscat beirut amman haifa tehran baghdad tbilisi yerevan baku tashkent almaty nairobi mombasa kampala kigali "
    "lagos abuja accra dakar abidjan johannesburg cape-town durban pretoria harare lusaka casablanca rabat tunis "
    "alexandria bogota medellin cali quito guayaquil lima cusco santiago valparaiso buenos-aires cordoba montevideo "
    "asuncion la-paz caracas panama havana kingston rio-de-janeiro brasilia curitiba recife fortaleza monterrey "
    "guadalajara puebla canberra colombo minneapolis wuhan algiers jeddah addis-ababa vienna tilburg tallinn".split()
)
