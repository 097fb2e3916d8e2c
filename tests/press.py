"""Exports of press databases that tests read, all invented, in the layouts that public parsers describe."""

import io
import zipfile

LEAD = "Ferries between Quarrow and Selby stood still on Monday after talks on pay failed for the third time."
QUOTE = "“Nobody asked us,” said Ada Corrigan, who heads the union of the harbour workers in the town."
SECOND = "The harbour board will publish a timetable of the closures on its own site at the end of the week."

UNI = [
    "Date and Time: Tuesday, November 24, 2026 10:11:00 AM GMT",
    "Job Number: 123456789",
    "Documents (2)",
    "1. Strike stops all ferries",
    "Client/Matter: -None-",
    "Search Terms: ferries",
    "Search Type: Terms and Connectors",
    "2. Board meets again",
    "Client/Matter: -None-",
    "Strike stops all ferries",
    "Harbour Ledger (Quarrow)",
    "November 23, 2026 Monday",
    "First Edition",
    "Copyright 2026 Harbour Ledger Ltd All Rights Reserved",
    "Section: NEWS; Pg. 4",
    "Length: 355 words",
    "Byline: Ines Vale",
    "Dateline: QUARROW",
    "Body",
    LEAD,
    QUOTE,
    "Graphic",
    "A ferry in the rain.",
    "Classification",
    "Language: ENGLISH",
    "Publication-Type: Newspaper",
    "Subject: LABOR UNIONS (90%); FERRIES (88%)",
    "Load-Date: November 25, 2026",
    "End of Document",
    "Board meets again",
    "The Selby Courier",
    "November 24, 2026 Tuesday 9:30 PM GMT",
    "Copyright 2026 Selby Courier All Rights Reserved",
    "Length: 120 words",
    "Body",
    SECOND,
    "Load-Date: November 25, 2026",
    "End of Document",
]
"""Paragraphs of an export of Nexis Uni."""
UNI_TEXT = "\n\n".join(UNI)

LEXIS = """


                               1 of 2 DOCUMENTS


                                 Harbour Ledger

                            November 23, 2026 Monday
                                   Edition 1;
                                    Scotland

Strike stops all ferries between Quarrow and Selby after
talks on pay failed again

BYLINE: Ines Vale

SECTION: NEWS; Pg. 4

LENGTH: 355 words

DATELINE: QUARROW

Ferries between Quarrow and Selby stood still on Monday after talks on pay
failed for the third time.

“Nobody asked us,” said Ada Corrigan, who heads the union of the harbour
workers in the town.

GRAPHIC: A ferry in the rain.

LOAD-DATE: November 25, 2026

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                       Copyright 2026 Harbour Ledger Ltd
                              All Rights Reserved

                               2 of 2 DOCUMENTS


                               The Selby Courier

                            November 24, 2026 Tuesday

Board meets again

LENGTH: 120 words

The harbour board will publish a timetable of the closures on its own site
at the end of the week.

LOAD-DATE: November 25, 2026

LANGUAGE: ENGLISH


                       Copyright 2026 Selby Courier
                              All Rights Reserved
"""

FACTIVA = f"""SE  News
HD  Strike stops all ferries
BY  By Ines Vale
WC  355 words
PD  23 November 2026
ET  09:30
SN  Harbour Ledger
SC  HLEDG
ED  First Edition
PG  4
LA  English
CY  (c) 2026 Harbour Ledger Ltd.

LP

{LEAD}

TD

{QUOTE}

NS  gstrik : Labor Disputes | gcat : Political/General News
RE  uk : United Kingdom
AN  Document HLEDG00020261123emb700001

HD  Board meets again
WC  120 words
PD  24 November 2026
SN  The Selby Courier
LA  English
CY  Copyright 2026 Selby Courier

LP

{SECOND}

AN  Document SELBY00020261124emb800002

Search Summary
"""

