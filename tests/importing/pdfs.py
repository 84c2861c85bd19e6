"""PDFs laid out as LinkedIn's "Save to PDF" lays them out, with the truth beside them. Nobody in them exists.

The geometry is that of shared facts: US Letter, a sidebar at x 22 on the first page, the main column at x 224, name 26
pt, headline and company 12, position 11.5, dates 10.5, headings 15.75 and 13, location in grey; the y axis turned over
and translations nested; hard spaces in date lines, which are several runs; the address wrapped; a footer on each page.
"""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass, field

WIDTH, HEIGHT = 612, 792
MAIN, ASIDE = 224, 22
BOTTOM = 730
NBSP = "\u00a0"


@dataclass
class Truth:
    name: str = ""
    headline: str = ""
    location: str = ""
    company: str | None = None
    past_companies: list[str] = field(default_factory=list)
    schools: list[str] = field(default_factory=list)
    works: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    address: str = ""


class Paper:
    """Pages on which stretches of text are put at a place. One font: a glyph a character, half an em wide."""

    def __init__(self) -> None:
        self.codes: dict[str, int] = {}
        self.pages: list[list[str]] = []
        self.new_page()

    def new_page(self) -> None:
        self.pages.append([])

    def put(self, text: str, x: float, y: float, size: float, grey: float = 0.0, page: int = -1) -> None:
        """`text` with its baseline `y` points from the top."""
        shown = "".join(f"{self.codes.setdefault(c, len(self.codes) + 3):04x}" for c in text)
        half = len(shown) // 8 * 4  # in two pieces, as a program that kerns writes
        pieces = f"[<{shown[:half]}> -12 <{shown[half:]}>]" if half else f"[<{shown}>]"
        self.pages[page].append(
            f"q 1 0 0 1 {x - 10:.2f} {y - 20:.2f} cm q 1 0 0 1 10 20 cm {grey} {grey} {grey} rg "
            f"BT /F1 {size} Tf 1 0 0 -1 0 0 Tm {pieces} TJ ET Q Q"
        )

    def bytes(self, squeeze: bool = True) -> bytes:
        objects: list[bytes] = []
        kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(self.pages)))
        objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
        objects.append(f"<< /Type /Pages /Count {len(self.pages)} /Kids [{kids}] >>".encode())
        objects.append(
            b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [4 0 R]"
            b" /ToUnicode 5 0 R >>"
        )
        objects.append(
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /DW 500 /CIDSystemInfo << /Registry (Adobe)"
            b" /Ordering (Identity) /Supplement 0 >> >>"
        )
        pairs = [f"<{code:04x}> <{c.encode('utf-16-be').hex()}>" for c, code in self.codes.items()]
        chunks = [pairs[n : n + 100] for n in range(0, len(pairs), 100)]
        body = "\n".join(f"{len(some)} beginbfchar\n" + "\n".join(some) + "\nendbfchar" for some in chunks)
        cmap = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def\n"
            f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{body}\nendcmap end end"
        )
        objects.append(_stream(cmap.encode(), squeeze))
        for n, drawn in enumerate(self.pages):
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << /F1 3 0 R >> >>"
                f" /Contents {7 + 2 * n} 0 R >>".encode()
            )
            objects.append(_stream("\n".join([f"1 0 0 -1 0 {HEIGHT} cm", *drawn]).encode(), squeeze))
        out = bytearray(b"%PDF-1.4\n")
        places = []
        for number, item in enumerate(objects, 1):
            places.append(len(out))
            out += f"{number} 0 obj\n".encode() + item + b"\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
        trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info << /Producer (Apache FOP Version 2.2) >> >>"
        return bytes(out + f"{trailer}\nstartxref\n{start}\n%%EOF\n".encode())


def _stream(data: bytes, squeeze: bool) -> bytes:
    body = zlib.compress(data) if squeeze else data
    how = b"/Filter /FlateDecode " if squeeze else b""
    return b"<< " + how + b"/Length " + str(len(body)).encode() + b" >>\nstream\n" + body + b"\nendstream"


