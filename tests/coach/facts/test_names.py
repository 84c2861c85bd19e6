"""The recipient's name, right in every form that people use, and wrong in the ways that readers resent."""

from __future__ import annotations

import pytest

from coach.people import Person, Recipient
from coach.report import Severity
from tests.coach.facts.said import findings, said

REST = "do you still need the pump drawings by Friday?"


def greeted(greeting: str, name: str) -> list[tuple[str, str]]:
    return said(f"{greeting} {REST}", Recipient(name=name))


RIGHT = [
    # nicknames
    ("Hi Bill,", "William Ng"),
    ("Hi William,", "Bill Ng"),
    ("Dear Liz,", "Elizabeth Farrow"),
    ("Hi Elizabeth,", "Liz Farrow"),
    ("Hello Sasha,", "Aleksandr Petrov"),
    ("Hello Sasha,", "Aleksandra Nowak"),
    ("Hola Pepe,", "José García"),
    ("Hi Peggy,", "Margaret Oduya"),
    ("Hi Kasia,", "Katarzyna Zielińska"),
    ("Hi Gosia,", "Małgorzata Wrona"),
    ("Hi Nacho,", "Ignacio Ruiz"),
    ("Hi Beppe,", "Giuseppe Conti"),
    ("Hi Dima,", "Dmitry Volkov"),
    ("Hi Dima,", "Dmitrii Volkov"),
    ("Hi Zhenya,", "Evgeny Orlov"),
    ("Hi Lasse,", "Lars Holm"),
    ("Hi Nisse,", "Nils Ek"),
    ("Hi Pekka,", "Pekka Laine"),
    ("Hi Hansi,", "Johann Gruber"),
    ("Hi Manu,", "Emmanuel Petit"),
    ("Hi Zé,", "José Almeida"),
    ("Hi Chico,", "Francisco Almeida"),
    ("Hi Gabe,", "Gabriel Stone"),
    ("Hi Mo,", "Mohammed Rashid"),
    ("Hi Abby,", "Abigail Stone"),
    ("Hi Theo,", "Theodoros Pappas"),
    ("Hi Kat,", "Katarina Lund"),
    ("Hi Alex,", "Alexandria Stone"),
    ("Hi Jack,", "John Stone"),
    ("Hi Wojtek,", "Wojciech Maj"),
    ("Hi Pista,", "István Kovács"),
    ("Hi Jussi,", "Johannes Virtanen"),
    # order, full names, middle names
    ("Hi Li Lei,", "Lei Li"),
    ("Dear Nagy Anna,", "Anna Nagy"),
    ("Dear Guido,", "van Rossum, Guido"),
    ("Dear Anna Nagy,", "NAGY Anna"),
    ("Hi Maria Luisa,", "Maria Luisa Conti Rossi"),
    ("Hi Luisa,", "Maria Luisa Conti Rossi"),
    ("Hi Mary Ann,", "Maryann Poole"),
    ("Hi Maryann,", "Mary Ann Poole"),
    ("Hi Xiaoming,", "Xiao Ming Li"),
    # titles
    ("Dear Dr. Kowalczyk,", "Marta Kowalczyk"),
    ("Dear Prof. Dr. Kowalczyk,", "Marta Kowalczyk"),
    ("Dear Professor Kowalczyk,", "Prof. Marta Kowalczyk"),
    ("Sehr geehrte Frau Kowalczyk,", "Marta Kowalczyk"),
    ("Dear Herr Kowalczyk,", "Jan Kowalczyk"),
    ("Dear Sra. García,", "Lucía García Pons"),
    ("Dear Mr. and Mrs. Poole,", "Ann Poole"),
    ("Dear Ms Poole,", "Ann"),
    ("Dear Mme Laurent,", "Claire Laurent"),
    ("Dear Rev. Poole,", "The Rev. Ann Poole"),
    ("Dear Sir,", "Ann Poole"),
    ("Dear Madam,", "Ann Poole"),
    ("Dear Doctor,", "Ann Poole"),
    ("Dear Dr Müller,", "Dr. Heike Müller"),
    # initials
    ("Hi JP,", "Jean-Pierre Blanc"),
    ("Hi J.P.,", "Jean-Pierre Blanc"),
    ("Hi Zak S.,", "Zak Slayback"),
    ("Hi Zak Slayback,", "Zak S."),
    ("Dear J. Marsh,", "Joan Marsh"),
    ("Dear Joan,", "J. Marsh"),
    ("Hi AJ,", "Anna-Johanna Berg"),
    # particles, hyphens, double names
    ("Dear Mr van der Berg,", "Pieter van der Berg"),
    ("Dear Mr Van Der Berg,", "Pieter van der Berg"),
    ("Dear Ms de la Cruz,", "Inés de la Cruz"),
    ("Dear Dr Al-Hassan,", "Noor Al-Hassan"),
    ("Dear Dr Hassan,", "Noor al-Hassan"),
    ("Dear Dr Al Hassan,", "Noor Al-Hassan"),
    ("Dear Ms O'Brien,", "Siobhán O'Brien"),
    ("Dear Ms O’Brien,", "Siobhán O'Brien"),
    ("Dear Mr McDonald,", "Ian McDonald"),
    ("Dear Mr Mcdonald,", "Ian McDonald"),
    ("Hi Anne,", "Anne-Marie Roy"),
    ("Hi Anne Marie,", "Anne-Marie Roy"),
    ("Dear Ms Kowalczyk,", "Marta Kowalczyk-Lund"),
    ("Dear Señor García,", "Gabriel García Márquez"),
    # accents and capitals
    ("HI ZAK,", "Zak Slayback"),
    ("hi zak,", "Zak Slayback"),
    ("HI ZAK", "Zak Slayback"),
    ("Hi ZAK!", "zak slayback"),
    ("Hi Müller,", "Müller"),
    ("Dear Mr Mueller,", "Jan Müller"),
    ("Hi Mu\u0308ller,", "Müller"),
    ("Hi Zoë,", "Zoe\u0308 Adair"),
    # not Latin
    ("Hi Aleksandr,", "Александр Петров"),
    ("Hi Lei,", "李雷"),
    ("Hi Mohammed,", "محمد رشيد"),
    ("Hi 李雷,", "Lei Li"),
    ("Hi Lei,", "李雷 (Lei Li)"),
    # what stands around the name
    ("Hi Jane,", "Jane Doe, PhD, PMP"),
    ("Dear Ms Doe,", "Jane Doe, MSc, SHRM-CP, FCIPD"),
    ("Hi Jane,", "Jane Doe MBA"),
    ("Hi Jane,", "🚀 Jane Doe 🚀"),
    ("Hi Jane,", "Jane Doe 🌱 (she/her)"),
    ("Hi Jane 👋", "Jane Doe"),
    ("Hi Jane,", "Jane Doe | Growth and Pipelines"),
    ("Hi Janie,", "Jane “Janie” Doe"),
    ("Hi Bo,", 'Robin "Bo" Steen'),
    ("Hi Bo,", "Robin (Bo) Steen"),
    ("Hi Bo,", "Robin 'Bo' Steen"),
    ("Hi Robin,", "Robin (Bo) Steen"),
    ("Hi Jane,", "𝗝𝗮𝗻𝗲 𝗗𝗼𝗲"),
    ("Hi Jane,", "Jane"),
    ("Hi Jane Doe,", "Jane"),
    ("Hi Jane,", ""),
    # several people, teams, companies, nobody by name
    ("Hi Zak and Ann,", "Zak Slayback"),
    ("Hi Ann & Zak,", "Zak Slayback"),
    ("Hi Ann, Piotr and Zak,", "Zak Slayback"),
    ("Hi Zak/Ann,", "Zak Slayback"),
    ("Dear Zak and colleagues,", "Zak Slayback"),
    ("Hello Petrel team,", "Zak Slayback"),
    ("Dear hiring team,", "Zak Slayback"),
    ("Dear Hiring Manager,", "Zak Slayback"),
    ("Hi there,", "Zak Slayback"),
    ("Hi all,", "Zak Slayback"),
    ("Hi stranger,", "Zak Slayback"),
    ("Hey neighbour,", "Zak Slayback"),
    ("Good morning,", "Zak Slayback"),
    ("Good Morning Zak,", "Zak Slayback"),
    ("Happy Friday Zak,", "Zak Slayback"),
    ("Happy New Year Zak,", "Zak Slayback"),
    ("Greetings from Lisbon,", "Zak Slayback"),
    ("Hello from Lisbon, Zak:", "Zak Slayback"),
    ("Hi again Zak,", "Zak Slayback"),
    ("Hi, Zak,", "Zak Slayback"),
    ("Hi Zak -", "Zak Slayback"),
    ("Hi Zak Loved your talk,", "Zak Slayback"),
    ("Quick one:", "Zak Slayback"),
    ("Honestly,", "Zak Slayback"),
    ("Yesterday, in Lisbon,", "Zak Slayback"),
    ("Lisbon, where I live, is rainy:", "Zak Slayback"),
    # and many more
    ("Dear Mr. Nguyen,", "Nguyen Van An"),
    ("Hi An,", "Nguyễn Văn An"),
    ("Dear Frau Dr. Özdemir,", "Dr. Ayşe Özdemir"),
    ("Hey Steph!", "Stéphanie Roux"),
    ("Hi Sam,", "Samuel Ofori (he/him)"),
    ("Hi Sam,", "Samantha Wu"),
    ("Hi Mike", "Mike O’Dwyer, CPA"),
    ("Hallo Herr von der Leyen,", "Heiko von der Leyen"),
    ("Hi Ola,", "Aleksandra Kowalska"),
    ("Dear Professor O'Neill,", "Prof. Éamonn Ó Néill"),
    ("Hi Éamonn,", "Éamonn Ó Néill"),
    ("Hi Tony,", "Antonio Banderas Ruiz"),
    ("Dear Ms. Smith-Jones,", "Anna Smith Jones"),
    ("Hello Dr. Bill,", "William Chen, MD"),
    ("Hi Wei,", "Chen Wei"),
    ("Hi Chen Wei,", "Wei Chen"),
    ("Hi Vlad,", "Vladimir Ivanov"),
    ("Hi Volodya,", "Vladimir Ivanov"),
    ("Hi Nastya,", "Anastasia Petrova"),
    ("Hi Xabi,", "Xabier Etxeberria"),
    ("Hi Toño,", "Antonio Lopez"),
    ("Hi Lola,", "María Dolores Vega"),
    ("Hi María José,", "María José Vega"),
    ("Hi Kostas,", "Konstantinos Pappas"),
    ("Hi Yiannis,", "Ioannis Pappas"),
    ("Hi Bea,", "Beatrice Lang"),
    ("Hi Maddy,", "Madeleine Hart"),
    ("Hi Josh -- ", "Joshua Hart"),
    ("Hi Josh; ", "Joshua Hart"),
    ("Hi Josh…", "Joshua Hart"),
    ("Good afternoon Ms Hart,", "Dr Jo Hart"),
    ("Hey there Jo,", "Jo Hart"),
    ("Hi @Jo,", "Jo Hart"),
    ("Jo, ", "Jo Hart"),
    ("Jo – ", "Jo Hart"),
    ("Dear Jo Hart (Ms),", "Jo Hart"),
    ("Dear Hart Family,", "Jo Hart"),
    ("To whom it may concern,", "Jo Hart"),
    ("Dear Norrvatn team,", "Jo Hart"),
    ("Hello lovely people,", "Jo Hart"),
    ("Hi both,", "Jo Hart"),
    ("Hi Jo & team,", "Jo Hart"),
    ("Hi Jo, Sam, and Lee,", "Sam Wu"),
    ("Hello Jo (and Sam),", "Jo Hart"),
    ("Congrats Jo!", "Jo Hart"),
    ("Thanks Jo!", "Jo Hart"),
    ("Happy new year, Jo!", "Jo Hart"),
    ("Merry Christmas from Oslo!", "Jo Hart"),
    ("Hi Jo I hope you're well.", "Jo Hart"),
    ("hi jo i hope you're well.", "Jo Hart"),
    ("HI JO I LOVED YOUR TALK", "Jo Hart"),
    ("Hi Mr Jo,", "Jo Hart"),
    ("Dear Señora Vega,", "Lola Vega"),
    ("Hi D'Angelo,", "D'Angelo Brown"),
    ("Hi Fr. Brown,", "Pat Brown"),
    ("Hi TJ,", "Thomas James Hill"),
    ("Hi T.J.,", "Thomas J. Hill"),
    ("Hi Mohamed,", "Mohamed Salah"),
    ("Hi Abdul,", "Abdul Rahman Khan"),
    ("Hi Priya,", "Priyanka Rao"),
    ("Hi Venkat,", "Venkatesh Rao"),
    ("Hi Kate,", "Kate Bush 🎹"),
    ("Hi Dmitri", "Дмитрий Волков"),
    ("Hi Kim,", "Kim Min-jun"),
    ("Hi Min-jun,", "Kim Min-jun"),
    ("Hi Minjun,", "Kim Min-jun"),
    ("Hi Min Jun,", "Kim Min-jun"),
    ("Hi Ha-eun,", "하은 김"),
    ("Hi Nick!", "Nikolaos Pappas"),
    ("Hi Gus,", "Constantine Pappas"),
    ("Ciao Beppe,", "Giuseppe Rossi"),
    ("Dear colleague,", "Jo Hart"),
    ("Dear Editor,", "Jo Hart"),
    ("Dear Reader,", "Jo Hart"),
    ("Hey you,", "Jo Hart"),
    ("Hi Jo from Oslo,", "Jo Hart"),
    ("Hello, my name is Ann.", "Jo Hart"),
    ("Hello, I'm Ann.", "Jo Hart"),
    ("Hello I am Ann and", "Jo Hart"),
    ("Hi Jo; Ann Berg here.", "Jo Hart"),
    ("Hi, Ann here from Petrel.", "Jo Hart"),
    ("Hi, Ann from Petrel here.", "Jo Hart"),
    ("Hi - Ann Berg here,", "Jo Hart"),
    ("Good day to you,", "Jo Hart"),
    ("Dear Ms. Dr. Hart,", "Jo Hart"),
    ("Hi Lizzy,", "Elizabeth Bennet"),
    ("Hi Stevie,", "Stephen King"),
    ("Hi Lex,", "Alexander King"),
    ("Hi Aleks,", "Aleksander King"),
    ("Hi Gabby,", "Gabrielle King"),
    ("Hi Manny,", "Manuel King"),
    ("Hi Zé,", "José King"),
    ("Hi Jen,", "Jennifer King"),
    ("Hi Ricky,", "Ricardo King"),
    ("Hi Rafa,", "Rafael King"),
    ("Hi Fede,", "Federica King"),
    ("Hi Cata,", "Catalina King"),
    ("Hi Guille,", "Guillermo King"),
    ("Hi Luisito", "Luis King"),
    ("Hi Mati,", "Matias King"),
    ("Hi Juancho,", "Juan King"),
    ("Hi Rike,", "Ulrike King"),
    ("Hi Basti,", "Sebastian King"),
    ("Hi Flo,", "Florian King"),
    ("Hi Ale,", "Alejandra King"),
    ("Hi Mateusz,", "Mateusz King"),
    ("Hi Kuba,", "Jakub King"),
    ("Hi Magda,", "Magdalena King"),
]


