"""Laws of requests: in any language and way of joining, a request is found and the story is not.

The wordings do not occur in `data/phrases.yaml`.
"""

import pytest

from audit.pipeline import audit
from audit.rows import Insertion
from audit.text import Document, Span, cut

STORIES = {
    "en": [
        "Vell harbour board votes to dredge the inner basin",
        "The harbour board of Vell voted by nine to four on Thursday to dredge the inner basin, although the fishermen who moor there had asked for a delay until the eels have left for the sea in late autumn.",
        "Work will begin in March and is expected to cost 4.1 million crowns, of which the state pays half. “We have waited for eleven years,” said the board’s chair, Ada Brandt, as she left the meeting.",
    ],
    "de": [
        "Hafenrat von Vell stimmt für tieferes Becken",
        "Der Hafenrat von Vell hat am Donnerstag mit neun zu vier Stimmen beschlossen, das innere Becken auszubaggern, obwohl die Fischer um einen Aufschub gebeten hatten, bis die Aale im Herbst ins Meer gezogen sind.",
        "Die Arbeiten beginnen im März und kosten voraussichtlich 4,1 Millionen Euro, von denen das Land die Hälfte trägt. Elf Jahre lang war über das Vorhaben gestritten worden.",
    ],
    "fr": [
        "Le conseil du port de Vell vote le dragage du bassin",
        "Le conseil du port de Vell a voté jeudi, par neuf voix contre quatre, le dragage du bassin intérieur, alors que les pêcheurs avaient demandé un délai jusqu’au départ des anguilles vers la mer à la fin de l’automne.",
        "Les travaux doivent commencer en mars et coûter 4,1 millions d’euros, dont l’État paiera la moitié. Le projet était débattu depuis onze ans par les élus de la ville.",
    ],
    "es": [
        "La junta del puerto de Vell aprueba dragar la dársena",
        "La junta del puerto de Vell aprobó el jueves, por nueve votos contra cuatro, el dragado de la dársena interior, aunque los pescadores habían pedido que se esperara hasta que las anguilas salieran al mar en otoño.",
        "Las obras empezarán en marzo y costarán 4,1 millones de euros, de los que el Estado pagará la mitad. El proyecto se discutía desde hacía once años en el ayuntamiento.",
    ],
}
ASKED = [
    ("en", "newsletter", "Never miss a tide. Get our alerts on your phone."),
    ("en", "newsletter", "🎧 Hear more in this week’s podcast from the harbour desk"),
    ("en", "social_follow", "Stay in touch with us on social media"),
    ("en", "call_to_action", "Do you work at the harbour? Tell us what you think of the plan."),
    ("en", "call_to_action", "Seen an error? Let us know at desk@vellpost.example"),
    ("en", "appeal", "Keep us independent: chip in from £2 today"),
    ("en", "appeal", "Our reporting is made possible by readers and members."),
    ("en", "commerce", "Order your copy of The Eel Year from the Post bookshop"),
    ("en", "sponsored", "This article was paid for by Vell Savings Bank"),
    ("en", "cross_promotion", "🔴 LIVE: Voters go to the polls in the eastern islands"),
    ("en", "cross_promotion", "👉 Seven walks along the old sea wall"),
    ("en", "cross_promotion", "Before you go: Why the lighthouse will be painted black"),
    ("de", "newsletter", "Holen Sie sich unsere App und bleiben Sie informiert"),
    ("de", "social_follow", "Besuchen Sie uns auf Instagram"),
    ("de", "call_to_action", "Was halten Sie davon? Schreiben Sie uns!"),
    ("de", "appeal", "Unterstützen Sie unsere Redaktion mit einer Spende"),
    ("de", "cross_promotion", "Analyse: Warum der Leuchtturm schwarz werden soll"),
    ("fr", "newsletter", "Rejoignez notre chaîne Telegram"),
    ("fr", "appeal", "Soutenez la presse indépendante par un don"),
    ("fr", "cross_promotion", "Relire : Pourquoi le phare sera peint en noir"),
    ("es", "newsletter", "Únete gratis a nuestro grupo de Telegram"),
    ("es", "call_to_action", "¿Viste un error? Escríbenos"),
    ("es", "cross_promotion", "No te pierdas: Por qué el faro será pintado de negro"),
]
STORY_LINES = [
    "She asked her fans to “follow me on Instagram” in a film that a million people saw.",
    "“Download our app,” said the voice in the lift, and went on until the battery died.",
    "Get in touch with your anger, the coach said, and then get in touch with the ball.",
    "What do you think of the eels? I asked him. He looked at the water and said nothing.",
    "Background: The basin was last dredged in 1971, when the port still took coal.",
    "The podcast, which is on Spotify, has been accused of naming a witness in the trial.",
    "The fund charges a commission of two per cent on each purchase of a boat.",
    "Watch: that is what the guards were told to do, and for eleven nights they did nothing else.",
    "The newsletter of the parish had told what the council would not.",
    "Lire aussi longtemps sans lunettes lui est devenu impossible.",
    "Lees ook de kleine letters, raadt de advocaat aan.",
    "Leggi anche severe non bastano, dice il giudice.",
]