def wrapped(text: str, size: float, room: float) -> list[str]:
    """`text` in lines of at most `room` points; words are cut only where there are no spaces."""
    most = max(4, int(room / (size * 0.5)))
    words = text.split(" ")
    lines = [""]
    for word in words:
        while len(word) > most:
            cut = most - (len(lines[-1]) + 1 if lines[-1] else 0)
            if cut < 4:
                lines.append("")
                continue
            lines[-1] += (" " if lines[-1] else "") + word[:cut]
            word = word[cut:]
            lines.append("")
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append(word)
        else:
            lines[-1] += (" " if lines[-1] else "") + word
    return [line for line in lines if line]


NAMES = (
    "Marta Königsberger-Łuczak",
    "Ἀναστασία Παπαδοπούλου",
    "Ольга Викторовна Синицына",
    "田中 恵子",
    "אברהם בן־דוד כהן",
    "Jean-Rémy d'Aubigné, PhD",
    "Siobhán O'Hara",
    "Nguyễn Thị Minh Khai",
)
HEADLINES = (
    "Head of kiln maintenance at a small pottery | Writes about glazes, firing curves and what goes wrong between them",
    "Nurse",
    "Инженер водоснабжения и насосных станций",
    "Υπεύθυνη αρχείου | Τεκμηρίωση προφορικής ιστορίας σε νησιωτικές κοινότητες",
    "司書・地域資料の保存担当",
    "מנהלת מוזיאון לתולדות הדפוס",
    "Building bridges, mostly real ones, in the south of Portugal and the north of Spain",
)
PLACES = (
    "Turin, Piedmont, Italy",
    "Greater Leeds Area",
    "Санкт-Петербург, Россия",
    "東京都 日本",
    "תל אביב, ישראל",
    "Αθήνα",
)
COMPANIES = (
    "Slip & Glaze Ltd",
    "Northern Waterworks and Pumping Stations Consortium of the Upper Valley",
    "ООО «Насос»",
    "Ωδείο Αθηνών",
    "株式会社山田製作所",
    "דפוס חדש בע״מ",
    "Teatro Sá de Miranda",
    "Kommunernas Landsförbund",
    "Self-employed",
    "Experience Works",
)
TITLES = (
    "Managing editor",
    "Senior kiln technician for tunnel kilns and periodic kilns of the second site in Stoke",
    "Инженер",
    "司書",
    "Head of Education",
)
SCHOOLS = (
    "Lunds universitet",
    "Universidade do Porto",
    "СПбГУ",
    "東京大学",
    "האוניברסיטה העברית בירושלים",
    "The Royal Northern College of Music, Speech, Drama and Associated Performing Arts",
    "Εθνικό Μετσόβιο Πολυτεχνείο",
)
MONTHS = "January February March April May June July August September October November December".split()
WORKS = (
    "What the kiln log does not say: forty years of firing notes read backwards",
    "Pumps",
    "Νησιωτικά αρχεία",
    "小さな図書館の記録",
    "Notes on rain",
)
TONGUES = (
    "English (Full Professional)",
    "Svenska (Native or Bilingual)",
    "日本語 (Elementary)",
    "Русский (Limited Working)",
)


