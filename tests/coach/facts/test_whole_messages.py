"""A full profile and what people write to its owner: sentences of good messages, and what they may not say."""

from __future__ import annotations

import pytest

from coach.people import Person, Recipient, Relation
from tests.coach.facts.said import rules, said

YOU = Recipient(
    name="Zak Slayback",
    headline="Writer on careers | VP Content at Harbour Press",
    company="Harbour Press Ltd.",
    past_companies=("Tallis Water Ltd", "Google", "Siemens Energy AG"),
    schools=("Lund University", "UCL"),
    location="Turin, Piedmont, Italy",
    groups=("Alpine Flood Forum",),
    works=("Learning to write for the real world", "Why most onboarding fails (Medium, 2023)"),
    mutual_contacts=("Ingrid Aas",),
    relation=Relation.FIELD,
)
ME = Person(name="Tomas Vidal", company="Vidal Pumps", schools=("Lund University",), location="Greater Turin")

FINE = [
    "I've followed Harbour Press since its first list, and your onboarding essay made me rewrite our handbook.",
    "Could you tell me how long the onboarding took at Harbour Press?",
    "I lead support at Vidal Pumps and we are rewriting our handbook this spring.",
    "We have 40 engineers in Graz who struggle with plain prose.",
    'In "Learning to write for the real world" you say that verbs carry the weight.',
    "Your point about verbs in Learning to write for the real world stuck with me.",
    "Your Medium piece on onboarding helped.",
    "Why did you leave Google?",
    "Were you at Google when the Dublin office opened?",
    "During your Google years, did you write in plain English?",
    "You left Google in 2019, the year I joined.",
    "Having read what you wrote on onboarding, I changed our first week.",
    "Thanks for accepting my request.",
    "Thanks for connecting! I work on handbooks in Oslo.",
    "I noticed you're in Turin, like me.",
    "I see that we both live in Turin.",
    "I'm also a Lund graduate.",
    "I studied at Lund, too, a few years after you.",
    "Ingrid mentioned that you might know a good printer.",
    "Ingrid Aas and I rowed together at Lund.",
    "My friend Jonas and I run a small press in Oslo.",
    "My mentor, Dr. Anna Berg, taught me to cut adverbs.",
    "The Guardian ran a piece on onboarding last week; do you agree with it?",
    "I'm speaking at Write the Docs in Portland next May. Would you join me on stage?",
    "We're hosting a panel at the Oslo Book Fair on 3 May. Would you speak?",
    "Would you be open to a 20 minute call on Tuesday or Wednesday?",
    "I'd like to ask you one question about the chapter on verbs.",
    "As a writer on careers, you probably get many of these.",
    "Your work resonates with me.",
    "As VP Content at Harbour Press you decide what gets printed.",
    "I hope we can meet at the Turin Book Fair.",
    "If you are at the Turin Book Fair, could we meet?",
    "Will I see you in Turin on Friday?",
    "Do you plan to write about Japanese offices?",
    "I am Norwegian and write in English, so your advice on verbs matters to me.",
    "I saw that Harbour Press is hiring an editor in Turin.",
    "I applied for the Editor role at Harbour Press yesterday.",
    "I am a second-year student at Uppsala and I would like to write like you.",
    "My professor at Uppsala, Lena Ek, suggested this topic.",
    "You don't know me, but I have read your essay on onboarding.",
    "You may not remember me.",
    "I don't think we've met.",
    "I would have loved to meet you in Oslo.",
    "Sorry we could not meet in Oslo.",
    "We never got to talk at the Oslo fair.",
    "Your article made me think of Oslo.",
    "Have we met at the Oslo fair?",
    "Siemens taught you a lot, I guess.",
    "When you worked at Siemens, who wrote the manuals?",
    "You once worked for Siemens Energy; I do now.",
    "Before joining Harbour Press, you spent years at Google.",
    "The Alpine Flood Forum is where I first read you.",
    "Can I quote you in my newsletter on Scandinavian design?",
    "I wrote to the Oslo office in May and heard nothing.",
    "It says on your profile that you write on careers.",
    "I keep your essay on my desk in Oslo.",
    "I use your method in my class in Oslo every Monday.",
    "On Tuesday I gave your essay to my students at the University of Oslo.",
    "Your essay on onboarding was passed around at Petrel Pumps.",
    "We at Petrel Pumps would like you to run a workshop.",
    "Petrel Pumps needs someone like you.",
    "Would you consider joining Petrel Pumps as Head of Content?",
    "We think you'd be a great fit for the Head of Content role at Petrel Pumps.",
    "I am recruiting for Petrel Pumps and your background at Google fits.",
    "I help companies like Petrel Pumps and Globex write better.",
    "Our client, Petrel Pumps, is looking for a VP Content.",
    "I used to work with your colleague at Harbour Press.",
    "I enjoyed reading about your time at UCL.",
    "I came across your post on LinkedIn.",
    "Happy to share our Oslo data if it helps you.",
    "Great to connect!",
    "Nice to e-meet you.",
    "Pleased to meet you.",
    "Glad to be connected.",
    "What would you cut first from a 60-page handbook?",
]