def found(text, kit):
    return [(text[i.start : i.stop], i.role, i.kind) for i in audit(Document.of(text), kit).of(Insertion)]


def article(language, *paragraphs):
    return "\n".join((STORIES[language][0], *paragraphs))


@pytest.mark.parametrize(("language", "kind", "asked"), ASKED)
def test_a_request_on_its_own_line_is_found_and_typed(language, kind, asked, kit):
    _, first, second = STORIES[language]
    network = {"newsletter", "social_follow"}  # a channel in a network is either
    (row,) = found(article(language, first, asked, second), kit)
    assert row[:2] == (asked, "promo")
    assert row[2] == kind or {row[2], kind} <= network


@pytest.mark.parametrize("glue", [" ", ""])
@pytest.mark.parametrize(("language", "asked"), [(w, a) for w, k, a in ASKED if k != "sponsored" and "Keep us" not in a])
def test_a_request_behind_the_last_sentence_of_a_paragraph_is_found_alone(language, asked, glue, kit):
    _, first, second = STORIES[language]
    text = article(language, first + glue + asked, second)
    assert [words for words, _, _ in found(text, kit)] == [asked]


@pytest.mark.parametrize("words", STORY_LINES)
@pytest.mark.parametrize("place", [1, 2])
def test_a_story_about_requests_has_none(words, place, kit):
    paragraphs = list(STORIES["en"][1:])
    paragraphs.insert(place, words)
    assert found(article("en", *paragraphs), kit) == []


@pytest.mark.parametrize("kicker", ["Opinion: ", "WATCH: ", "Analysis: ", "Live: ", "Exclusive: ", "Interview | "])
def test_the_headline_of_the_article_promotes_nothing(kicker, kit):
    headline, *paragraphs = STORIES["en"]
    assert found("\n".join((kicker + headline, *paragraphs)), kit) == []


@pytest.mark.parametrize(("language", "asked"), [(language, asked) for language, _, asked in ASKED])
def test_without_the_request_the_story_is_whole(language, asked, kit):
    _, first, second = STORIES[language]
    text = article(language, first, asked, second)
    rows = audit(Document.of(text), kit).of(Insertion)
    left = "".join(text[a:b] for a, b in cut(Span(0, len(text)), [Span(i.start, i.stop) for i in rows]))
    assert left.replace("\n\n", "\n") == article(language, first, second)
    assert found(left, kit) == []


def test_an_offer_does_not_take_the_story_before_it(kit):
    """The sentence before addresses nobody, so it is story, although one wording would match the entire line."""
    told = "Work on the basin will begin in March and is expected to cost four million crowns, the board said in a statement."
    asked = "Sign up for our newsletter and get the news of the harbour in your inbox."
    assert [words for words, _, _ in found(article("en", STORIES["en"][1], f"{told} {asked}"), kit)] == [asked]
