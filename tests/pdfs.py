"""A small writer of PDFs: words at places, in columns, tagged or not, with the faults that files have."""

import zlib

NARROW, BROAD = "iljtfr.,:;'’|!()[]-\u00ad", "mwMW—"


def width(text, size):
    """Width of words in the font of the writer."""
    return (
        sum(280 if c in NARROW or c == " " else 830 if c in BROAD else 680 if c.isupper() else 540 for c in text) * size / 1000
    )


def encoded(text):
    raw = text.encode("cp1252", "replace")
    return b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


class Sheet:
    """One page, measured from its top left corner."""

    def __init__(self, wide=595, high=842, rotate=0):
        self.wide, self.high, self.rotate, self.ops, self.marks = wide, high, rotate, [], 0
        self.links = []

    def link(self, x0, top, x1, bottom, address):
        """A link over a rectangle."""
        box = f"[{x0:.2f} {self.high - bottom:.2f} {x1:.2f} {self.high - top:.2f}]"
        self.links.append(f"<</Type /Annot /Subtype /Link /Rect {box} /Border [0 0 0] /A <</S /URI /URI ({address})>>>>")
        return self

    def write(self, x, y, text, size=10, *, tag=None, font="F1", turned=False):
        """Words at one place; `tag` is P, Artifact or another."""
        matrix = "0 1 -1 0" if turned else "1 0 0 1"
        shown = encoded(text)
        if font == "F2":  # the letters are known from ToUnicode alone
            shown = b"<" + "".join(f"{LETTERS.index(c) + 1:02x}" for c in text).encode() + b">"
        op = f"BT /{font} {size} Tf {matrix} {x:.2f} {self.high - y:.2f} Tm ".encode() + shown + b" Tj ET"
        if tag == "Artifact":
            op = b"/Artifact <</Type /Pagination>> BDC " + op + b" EMC"
        elif tag:
            op = f"/{tag} <</MCID {self.marks}>> BDC ".encode() + op + b" EMC"
            self.marks += 1
        self.ops.append(op)
        return self

    def lines(self, x, y, lines, size=10, leading=12, *, indent=0, justify=None, **more):
        """Lines below each other; each word by itself where they are justified to a width."""
        for i, line in enumerate(lines):
            at, words = x + (indent if i == 0 else 0), line.split(" ")
            if justify and i + 1 < len(lines) and len(words) > 1:
                space = (x + justify - at - sum(width(w, size) for w in words)) / (len(words) - 1)
                for word in words:
                    self.write(at, y, word, size, **more)
                    at += width(word, size) + space
            else:
                self.write(at, y, line, size, **more)
            y += leading
        return y

    def column(self, x, y, wide, text, size=10, leading=12, *, indent=10, justify=True, **more):
        """Paragraphs wrapped to a width; the next place below them."""
        for paragraph in text.split("\n"):
            lines = wrapped(paragraph, wide, size, indent)
            y = self.lines(x, y, lines, size, leading, indent=indent, justify=wide if justify else None, **more)
        return y


LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ .,“”’éñßœ"


def wrapped(text, wide, size, indent=0):
    """Lines of a paragraph."""
    lines, used = [[]], indent
    for word in text.split():
        more = width(word, size) + (width(" ", size) if lines[-1] else 0)
        if lines[-1] and used + more > wide:
            lines.append([])
            used, more = 0, width(word, size)
        lines[-1].append(word)
        used += more
    return [" ".join(line) for line in lines]


def made_pdf(*sheets, info=None, tagged=False, locked=False, forms=0, packed=None):
    """The bytes of a PDF. `forms` nest drawings that draw each other ten times; `packed` is the content of the first page."""
    widths = " ".join(str(round(width(bytes([n]).decode("cp1252", "replace"), 1000))) for n in range(32, 256))
    cmap = "".join(f"<{i + 1:02x}> <{c.encode('utf-16-be').hex()}>\n" for i, c in enumerate(LETTERS))
    cmap = f"begincmap 1 begincodespacerange <00> <ff> endcodespacerange {len(LETTERS)} beginbfchar\n{cmap}endbfchar endcmap"
    two = " ".join(str(round(width(c, 1000))) for c in LETTERS)
    objects = {
        1: "<</Type /Catalog /Pages 2 0 R" + (" /MarkInfo <</Marked true>> /StructTreeRoot 9 0 R" if tagged else "") + ">>",
        3: f"<</Type /Font /Subtype /TrueType /BaseFont /Test /FirstChar 32 /LastChar 255 /Encoding /WinAnsiEncoding /Widths [{widths}]"
        " /FontDescriptor 7 0 R>>",
        4: f"<</Type /Font /Subtype /TrueType /BaseFont /Coded /FirstChar 1 /LastChar {len(LETTERS)} /Widths [{two}]"
        " /FontDescriptor 7 0 R /ToUnicode 5 0 R>>",
        5: (b"", cmap.encode()),
        6: "<<" + " ".join(f"/{k} ({v})" for k, v in (info or {}).items()) + ">>",
        7: "<</Type /FontDescriptor /FontName /Test /Flags 32 /Ascent 800 /Descent -200 /FontBBox [0 -200 1000 800]>>",
        8: (b" /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", b"\0"),
        9: "<</Type /StructTreeRoot>>",
    }
    kids, number = [], 20
    for level in range(forms):
        inner = f"/X{level + 1} Do " * 10 if level + 1 < forms else "BT /F1 9 Tf (x) Tj ET"
        following = f"/XObject <</X{level + 1} {101 + level} 0 R>>" if level + 1 < forms else "/Font <</F1 3 0 R>>"
        objects[100 + level] = (
            f" /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources <<{following}>>".encode(),
            inner.encode(),
        )
    for sheet in sheets:
        drawn = "/X0 100 0 R " if forms else ""
        objects[number] = (
            f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.wide} {sheet.high}] /Rotate {sheet.rotate} /Contents {number + 1} 0 R "
            f"/Annots [{' '.join(sheet.links)}] /Resources <</Font <</F1 3 0 R /F2 4 0 R>> /XObject <</Im 8 0 R {drawn}>>>>>>"
        )
        content = b"\n".join(sheet.ops) + (b" /X0 Do" if forms else b"")
        raw = zlib.compress(content) if packed is None else packed
        objects[number + 1] = (b" /Filter /FlateDecode", raw)
        kids.append(f"{number} 0 R")
        number += 2
    objects[2] = f"<</Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}]>>"
    lock = "/Encrypt <</Filter /Standard /V 1 /R 2 /P -4 /O <" + "ab" * 32 + "> /U <" + "cd" * 32 + ">>>" if locked else ""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for n, value in sorted(objects.items()):
        places[n] = len(out)
        body = (
            value.encode("latin-1")
            if isinstance(value, str)
            else b"<<%s /Length %d>>\nstream\n%s\nendstream" % (value[0], len(value[1]), value[1])
        )
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    at, most = len(out), max(objects) + 1
    out += b"xref\n0 %d\n" % most
    for n in range(most):
        out += b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n"
    ids = "ab" * 16
    out += f"trailer\n<</Size {most} /Root 1 0 R /Info 6 0 R /ID [<{ids}> <{ids}>] {lock}>>\nstartxref\n{at}\n%%EOF\n".encode()
    return bytes(out)