FACTIVA_PLAIN = [
    "News", "Strike stops all ferries between Quarrow and Selby", "By Ines Vale", "355 words", "23 November 2026", "09:30",
    "Harbour Ledger", "HLEDG", "English", "(c) 2026 Harbour Ledger Ltd.", LEAD, QUOTE, "Document HLEDG00020261123emb700001",
    "Board meets again", "120 words", "24 November 2026", "The Selby Courier", "SELBY", "English", "Copyright 2026 Selby Courier",
    SECOND, "Document SELBY00020261124emb800002",
]  # fmt: skip
"""Paragraphs of an export of Factiva without codes."""


def factiva_html(*, coded=True):
    if coded:

        def row(code, value):
            return f'<tr><td class="index" align="right"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>'

        first = "".join(
            row(*pair)
            for pair in (
                ("HD", "<b>Strike stops all ferries</b>"), ("BY", "By Ines Vale"), ("WC", "355 words"), ("PD", "23 November 2026"),
                ("SN", "Harbour Ledger"), ("SC", "HLEDG"), ("PG", "4"), ("LA", "English"), ("CY", "(c) 2026 Harbour Ledger Ltd."),
                ("LP", f'<p class="articleParagraph enarticleParagraph">{LEAD}</p>'), ("TD", f"<p>{QUOTE}</p>"),
                ("NS", "gstrik : Labor Disputes"), ("AN", "Document HLEDG00020261123emb700001"),
            )
        )  # fmt: skip
        second = "".join(
            row(*pair)
            for pair in (
                ("HD", "Board meets again"), ("WC", "120 words"), ("PD", "24 November 2026"), ("SN", "The Selby Courier"),
                ("LP", f"<p>{SECOND}</p>"), ("AN", "Document SELBY00020261124emb800002"),
            )
        )  # fmt: skip
        body = f"<table class='index'>{first}</table><table class='index'>{second}</table>"
    else:

        def article(title, facts, paragraphs, number):
            divs = "".join(f"<div>{fact}</div>" for fact in facts)
            inside = "".join(f'<p class="articleParagraph enarticleParagraph">{p}</p>' for p in (*paragraphs, number))
            return (
                f'<div class="article enArticle"><div id="hd"><span class="enHeadline">{title}</span></div>{divs}{inside}</div>'
            )

        body = article(
            "Strike stops all ferries",
            ("355 words", "23 November 2026", "09:30", "Harbour Ledger", "HLEDG", "English", "(c) 2026 Harbour Ledger Ltd."),
            (LEAD, QUOTE),
            "Document HLEDG00020261123emb700001",
        ) + article(
            "Board meets again",
            ("120 words", "24 November 2026", "The Selby Courier", "SELBY", "English", "Copyright 2026 Selby Courier"),
            (SECOND,),
            "Document SELBY00020261124emb800002",
        )
    return f"<!DOCTYPE html><html><head><title>Factiva</title></head><body>{body}</body></html>"


