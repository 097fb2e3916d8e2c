"""Promotion and story in one paragraph, with a space between them: the row has the promotion and nothing of the story."""

import pytest

from audit.extract.insertions.paragraph import headlines, story_sentences
from audit.load.document import Input, load
from audit.pipeline import audit
from audit.rows import Insertion
from audit.text import Document

STORIES = {
    "en": (
        "Granary fire leaves Osby without bread",
        "A fire destroyed the granary of Osby on Wednesday night, and the bakers of the town closed their shops.",
        ("Nine firemen were hurt when the roof of the granary fell.", "The fire burned until noon.", "The bakers of Hale had sent forty sacks of flour by then."),
        "The owner of the granary, Lena Voss, said that she would rebuild it by the spring.",
    ),
    "de": (
        "Speicherbrand lässt Osby ohne Brot",
        "Ein Feuer hat am Mittwoch den Kornspeicher von Osby zerstört, und die Bäcker der Stadt schlossen ihre Läden.",
        ("Neun Feuerwehrleute wurden verletzt, als das Dach des Speichers einstürzte.", "Das Feuer brannte bis zum Mittag.", "Die Bäcker aus Hale schickten vierzig Säcke Mehl."),
        "Die Besitzerin des Speichers will ihn bis zum Frühjahr wieder aufbauen.",
    ),
    "fr": (
        "Un incendie prive Osby de pain",
        "Un incendie a détruit mercredi le grenier d’Osby, et les boulangers de la ville ont fermé leurs boutiques.",
        ("Neuf pompiers ont été blessés lorsque le toit du grenier est tombé.", "Le feu a brûlé jusqu’à midi.", "Les boulangers de Hale ont envoyé quarante sacs de farine."),
        "La propriétaire du grenier veut le reconstruire avant le printemps.",
    ),
    "es": (
        "Un incendio deja a Osby sin pan",
        "Un incendio destruyó el miércoles el granero de Osby, y los panaderos de la ciudad cerraron sus tiendas.",
        ("Nueve bomberos resultaron heridos cuando cayó el techo del granero.", "El fuego ardió hasta el mediodía.", "Los panaderos de Hale enviaron cuarenta sacos de harina."),
        "La dueña del granero quiere reconstruirlo antes de la primavera.",
    ),
}  # fmt: skip
ASKED = [
    ("en", "Sign up for our morning newsletter and start the day informed"),
    ("en", "Subscribe to The Hale Post for £2 a week."),
    ("en", "Download our free app for alerts"),
    ("en", "Follow us on Facebook and Instagram"),
    ("en", "Enjoying this story? Share it with a friend!"),
    ("en", "Have you seen an error? Contact us at desk@halepost.example."),
    ("en", "Read more: Why the bakers of Hale work at night"),
    ("en", "Related: Who insured the granary?"),
    ("de", "Abonnieren Sie unseren Newsletter."),
    ("de", "Folgen Sie uns auf Instagram."),
    ("de", "Lesen Sie auch: Warum die Bäcker nachts arbeiten?"),
    ("fr", "Inscrivez-vous à notre newsletter"),
    ("fr", "Suivez-nous sur Facebook et Instagram."),
    ("es", "Suscríbete a nuestro boletín"),
    ("es", "Síguenos en Facebook e Instagram."),
]
TOLD = [
    "The bakers asked their customers to sign up to a newsletter. Two hundred did so within a day.",
    "The app was withdrawn on Monday. Its makers said that a fault had exposed the addresses of its users.",
    "“Sign up to our newsletter,” the poster said. Nobody in the street had a computer.",
    "Subscribers to the service will pay £2 more from May. The company blamed the price of grain.",
    "Vote now, the loudspeakers said. The polls closed an hour later.",
    "What did they think of the bread? I asked them. They looked at the oven and said nothing.",
    "Most subscribers never open the email, the study found. Those who do read it for nine seconds.",
    "The podcast named a suspect. He denies it.",
    "Le syndicat a invité ses membres à s’abonner à sa newsletter. Quatre mille l’ont fait.",
]


