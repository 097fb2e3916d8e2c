"""Faulty and rare markup, and an HTML5 parser as the oracle of what a browser shows of it.

Each construct is put into an article of six paragraphs. The oracle is Lexbor (`selectolax`), which builds the tree of the
HTML standard; with scripts, a browser reads the content of `<noscript>` as raw text, so it is cut out before.
"""

import re
from typing import Any

SENTENCES = (
    "The dredger left Tarnmouth at dawn with two crews on board and a spare pump.",
    "By noon the outer channel was clear of sand for the first time since the flood.",
    "Pilots who guide the grain ships said they had waited eleven days for the tide.",
    "The port authority will pay for a second survey before it opens the inner lock.",
    "Nobody was hurt when the old crane fell, though a shed and a fence were crushed.",
    "A final report is due in spring, when the council of Tarnmouth meets once more.",
)
A, B, C, D, E, F = (f"<p>{s}</p>" for s in SENTENCES)


def page(*inside: str, head: str = "", before: str = "", after: str = "") -> str:
    """Compose a page with an article."""
    return (
        f"<!doctype html><html lang=en><head><title>Channel is clear</title>{head}</head><body>{before}"
        f"<main><article><h1>Channel of Tarnmouth is clear after the flood</h1>{''.join(inside)}</article></main>{after}</body></html>"
    )


