"""Profiles pasted as plain text, from the page and from the app."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.importing.pasted import profile_of

PAGE = """Skip to main content
Marta Kowalska
Marta Kowalska
She/Her
 · 2nd
Head of kiln maintenance | Glazes and what goes wrong
Turin, Piedmont, Italy · Contact info
500+ connections
Connect
Message
More
About
About
I mend kilns.
…see more
Activity
1,204 followers
Experience
Experience
Slip & Glaze logo
Head of maintenance
Head of maintenance
Slip & Glaze · Full-time
Slip & Glaze · Full-time
Jan 2021 - Present · 4 yrs 2 mos
Turin, Italy
Northern Waterworks
Northern Waterworks
6 yrs 1 mo
Senior technician
Mar 2018 - Dec 2020 · 2 yrs 10 mos
Technician
Jan 2015 - Mar 2018 · 3 yrs 3 mos
Education
Education
Politecnico di Torino
Master's degree, Ceramics
2009 - 2014
Licenses & certifications
Working at height
Publications
What the kiln log does not say
Ceramics Today · May 4, 2022
Languages
Polish
Native or bilingual proficiency
https://www.linkedin.com/in/marta-kilns/
"""


def test_a_copied_page() -> None:
    got = profile_of(PAGE)
    assert got.name == "Marta Kowalska"
    assert got.headline == "Head of kiln maintenance | Glazes and what goes wrong"
    assert got.location.startswith("Turin, Piedmont, Italy")
    assert got.summary == "I mend kilns."
    assert got.company == "Slip & Glaze"
    assert got.past_companies == ("Northern Waterworks",)
    assert got.schools == ("Politecnico di Torino",)
    assert got.works == ("What the kiln log does not say",)
    assert got.languages == ("Polish",)
    assert got.address == "https://www.linkedin.com/in/marta-kilns/"
    assert {"name", "headline", "location"} <= got.unsure


@given(st.text(max_size=400))
def test_any_text_gives_a_profile(text: str) -> None:
    profile_of(text)
