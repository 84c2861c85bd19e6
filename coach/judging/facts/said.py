"""How people say what they claim of a reader: the patterns that claims begin with.

Each is matched against the norms of a sentence (lower case, contractions opened), one space before and behind every
word. All repetition is bounded, so that a search is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

WORK = (
    "articles?|posts?|talks?|podcasts?|episodes?|webinars?|papers?|books?|videos?|interviews?|threads?|newsletters?|"
    "presentations?|seminars?|lectures?|keynotes?|columns?|essays?|thesis|dissertation|reports?|sessions?|panels?|"
    "workshops?|pieces?|chapters?|slides|posters?|tutorials?|blogs?|speech|speeches|reviews?|series|guides?|study|"
    "studies|story|stories|novels?|recipes?|films?|documentary|course|courses|toolkit|library|plugin|repo|repository|"
    "album|songs?|exhibition|dataset|app|research|project|projects|work|write up|writing|piece|tool|database|atlas"
)
ABOUT = (
    "(?:on|about|of|in|at|for|from|with|called|titled|entitled|named|regarding|where|that|which|why|how|into|against|"
    "says|said|shows|argues|to)"
)
_SPOKE = (
    "(?:met|spoke|talked|chatted|sat|bumped into each other|ran into each other|crossed paths|shook hands|caught up|"
    "were introduced|exchanged|swapped|worked together|studied together|worked side by side|shared an?|danced|queued|"
    "connected at|go way back|go back|know each other|have known each other|were classmates|were colleagues|"
    "had (?:an?|lunch|coffee|dinner|breakfast|drinks|such|that))"
)
_ADVERB = "(?:first|last|briefly|recently|once|both|also|had|have|just|actually|finally|only|already|even|then)"
_MEETING = (
    "(?:chat|conversation|talk|call|exchange|meeting|lunch|dinner|breakfast|coffee|walk|discussion|encounter|ride|"
    "drink)"
)
_GRAMMAR = (
    "(?:own|and|or|to|in|at|on|for|of|by|with|from|i|we|you|the|a|an|this|that|is|was|are|were|would|could|will|has|"
    "have|can|may)"
)
_GOOD = "(?:great|good|nice|lovely|pleasure|wonderful|fun|glad|fantastic|awesome|happy|delight|delightful|brilliant)"

_MET = [
    # "We met at …"
    rf"(?<!if)(?<!should) (?:we|you and i|us) (?:{_ADVERB} ){{0,3}}{_SPOKE}(?= (?!the|some|forty|many|"
    rf"a (?!few|couple|week|year|month)|an|our|several|him|her|them|his)|$)",
    r"(?:enjoyed|loved|thanks for|thank you for|after|since|remember|following|recall|appreciated|liked|" + _GOOD + r")"
    r"(?: \S+){0,3}? (?:meeting|seeing|talking (?:to|with)|speaking (?:to|with)|chatting (?:to|with)|catching "
    r"up with|"
    r"bumping into|running into|sitting (?:next to|beside|with)|having met|working with|hosting|hearing from) "
    r"you(?= )",
    rf"(?:was|is)(?: \S+){{0,3}}? {_GOOD} to (?:have )?(?:finally )?(?:meet|met|see|seen|talk|talked|speak|"
    rf"spoken|chat|chatted|catch up)(?: to| with)? you(?= )",
    rf" {_GOOD} to (?:have (?:met|seen|spoken to|spoken with|talked to)|(?:finally )?(?:meet|see)) you (?:at|in|on|"
    rf"yesterday|last|again|there|during|this)(?= )",
    rf"(?:enjoyed|loved|after|following|following up on|since|from|remember|during|thanks for|thank you for|"
    rf"recall|appreciated|liked|in|continue|continuing|back to|follow up on|up on|despite|per|further to|"
    rf"regarding|reflecting on) our (?:\S+ "
    rf"){{0,2}}?{_MEETING}(?= )",
    rf"^ our (?:\S+ ){{0,1}}?{_MEETING} (?:at|in|last|yesterday|about|over)(?= )",
    r"^(?: (?:and|so))? as (?:we )?(?:discussed|agreed|promised|spoken about|talked about)(?= )(?! in (?:your|"
    r"the|my))",
    r" i (?:first |last |once |also |recently |briefly |have |had ){0,2}(?:met|bumped into|ran into|sat "
    r"(?:next to|behind|beside|with)|spoke (?:to|with)|talked (?:to|with)|chatted (?:to|with)|worked (?:with|"
    r"for|under|alongside)|studied with|interviewed|visited) you(?= )",
    r" you (?:told|promised|asked|invited|handed|interviewed|hired|coached|trained|introduced|showed|mentioned "
    r"to) me(?= )",
    r"(?:thanks|thank you|grateful|appreciated?) (?:\S+ ){0,5}?(?:speak|speaking|talk|talking|chat|chatting|"
    r"meet|meeting) "
    r"(?:to|with) (?:me|us)(?= )",
    r" i know you from(?= )(?! (?:linkedin|your|twitter|the posts))",
    r" you gave me your (?:card|number|email|address)(?= )",
    r"remember (?:me|us) from(?= )",
    rf" {_GOOD} (?:chat|talk|conversation|meeting|chatting|talking|catching up) (?:yesterday|last|at|in|on|"
    rf"today|the other)(?= )",
]
_SEEN = [
    r" (?:saw|heard|watched|seen|caught|met|photographed|spotted) you (?:speak|talk|present|perform|play|sing|"
    r"read|demo|lecture|at|in|on|live|give|speaking|presenting)(?= )",
    r" (?:visited|stopped by|came by|saw) your (?:stand|stall|booth|table|workshop|shop|exhibition)(?= )",
]
_WORKS = [
    rf" your (?:(?!{_GRAMMAR} )\S+ ){{0,5}}?(?:{WORK})(?= )",
    rf" (?:the|this|that|a|an|what|how|where|when|which|book|article|post|paper|talk) (?:\S+ ){{0,4}}?you "
    rf"(?:{_ADVERB} )?(?:wrote|gave|posted|published|recorded|presented|hosted|said|argued|explained|described|"
    rf"shared|taught|made|did)(?= )",
    rf" you (?:{_ADVERB} )?(?:wrote|said|argued|posted|published|explained|described|taught|presented|hosted|"
    rf"recorded|gave|spoke|talked)(?= )",
]
_DEEDS = [
    rf" you (?:{_ADVERB} |recently |also |used to ){{0,3}}(?:studied|graduated|attended|went|majored|worked|joined|"
    rf"founded|cofounded|started|launched|moved|relocated|won|received|earned|got|became|were (?:promoted|"
    rf"awarded|named|nominated|born|raised|at|in|with|on)|was|grew up|lived|left|sold|raised|ran|led|built|"
    rf"made|opened|organised|organized|served|volunteered|played|rowed|climbed|translated|designed|directed|"
    rf"produced|invented|discovered|restored|coached|judged|chaired|bought|switched|retired|hired|acquired|"
    rf"merged|rescued|painted|sang|sing|restore|breed|collect|keep|play|coach|teach|study)(?= )",
    r" you (?:have |had )(?:\S+ )?(?:founded|won|moved|joined|built|published|written|received|studied|worked|"
    r"launched|sold|raised|restored|designed|led)(?= )",
    rf" your (?:(?!{_GRAMMAR} )\S+ ){{0,3}}?(?:degree|studies|phd|doctorate|masters|mba|diploma|time|"
    r"years|days|stint|tenure|internship|move|relocation|switch|transition|award|prize|medal|victory|win|"
    r"nomination|appointment|exhibition|acquisition|graduation|scholarship|fellowship|residency|stay|childhood)"
    r" (?:from|at|in|to|with|as|of|for)(?= )",
    r" your (?:\S+ ){0,1}?(?:role|job|position) as(?= )",
    r" you are (?:an? |the |also |one ){0,2}(?:\S+ ){0,2}?(?:member|fellow|trustee|alum|alumna|alumnus|"
    r"graduate|student|"
    r"chair|founder|cofounder|organiser|organizer|volunteer|native|author|host|patron|winner|veteran) (?:of|at|"
    r"from)(?= )",
]
_LIVES = [
    r" you (?:(?:also|both|now|still|are) ){0,2}(?:live|based|reside|living|settled) (?:in|near)(?= )",
    r" you are from(?= )",
    r" like you i (?:also |too )?(?:live|am based|come from|am from|grew up)(?= )",
    r" (?:we both|both of us|we are both|you and i both|you and i) (?:\S+ )?(?:live|based|living|from|grew up) "
    r"?(?:in|near)?(?= )",
]
_CHEERS = [
    r"(?:congrats|congratulations|kudos|well done|bravo)(?: to you)?(?: on| for)?(?= )",
]
_SHARED = [
    r" (?:we both|both of us|we each|you and i both|we are both|you and i)(?: also| once)? (?:studied|went|"
    r"worked|graduated|attended|trained|belong|did|were|was|members|member|alumni|volunteered|served|started|"
    r"rowed|sang|taught|spoke|have)(?= )",
    r" fellow(?= )",
    r" like you i (?:also |too )?(?:studied|went|worked|work|graduated|attended|trained|rowed|taught|teach)(?= )",
    r" same (?:school|university|college|employer|company|group|club|course|class)(?= )",
]


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns))


PATTERNS: Mapping[str, re.Pattern[str]] = {
    "met": _any(_MET),
    "seen": _any(_SEEN),
    "works": _any(_WORKS),
    "deeds": _any(_DEEDS),
    "lives": _any(_LIVES),
    "cheers": _any(_CHEERS),
    "shared": _any(_SHARED),
}
"""Kind of claim -> where one begins."""