@pytest.mark.parametrize(("greeting", "name"), RIGHT, ids=lambda v: v)
def test_a_right_name_is_silent(greeting: str, name: str) -> None:
    assert greeted(greeting, name) == []


WRONG = [
    ("Hi Jonas,", "Zak Slayback", "Jonas"),
    ("hi jonas,", "Zak Slayback", "jonas"),
    ("HI JONAS,", "Zak Slayback", "JONAS"),
    ("Hi, Jonas,", "Zak Slayback", "Jonas"),
    ("Hello Jonas!", "Zak Slayback", "Jonas"),
    ("Dear Ms. Petersen,", "Marta Kowalczyk", "Petersen"),
    ("Dear Dr. Petersen,", "Dr. Marta Kowalczyk, PhD", "Petersen"),
    ("Good morning Jonas,", "Zak Slayback", "Jonas"),
    ("Good evening, Jonas,", "Zak Slayback", "Jonas"),
    ("Happy Friday Jonas,", "Zak Slayback", "Jonas"),
    ("Hi Zak Petersen,", "Zak Slayback", "Petersen"),
    ("Monica, could I ask:", "Zak Slayback", "Monica"),
    ("Hi Priya -", "Zak Slayback", "Priya"),
    ("Hi Priya", "Zak", "Priya"),
    ("Hey Priya 👋", "Zak Slayback", "Priya"),
    ("Hi Bob,", "William Ng", "Bob"),
    ("Hi Jane,", "Anne Doe", "Jane"),
    ("Hola Carmen,", "José García", "Carmen"),
    ("Dear Mr van der Velde,", "Pieter van der Berg", "Velde"),
    ("Thanks for connecting, Jonas!", "Zak Slayback", "Jonas"),
    ("hi kevin hope you are well,", "Jo Hart", "kevin"),
    ("Kevin -", "Jo Hart", "Kevin"),
    ("Dear Prof. Stein,", "Jo Hart", "Stein"),
    ("Hi team Kevin,", "Jo Hart", "Kevin"),
]


