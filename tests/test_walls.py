"""Walls in several languages and shapes: a story cut off, and a page that consists of a consent request."""

import pytest
from test_page import STORY, page, paragraphs

from audit.errors import AuditError
from audit.load import Input, load

WALLS = {
    "class alone": "<div class='paywall-container'><h3>Keep reading</h3><a href='/s'>See plans</a></div>",
    "mark alone": "<div data-testid='paywall'><p>Choose a plan</p></div>",
    "register": "<section><h2>Create a free account to keep reading</h2><form><input name='mail'></form></section>",
    "aside": "<aside class='gate'><p>This story is for subscribers only. Log in or subscribe.</p></aside>",
    "dialog": "<div role='dialog'><p>You have reached your limit of free articles. Subscribe to read on.</p></div>",
    "account": "<div class='swg'><p>Read the rest of this story with a Beacon account</p></div>",
    "de": "<div><p>Weiterlesen mit dem Digital-Abo</p></div>",
    "fr": "<div><p>Cet article est réservé aux abonnés.</p></div>",
    "es": "<div><p>Este contenido es exclusivo para suscriptores</p></div>",
    "it": "<div><p>Questo contenuto è riservato agli abbonati</p></div>",
    "pt": "<p>Conteúdo exclusivo para assinantes</p>",
    "nl": "<p>Dit artikel is exclusief voor abonnees</p>",
    "sv": "<p>Läs vidare – bli prenumerant</p>",
    "no": "<p>Denne saken er for abonnenter</p>",
    "pl": "<p>Dostęp tylko dla prenumeratorów</p>",
    "ja": "<p>この記事は有料会員限定です</p>",
}
NOTICES = {
    "en": ("Before you continue", "We and our 842 partners store and/or access information on a device, such as cookies, and process personal data.",
           "You may accept or manage your choices, including your right to object where legitimate interest is used, at any time."),
    "de": ("Willkommen", "Lesen Sie unsere Seite wie gewohnt mit Werbung. Ihre Zustimmung ist jederzeit widerrufbar.",
           "Wir und unsere Partner verarbeiten personenbezogene Daten mit Cookies. Mehr dazu steht in der Datenschutzerklärung."),
    "fr": ("Votre vie privée", "Avec votre accord, nos partenaires et nous utilisons des cookies pour traiter des données personnelles.",
           "Vous pouvez retirer votre consentement à tout moment, tout accepter ou tout refuser."),
    "it": ("Informativa", "Noi e terze parti selezionate utilizziamo cookie o tecnologie simili, con il tuo consenso, per più finalità.",
           "Puoi liberamente prestare, rifiutare o revocare il tuo consenso dal pannello delle preferenze."),
    "es": ("Tu privacidad", "Nosotros y nuestros socios usamos cookies y tratamos datos personales en tu dispositivo.",
           "Puedes aceptar o rechazar el consentimiento en cualquier momento, o aceptar todo ahora."),
    "nl": ("Cookies", "Wij en onze partners gebruiken cookies en vergelijkbare technieken om persoonsgegevens te verwerken.",
           "Je kunt je toestemming op elk moment intrekken of je voorkeuren beheren in het privacybeleid."),
}  # fmt: skip
FRAMES = {
    "page": "<main><h1>{}</h1><p>{}</p><p>{}</p><button>OK</button></main>",
    "dialog": "<div role='dialog'><h2>{}</h2><div>{}<br><br>{}</div></div>",
    "form": "<form><h1>{}</h1><p>{} {}</p><ul><li>Actively scan a device for identification</li></ul></form>",
}


@pytest.mark.parametrize("wall", WALLS)
@pytest.mark.parametrize("inside", [True, False], ids=["inside", "under"])
def test_a_story_that_breaks_off_at_a_wall_says_so(wall, inside):
    """The claim is there whatever the language and the box of the wall, and its words are those of the wall."""
    html = (
        page(paragraphs(*STORY), WALLS[wall])
        if inside
        else page(paragraphs(*STORY)).replace("</article>", "</article>" + WALLS[wall])
    )
    document = load(Input("a page", html=html))
    (said,) = [s for s in document.said if s.field == "access"]
    assert said.value == "stub"
    assert said.start is None or document.text[said.start : said.stop] in WALLS[wall]
    assert STORY[1] in document.text


@pytest.mark.parametrize(
    "under",
    ["<footer><p>Subscribe to our newsletter</p></footer>", "<p>The members of the choir subscribe to three papers.</p>", ""],
)
def test_a_whole_story_has_no_wall(under):
    """A newsletter or a word about subscribers is not a wall."""
    assert [s for s in load(Input("a page", html=page(paragraphs(*STORY), under))).said if s.field == "access"] == []


@pytest.mark.parametrize("tongue", NOTICES)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_request_for_consent_is_no_article(tongue, frame):
    """A page that shows only the request is an error with that reason."""
    html = f"<html><head><title>The Paper</title></head><body>{FRAMES[frame].format(*NOTICES[tongue])}</body></html>"
    with pytest.raises(AuditError, match="no article in it"):
        load(Input("a page", html=html))


@pytest.mark.parametrize("tongue", NOTICES)
def test_a_request_over_a_story_is_not_the_story(tongue):
    """A banner over an article changes nothing in its text."""
    banner = f"<div id='consent-banner' class='cmp'>{FRAMES['form'].format(*NOTICES[tongue])}</div>"
    text = load(Input("a page", html=page(paragraphs(*STORY)).replace("<body>", f"<body>{banner}"))).text
    assert text.split("\n")[2:] == list(STORY[1:])
