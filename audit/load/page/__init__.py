"""A page: one lxml parse → text, blocks, links and claims as they stand.

The text is the headline, then the lines of the article in reading order, one block a line, insertions included; then, as
zone `tail`, the lines under the story. trafilatura says which lines are the story; the string comes from the lines.
"""

from lxml.html import HtmlElement

from audit.errors import AuditError
from audit.lang.detect import language
from audit.load.archived import origin
from audit.load.declared import declared
from audit.load.html.lines import units
from audit.load.html.parse import decode, tree_of
from audit.load.input import Input
from audit.load.page.article import NOTICE, in_scripts, scripts_of, shown, thin, walled
from audit.load.page.live_blog import declared_updates, is_live, marked, updates
from audit.load.page.own_claims import alone, headed, titles_of
from audit.load.page.pagination import parts
from audit.load.page.walls import access, banners
from audit.outlets import host_of
from audit.outlets.address import absolute_address
from audit.text import Document, Said, build


def page(given: Input, said: list[Said]) -> Document:
    """The document of a page. Raises `AuditError` when there is no article in it."""
    markup = decode(given.html if given.html is not None else b"", given.charset)
    url, origins = origin(given.url, markup)
    tree = tree_of(markup, given.id)
    asking = cleared(tree, markup)
    alive = list(tree.iter())  # noqa: F841 - the elements as Python objects, made once and not by every walk anew
    found = units(tree)
    claims = [*origins, *declared(tree, url, found)]
    titles = titles_of(tree, [*said, *claims])
    base = tree.find(".//base[@href]")
    root = absolute_address(given.url or url or "", (base.get("href") or "") if base is not None else "")
    claims += parts(tree, url, found)
    updating = "liveBlogUpdate" in markup or "liveblogupdate" in markup
    declared_so = declared_updates([text for _, text in scripts_of(tree)]) if updating else []
    times = marked(tree) if updating else {}
    live = updating or is_live(claims, url)
    if not live:
        found, claims = alone(tree, found, said, claims, url, typed="itemtype" in markup or "data-article-url" in markup)
    read = shown(tree, found, titles, root, given.id)
    if isinstance(read, AuditError) or (thin(read.blocks) and not walled(read, claims)):
        drawn = in_scripts(markup, titles, root, given.id, named=not isinstance(read, AuditError))
        if drawn:
            read, script = drawn
            claims.append(script)
    if isinstance(read, AuditError):
        raise AuditError(f"{given.id}: {NOTICE}", "fetch the page behind the notice") if asking else read
    text, blocks, body_start, elements = read
    if live:
        claims += updates(text, blocks[-len(elements) :], elements, declared_so, times)
    claims = headed(claims, text[: blocks[0].stop] if blocks[0].zone == "headline" else "")
    claims += access(text, blocks)
    tongue = next((c.value for c in claims if c.field == "language"), None)
    return build(
        text, blocks, body_start, format="html", input=given.id, url=url, host=host_of(url),
        fetched=given.fetched, outlet=given.outlet, said=[*said, *claims], lang=language(text[body_start:], tongue),
    )  # fmt: skip


def cleared(tree: HtmlElement, markup: str) -> bool:
    """Take out what stands around a page: an archive's bar, and boxes that ask for consent. Whether there was one of these."""
    if 'id="wm-ipp' in markup or "id='wm-ipp" in markup or "donato" in markup:
        for bar in tree.xpath("//*[@id='wm-ipp-base' or @id='wm-ipp' or @id='wm-ipp-print' or @id='donato']"):
            bar.drop_tree()
    body = tree.find(".//body")
    asking = banners(body) if body is not None else []
    for box in asking:
        box.drop_tree()
    return bool(asking)