def found(text, kit):
    return [text[i.start : i.stop] for i in audit(Document.of(text), kit).of(Insertion)]


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize(("language", "asked"), ASKED)
def test_the_row_has_the_promotion_alone(language, asked, place, kit):
    headline, first, sentences, last = STORIES[language]
    paragraph = " ".join((*sentences[:place], asked, *sentences[place:]))
    assert found(f"{headline}\n{first}\n{paragraph}\n{last}", kit) == [asked]


@pytest.mark.parametrize("asked", ["Sign up to our newsletter.", "We may earn a commission if you buy through our links."])
def test_a_short_sentence_before_a_request_is_story(asked, kit):
    headline, first, _, last = STORIES["en"]
    assert found("\n".join((headline, first, f"The vote is on Sunday. {asked}", last)), kit) == [asked]


@pytest.mark.parametrize("place", range(1, 4))
@pytest.mark.parametrize(
    "asked",
    [
        "Sign up for our alerts and get the news of the coast in your inbox",
        "READ MORE: The bakers of Hale: what we know",
        "See also: Timeline of the Osby fires",
        "[Subscribe to The Hale Post for unlimited access]",
        "Also on halepost.example Bakers walk out over the night shift",
    ],
)
def test_a_promotion_glued_to_the_sentence_before_it_takes_no_story(asked, place, kit):
    headline, first, sentences, last = STORIES["en"]
    paragraph = " ".join(sentences[:place]) + " ".join((asked, *sentences[place:], last))
    assert found(f"{headline}\n{first}\n{paragraph}", kit) == [asked]


@pytest.mark.parametrize("told", ["Nine died.", "Wheat closed up 2.1%.", "She resigned.", "Talks failed."])
@pytest.mark.parametrize("asked", ["Sign up for our harbour alerts.", "(You can now subscribe to our WhatsApp channel)"])
def test_a_story_of_two_words_before_a_request_is_story(told, asked, kit):
    headline, first, _, last = STORIES["en"]
    assert found("\n".join((headline, first, f"{told} {asked}", last)), kit) == [asked]
    assert found(f"{told} {asked}", kit) == [asked]


def test_a_headline_follows_a_sentence_with_words_that_outlets_offer_too(kit):
    headline, first, _, last = STORIES["en"]
    before = "Osby Bank was fined 40 million crowns on Thursday for hiding accounts."
    paragraph = f"{before} Read more: The bankers who knew The regulator of the banks said that it was sorry."
    assert found(f"{headline}\n{first}\n{paragraph}\n{last}", kit) == ["Read more: The bankers who knew"]


def test_the_network_of_one_letter_ends_a_request(kit):
    headline, first, _, last = STORIES["en"]
    text = f"{headline}\n{first}\nFollow us on X. Both sides will meet on Friday.\n{last}"
    assert found(text, kit) == ["Follow us on X."]


def test_the_first_of_two_promotions_ends_before_the_story_between_them(kit):
    headline, first, sentences, last = STORIES["en"]
    asked = "Related: Who insured the granary of Osby", "Sign up to our morning newsletter"
    paragraph = f"{sentences[0]} {asked[0]} The bakers of Hale sent flour. {sentences[1]}{asked[1]}"
    assert found(f"{headline}\n{first}\n{paragraph}\n{last}", kit) == list(asked)


def test_a_reported_sentence_between_two_promotions_is_story(kit):
    headline, first, _, last = STORIES["de"]
    told = "Die Stadt teilte mit, dass die Kosten im Rahmen lägen."
    asked = "Mehr zum Thema: Streit um den Speicher geht weiter", "Folgen Sie uns auf Instagram."
    assert found("\n".join((headline, first, last, asked[0], told, asked[1])), kit) == list(asked)


def test_a_name_under_a_quotation_is_its_speaker_not_a_credit(kit):
    headline, first, _, last = STORIES["en"]
    signed = f"{headline}\n{first}\n“We will bake again by Sunday.”\n— Councillor Ida Brandt\n{last}"
    assert found(signed, kit) == []
    assert found(f"{headline}\n{first}\n{last}\n— Ida Brandt", kit) == ["— Ida Brandt"]


