"""What a block of a page looks like: numbers from its markup, links, place, neighbours and wording.

Nothing here names an outlet: classes count by family of words (`related`, `more`, `teaser` … are one), links by whether they
stay on the site, places by share. `COLUMNS` names the numbers in the order in which `traits` gives them.
"""

import re
from urllib.parse import urlsplit

FAMILIES: dict[str, str] = {
    "related": "related relateds recommended recommend recommendation recommendations recirc recirculation verwandt "
    "similar outbrain taboola suggested suggestions morelike zergnet plista",
    "more": "more readmore readalso also seealso mehr next further further weiter plus lire leer leggi",
    "teaser": "teaser teasers promo promos promotion promobox linkcard card cards tile preview crosslink linkbox infobox",
    "popular": "trending popular most mostread latest top hot ranking",
    "newsletter": "newsletter newsletters signup subscribe subscription mailing inscription abo abonnement",
    "pay": "premium paywall paid offer offers piano metered register login registration modal membership donate "
    "donation support",
    "social": "social share sharing sharebar twitter facebook whatsapp linkedin pinterest reddit tumblr follow like icons icon",
    "ad": "ad ads advert advertisement advertisment advertising adv sponsor sponsored banner dfp promoted "
    "affiliate shop deal commerce",
    "caption": "caption figcaption credit credits copyright legend attachment",
    "picture": "image images img picture photo photos media gallery slide slideshow video player figure thumbnail thumb audio",
    "byline": "byline bylines author authors bio contributor writer by",
    "date": "date time timestamp published updated datetime pubdate",
    "tag": "tags tag topic topics keyword keywords label labels category categories kicker breadcrumb breadcrumbs",
    "comment": "comment comments disqus discussion count counter",
    "control": "button buttons btn cta icon tooltip popover dropdown menu nav toolbar tab tabs close toggle switch",
    "form": "form input submit field email captcha checkbox",
    "head": "headline title heading subhead subtitle crosshead h2 h3 hl",
    "lead": "lead intro standfirst dek summary subheadline abstract excerpt teasertext deck chapo entradilla",
    "body": "paragraph articlebody body content text story entry prose copy",
    "list": "list lists item items ul li",
    "link": "link links anchor url a",
    "side": "aside sidebar rail widget box panel module related right sticky complementary",
    "foot": "footer foot bottom end after below tail outro disclaimer",
    "bold": "strong b",
    "italic": "em i",
    "hidden": "hidden hide visually sr offscreen screenreader",
    "embed": "embed embeds embedded oembed tweet instagram iframe blockquote quote pullquote",
    "poll": "poll quiz survey vote game puzzle",
}
FAMILY = {word: n for n, (_, words) in enumerate(FAMILIES.items()) for word in words.split()}
TAGS = ("p", "div", "li", "h2", "h3", "h4", "a", "span", "tr", "figcaption", "blockquote", "button", "pre")
TAG = {name: n for n, name in enumerate(TAGS)}
AROUND = (
    "aside", "form", "figure", "ul", "ol", "nav", "blockquote", "table", "section", "header", "footer", "a", "button", "label",
    "li", "p", "article", "main", "figcaption", "dl",
)  # fmt: skip
PATH = {name: n for n, name in enumerate(AROUND)}
ENDS = re.compile(r"[.!?…。！？।][\"'”’»“)\]]*$")
WORD = re.compile(r"\w+")
TRACKED = re.compile(r"[?&#](?:utm_|itm_|ico=|icid=|cmpid=|intcid=|int=|ref=|source=|recirc)", re.IGNORECASE)
SHOP = re.compile(
    r"amazon\.|amzn\.|awin|webgains|skimresources|skimlinks|shareasale|linksynergy|anrdoezrs|jdoqocy|dpbolvw|tkqlhce|narrativ|howl\.me|"
    r"tradedoubler|partnerize|prf\.hn|rstyle|shopstyle|ebay\.|walmart\.|bestbuy\.|argos\.|idealo|[?&](?:tag|affid|aff_id|wgcampaignid)=",
    re.IGNORECASE,
)
"""Shops and affiliate networks, by host or parameter."""
SOCIAL = re.compile(
    r"//(?:[\w-]+\.)?(?:facebook|twitter|x|instagram|whatsapp|linkedin|pinterest|reddit|tumblr|youtube|tiktok|telegram|t|threads|bsky)\."
    r"(?:com|me|net|app|social)\b", re.IGNORECASE,
)  # fmt: skip
PRICE = re.compile(r"[$\u00a3\u20ac]\s?\d|\d\s?(?:\u20ac|EUR|USD|kr)\b")
HEADING = re.compile(
    r"^\W*(?:related|read (?:more|also|next)|more (?:on|from|stories|news)|most (?:read|popular)|"
    r"recommended|trending|see also|don.t miss|you (?:may|might) (?:also )?like|top stories|latest|"
    r"also read|mehr (?:zum|aus)|lesen sie|auch interessant|das könnte|meistgelesen|à lire|lire aussi|"
    r"sur le même|voir aussi|en relation|lee también|te puede|más (?:sobre|en|leído)|relacionad|le(?:er|"
    r"a) (?:más|también)|leggi anche|ti potrebbe|lees ook|meer over|læs også|les også|läs också|czytaj|"
    r"leia (?:também|mais)|veja também|関連|相关|читайте)",
    re.IGNORECASE,
)
"""A line over a list of other articles, in a dozen languages."""
LONG = 20
"""Words of a paragraph that is hardly a label."""

BASE = (
    "words", "chars", "ends a sentence", "starts lower case", "digits", "capitals", "quote", "question",
    "colon at end", "comma", "link density", "links", "one whole link", "own links", "other links", "no-address links",
    "tracked link", "link at start", "link at end", "kept", "depth", "single",
    "says the headline", "seen before", "list heading", "opens a bracket", "separators", "all capitals",
    "shop link", "social link", "price",
    *(f"<{t}>" for t in TAGS), *(f"in <{t}>" for t in AROUND), *(f"class {f}" for f in FAMILIES),
)  # fmt: skip
NEAR = tuple(BASE.index(c) for c in ("words", "ends a sentence", "link density", "kept", "one whole link", "list heading"))
SHIFTS = (-3, -2, -1, 1, 2, 3)
CONTEXT = (
    "place", "words before", "words after", "after last kept", "before first kept", "zone standfirst", "zone tail",
    "like the story", "like its paragraphs", "box blocks", "box words", "box density", "box kept", "box links",
    "card blocks", "card words", "card density", "card kept", "card links", "under a list heading",
    "same tag before", "same tag after", "page density", "page kept", "box of the headline", "box of the first paragraph",
    "share of the story in its box",
)  # fmt: skip
COLUMNS = (*BASE, *CONTEXT, *(f"{BASE[c]} {shift:+d}" for shift in SHIFTS for c in NEAR))


def targets(href: str, own: str | None) -> int:
    """Where an address leads: 0 to the site itself, 1 elsewhere, 2 nowhere (a fragment, a script, a mail)."""
    if not href or href[0] == "#" or href[:5] in {"javas", "mailt", "tel:", "whats"}:
        return 2
    if href[:4] != "http" and href[:2] != "//":
        return 0
    try:
        host = urlsplit(href).hostname
        return 0 if own and host and (host == own or host.endswith(f".{own}")) else 1
    except ValueError:
        return 1
