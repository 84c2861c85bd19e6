"""What a message says of the reader that the profile does or does not hold."""

from __future__ import annotations

import pytest

from coach.people import Person, Recipient, Relation
from tests.coach.facts.said import rules

YOU = Recipient(
    name="Zak Slayback",
    headline="Writer on careers, VP Content at Harbour Press",
    company="Harbour Press",
    past_companies=("Tallis Water Ltd",),
    schools=("Lund University",),
    location="Turin, Piedmont, Italy",
    groups=("Alpine Flood Forum",),
    works=("Learning to write for the real world", "Meltwater under the Rhône glacier", "Kiln logs (podcast)"),
    mutual_contacts=("Ingrid Aas",),
    relation=Relation.UNKNOWN,
    notes="Has two huskies. Won the Golden Quill in 2022. Speaks at PyCon Sweden.",
)
ME = Person(name="Tomas Vidal", company="Vidal Pumps", schools=("Lund University",), location="Greater Turin")
STRANGER = Recipient(name="Zak Slayback", company="Harbour Press", relation=Relation.NONE)
MET = Recipient(name="Zak Slayback", relation=Relation.MET, met_where="Oslo pump fair")


RECORDED = [
    # works by paraphrase
    "Your article about writing for real life changed my week.",
    "I loved your piece on learning to write in the real world.",
    "Your post on real-world writing is on our wall.",
    "I read what you wrote about writing for the real world.",
    "Your real world writing guide helped me.",
    "In “Learning to write for the real world” you praise plain verbs.",
    "Your paper on melting glaciers was clear.",
    "Your study of the Rhône glacier was clear.",
    "The glacier paper you wrote was clear.",
    "I listened to your podcast about kilns.",
    "Your kiln log podcast is a joy.",
    "Your book on writing was a gift.",
    # notes, headline, contacts, groups
    "Saw your huskies in the Alpine Flood Forum thread.",
    "Congratulations on the Golden Quill!",
    "You won the Golden Quill, which few do.",
    "I saw your talk at PyCon Sweden.",
    "Your work on careers speaks to me.",
    "As VP of Content, you decide what is printed.",
    "Ingrid Aas told me you might help.",
    "Ingrid suggested I write to you.",
    "Our mutual friend Ingrid Aas says hello.",
    "We both know Ingrid.",
    "You studied at Lund, as I did.",
    "We both studied at Lund University.",
    "As a fellow Lund alum, I ask you this.",
    "Fellow Lund graduate here, class of 2015.",
    "You live in Turin, as I do.",
    "We are both based in Torino.",
    "We are both members of the Alpine Flood Forum.",
    "You worked at Tallis Water before.",
    "Your time at Tallis must have been wet.",
    "Congratulations on your new role at Harbour Press!",
    "I saw that you joined Harbour Press.",
    # the sender of himself
    "I gave a talk at the Nairobi Water Week and learned a lot.",
    "I wrote a paper on sediment traps in Nepal.",
    "I studied at Uppsala and live in Graz.",
    "My article on sediment traps won the Delft prize.",
    "We met the mayor of Graz about our mill.",
    "Our call with Siemens went well.",
    "My colleague Ana told me that our mill leaks.",
    "Our team met in Graz last week.",
    "We spoke to forty bakers in Graz for the study.",
    # requests, questions, hypotheticals
    "Did you study at Uppsala?",
    "Have you ever been to Nairobi?",
    "Have you written about sediment traps?",
    "Would you give a talk at the Graz book fair?",
    "Could you write an article about sediment traps?",
    "If you wrote a book on sediment traps, I would buy it.",
    "I wonder whether you worked on sediment traps.",
    "It would be great to meet you at the Graz book fair.",
    "I hope to meet you in Graz.",
    "I'd love to hear your thoughts on sediment traps.",
    "May I send you my paper on sediment traps?",
    "We have not met, but I read you.",
    "We haven't spoken before.",
    "We've never met in person.",
    "Although we never met, I feel I know you.",
    "Could we meet in Graz in May?",
    "Are you going to the Graz book fair?",
    "Do you know Piotr Nowak?",
    "Is your next book about Nepal?",
    "What is your view on sediment traps?",
    "Looking forward to our call on Tuesday.",
    "Looking forward to meeting you in Graz.",
    # vague gestures
    "Your background impressed me.",
    "Your posts are great.",
    "I enjoyed your article.",
    "I came across your profile.",
    "Your work inspires me.",
    "I admire your journey.",
    "We share many connections.",
    "Nice to meet you!",
    "Your experience in the industry is impressive.",
    "I follow your content.",
    # others
    "Anna Berg wrote a paper on sediment traps.",
    "Knuth said that writing is hard.",
    "Harbour Press prints the best maps.",
    "My boss Anna Berg needs a writer.",
    "Do you need the drawings by Friday?",
    "On Monday the printer in Graz told me the price.",
]


