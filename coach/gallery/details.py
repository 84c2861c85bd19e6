"""What personal details look like: bounded expressions by kind, the certain ones first."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """What a detail is, in words for the list of decisions."""

    EMAIL = "e-mail address"
    LINK = "link"
    HANDLE = "account name"
    PHONE = "phone number"
    ACCOUNT = "account or card number"
    IDENTITY = "number of a document"
    SECRET = "key or password"
    NETWORK = "network address"
    ADDRESS = "address"
    DATE = "date"
    MONEY = "amount of money"
    AGE = "age"
    NUMBER = "number"
    FILE = "file name"
    TITLE = "title"
    SCHOOL = "school"
    COMPANY = "company"
    PLACE = "place"
    NAME = "name"


_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_CAP = r"[A-ZÀ-ÖØ-Þ][\w'’-]{0,30}"
_CAPS = rf"{_CAP}(?: (?:(?:of|de|van|von|der|den|la|le|da|du|and|&) ){{0,2}}{_CAP}){{0,3}}"
_STREET = r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Way|Square|Place|Court|Close|Terrace|Boulevard|Blvd|Quay|Row)"
LEGAL = (
    r"(?:Ltd|Limited|LLC|LLP|Inc|Corp|Corporation|Company|Co|plc|PLC|GmbH|AG|KG|SE|SA|SAS|SARL|Srl|SpA|BV|NV|AB|AS|"
    r"Oy|ApS|Group|Partners|Studios?|Labs?|Solutions|Technologies|Systems|Consulting|Bank|Foundation|Agency|Holdings|"
    r"Capital|Ventures|Associates|Press|Museum|Hospital|Trust|Council)"
)
_TLD = (
    r"(?:com|org|net|io|co|ai|app|dev|me|info|biz|eu|uk|de|fr|es|it|nl|se|no|dk|fi|ch|at|be|ie|pl|pt|us|ca|au|in|xyz)"
)

_SURE: tuple[tuple[Kind, str], ...] = (
    (Kind.EMAIL, r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
    (Kind.EMAIL, r"\b[\w.-]{1,64} ?[\[(]at[\])] ?[\w-]{1,63}(?: ?(?:[\[(]dot[\])]|\.) ?[\w-]{2,63}){1,3}"),
    (Kind.LINK, r"\b(?:https?|ftp)://[^\s<>\"”]{1,500}"),
    (Kind.LINK, rf"\b(?:[\w-]{{1,63}}\.){{1,4}}{_TLD}\b(?:/[^\s<>\"”]{{0,300}})?"),
    (Kind.FILE, r"\b[\w-]{1,60}\.(?:pdf|docx?|pptx?|xlsx?|zip|png|jpe?g|csv|key|pages)\b"),
    (Kind.SECRET, r"\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b"),
    (Kind.SECRET, r"\b(?:sk|pk|ghp|xox[abp])[-_][\w-]{8,120}"),
    (
        Kind.SECRET,
        r"(?i:\b(?:pass(?:word|code|phrase)|pin|secret|token)\b(?: is)?:? ?)"
        r"(?P<it>[^\s,.;]{3,60}\d[^\s,.;]{0,60}|\d{4,8})",
    ),
    (Kind.ACCOUNT, r"\b0x[0-9a-fA-F]{20,64}\b"),
    (Kind.ACCOUNT, r"\b(?:bc1|[13])[a-km-zA-HJ-NP-Z1-9]{25,59}\b"),
    (Kind.ACCOUNT, r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"),
    (Kind.ACCOUNT, r"\b\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}\b"),
    (Kind.ACCOUNT, r"(?i:\bsort code:? ?)(?P<it>\d\d-\d\d-\d\d)"),
    (Kind.IDENTITY, r"\b\d{3}-\d{2}-\d{4}\b"),
    (Kind.IDENTITY, r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
    (
        Kind.IDENTITY,
        r"(?i:\b(?:passport|licen[cs]e|ref(?:erence)?|order|invoice|case|ticket|booking|account|customer|vat|tax|job|"
        r"req|student|employee|member|patient|flight)\b(?: (?:no|number|id|code))?\.?[:#]? ?[#:]? ?)"
        r"(?P<it>[A-Z]{0,4}[-/]?\d[\w/-]{2,30})",
    ),
    (Kind.IDENTITY, r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b"),
    (Kind.NETWORK, r"\b(?:\d{1,3}\.){3}\d{1,3}\b"),
    (Kind.NETWORK, r"\b(?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}\b"),
    (Kind.NETWORK, r"\b(?:[0-9a-fA-F]{1,4}:){3,7}:?[0-9a-fA-F]{1,4}\b"),
    (Kind.ADDRESS, r"-?\b\d{1,3}\.\d{3,8}, ?-?\d{1,3}\.\d{3,8}"),
    (Kind.ADDRESS, rf"\b\d{{1,5}}[a-zA-Z]? (?:{_CAP} ){{1,3}}{_STREET}\b\.?"),
    (Kind.ADDRESS, r"\b[A-ZÄÖÜ][\wäöüß]{1,30}(?:stra(?:ß|ss)e|weg|gasse|platz|allee) \d{1,4}[a-z]?\b"),
    (Kind.ADDRESS, r"\b(?:rue|avenue|via|calle|plaza) (?:de |du |la |del ){0,2}[A-Z]\w{1,30},? \d{1,4}\b"),
    (Kind.ADDRESS, r"\bP\.? ?O\.? Box \d{1,6}\b"),
    (Kind.ADDRESS, r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"),
    (Kind.ADDRESS, r"\b[A-Z]{2} \d{5}(?:-\d{4})?\b"),
    (Kind.DATE, r"\b\d{4}-\d{2}-\d{2}\b"),
    (Kind.DATE, r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b"),
    (Kind.DATE, rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b(?:,? \d{{4}})?"),
    (Kind.DATE, rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?"),
    (Kind.DATE, rf"\b{_MONTH},? \d{{4}}\b"),
    (Kind.MONEY, r"[£$€¥₹] ?\d[\d,.]{0,15}\d?(?: ?(?:k|m|bn|K|M|thousand|million|billion))?\b"),
    (Kind.MONEY, r"\b(?:USD|EUR|GBP|CHF|AUD|CAD|SEK|INR) ?\d[\d,.]{0,15}k?\b"),
    (Kind.MONEY, r"\b\d[\d,.]{0,15}k? ?(?:USD|EUR|GBP|CHF|SEK|INR|dollars|euros?|pounds|francs|rupees)\b"),
    (Kind.AGE, r"(?i:\baged? |\bturn(?:ed|ing)? )(?P<it>\d{1,3})\b"),
    (Kind.AGE, r"\b(?P<it>\d{1,3})[ -]years?[ -]old\b"),
    (
        Kind.HANDLE,
        r"(?i:\b(?:skype|telegram|whatsapp|wechat|signal|discord|instagram|twitter|line|slack)\b(?: id| handle| name)?"
        r"(?: is)?:? )(?P<it>[@\w][\w.#-]{2,30}\d[\w.#-]{0,20}|@[\w.#-]{2,30}|[a-z]{2,20}[._][\w.]{2,20})",
    ),
    (Kind.HANDLE, r"(?<![\w.])@\w[\w.]{1,30}\b"),
    (Kind.HANDLE, r"(?<!\w)(?:in|u|user)/[\w-]{3,60}"),
    (Kind.PHONE, r"(?<![\w.])\+?\(?\d(?:[ ()./-]{0,2}\d){6,14}(?![\w])"),
    (Kind.SCHOOL, rf"\b(?:University|College|School|Institute|Academy) of {_CAPS}"),
    (Kind.SCHOOL, rf"\b{_CAPS} (?:University|College|School|Institute|Academy|Polytechnic)\b"),
    (Kind.COMPANY, rf"\b{_CAPS},? {LEGAL}\b\.?"),
    (Kind.NAME, rf"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Sir|Dame|Herr|Frau)\.? (?P<it>{_CAPS})"),
    (
        Kind.NAME,
        rf"(?:^|\n)[ \t]{{0,9}}(?i:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|greetings)"
        rf"(?: there)?,? "
        rf"(?P<it>{_CAP}(?: {_CAP}){{0,3}})",
    ),
    (Kind.NAME, rf"(?i:\bmy name is |\bmy name['’]s |\bthis is )(?P<it>{_CAP}(?: {_CAP}){{0,3}})"),
    (Kind.NAME, rf"\b(?:I am|I['’]m) (?P<it>{_CAP}(?: {_CAP}){{0,3}})"),
    (
        Kind.NAME,
        rf"(?i:\n[ \t]{{0,9}}(?:best|kind|warm|many)?[ ]?(?:regards|wishes|thanks|cheers|best|yours|sincerely|love)"
        rf"[\w ]{{0,20}},?[ \t]{{0,9}}\n+[ \t]{{0,9}})(?P<it>{_CAP}(?: {_CAP}){{0,3}})",
    ),
    (Kind.NAME, rf"\n[ \t]{{0,9}}(?:[-–—] ?)?(?P<it>{_CAP}(?: {_CAP}){{0,2}})[ \t.]{{0,9}}$"),
)
_UNSURE: tuple[tuple[Kind, str], ...] = (
    (Kind.TITLE, r"“(?P<it>[^”\n]{3,120})”"),
    (Kind.TITLE, r"\"(?P<it>[^\"\n]{3,120})\""),
    (Kind.COMPANY, rf"\b(?:at|join|joined|joining|founded|leading|for|with|@) (?P<it>{_CAPS})"),
    (Kind.PLACE, rf"\b(?:in|near|to|around|based in|visiting) (?P<it>{_CAPS})"),
    (Kind.NAME, rf"(?P<it>{_CAPS})"),
    (Kind.NUMBER, r"\b\d[\d,.]{0,15}\d ?%|\b\d ?%"),
    (Kind.NUMBER, r"\b\d[\d,.]{0,15}\d\b(?![ -](?:minute|min|hour|day|week|month|second))"),
)
PATTERNS = tuple(
    (kind, re.compile(pattern), sure) for rules, sure in ((_SURE, True), (_UNSURE, False)) for kind, pattern in rules
)