class Printer:
    """Writes down the main column with page breaks."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.y = 60.0

    def line(self, text: str, size: float, grey: float = 0.0, before: float = 0.0, x: float = MAIN) -> None:
        self.y += before + size * 1.2
        if self.y > BOTTOM:
            self.paper.new_page()
            self.y = 40 + size * 1.2
        self.paper.put(text, x, self.y, size, grey)

    def lines(self, text: str, size: float, grey: float = 0.0, before: float = 0.0) -> None:
        for n, piece in enumerate(wrapped(text, size, WIDTH - MAIN - 40)):
            self.line(piece, size, grey, before if n == 0 else 0.0)

    def dates(self, text: str, size: float) -> None:
        """A date line, in two runs."""
        self.line("", size)
        cut = text.find("(")
        first = text[:cut] if cut > 0 else text
        self.paper.put(first, MAIN, self.y, size)
        if cut > 0:
            self.paper.put(text[cut:], MAIN + len(first) * size * 0.5, self.y, size)


def profile(seed: int) -> tuple[bytes, Truth]:
    """A saved profile, and what it says."""
    chance = random.Random(seed)
    paper, truth = Paper(), Truth()
    out = Printer(paper)
    truth.name = chance.choice(NAMES)
    out.lines(truth.name, 26)
    truth.headline = chance.choice(HEADLINES)
    out.lines(truth.headline, 12, before=4)
    truth.location = chance.choice(PLACES)
    out.line(truth.location, 12, grey=0.69)
    paper.put(NBSP, 600, 100, 12)
    if chance.random() < 0.7:
        out.line("Summary", 15.75, before=18)
        for _ in range(chance.randrange(1, 6)):
            out.lines("I mend kilns and write down how. Experience: none of it wasted. " * chance.randrange(1, 4), 12)
    _experience(out, chance, truth)
    _education(out, chance, truth)
    _sidebar(paper, chance, truth)
    for number in range(len(paper.pages)):
        footer = f"Page {number + 1} of {len(paper.pages)}"
        paper.put(footer[:5], 384, 778, 9, page=number)
        paper.put(footer[5:], 384 + 5 * 4.5, 778, 9, page=number)
    return paper.bytes(), truth


def _experience(out: Printer, chance: random.Random, truth: Truth) -> None:
    out.line("Experience", 15.75, before=18)
    year = 2025
    past: list[str] = []
    for number, company in enumerate(chance.sample(COMPANIES, chance.randrange(1, 8))):
        open_ = number == 0 and chance.random() < 0.75
        out.lines(company, 12, before=12)
        roles = chance.choice((1, 1, 1, 2, 3))
        if roles > 1:
            out.line(f"{roles + 1} years 2 months", 10.5)
        for role in range(roles):
            out.lines(chance.choice(TITLES), 11.5, before=6)
            began = year - chance.randrange(1, 3)
            if open_ and role == 0:
                when = f"{chance.choice(MONTHS)} {began}{NBSP}-{NBSP}Present{NBSP}({year + 1 - began} years)"
            elif chance.random() < 0.3:
                when = f"{began}{NBSP}-{NBSP}{year}{NBSP}({year - began} years)"
            else:
                months = f"{chance.choice(MONTHS)} {began}{NBSP}-{NBSP}{chance.choice(MONTHS)} {year}"
                when = f"{months}{NBSP}({year - began} years 1 month)"
            out.dates(when, 10.5)
            if chance.random() < 0.6:
                out.line(chance.choice(PLACES), 10.5, grey=0.69)
            for _ in range(chance.choice((0, 0, 1, 3, 9))):
                out.lines("- Ran the works at night, 2014 - 2016, and wrote the manual (120 pages).", 10.5)
            year = began
        if open_:
            truth.company = company
        elif company not in past:
            past.append(company)
    truth.past_companies = past


def _education(out: Printer, chance: random.Random, truth: Truth) -> None:
    out.line("Education", 15.75, before=18)
    for school in chance.sample(SCHOOLS, chance.randrange(1, 4)):
        out.lines(school, 12, before=10)
        if chance.random() < 0.8:
            out.lines(f"Master's degree, Ceramics and Glass{NBSP}· (2004{NBSP}-{NBSP}2008)", 10.5)
        truth.schools.append(school)


def _sidebar(paper: Paper, chance: random.Random, truth: Truth) -> None:
    y = 60.0

    def heading(text: str) -> None:
        nonlocal y
        y += 26
        paper.put(text, ASIDE, y, 13, page=0)

    def item(text: str) -> None:
        nonlocal y
        y += 5
        for piece in wrapped(text, 10.5, 180):
            y += 12.6
            paper.put(piece, ASIDE, y, 10.5, page=0)

    heading("Contact")
    slug = "kiln-and-glaze-" + "".join(chance.choices("abcdefghij0123456789", k=chance.randrange(4, 30)))
    truth.address = f"www.linkedin.com/in/{slug}"
    for piece in wrapped(truth.address, 10.5, 150):
        y += 12.6
        paper.put(piece, ASIDE, y, 10.5, page=0)
    y += 12.6
    paper.put("(LinkedIn)", ASIDE, y, 10.5, page=0)
    heading("Top Skills")
    for skill in ("Kilns", "Customer", "Experience"):
        item(skill)
    if chance.random() < 0.6:
        heading("Languages")
        for tongue in chance.sample(TONGUES, chance.randrange(1, 4)):
            item(tongue)
            truth.languages.append(tongue.rsplit(" (", 1)[0])
    if chance.random() < 0.4:
        heading("Certifications")
        item("Health and Safety at Height, Level 2")
    if chance.random() < 0.5:
        heading("Publications")
        for work in chance.sample(WORKS, chance.randrange(1, 4)):
            item(work)
            truth.works.append(work)
