"""Harper, the grammar checker, behind our own words: what it finds, as spans and replacements. Imported nowhere else.

Of its 900 rules only those are on that find slips, with few false alarms in first messages: no style, no dialect, no
sentence length, no names of products. That also makes it three times as fast. Some of the others print to standard
output, which belongs to our JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from coach.slip import SlipKind

SPELLING_RULE = "SpellCheck"
ARTICLE_RULE = "AnA"

_GRAMMAR = """
AnA AnAnother AnotherAn AnotherOnes AnotherThings PronounVerbAgreement PronounInflectionBe PronounAre IAmAgreement
ThereIsAgreement DidPast HelpedPast InflectedVerbAfterTo RegularIrregulars SimplePastToPastParticiple
SinceDuration Discuss DoubleModal DontCan DoMistake WillNonLemma IsBeenAuxSequence NominalWants
AdjectiveDoubleDegree MoreBetter SupposedTo UseToUsedTo VeryLess WorthToDo QuiteMany MostNumber FriendOfMe
PassionateAbout CuriousAbout AskNoPreposition ArriveTo DespiteOf DespiteItIs ExceptOf LetToDo
PluralWrongWordOfPhrase ProgressiveNeedsBe PronounKnew TheMy TheyToThem Impressed InspiredBy FascinatedBy FondOn
AwaitFor AspireTo CraveFor AwareOf ResponsibleFor MeansALotTo PayForPrice LevelOfDetails NeedHelp
CompoundSubjectI WhomSubjectOfVerb FedUpWith JealousOf InvestIn LookInto LessWorse
PassersBy EverPronounRelPronoun MultipleFrequencyAdverbs DoIAdjective WantBe WillGonna
"""
_CONFUSED = """
ToLoseTooLoose ThenThan TheirToTheyre TheyreConfusions TheyreToTheir ThereOwn TooTo ToTooIdioms
NounVerbConfusion ItsContraction PronounContraction YourOutClauseAgreement LetsConfusion ExitedExcitedContext
PiqueInterest ExtendOrExtent WereWhere WaistWaste ThoughThought ThingThink FeelFell LeadRiseTo
PrincipleToPrincipalRoleNoun BareInMind BareWithMe EludedTo DoToDueTo DoesOrDose SeamToSeem SafeToSave SaveToSafe
MayOfPronoun RelayOnForRely TrueToWord TheWhetherWeather PleasRequestVerb MoreThatLikely AtLeasToLeast AtLestToLeast
WroteToRote AllReady AllThough PeaceOfMind BoarderBorder ThatThan SneakPeekPreview StrikeChord SummarySummery TuffEnough
ModalOf HadOf
"""
_SPELT = "SpellCheck OpenCompounds ALongTime LikelyHood"

RULES: Mapping[str, SlipKind] = {
    **dict.fromkeys(_GRAMMAR.split(), SlipKind.GRAMMAR),
    **dict.fromkeys(_CONFUSED.split(), SlipKind.CONFUSED_WORD),
    **dict.fromkeys(_SPELT.split(), SlipKind.SPELLING),
}
"""Harper's rules that are on, and what each finds."""

_WARM = "Papadopoulosakis wrote it in qwzxvbnmkjh."
"""Has an unknown word with no near match, at the first of which Harper stops for a second or two."""


class Lint(NamedTuple):
    """What `rule` found in [start, end), in code points; `suggestions` as texts that take the place of it."""

    rule: str
    start: int
    end: int
    suggestions: tuple[str, ...]


class Harper:
    """One checker for one thread. Building it takes half a second; raises whatever a broken installation raises."""

    def __init__(self) -> None:
        from harper import Linter

        self._linter = Linter()
        known = self._linter.get_default_lint_config()
        self._linter.set_lint_config({name: name in RULES for name in known})

    def warm(self) -> None:
        """Has it over with, once in this thread, what would else make someone wait."""
        self.lints(_WARM)

    def lints(self, text: str) -> list[Lint]:
        """What it finds in `text`, in order."""
        sendable = text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
        found = []
        for rule, lints in self._linter.organized_lints(sendable, language="plaintext").items():
            for lint in lints:
                start, end = lint.span.start, lint.span.end
                suggestions = tuple(
                    _instead(sendable[start:end], s.kind.name, s.replacement_text) for s in lint.suggestions
                )
                found.append(Lint(rule, start, end, suggestions))
        return sorted(found, key=lambda lint: (lint.start, lint.end, lint.rule))


def _instead(problem: str, kind: str, text: str) -> str:
    if kind == "REMOVE":
        return ""
    return problem + text if kind == "INSERT_AFTER" else text