@pytest.mark.parametrize(("greeting", "name", "words"), WRONG, ids=lambda v: v)
def test_another_name_is_wrong(greeting: str, name: str, words: str) -> None:
    assert greeted(greeting, name) == [("wrong-name", words)]


MISSPELT = [
    ("Hi Zack,", "Zak Slayback", "Zack"),
    ("Hi Rbert,", "Robert Poole", "Rbert"),
    ("Hi Marat,", "Marta Kowalczyk", "Marat"),
    ("Hi Sara,", "Sarah Poole", "Sara"),
    ("Hi Jon,", "John Poole", "Jon"),
    ("Hi Steven,", "Stephen Poole", "Steven"),
    ("Hi Catherine,", "Katherine Poole", "Catherine"),
    ("Hi Shawn,", "Sean Poole", "Shawn"),
    ("Hi Micheal,", "Michael Poole", "Micheal"),
    ("Dear Mr Slaybeck,", "Zak Slayback", "Slaybeck"),
    ("Dear Ms Kowalcyk,", "Marta Kowalczyk", "Kowalcyk"),
    ("hi eliabeth,", "Elizabeth Poole", "eliabeth"),
    ("Hi Elisabeth,", "Elizabeth Poole", "Elisabeth"),
    ("Hi Joe,", "Jo Hart", "Joe"),
    ("Hi Ana,", "Anna Bell", "Ana"),
    ("Hi Kristen,", "Kirsten Bell", "Kristen"),
    ("Dear Dr. Heart,", "Jo Hart", "Heart"),
]


