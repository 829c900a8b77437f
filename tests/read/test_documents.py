"""PDF, DOCX and gzip files are read like text, or refused in one clear line."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from summarise.cli import main
from summarise.errors import InputError
from summarise.read import inputs as inputs_module
from summarise.read import read_article

FIRST = "The bridge at Elm Street in Harwick will close on Monday for repairs, the mayor said."
SECOND = "Repairs cost $4 million. The bridge was built in 1931 and carries 9,000 cars a day."
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(pages: list[list[tuple[float, float, str]]], trailer: str = "") -> bytes:
    """Return a PDF file with lines of text at (x, y) in 12-point Helvetica."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kids = []
    for page in pages:
        shown = "".join(
            f"1 0 0 1 {x} {y} Tm ({text.replace('(', '[').replace(')', ']')}) Tj\n"
            for x, y, text in page
        )
        stream = f"BT /F1 12 Tf\n{shown}ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return out + (
        f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R {trailer} >>\n"
        f"startxref\n{len(out)}\n%%EOF\n"
    ).encode("latin-1")


def docx(body: str) -> bytes:
    """Return a DOCX file with this XML inside its body."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document xmlns:w="{_W}" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<w:body>{body}</w:body></w:document>",
        )
    return out.getvalue()


def _p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _write(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return str(path)


def _wrapped(text: str, top: float, left: float = 72, columns: int = 60) -> list[tuple]:  # type: ignore[type-arg]
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > columns:
            lines.append(line.rstrip())
            line = ""
        line += f"{word} "
    lines.append(line.rstrip())
    return [(left, top - 14 * number, text) for number, text in enumerate(lines)]


def test_lines_of_a_pdf_become_paragraphs(tmp_path: Path) -> None:
    page = [*_wrapped(FIRST, 700), *_wrapped(SECOND, 640)]
    article = read_article(_write(tmp_path / "a.pdf", pdf([page])))
    assert article.text == f"{FIRST}\n\n{SECOND}\n"
    assert article.extracted
    assert article.sentences[0].text == FIRST
    for sentence in article.sentences:
        assert article.text[sentence.start : sentence.end] == sentence.text


def test_a_divided_word_is_put_together(tmp_path: Path) -> None:
    page = [(72, 700, "The council of Harwick has de-"), (72, 686, "cided to close the bridge.")]
    article = read_article(_write(tmp_path / "a.pdf", pdf([page])))
    assert article.text == "The council of Harwick has decided to close the bridge.\n"


def test_heads_and_feet_of_pages_are_left_out_and_sentences_run_on(tmp_path: Path) -> None:
    def page(number: int, text: str) -> list[tuple]:  # type: ignore[type-arg]
        head, foot = (72, 760, "The Harwick Herald"), (72, 30, f"Page {number} of 2")
        return [head, *_wrapped(text, 700), foot]

    data = pdf(
        [page(1, "The mayor said on Friday that the"), page(2, f"bridge is closed. {FIRST}")]
    )
    text = read_article(_write(tmp_path / "a.pdf", data)).text
    assert "Herald" not in text
    assert "Page" not in text
    assert text.startswith("The mayor said on Friday that the bridge is closed.")


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    page = [*_wrapped(FIRST, 700, 72, 30), *_wrapped(SECOND, 700, 330, 30)]
    text = read_article(_write(tmp_path / "a.pdf", pdf([page]))).text
    assert " ".join(text.split()) == f"{FIRST} {SECOND}"


def test_pages_without_text_are_reported(tmp_path: Path) -> None:
    article = read_article(_write(tmp_path / "a.pdf", pdf([_wrapped(FIRST, 700), []])))
    assert "1 of 2 pages have no text" in article.warnings


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("scan.pdf", pdf([[]]), r"has no text.*OCR"),
        ("cut.pdf", b"%PDF-1.7 nothing more", r"broken.*PDF"),
        (
            "locked.pdf",
            pdf(
                [_wrapped(FIRST, 700)],
                "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
                f"/O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<41> <41>]",
            ),
            r"is encrypted.*without a password",
        ),
        ("locked.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("cut.docx", docx(_p(FIRST))[:200], r"broken.*DOCX"),
        ("damaged.docx", docx("<w:p><w:t>" + FIRST), r"broken.*DOCX"),
        ("empty.docx", docx("<w:p/>"), "without text"),
        ("cut.txt.gz", gzip.compress(FIRST.encode() * 9)[:60], "broken gzip"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(
    tmp_path: Path, name: str, data: bytes, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _write(tmp_path / name, data)
    assert main(["article", path]) == 1
    shown = capsys.readouterr().err
    assert shown.count("\n") == 1
    assert name in shown
    with pytest.raises(InputError, match=message):
        read_article(path)


def test_another_archive_is_no_document(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", FIRST)
    with pytest.raises(InputError, match=r"ZIP archive.*not a DOCX"):
        read_article(_write(tmp_path / "a.docx", out.getvalue()))


def test_a_docx_file_reads_as_it_stands_after_its_changes(tmp_path: Path) -> None:
    body = (
        _p("Elm Street bridge closes")
        + '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">'
        "The bridge </w:t></w:r><w:ins><w:r><w:t>will</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText> may</w:delText></w:r></w:del>"
        "<w:hyperlink><w:r><w:t xml:space='preserve'> close.</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc>{_p('Cost: $4 million')}</w:tc></w:tr></w:tbl>"
        f"<w:p><mc:AlternateContent><mc:Choice>{_p('A box.')}</mc:Choice>"
        f"<mc:Fallback>{_p('A box.')}</mc:Fallback></mc:AlternateContent></w:p>"
    )
    article = read_article(_write(tmp_path / "a.docx", docx(body)))
    assert article.text == (
        "Elm Street bridge closes\n\nThe bridge will close.\n\nCost: $4 million\n\nA box.\n"
    )
    assert article.extracted


def test_an_exploding_document_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs_module, "LIMIT", 10_000)
    with pytest.raises(InputError, match="larger than"):
        read_article(_write(tmp_path / "a.docx", docx(_p("word " * 50_000))))
    with pytest.raises(InputError, match="larger than"):
        read_article(_write(tmp_path / "a.gz", gzip.compress(b"word " * 50_000)))


def test_no_entity_is_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>'
            f'<w:document xmlns:w="{_W}">{_p("Told: &x; " + FIRST)}</w:document>',
        )
    article = read_article(_write(tmp_path / "a.docx", out.getvalue()))
    assert "secret" not in article.text


def test_gzip_is_undone_before_anything_else(tmp_path: Path) -> None:
    page = f"<html><body><article><p>{FIRST} {SECOND}</p></article></body></html>"
    for name, data in (
        ("a.txt.gz", FIRST.encode()),
        ("a.html.gz", page.encode()),
        ("a.pdf.gz", pdf([_wrapped(FIRST, 700)])),
    ):
        article = read_article(_write(tmp_path / name, gzip.compress(data)))
        assert FIRST in article.text
        assert "<" not in article.text


def test_a_missing_library_names_the_line_that_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(InputError, match="pip install pypdfium2"):
        read_article(_write(tmp_path / "a.pdf", pdf([_wrapped(FIRST, 700)])))


def test_a_summary_of_a_pdf_carries_the_text_that_it_points_into(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = [*_wrapped(FIRST, 700), *_wrapped(SECOND, 640)]
    assert main(["article", "--json", _write(tmp_path / "a.pdf", pdf([page]))]) == 0
    value = json.loads(capsys.readouterr().out)
    text = value["article"]["text"]
    assert text == f"{FIRST}\n\n{SECOND}\n"
    spans = [span for one in value["sentences"] for span in one["evidence"]]
    assert spans
    for span in spans:
        assert text[span["start"] : span["end"]] in f"{FIRST} {SECOND}"
