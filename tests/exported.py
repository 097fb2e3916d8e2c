"""Files of feeds, mails and agencies that tests read, all invented."""

import json

STORY = (
    "<p>Ferries between Quarrow and Selby stood still on Monday after talks on pay failed for the third time.</p>"
    "<p>“Nobody asked us,” said Ada Corrigan, who heads the <a href='/union'>union</a> of the harbour workers.</p>"
)
TEXT = "Ferries between Quarrow and Selby stood still on Monday.\n“Nobody asked us,” said Ada Corrigan of the union."


def escaped(markup):
    return markup.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Harbour Ledger</title><link>https://ledger.example/</link><language>en-GB</language>
<item><media:title>A ferry</media:title><title>Strike stops ferries &amp;amp; trains</title>
<link>https://ledger.example/strike</link><guid isPermaLink="false">q-1</guid>
<atom:link rel="replies" href="https://ledger.example/strike/comments"/>
<media:description>A ferry in the rain, seen from the quay by our photographer on Sunday.</media:description>
<description>Ferries stood still.</description><content:encoded><![CDATA[{STORY}]]></content:encoded>
<pubDate>Mon, 23 Nov 2026 09:30:00 +0100</pubDate><dc:creator>Ada Corrigan</dc:creator><category>Harbour</category></item>
<item><title>Board meets again</title><link>https://ledger.example/board</link>
<description>The harbour board meets again on Friday [&#8230;]</description><author>ines@ledger.example (Ines Vale)</author></item>
<item><title>In pictures</title><link>https://ledger.example/pictures</link></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbour Ledger</title>
<link rel="alternate" href="https://ledger.example/"/><author><name>The newsroom</name></author>
<entry><title type="html">Strike &lt;em&gt;stops&lt;/em&gt; ferries</title><id>urn:x:1</id>
<link rel="related" href="https://elsewhere.example/a"/><link href="/strike"/>
<published>2026-11-23T09:30:00+01:00</published><updated>2026-11-23T11:00:00+01:00</updated><updated>2026-11-24T08:00:00Z</updated>
<summary>Ferries stood still.</summary><content type="html">{escaped(STORY)}</content></entry>
<entry><title>Board meets again</title><id>urn:x:2</id><link rel="alternate" href="https://ledger.example/board"/>
<summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The board <em>meets</em> on Friday.</p></div></summary></entry></feed>"""

RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="https://ledger.example/"><title>Harbour Ledger</title><link>https://ledger.example/</link></channel>
<item rdf:about="https://ledger.example/strike"><title>Strike stops ferries</title><link>https://ledger.example/strike</link>
<dc:date>2026-11-23</dc:date><content:encoded>{escaped(STORY)}</content:encoded></item></rdf:RDF>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour Ledger",
        "home_page_url": "https://ledger.example/",
        "items": [
            {
                "id": "1",
                "url": "https://ledger.example/strike",
                "external_url": "https://elsewhere.example/a",
                "title": "Strike stops ferries",
                "content_html": STORY,
                "summary": "Ferries stood still.",
                "date_published": "2026-11-23T09:30:00+01:00",
                "authors": [{"name": "Ada Corrigan"}, {"name": "Ines Vale"}],
            },
            {"id": "2", "url": "https://ledger.example/board", "title": "Board meets", "summary": "The board meets on Friday."},
            {"id": "3", "title": "In pictures"},
            "no item",
        ],
    },
    indent=1,
)

MAIL = """Return-Path: <news@ledger.example>
Received: from mx.ledger.example by inbox.example; Mon, 23 Nov 2026 07:00:03 +0100
From: =?utf-8?q?Harbour_Ledger_=E2=80=93_morning?= <news@ledger.example>
To: reader@inbox.example
Subject: =?iso-8859-1?q?Strike_stops_ferries_in_S=E8lby?=
Date: Mon, 23 Nov 2026 07:00:00 +0100
Message-ID: <1@ledger.example>
List-Unsubscribe: <https://out.ledger.example/u?reader=7f3a>, <mailto:leave-7f3a@lists.ledger.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain; charset=utf-8

This is the text, which is not read.
--inner
Content-Type: text/html; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

<html><body><div style=3D"display:none">Preview line</div><p>From Quarrow to S=E8lby no ferry ran on Monday.</p>
<p>=93Nobody asked us,=94 said Ada Corrigan.</p></body></html>
--inner--
--outer
Content-Type: image/png; name=ferry.png
Content-Disposition: attachment; filename=ferry.png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--outer--
"""

PLAIN_MAIL = """From: Harbour Ledger <news@ledger.example>
Subject: Strike goes on
Date: Tue, 24 Nov 2026 07:00:00 +0100
Message-ID: <2@ledger.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8; format=flowed

Ferries between Quarrow and Selby stood still on Monday after talks on \npay failed for the third time.
>From Quarrow no ferry ran.
"""


def mbox(*mails):
    """An mbox of mails, lines of theirs that begin with From quoted."""
    first = "From news@ledger.example Mon Nov 23 07:00:03 2026\n"
    quoted = ["\n".join(f">{line}" if line.lstrip(">").startswith("From ") else line for line in m.split("\n")) for m in mails]
    return "".join(f"{first}{m}\n" for m in quoted)


def nitf(status="usable", *, extra="", body=None):
    inside = (
        body
        if body is not None
        else (
            "<p>Ferries between <location>Quarrow</location> and Selby stood still on Monday.</p><hl2>Talks failed</hl2>"
            "<p>“Nobody asked us,” said <person>Ada Corrigan</person>.</p>"
        )
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf><head><title>ferries</title><docdata management-status="{status}"><doc-id id-string="q-1"/><urgency ed-urg="3"/>
<date.issue norm="20261123T093000+0100"/><ed-msg info="Adds quote in second paragraph"/>{extra}
<doc.copyright holder="Quarrow Press Agency" year="2026"/></docdata></head>
<body><body.head><hedline><hl1>Strike stops <em>all</em> ferries</hl1><hl2>Talks fail again</hl2></hedline>
<byline>By <person>Ada Corrigan</person></byline><distributor>QPA</distributor>
<dateline><location>QUARROW</location></dateline></body.head>
<body.content>{inside}</body.content><body.end><tagline>Ines Vale in Selby added reporting.</tagline></body.end></body></nitf>"""


def news_item(status="stat:usable", *, guid="urn:newsml:qpa.example:1", meta="", content=None):
    inside = (
        content
        if content is not None
        else f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>{STORY}</body></html></inlineXML>'
    )
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="2" xml:lang="en">
<rightsInfo><copyrightHolder literal="qpa"><name>Quarrow Press Agency</name></copyrightHolder></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="qpa"><name>QPA</name></provider>
<versionCreated>2026-11-23T09:30:00+01:00</versionCreated>{meta}<pubStatus qcode="{status}"/><edNote>Adds quote</edNote></itemMeta>
<contentMeta><urgency>3</urgency><by>By Ada Corrigan</by><dateline>QUARROW, Nov 23</dateline>
<headline>Strike stops <a href="https://ledger.example/">all</a> ferries</headline></contentMeta>
<contentSet>{inside}</contentSet></newsItem>"""


def news_message(*items):
    return f'<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>{"".join(items)}</itemSet></newsMessage>'


def ninjs1(status="usable", **more):
    return {
        "uri": "http://qpa.example/1", "type": "text", "pubstatus": status, "versioncreated": "2026-11-23T09:30:00+01:00",
        "headline": "Strike stops all ferries", "byline": "By Ada Corrigan", "located": "Quarrow", "ednote": "Adds quote",
        "copyrightholder": "Quarrow Press Agency", "urgency": 3, "body_html": STORY, "body_text": TEXT,
        "infosource": [{"name": "QPA"}], **more,
    }  # fmt: skip


def ninjs3(status="usable", **more):
    return {
        "uri": "http://qpa.example/3", "standard": {"name": "ninjs", "version": "3.0"}, "type": "text", "pubStatus": status,
        "versionCreated": "2026-11-23T09:30:00+01:00", "contentCreated": "2026-11-23T08:00:00+01:00", "by": "By Ada Corrigan",
        "headlines": [{"role": "subheadline", "value": "Talks fail"}, {"role": "main", "value": "Strike stops all ferries"}],
        "bodies": [{"contentType": "text/plain", "value": TEXT}, {"contentType": "text/html", "value": STORY}],
        "copyrightHolder": "Quarrow Press Agency", "edNote": "Adds quote", "infoSources": [{"name": "QPA"}], **more,
    }  # fmt: skip
