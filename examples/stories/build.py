"""The pages of the twelve stories as JSON lines, for `audit batch`: `python examples/stories/build.py > stories.jsonl`."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

HERE = Path(__file__).parent


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
    if kind in {"PROMO", "NOTE"}:
        return kind.lower(), escape(rest)
    return "p", Markup(re.sub(r"\[(.*?)\]\((.*?)\)", r'<a href="\2">\1</a>', str(escape(words))))  # noqa: S704 - our words


def inputs() -> Iterator[dict[str, str]]:
    """Yield one input per article: id, url, html and day of fetching."""
    page = Environment(loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True).get_template("page.html")
    stories: list[dict[str, Any]] = yaml.safe_load((HERE / "stories.yaml").read_text(encoding="utf-8"))
    for story in stories:
        for key, house in HOUSES.items():
            told = story[key]
            wire = key == "wire" or told == "wire"
            told = story["wire"] if told == "wire" else told
            url = f"https://{house.host}/{story['day'].replace('-', '/')}/{story['slug']}"
            html = page.render(
                outlet=house,
                title=told["title"],
                author=told.get("author"),
                wire=wire,
                url=url,
                published=f"{story['day']}T09:30:00+01:00",
                body=[part(words) for words in told["body"]],
            )
            yield {"id": f"{key}/{story['slug']}", "url": url, "html": html, "fetched": f"{story['day']}T18:00:00+00:00"}


if __name__ == "__main__":
    sys.stdout.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in inputs())