CUED = [
    ("en", "Read more: Fire spreads to Castle Hale", "Watchmen saw the smoke at nine and rang the bell of the town hall."),
    ("en", "READ ALSO: What the fire means for Upper Osby", "Millers in the valley called the night the worst in forty years."),
    ("en", "READ MORE: Osby's master baker quits", "Police in Hale said on Thursday that they had no part in the decision."),
    ("en", "Read more: Bread rationed", "The mayor will publish the list of shops in June."),
    ("en", "Read next: Ovens cold again", "The bakers of the two towns closed their doors for a third day on Friday."),
    ("en", "WATCH: Watchmen ring the bell at Osby", "The bell had been silent since the war, the keeper said."),
    ("en", "Photo gallery: Fire at the granary", "The fire spread to two houses in one night and burned the mill."),
    ("en", "Harvest news LIVE: All the latest prices", "The price of wheat rose on Friday to its highest in nine years."),
    ("en", "Read more – Fire spreads to the mill", "The miller had left the town on Wednesday, his wife said."),
    ("en", "Listen to this article", "The fire spread to two houses in one night and burned the mill."),
    ("en", "Story continues below", "The miller had left the town on Wednesday, his wife said."),
    ("de", "Auch interessant: Brand im Schloss Hale", "Die Wächter sahen den Rauch um neun und läuteten die Glocke."),
    ("de", "Im Video: Dach stürzt ein", "Das Dach fiel am Mittwoch um zehn Uhr, verletzt wurde niemand."),
    ("fr", "Lire aussi : Le maire d’Osby démissionne", "Son avocat a déclaré jeudi que l’enquête serait close avant l’été."),
    ("fr", "Écouter cet article", "Le feu a gagné deux maisons en une nuit, selon la mairie."),
    ("de", "Artikel anhören", "Das Feuer erfasste in einer Nacht zwei Häuser, wie die Stadt mitteilte."),
    ("fr", "En images : Le feu au grenier", "Le feu a gagné deux maisons en une nuit, selon la mairie."),
    ("es", "Lea también: El fuego llega al castillo de Hale", "Los vigilantes vieron el humo a las nueve y tocaron la campana."),
]  # fmt: skip
KICKED = [
    "Background: The fires began in January after talks on the price of grain broke down in Port Hale.",
    "Analysis: The fire shows how far the guild of Lena Voss has moved since May. It lost two votes in Osby.",
    "Related: that was the word the coroner chose for the two fires.",
    "Watch: the word that the guards shouted from the wall gave the village its name.",
    "Live: that is all the millers of Upper Osby ask to be allowed to do.",
    "In Castle Hale Police said on Thursday that two watchmen were missing.",
    "Twitter head Jon Vell wrote on Thursday that the bakers would not be paid.",
]


@pytest.mark.parametrize("place", range(2))
@pytest.mark.parametrize(("language", "asked", "told"), CUED)
def test_a_headline_ends_before_the_story(language, asked, told, place, kit):
    headline, first, sentences, last = STORIES[language]
    paragraph = " ".join((*sentences[:place], asked, told))
    assert found(f"{headline}\n{first}\n{paragraph}\n{last}", kit) == [asked]


@pytest.mark.parametrize("told", KICKED)
def test_a_kicker_of_the_story_is_story(told, kit):
    headline, first, _, last = STORIES["en"]
    assert found(f"{headline}\n{first}\n{told}\n{last}", kit) == []


def test_a_headline_whose_end_cannot_be_told_is_left_to_the_story(kit):
    headline, first, _, last = STORIES["en"]
    told = "Read also: Bridge over River Osk closed until May Engineers found cracks in two of the pillars last week, the town said."
    assert found(f"{headline}\n{first}\n{told}\n{last}", kit) == ["Read also:"]


