"""Join the pages of a report into one file that can be sent: their links become places in the file.

Only our own rendered pages are joined, so attributes are found by their spelling. Data files are not in it, and a link to one
becomes text.
"""

import re

PAGE_LINK = re.compile(r'href="([\w.%-]+)\.html(?:#([^"]*))?"')
"""A link to another page of the report, as our templates write it."""
DATA_LINK = re.compile(r'<a href="(?:\.\./)?[\w.%/-]+\.(?:csv|json|md|xml|html)">(.*?)</a>,?\s*')
"""A link to a data file, or to a page outside the report."""
OWN_ID = re.compile(r'(\sid="|href="#)([^"]*)"')
"""An id, or a link within the page."""
MAIN = re.compile(r'<main id="main">(.*?)</main>', re.DOTALL)
"""The content of a page."""


def single_file(files: dict[str, str]) -> str:
    """Join `index.html`, the pages of outlets and the method into one page, each part with ids of its own."""
    names = sorted((n for n in files if n.endswith(".html")), key=lambda n: (n != "index.html", n == "method.html", n))
    known = {n.removesuffix(".html") for n in names}
    parts = [part(files[name], name.removesuffix(".html"), known) for name in names]
    first = files["index.html"]
    found = MAIN.search(first)
    if found is None:  # a page without content would be a fault of our template
        raise ValueError("index.html has no main")
    whole = first[: found.start()] + '<main id="main">' + "\n".join(parts) + "</main>" + first[found.end() :]
    head, brand, rest = whole.partition("</header>")
    return (DATA_LINK.sub("", PAGE_LINK.sub(lambda m: linked(m, known), head)) + brand + rest).replace(
        ' <a href="articles.csv">addresses and digests</a>', " addresses and digests"
    )


def part(page: str, name: str, known: set[str]) -> str:
    """Content of a page as a section of the joined file."""
    found = MAIN.search(page)
    content = found[1] if found else ""
    content = OWN_ID.sub(lambda m: f'{m[1]}{name}-{m[2]}"', content)
    content = DATA_LINK.sub(r"\1 ", PAGE_LINK.sub(lambda m: linked(m, known), content))
    level = content if name == "index" else content.replace("<h1>", '<h1 class="part">')
    return f'<div class="page" id="{name}-">{level}</div>'


def linked(link: re.Match[str], known: set[str]) -> str:
    """A link to a page as one to its place in the file."""
    return f'href="#{link[1]}-{link[2] or ""}"' if link[1] in known else link[0]