CONSTRUCTS: dict[str, str] = {
    "stray </body> in the article": page(A, B, "</body>", C, D, E, F),
    "stray </html> in the article": page(A, B, "</html>", C, D, E, F),
    "stray </body></html> in the article": page(A, B, "</body></html>", C, D, E, F),
    "three stray </body>": page(A, "</body>", B, C, "</body >", D, E, "</BODY\n>", F),
    "second <html> and <body>": page(A, B, "<html lang=en><body class=inner>", C, D, E, F),
    "a whole page inside the page": page(A, B, "<html><head><title>x</title></head><body>", C, D, "</body></html>", E, F),
    "second <head> in the body": page(A, "<head><meta name=x content=y></head>", B, C, D, E, F),
    "stray </p>": page(A, B, "</p>", C, D, E, F),
    "stray </div> and </section>": page(A, B, "</div></section></span>", C, D, E, F),
    "stray </article>": page(A, B, C, "</article>", D, E, F),
    "stray </br>": page(A, B, f"<p>{SENTENCES[2]}</br>{SENTENCES[3]}</p>", E, F),
    "paragraphs left open": page(*(f"<p>{s}" for s in SENTENCES)),
    "formatting left open": page(A, "<p><b><i>Tide.", B, C, D, E, F),
    "misnested formatting": page(A, f"<p><b>One <i>two</b> three</i> {SENTENCES[1]}</p>", C, D, E, F),
    "link left open": page(A, "<p><a href=/tide>Tide tables.</p>", B, C, D, E, F),
    "link inside a link": page(A, "<p><a href=/a>Tide <a href=/b>tables</a> of May.</a></p>", B, C, D, E, F),
    "block inside a paragraph": page(A, f"<p>Above.<div>{SENTENCES[1]}</div>Below.</p>", C, D, E, F),
    "paragraph inside a table": page("<table><tr><td>7</td></tr>", A, B, "</table>", C, D, E, F),
    "text inside a table": page(A, f"<table>{SENTENCES[1]}<tr><td>7</td></tr></table>", C, D, E, F),
    "table left open": page(A, B, "<table><tr><td>Depth<td>7", C, D, E, F),
    "cells without a row": page(A, "<table><td>Depth</td><td>7</td></table>", B, C, D, E, F),
    "list items left open": page(A, "<ul><li>Sand<li>Mud<li>Clay</ul>", B, C, D, E, F),
    "terms left open": page(A, "<dl><dt>Depth<dd>Nine metres<dt>Width<dd>Forty</dl>", B, C, D, E, F),
    "headings left open": page(A, "<h2>Sand<h3>Mud</h2>", B, C, D, E, F),
    "comment closed by --!>": page(A, B, "<!-- banner --!>", C, D, E, F),
    "empty comments": page(A, "<!-->", B, "<!--->", C, D, E, F),
    "comment with two dashes": page(A, B, "<!-- one -- two > three -->", C, D, E, F),
    "comment left open": page(A, B, C, D, E, F, after="<!-- never closed <p>Unseen words of a comment.</p>"),
    "bogus comments": page(A, "<!banner>", B, "<?php echo 1; ?>", C, "</ x>", D, E, F),
    "CDATA": page(A, B, "<![CDATA[ unseen ]]>", C, D, E, F),
    "script with tags in strings": page(A, B, "<script>document.write('</p></body></html><p>x')</script>", C, D, E, F),
    "script with a comment": page(A, B, "<script><!-- var a = '<p>x</p>'; //--></script>", C, D, E, F),
    "style in the body": page(A, B, "<style>p > b { content: '</body>' }</style>", C, D, E, F),
    "iframe left open in noscript": page(
        A, B, C, D, E, F, before="<noscript><iframe src=https://t.example/ns.html height=0></noscript>"
    ),
    "elements left open in noscript": page(
        A, "<noscript><div><p><a href=/x>Turn on scripts.</noscript>", B, "<noscript><textarea></noscript>", C, D, E, F
    ),
    "comment left open in noscript": page(A, B, "<noscript><!-- <img src=x></noscript>", C, D, E, F),
    "image in the head's noscript": page(A, B, C, D, E, F, head="<noscript><img src=/pixel.gif></noscript>"),
    "iframe with a fallback": page(A, B, "<iframe src=/x><p>Unseen words.</p></iframe>", C, D, E, F),
    "textarea": page(A, B, "<textarea><p>Unseen</p></body></textarea>", C, D, E, F),
    "title in the body": page(A, B, "<title>Unseen </body> words</title>", C, D, E, F),
    "select with markup": page(A, B, "<select><option>One<p>Two<option>Three</select>", C, D, E, F),
    "NUL bytes": page(A, B.replace("noon", "no\0on"), C, D, E, F),
    "control characters": page(A, B.replace("noon", "no\x08on\x1b"), C, D, E, F),
    "template": page(A, B, "<template><p>Unseen words.</p></template>", C, D, E, F),
    "svg with text": page(A, B, "<svg><title>Unseen</title><text>Unseen</text></svg>", C, D, E, F),
    "paragraph inside svg": page(A, "<svg><circle r=1>", B, C, D, E, F),
    "math": page(A, B, "<p>Depth is <math><mi>d</mi><mo>=</mo><mn>7</mn></math> metres.</p>", C, D, E, F),
    "foreign CDATA": page(A, B, "<svg><desc><![CDATA[ a > b ]]></desc></svg>", C, D, E, F),
    "attributes twice": page(A, "<p class=a class=b hidden=0 class='c>d'>Tide.</p>".replace(" hidden=0", ""), B, C, D, E, F),
    "attribute with > and no quotes": page(A, '<p title="a > b" data-x=<y>Tide.</p>', B, C, D, E, F),
    "quote left open in an attribute": page(A, '<a href="/x>Tide</a><p title=">', B, C, D, E, F),
    "slash in tags": page(A, "<p/>", B, "<div/>", C, "<br/ >", D, E, F),
    "< in text": page(A, "<p>Depth < 7 and > 3 <3 a<b.</p>", B, C, D, E, F),
    "entities without a stop": page(A, "<p>Sand &amp mud &lt clay &copy 2026 &nosuch; &#150; &#x1F6A2</p>", B, C, D, E, F),
    "bogus document type": page(A, B, C, D, E, F).replace("<!doctype html>", "<!DOCTYPE html SYSTEM 'about:/legacy' [x]>"),
    "document type in the body": page(A, B, "<!DOCTYPE html>", C, D, E, F),
    "two document types": "<!doctype html>" + page(A, B, C, D, E, F),
    "no head, no body": f"<title>x</title><h1>Channel of Tarnmouth</h1>{A}{B}{C}{D}{E}{F}",
    "self-closing <html/>": page(A, B, C, D, E, F).replace("<html lang=en>", "<html lang=en />"),
    "text before the document type": "\ufeff \n<!-- x -->" + page(A, B, C, D, E, F),
    "frameset after text": page(A, "<frameset><frame src=x></frameset>", B, C, D, E, F),
    "plaintext at the end": page(A, B, C, D, E, F, after="<plaintext><p>as it is"),
    "nobr, center, font": page(A, f"<center><font size=2><nobr>{SENTENCES[1]}</center>", C, D, E, F),
    "form inside a form": page("<form>", A, "<form>", B, "</form>", C, "</form>", D, E, F),
    "button left open": page(A, "<button>Unseen</button>", B, "<p><button>Go</p>", C, D, "</button>", E, F),
    "ruby": page(A, "<p><ruby>港<rt>みなと</rt></ruby>の船</p>", B, C, D, E, F),
    "ruby with brackets": page(A, "<p><ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby></p>", B, C, D, E, F),
    "dialog and details": page(A, "<details><summary>Depths</summary><p>Nine.</p></details>", B, C, D, E, F),
    "unknown elements": page(A, "<x-tide><y:low>Low water.</y:low></x-tide>", B, C, D, E, F),
    "capitals": page(*(f"<P>{s}</P>" for s in SENTENCES)).replace("article", "ARTICLE"),
    "object with a fallback": page(A, B, "<object data=x><p>Unseen.</p></object>", C, D, E, F),
    "noembed and noframes": page(A, "<noembed><p>Unseen.</noembed>", B, "<noframes><p>Unseen.</noframes>", C, D, E, F),
    "xmp and listing": page(A, "<xmp><b>7</b> metres</xmp>", B, C, D, E, F),
    "image as <image>": page(A, B, "<image src=x>", C, D, E, F),
    "nested <a> over paragraphs": page(A, "<a href=/x>", B, C, "</a>", D, E, F),
    "bold over paragraphs": page(A, "<b>", B, C, "</b>", D, E, F),
    "cut off in a tag": page(A, B, C, D, E, F).partition("</article>")[0] + "<p class='x",
    "cut off in a word": page(A, B, C, D, E, F).partition("</article>")[0],
}
"""Pages by the name of their construct."""

NOSCRIPT = re.compile(r"<noscript\b[^>]*>.*?</noscript\s*>", re.IGNORECASE | re.DOTALL)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")  # drawn as nothing
UNSEEN = {
    "script", "style", "template", "noscript", "title", "iframe", "textarea", "select", "option", "object", "noembed", "noframes",
    "svg", "math", "head", "rt", "rp",
}  # fmt: skip
"""Elements whose words are not displayed, or are not read as words of a story."""


def in_brackets(node: Any) -> bool:
    """True for the reading of a word in brackets, which is legible in a line of text."""
    return node.tag in {"rt", "rp"} and any(n.tag == "rp" for n in node.parent.iter())


def displayed(markup: str) -> list[str]:
    """List the words that a browser shows of a page, in order."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(NOSCRIPT.sub("", markup))
    found: list[str] = []
    for node in tree.root.traverse(include_text=True) if tree.root else ():
        if node.tag == "-text":
            above = node.parent
            while above is not None and (above.tag not in UNSEEN or in_brackets(above)):
                above = above.parent
            if above is None:
                found.append(node.text_content or "")
    return re.findall(r"\w+", CONTROL.sub("", " ".join(found)))