def test_a_name_with_an_inner_capital_is_whole_before_a_request(kit):
    headline, first, _, last = STORIES["en"]
    told = (
        "The sale was agreed on Friday, the guild said on MillDay.",
        "United Mills bought the granary for three million crowns.",
    )
    asked = "Follow MillDay on TikTok"
    assert found(f"{headline}\n{first}\n{told[0]}{asked} {told[1]}\n{last}", kit) == [asked]


@pytest.mark.parametrize("told", TOLD)
def test_a_paragraph_that_reports_a_request_is_story(told, kit):
    headline, first, _, last = STORIES["en"]
    assert found(f"{headline}\n{first}\n{told}\n{last}", kit) == []


@pytest.mark.parametrize(
    "asked",
    [
        '<a href="/letter">Sign up for our morning newsletter and start the day informed</a>',
        "<strong>Download our free app for alerts</strong>",
        'Read more: <a href="/2026/bakers">Why the bakers of Hale work at night</a>',
    ],
)
@pytest.mark.parametrize("place", [0, 1, 3])
def test_on_a_page_the_story_of_the_paragraph_stays(asked, place, kit):
    headline, first, sentences, last = STORIES["en"]
    paragraph = " ".join((*sentences[:place], asked, *sentences[place:]))
    body = "".join(
        f"<p>{p}</p>" for p in (first, last, paragraph, first.replace("Osby", "Hale"), last.replace("owner", "keeper"))
    )
    html = f"<!doctype html><html lang=en><head><title>{headline}</title></head><body><main><article><h1>{headline}</h1>{body}</article></main></body></html>"
    document = load(Input("a page", html=html, url="https://halepost.example/news/granary"))
    rows = [document.text[i.start : i.stop] for i in audit(document, kit).of(Insertion)]
    assert [r for r in rows if any(s in r for s in sentences)] == []
    assert len([r for r in rows if r in asked or r.startswith("Read more: Why")]) == 1


def test_a_title_in_quotation_marks_starts_no_story():
    assert story_sentences.TITLE.match("“How It Works” magazine")
    assert not story_sentences.TITLE.match("“We have never seen this,” she said.")


def test_a_sentence_about_a_headline_belongs_to_it():
    assert headlines.GOES_ON.match("He explains how.")
    assert not headlines.GOES_ON.match("Nine firemen were hurt.")


def test_no_story_starts_inside_a_time_of_day(kit):
    promoted = "Related: Can the Baker Still Knead at 3 A.M. as Head of the Guild?"
    headline, first, _, last = STORIES["en"]
    assert found(f"{headline}\n{first}\n{promoted}\n{last}", kit) == [promoted]


OWN = [
    "Our puzzle app is out on all phones.",
    "Tonight's episode of our podcast looks at the wall.",
    "All of our coverage of the storm is here.",
    "Find the tide tables in our archive.",
    "Our reporters are at the quay and will update this page.",
    "Our travel offers start at 49 crowns.",
    "Our live blog has the latest.",
]
NOT_OURS = [
    "Our town has no other harbour, the sign reads.",
    "“Our members are tired,” said the union.",
    "The minister called it our shop window to the world.",
    "The school said in a letter that our stories matter.",
    "Our Lady of the Sea, the chapel, lost its roof.",
]


@pytest.mark.parametrize(("sentence", "own"), [*((s, True) for s in OWN), *((s, False) for s in NOT_OURS)])
def test_the_outlets_own_things_in_a_story_without_a_writer_are_promotion(sentence, own, kit):
    title, lead, more, end = STORIES["en"]
    for text in (f"{title}\n{lead} {sentence} {' '.join(more)}\n{end}", f"{title}\n{lead} {' '.join(more)}\n{sentence}\n{end}"):
        assert found(text, kit) == ([sentence] if own else [])


def test_where_a_writer_tells_the_story_our_things_are_the_writers(kit):
    title, lead, _, end = STORIES["en"]
    sentence, writer = "Our shop has bread of last week.", "I went to Osby with my brother, and we saw what we had feared."
    assert found(f"{title}\n{lead}\n{sentence}\n{end}", kit) == [sentence]
    assert found(f"{title}\n{writer} {lead}\n{sentence}\n{end}", kit) == []