def europresse_html(*, old=False):
    if old:

        def table(name, head, title, text, number):
            return (
                f'<table><tr><td><span class="DocPublicationName">{name}</span><br><span class="DocHeader">{head}</span>'
                f'</td></tr><tr><td><span class="TitreArticleVisu">{title}</span></td></tr><tr><td><p>{text}</p></td></tr>'
                f'<tr><td><span class="PubliC_lblNodoc">{number}</span></td></tr></table>'
            )

        body = table(
            "Harbour Ledger", "Actualités, lundi 23 novembre 2026, p. 4", "Strike stops all ferries", f"{LEAD}</p><p>{QUOTE}",
            "news·20261123·HL·0001",
        ) + table("The Selby Courier", "mardi 24 novembre 2026", "Board meets again", SECOND, "news·20261124·SC·0002")  # fmt: skip
    else:

        def article(name, head, title, author, text, number):
            return (
                f'<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">{name}</span></div>'
                f'<div class="rdp__DocHeader"><span class="DocHeader">{head}</span></div><div class="titreArticle">'
                f'<p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">{title}</p></div>'
                f'<div class="docAuthors">{author}</div></header><section><div class="DocText clearfix">'
                f'<div class="docOcurrContainer"><p>{text}</p></div></div></section><footer><div class="rdp__certificat">'
                f'Certificat émis le 26 novembre 2026 à Université de Quarrow</div><div class="publiC-lblNodoc">{number}</div>'
                "<small>© 2026 Harbour Ledger. Tous droits réservés.</small></footer></article>"
            )

        body = article(
            "Harbour Ledger, no. 1234", "Actualités, lundi 23 novembre 2026 355 mots, p. 4", "Strike stops all <mark>ferries</mark>",
            "Ines Vale", f"{LEAD}</p><p>{QUOTE}", "news·20261123·HL·0001",
        ) + article(
            "The Selby Courier (site web)", "mardi 24 novembre 2026 - 21:30 120 mots", "Board meets again", "", SECOND,
            "news·20261124·SC·0002",
        )  # fmt: skip
    return f"<!DOCTYPE html><html><head><title>Europresse</title></head><body>{body}</body></html>"


PROQUEST = f"""{"_" * 60}

Report Information from ProQuest

November 24 2026 10:11

{"_" * 60}

Document 1 of 2

Strike stops all ferries

Author: Vale, Ines; Corrigan, Ada

Publication info: Harbour Ledger ; Quarrow [Quarrow]. 23 Nov 2026: A4.

Abstract: Ferries stood still.

Links: https://library.example/resolve

Full text: {LEAD}

Location: the old quay was empty but for gulls when the first of the crews went home.

{QUOTE}

Subject: Labor unions; Ferries

Location: Quarrow

Title: Strike stops all ferries

Publication title: Harbour Ledger; Quarrow

First page: A4

Publication date: Nov 23, 2026

Section: News

Publisher: Harbour Ledger Ltd

Language of document: English

ProQuest document ID: 1234567

Copyright: (Copyright (c) 2026 Harbour Ledger)

Last updated: 2026-11-26

Database: Quarrow Newsstream

{"_" * 60}

Document 2 of 2

Board meets again

Publication title: The Selby Courier

Publication date: Nov 24, 2026

Full text: {SECOND}

Last updated: 2026-11-26

Database: Quarrow Newsstream

{"_" * 60}

Contact us at: https://library.example/contact

Copyright (C) 2026 ProQuest LLC. All rights reserved. Terms and Conditions: https://library.example/terms
"""


def rtf(paragraphs):
    escaped = "\\par\n".join("".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in p) for p in paragraphs)
    return (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}}{\info{\title Export}}{\header Page 1\par}"
        + escaped
        + "\\par}"
    ).encode("ascii")


def docx(paragraphs):
    from xml.sax.saxutils import escape

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    inside = "".join(f"<w:p><w:r><w:t>{escape(p)}</w:t></w:r></w:p>" for p in paragraphs)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{inside}</w:body></w:document>")
    return made.getvalue()


EXPORTS = {
    "uni.txt": UNI_TEXT.encode(),
    "uni.rtf": rtf(UNI),
    "uni.docx": docx(UNI),
    "lexis.txt": LEXIS.encode(),
    "factiva.txt": FACTIVA.encode(),
    "factiva.rtf": rtf(FACTIVA.split("\n")),
    "factiva-plain.rtf": rtf(FACTIVA_PLAIN),
    "factiva-plain.txt": "\n\n".join(FACTIVA_PLAIN).encode(),
    "factiva.html": factiva_html().encode(),
    "factiva-plain.html": factiva_html(coded=False).encode(),
    "europresse.html": europresse_html().encode(),
    "europresse-old.html": europresse_html(old=True).encode(),
    "proquest.txt": PROQUEST.encode(),
}
"""Exports of the same two documents, by file."""