@pytest.mark.parametrize("text", RECORDED)
def test_no_claim_or_one_that_is_recorded(text: str) -> None:
    assert "unrecorded-claim" not in rules("Hi Zak, " + text[0].lower() + text[1:], YOU, ME) | rules(
        "Hi Zak, here is my point. " + text, YOU, ME
    )


UNRECORDED = [
    "We met at the Graz book fair in May.",
    "It was great meeting you at the Graz book fair.",
    "Great talking to you in Graz last week!",
    "I enjoyed our chat at the Graz book fair.",
    "Thanks for our conversation about mills yesterday.",
    "As we discussed in Graz, I send you the map.",
    "We sat next to each other at the Graz dinner.",
    "You told me at the fair that the mill leaks.",
    "I met you at the Graz book fair.",
    "We spoke on the phone last Tuesday.",
    "I loved your talk on sediment traps in Nepal.",
    "Your article about tax law in Peru was sharp.",
    "Your book on beekeeping taught me a lot.",
    "I read your post about housing prices in Porto.",
    "You wrote that sediment traps fail in Nepal.",
    "I heard you speak at the Nairobi Water Week.",
    "Your keynote at the Nairobi Water Week stayed with me.",
    "You studied at Uppsala, as I did.",
    "We both studied at Uppsala University.",
    "As a fellow Uppsala alum, I ask you this.",
    "Your degree from Uppsala caught my eye.",
    "Your time at Petrel Pumps must have been wet.",
    "You worked at Petrel Pumps before.",
    "Piotr Nowak told me you might help.",
    "Piotr Nowak suggested that I write to you.",
    "Our mutual friend Piotr Nowak says hello.",
    "We both know Piotr Nowak.",
    "I was referred to you by Piotr Nowak.",
    "Congratulations on the Delft Water Prize!",
    "Congrats on winning the Delft Water Prize.",
    "You won the Delft Water Prize.",
    "I saw that you moved to Porto.",
    "Since you live in Porto, you know the rain.",
    "Congratulations on your promotion!",
    "You founded a mill museum in Graz.",
]


@pytest.mark.parametrize("text", UNRECORDED)
def test_a_claim_that_is_not_recorded(text: str) -> None:
    assert rules("Hi Zak, here is my point. " + text, YOU, ME) == {"unrecorded-claim"}


@pytest.mark.parametrize(
    "text",
    [
        "We met at the Oslo pump fair.",
        "It was great meeting you at the fair last week.",
        "I enjoyed our chat in Oslo.",
        "We spoke on Tuesday about your mill.",
        "Good to see you yesterday.",
        "As discussed, here is the map.",
    ],
)
def test_who_was_met_may_be_told_so(text: str) -> None:
    assert "unrecorded-claim" not in rules("Hi Zak, here is my point. " + text, MET)


@pytest.mark.parametrize(
    "text",
    [
        "We met at the Oslo pump fair.",
        "It was lovely to meet you.",
        "Good to see you yesterday.",
        "Great chatting with you at the fair.",
        "Following up on our conversation, here is the map.",
        "When we met, you asked for the map.",
        "We spoke last week.",
        "I enjoyed our chat.",
        "We worked together in Oslo.",
        "We ran into each other in Oslo.",
    ],
)
def test_a_stranger_was_not_met(text: str) -> None:
    assert "unrecorded-claim" in rules("Hi Zak, here is my point. " + text, STRANGER)


def test_where_they_met_counts_as_recorded_without_the_relation() -> None:
    you = Recipient(name="Zak Slayback", met_where="Oslo pump fair")
    assert "unrecorded-claim" not in rules("Hi Zak, we met at the pump fair in Oslo.", you)
    you = Recipient(name="Zak Slayback", notes="We met in Oslo in May.")
    assert "unrecorded-claim" not in rules("Hi Zak, we met in Oslo.", you)
    assert "unrecorded-claim" in rules("Hi Zak, we met in Graz.", you)


def test_without_a_recipient_nothing_is_claimed() -> None:
    assert rules("Hi Zak, we met in Graz. Piotr Nowak told me you won the Delft Water Prize.", None) == set()