@pytest.mark.parametrize(("greeting", "name", "words"), MISSPELT, ids=lambda v: v)
def test_a_near_miss_is_misspelt(greeting: str, name: str, words: str) -> None:
    assert greeted(greeting, name) == [("misspelt-name", words)]
    (finding,) = findings(f"{greeting} {REST}", Recipient(name=name))
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("greeting", "name"),
    [
        ("Dear Mr Muller,", "Jan Müller"),
        ("Hi Jose,", "José García"),
        ("Hi Soren,", "Søren Lund"),
        ("Hi Lukasz,", "Łukasz Wrona"),
        ("Hi Zoe,", "Zoë Adair"),
        ("Hi Siobhan,", "Siobhán Roe"),
    ],
)
def test_accents_alone_are_a_hint(greeting: str, name: str) -> None:
    (finding,) = findings(f"{greeting} {REST}", Recipient(name=name))
    assert (finding.rule, finding.severity) == ("facts.misspelt-name", Severity.HINT)


ELSEWHERE = [
    "Hi Zak, my colleague Jonas asked about the pump.",
    "Hi Zak, Jonas here from Petrel. Do you still need the drawings?",
    "Hi Zak, my name is Zack and I repair pumps.",
    "Hi Zak, this is Zack from Petrel.",
    "Hi Zak, do you need the drawings?\n\nBest,\nZack",
    "Hi Zak, do you need the drawings?\n\nThanks, Jonas",
    "Hi Zak, do you need the drawings? Cheers, Zachary Petersen",
    "Hi Zak, I admire Jane Slaybeck and her novels.",
    "Hi Zak, in Slaybach there is a mill you may like.",
    "Hi Zak, I read Knuth, Kernighan, and Pike. Do you?",
    "Hi Zak, which of the pumps broke, the red or the green?",
    "Hi Zak, is it true, by the way?",
    "Hi Zak, does the drawing show Turin, Italy?",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_other_people_may_be_named(text: str) -> None:
    assert [s for s in said(text, Recipient(name="Zak Slayback")) if s[0] in ("wrong-name", "misspelt-name")] == []


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("Hi Zak, the Slaybeck method saved my week.", "misspelt-name", "Slaybeck"),
        ("Hi there, is this the page of Zak Slaybeck?", "misspelt-name", "Slaybeck"),
        ("Hi there! Which pump broke, Jonas?", "wrong-name", "Jonas"),
        ("Hi! Jonas, could you tell me which pump broke?", "wrong-name", "Jonas"),
        ("Pumps\n\nHi Jonas,\n\nwhich of them broke?", "wrong-name", "Jonas"),
        ("😀 Hi Jonas, which of them broke?", "wrong-name", "Jonas"),
    ],
)
def test_a_name_is_wrong_elsewhere(text: str, rule: str, words: str) -> None:
    assert (rule, words) in said(text, Recipient(name="Zak Slayback"))


def test_the_senders_own_name_is_wrong_in_the_greeting_and_right_below() -> None:
    you, me = Recipient(name="Zak Slayback"), Person(name="Tomas Vidal")
    assert said(f"Hi Tomas, {REST}", you, me) == [("wrong-name", "Tomas")]
    assert said(f"Hi Zak, {REST}\n\nTomas Vidal", you, me) == []
