"""The forms of a word, for phrases that mean any of them."""

from __future__ import annotations

_IRREGULAR = {
    form: group
    for group in (
        frozenset(line.split())
        for line in """be is are am was were been being
have has had having
do does did done doing
go goes went gone going
see sees saw seen seeing
come comes came coming
find finds found finding
meet meets met meeting
speak speaks spoke spoken speaking
write writes wrote written writing
read reads reading
give gives gave given giving
know knows knew known knowing
think thinks thought thinking
feel feels felt feeling
grow grows grew grown growing
make makes made making
take takes took taken taking
build builds built building
learn learns learned learnt learning
run runs ran running
stand stands stood standing
catch catches caught catching
keep keeps kept keeping
hear hears heard hearing
tell tells told telling
get gets got gotten getting
lead leads led leading
send sends sent sending
teach teaches taught teaching
sell sells sold selling
buy buys bought buying
say says said saying
show shows showed shown showing
bring brings brought bringing
begin begins began begun beginning
hold holds held holding
leave leaves left leaving
put puts putting
let lets letting
understand understands understood understanding
become becomes became becoming
drive drives drove driven driving
draw draws drew drawn drawing
win wins won winning
set sets setting
pay pays paid paying
hit hits hitting
cut cuts cutting
spend spends spent spending
choose chooses chose chosen choosing
break breaks broke broken breaking
wear wears wore worn wearing
hire hires hired hiring
swap swaps swapped swapping
chat chats chatted chatting
stop stops stopped stopping
plan plans planned planning
ship ships shipped shipping
pop pops popped popping
fit fits fitted fitting
share shares shared sharing
person persons people""".splitlines()
    )
    for form in group
}


def inflections(word: str) -> frozenset[str]:
    """The regular forms of a verb or noun, or the listed ones of an irregular; always with `word` itself."""
    if word in _IRREGULAR:
        return _IRREGULAR[word] | {word}
    forms = {word}
    if word.endswith("e"):
        forms |= {word + "s", word + "d", word[:-1] + "ing"}
    elif word.endswith("y") and word[-2:-1] not in ("a", "e", "i", "o", "u"):
        forms |= {word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    elif word.endswith(("s", "x", "z", "ch", "sh")):
        forms |= {word + "es", word + "ed", word + "ing"}
    else:
        forms |= {word + "s", word + "ed", word + "ing"}
    return frozenset(forms)
