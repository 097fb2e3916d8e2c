"""Shadow roots saved as templates, restored to where the browser showed them.

Chromium writes `<template shadowmode>` into MHTML, for closed roots too; SingleFile and servers write `shadowrootmode`.
"""

from lxml.html import HtmlElement

MODES = ("shadowmode", "shadowrootmode")


def put_in_place(tree: HtmlElement, markup: str) -> None:
    """Replace each shadow root's template by its content, and its slots by the children of the host assigned to them.

    >>> from audit.load.html.parse import tree_of
    >>> page = "<body><x-a><template shadowmode=open><b>By </b><slot></slot></template><i>Mia Torv</i></x-a></body>"
    >>> tree = tree_of(page, "-")
    >>> put_in_place(tree, page)
    >>> tree.find(".//x-a").text_content(), tree.find(".//template") is None
    ('By Mia Torv', True)
    """
    if next(tree.iter("template"), None) is None or not any(mode in markup for mode in MODES):
        return
    for template in list(tree.iter("template")):
        host = template.getparent()
        if host is not None and any(template.get(mode) for mode in MODES):
            show(host, template)


def show(host: HtmlElement, template: HtmlElement) -> None:
    """Put the content of a shadow root into its host; children of the host without a slot are not displayed by browsers."""
    lead = (host.text or "") + (template.tail or "")
    template.tail = None
    host.remove(template)
    children = list(host)
    for child in children:
        host.remove(child)
    host.text = template.text
    for child in list(template):
        host.append(child)
    for slot in list(host.iter("slot")):
        given = [c for c in children if (c.get("slot") or "") == (slot.get("name") or "")]
        text = lead if not slot.get("name") else ""
        if given or text.strip():
            fill(slot, text, given)


def fill(slot: HtmlElement, text: str, given: list[HtmlElement]) -> None:
    """Fill a slot with children of the host instead of its default content."""
    for child in list(slot):
        slot.remove(child)
    slot.text = text
    for child in given:
        slot.append(child)
