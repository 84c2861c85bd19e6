"""Words that tell nobody: what takes the place of a masked detail, and capitals that hide nothing."""

from __future__ import annotations

from coach.people import fold

ORDINARY = frozenset(
    """
    i i'm i'd i've i'll a an the and or but so if as at by for from in of on to with we you he she it they my your our
    his her their this that these those what which who whom whose why when where how is are was were be am have has had
    do does did can could will would shall should may might must not no yes please thank thanks regards best kind warm
    cheers sincerely yours hi hello hey dear greetings good morning afternoon evening day there sir madam team everyone
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december english german french spanish italian dutch american british european europe linkedin
    twitter facebook instagram whatsapp telegram zoom teams google email e-mail ceo cto cfo coo cmo vp hr pr it ai ml ui
    ux seo crm erp saas b2b b2c roi kpi kpis pdf cv phd mba bsc msc ok asap fyi faq api usa uk eu us mr mrs ms dr prof
    inmail re fw fwd ps nb founder director manager head senior lead engineer designer consultant president
    looking hope hoping let just also then here now more most some many all any each every both after before since while
    because however great congratulations congrats sorry quick love loved saw noticed came read follow following happy
    welcome wishing sent connect would
    """.split()
)
"""Words that stand with a capital and name nobody, folded."""

_FIRST = "Robin Alex Sam Kim Jo Chris Pat Lee Max Nicky Jamie Charlie Ray Toni Frances".split()
_LAST = "Marsh Field Brook Hill Wood Lane Heath Dale Ford Glen Moor Stone".split()
_FIRMS = "Alder Birch Cedar Elm Hazel Juniper Larch Maple Oak Poplar Rowan Willow".split()
_PLACES = "Northport Easton Westbury Southam Midvale Lakeside Hillbrook Fernley".split()
_FIXED = {
    "EMAIL": "name@example.com",
    "LINK": "example.com",
    "HANDLE": "@name",
    "SECRET": "secret",
    "FILE": "file.pdf",
    "ADDRESS": "1 Main Street",
    "DATE": "1 January 2000",
    "TITLE": "A title",
}


class StandIns:
    """Stand-ins for one text: the same words get the same one each time."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, str], str] = {}

    def of(self, kind: str, words: str) -> str:
        """What stands for `words`, a detail of the kind with this name."""
        if kind in _FIXED:
            return _FIXED[kind]
        if kind == "NAME":
            parts = [p for p in words.split() if p[:1].isupper() or p[:1].isdigit()] or [words]
            return " ".join(self._one("first" if n == 0 else "last", part) for n, part in enumerate(parts[:3]))
        if kind == "COMPANY":
            return f"{self._one('firm', words)} Ltd"
        if kind == "SCHOOL":
            return f"{self._one('place', words)} College"
        if kind == "PLACE":
            return self._one("place", words)
        return "".join(
            "0" if c.isdigit() else "X" if kind in ("ACCOUNT", "IDENTITY") and c.isalpha() else c for c in words
        )

    def _one(self, pool: str, word: str) -> str:
        key = fold(word)
        for other in ("first", "last", "firm", "place"):
            if (other, key) in self._given:
                return self._given[other, key]
        names = {"first": _FIRST, "last": _LAST, "firm": _FIRMS, "place": _PLACES}[pool]
        number = sum(1 for kind, _ in self._given if kind == pool)
        turn = number // len(names)
        made = names[number % len(names)] + (f" {turn + 1}" if turn else "")
        self._given[pool, key] = made
        return made
