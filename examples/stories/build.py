"""The pages of the stories as JSON lines, for `audit batch`: `python examples/stories/build.py > stories.jsonl`."""

import json
import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

HERE = Path(__file__).parent
FILES = ("stories.yaml", "features.yaml")
"""Files of stories: those told in brief or over several days, and those of the length that newspapers print."""


class House(NamedTuple):
    """An outlet's page layout: whether its promotion is fused with the story, and its newsletter's line."""

    name: str
    host: str
    fused: bool
    letter: str


HOUSES = {
    "ledger": House("The Harbour Ledger", "harbourledger.example", False, "Sign up for The Tide, our morning newsletter"),
    "wire": House("Coastwire News Agency", "coastwire.example", False, ""),
    "beacon": House("The Beacon", "beacon.example", True, "Like this story? Share it with a friend!"),
    "today": House("Norland Today", "norlandtoday.example", False, ""),
}


def part(words: str) -> tuple[str, Markup]:
    """Return the kind of a paragraph, and its words with links as elements."""
    kind, _, rest = words.partition(" ")
    if kind in {"PROMO", "NOTE", "ASK", "TIME"}:
        return kind.lower(), escape(rest)
    return "p", Markup(re.sub(r"\[(.*?)\]\((.*?)\)", r'<a href="\2">\1</a>', str(escape(words))))  # noqa: S704 - our words


def inputs() -> Iterator[dict[str, str]]:
    """Yield one input per version of an article: id, url, html and moment of fetching; earlier versions come first."""
    page = Environment(loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True).get_template("page.html")
    stories: list[dict[str, Any]] = [one for name in FILES for one in yaml.safe_load((HERE / name).read_text(encoding="utf-8"))]
    for story, (key, house) in product(stories, HOUSES.items()):
        if key not in story:
            continue
        copied = story[key] == "wire"
        account = story["wire"] if copied else story[key]
        url = f"https://{house.host}/{story['day'].replace('-', '/')}/{story['slug']}"
        for version, hour in (("first", 12), ("body", 18)):
            if version not in account:
                continue
            html = page.render(
                outlet=house,
                title=account["title"],
                author=account.get("author"),
                section=account.get("section"),
                wire=copied or key == "wire",
                url=url,
                published=f"{story['day']}T09:30:00+01:00",
                body=[part(words) for words in account[version]],
            )
            name = f"{key}/{story['slug']}" + ("" if version == "body" else f"/{version}")
            yield {"id": name, "url": url, "html": html, "fetched": f"{story['day']}T{hour}:00:00+00:00"}


if __name__ == "__main__":
    sys.stdout.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in inputs())