@pytest.mark.parametrize("text", FINE)
def test_nothing_is_held_against_a_true_sentence(text: str) -> None:
    assert said("Hi Zak, " + text, YOU, ME) == []
    assert said("Hi Zak. " + text, YOU, ME) == []


FOUND = [
    "How are you finding Google these days?",
    "I see you currently work at Google.",
    "As a Google employee, you know this well.",
    "Your employer Google prints nothing.",
    "What are you working on at Google at the moment?",
    "I noticed you are a Content Lead at Google.",
    "I saw you head up content for Siemens Energy.",
    "Congrats on the new job at Petrel Pumps!",
    "I see you just joined Petrel Pumps.",
    "I saw you recently moved to Oslo.",
    "Thanks for taking the time to speak with me last week.",
    "It was a pleasure to meet you at the Oslo fair.",
    "So good to finally meet you in Oslo!",
    "I really enjoyed our conversation at the Oslo fair.",
    "Per our conversation last week, here is the file.",
    "As I said when we spoke on Monday, I need a writer.",
    "You and I met at the Oslo fair last May.",
    "We had coffee in Oslo in May.",
    "I was in the audience at your talk in Oslo.",
    "I attended your workshop at the Oslo fair.",
    "I watched your TED talk on fear.",
    "Your TEDx talk on fear moved me.",
    "I loved your recent post about remote teams in Peru.",
    "Your latest book, The Silent Harbour, kept me up.",
    "I've been listening to your podcast, Cold Harbour.",
    "I saw your interview with the Oslo Times.",
    "Our mutual friend Jonas Ek suggested I reach out.",
    "Jonas Ek recommended I contact you.",
    "Jonas Ek speaks highly of you.",
    "I got your name from Jonas Ek.",
    "We have a mutual connection in Jonas Ek.",
    "Congratulations on winning the Nordic Prize!",
    "Congratulations on your Nordic Prize.",
    "I read that you won the Nordic Prize.",
    "You graduated from Uppsala in 2011.",
    "As fellow Uppsala alumni, we should talk.",
    "I see you studied physics at Uppsala.",
    "I see you are a fellow Uppsala graduate.",
    "Like you, I studied at Uppsala.",
    "Like you, I live in Oslo.",
    "You are a board member of the Oslo Chess Club.",
    "We are both members of the Oslo Chess Club.",
    "I know you from the Oslo Chess Club.",
    "You lead content at Petrel Pumps.",
    "You've been with Petrel Pumps for ten years.",
]


@pytest.mark.parametrize("text", FOUND)
def test_what_the_profile_does_not_hold_is_found(text: str) -> None:
    found = rules("Hi Zak. " + text, YOU, ME)
    assert len(found) == 1
    assert found <= {"unrecorded-claim", "wrong-company"}
