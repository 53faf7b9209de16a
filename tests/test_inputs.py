"""What a run reads: archives, tables and crawls, part by part and within limits, whatever is wrong with them."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import os
import pickle
import sys
import tarfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jobextract.batch.document import Document
from jobextract.batch.inputs import find_documents, iter_documents
from jobextract.errors import InputNotFoundError, UsageError
from jobextract.reading import Limits

PAGE = b"<html><body><p>PhD position</p></body></html>"
Entries = dict[str, bytes]


def zipped(entries: Entries, **options: Any) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(entries: Entries | list[tuple[str, bytes]]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, data in entries.items() if isinstance(entries, dict) else entries:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return file.getvalue()


def record(url: str, media_type: str, body: bytes, *, status: str = "200 OK", headers: str = "") -> bytes:
    """A record of a crawl with a server's answer."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{headers}Content-Length: {len(body)}\r\n\r\n".encode()
    return warc_record("response", url, "application/http; msgtype=response", answer + body)


def warc_record(kind: str, url: str, media_type: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
        f"WARC-Date: 2026-01-01T00:00:00Z\r\nContent-Type: {media_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def parquet(**columns: list[Any]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file)
    return file.getvalue()


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, bytes], str]:
    """Writes a file below the working folder."""
    monkeypatch.chdir(tmp_path)

    def write(name: str, data: bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return name

    return write


Put = Callable[[str, bytes], str]


def found(*paths: str, **options: Any) -> list[tuple[str, Any]]:
    """Addresses, and contents or codes of errors; None for a file that a worker is to read."""
    return [
        (document.uri, document.error.code if document.error else document.content)
        for document in iter_documents(paths, **options)
    ]


# Archives ----------------------------------------------------------------------------------------------------


def test_documents_of_a_zip_come_by_suffix_with_readable_addresses(put: Put) -> None:
    entries = {
        "x/a.html": PAGE,
        "b.png": b"no document",
        "__MACOSX/c.html": b"",
        ".hidden/d.md": b"",
        "../../e.md": b"# up",
        "..": b"no name",
        "/f.md": b"# root",
        "g.gold.json": b"{}",
        "招聘.txt": b"words",
    }
    assert found(put("a.zip", zipped(entries))) == [
        ("a.zip!/x/a.html", PAGE),
        ("a.zip!/e.md", b"# up"),
        ("a.zip!/f.md", b"# root"),
        ("a.zip!/招聘.txt", b"words"),
    ]


def test_names_in_a_chinese_encoding_are_read(put: Put) -> None:
    data = zipped({"#" * len("招聘".encode("gbk")) + ".txt": b"words"})
    assert found(put("a.zip", data.replace(b"####", "招聘".encode("gbk")))) == [("a.zip!/招聘.txt", b"words")]


@pytest.mark.parametrize(
    ("suffix", "pack"),
    [
        (".tar", bytes),
        (".tar.gz", gzip.compress),
        (".TGZ", gzip.compress),
        (".tar.bz2", bz2.compress),
        (".tar.xz", lzma.compress),
    ],
)
def test_documents_of_a_tar(put: Put, suffix: str, pack: Callable[[bytes], bytes]) -> None:
    data = pack(tarred([("./a.md", b"# a"), ("b.bin", b"b"), ("c/d.txt", b"d" * 2000), ("a.md", b"again")]))
    name = put(f"x{suffix}", data)
    assert found(name) == [(f"{name}!/a.md", b"# a"), (f"{name}!/c/d.txt", b"d" * 2000), (f"{name}!/a.md#2", b"again")]


def test_links_and_devices_in_a_tar_are_passed_over(put: Put) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            entry = tarfile.TarInfo("a.md")
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
    assert found(put("a.tar", file.getvalue())) == []


def test_a_packed_file_keeps_its_address_and_type(put: Put) -> None:
    (document,) = iter_documents([put("a.html.gz", gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]))])
    assert (document.uri, document.content, document.media_type) == ("a.html.gz", PAGE, "text/html")
    assert found(put("r.jsonl.gz", gzip.compress(b'{"text": "one"}\n'))) == [("r.jsonl.gz!/1", "one")]


def test_containers_are_opened_within_each_other(put: Put) -> None:
    rows = parquet(text=["row"], id=["k"])
    inner = zipped({"p.parquet": rows, "t.tar.gz": gzip.compress(tarred({"a.md": b"# a"}))})
    assert found(put("x.tar", tarred({"in/y.zip": inner, "b.md": b"# b"}))) == [
        ("x.tar!/in/y.zip!/p.parquet!/k", "row"),
        ("x.tar!/in/y.zip!/t.tar.gz!/a.md", b"# a"),
        ("x.tar!/b.md", b"# b"),
    ]


def test_include_chooses_entries_of_an_archive_that_is_named(put: Put) -> None:
    put("in/a.zip", zipped({"x/a.rst": b"a", "b.md": b"b"}))
    assert found("in/a.zip", include=["*.rst"]) == [("in/a.zip!/x/a.rst", b"a")]
    assert found("in/a.zip", include=["x/*"]) == [("in/a.zip!/x/a.rst", b"a")]
    assert found("in", include=["*.zip"]) == [("in/a.zip!/b.md", b"b")]


# Tables ------------------------------------------------------------------------------------------------------


def test_json_lines(put: Put) -> None:
    lines = (
        b'\xef\xbb\xbf{"id": "a", "text": "one"}\n\nno JSON\r\n'
        b'{"id": "a", "text": null}\n{"id": 3, "text": 5}\n{"id": 7}'
    )
    assert found(put("r.jsonl", lines)) == [
        ("r.jsonl!/a", "one"),
        ("r.jsonl!/3", "broken-input"),
        ("r.jsonl!/a#2", ""),
        ("r.jsonl!/3#2", "no-text-field"),
        ("r.jsonl!/7", "no-text-field"),
    ]


def test_json_is_one_document_or_many(put: Put) -> None:
    assert found(put("a.json", b'{"body": "one"}')) == [("a.json", "one")]
    assert found(put("b.json", b'[{"url": "u", "content": "one"}, {"content": "two"}]')) == [
        ("b.json!/u", "one"),
        ("b.json!/2", "two"),
    ]
    assert found(put("c.json", b"[]")) == []


@pytest.mark.parametrize(
    "data",
    [
        b'id;text\n1;"eins\nzwei"\n2;drei, vier\n\n',
        '\ufeffid,text\r\n1,"eins\nzwei"\r\n2,"drei, vier"\r\n'.encode(),
        "text\tid\neins\nzwei\t1\ndrei, vier\t2\n".replace("eins\nzwei", '"eins\nzwei"').encode("utf-16"),
    ],
)
def test_csv_of_several_makes(put: Put, data: bytes) -> None:
    assert found(put("t.csv", data)) == [("t.csv!/1", "eins\nzwei"), ("t.csv!/2", "drei, vier")]


def test_csv_in_a_chinese_encoding(put: Put) -> None:
    text = "课题组因工作需要，面向海内外公开招聘博士后研究人员三名，研究方向为海冰遥感与机器学习。" * 3
    assert found(put("t.csv", f"编号,text\n1,{text}\n".encode("gb18030"))) == [("t.csv!/1", text)]


def test_parquet_decodes_the_columns_that_are_needed(put: Put) -> None:
    name = put("t.parquet", parquet(other=[1, 2, 3], html=["<p>a</p>", None, "c"], url=["u", "v", "v"]))
    documents = list(iter_documents([name]))
    assert [(d.uri, d.content, d.media_type) for d in documents] == [
        ("t.parquet!/u", "<p>a</p>", "text/html"),
        ("t.parquet!/v", "", "text/html"),
        ("t.parquet!/v#2", "c", "text/html"),
    ]


def test_fields_are_chosen_by_name(put: Put) -> None:
    name = put("t.csv", b"text,notes,key\na,b,c\n")
    assert found(name, text_field="notes", id_field="key") == [("t.csv!/c", "b")]
    (document,) = iter_documents([name], text_field="gone")
    assert document.error is not None
    assert document.error.message == "t.csv: no field 'gone'; there are: key, notes, text"
    assert found(name, id_field="gone") == [("t.csv", "no-text-field")]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.csv", "a.parquet"])
def test_a_table_without_a_text_is_an_error_where_it_was_named_only(put: Put, name: str) -> None:
    data = {"a.csv": b"x,y\n1,2\n", "a.parquet": parquet(x=[1])}.get(name, b'{"x": 1}\n')
    put(f"in/{name}", data)
    put("b.zip", zipped({name: data}))
    assert found(put(f"{name}.gz", gzip.compress(data))) == [(f"{name}.gz", "no-text-field")]
    assert found(f"in/{name}") == [(f"in/{name}", "no-text-field")]
    assert found("in") == found("b.zip") == []
    assert found("in", text_field="text") == [(f"in/{name}", "no-text-field")]


def test_what_a_run_wrote_is_not_read_again(put: Put) -> None:
    put("in/out.jsonl", json.dumps({"schema_version": "1.1", "source": {}, "postings": [], "text": "x"}).encode())
    put("in/out.errors.jsonl", b'{"uri": "x", "message": "y", "text": "z"}')
    put("in/rows.csv", b"text\nx\n")
    assert found("in", skip=["in/rows.csv"]) == []


# Crawls ------------------------------------------------------------------------------------------------------


def crawl() -> list[bytes]:
    return [
        warc_record("warcinfo", "", "application/warc-fields", b"software: x\r\n"),
        warc_record("request", "https://a.b/1", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
        record("https://a.b/1", "text/html; charset=gbk", "<p>招聘博士后</p>".encode("gbk")),
        record("https://a.b/2", "image/png", b"xx"),
        record("https://a.b/3", "text/html", b"gone", status="404 Not Found"),
        record("https://a.b/1", "text/html", gzip.compress(PAGE), headers="Content-Encoding: gzip\r\n"),
        record("https://a.b/4", "application/pdf", b"%PDF-1.7"),
        warc_record("conversion", "https://a.b/5", "text/plain", "纯文本".encode()),
    ]


PAGES = [
    ("https://a.b/1", "<p>招聘博士后</p>".encode("gbk"), "text/html; charset=gbk"),
    ("https://a.b/1#2", PAGE, "text/html"),
    ("https://a.b/4", b"%PDF-1.7", "application/pdf"),
    ("https://a.b/5", "纯文本".encode(), "text/plain"),
]


@pytest.mark.parametrize("packed", [False, True])
def test_pages_of_a_crawl(put: Put, packed: bool) -> None:
    records = [gzip.compress(data) if packed else data for data in crawl()]
    name = put("c.warc.gz" if packed else "c.warc", b"".join(records))
    documents = list(iter_documents([name]))
    assert [(d.uri, d.content, d.media_type) for d in documents] == [
        (f"{name}!/{url}", content, media_type) for url, content, media_type in PAGES
    ]


def test_the_charset_that_a_server_tells_counts() -> None:
    from jobextract.reading import read

    page = read("<p>招聘</p>".encode("gbk"), media_type="text/html; charset=GBK")
    assert (page.source, page.notices) == ("<p>招聘</p>", [])


def test_a_crawl_within_a_tar(put: Put) -> None:
    name = put("x.tar", tarred({"c.warc.gz": gzip.compress(b"".join(crawl())), "z.md": b"z"}))
    assert [uri for uri, _ in found(name)] == [f"x.tar!/c.warc.gz!/{url}" for url, _, _ in PAGES] + ["x.tar!/z.md"]


def test_attachments_of_a_mail_follow_it(put: Put) -> None:
    mail = EmailMessage()
    mail["Subject"] = "A call"
    mail.set_content("See below.")
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="招聘/call.pdf")
    mail.add_attachment(b"xx", maintype="image", subtype="png", filename="logo.png")
    mail.add_attachment(zipped({"a.md": b"# a"}), maintype="application", subtype="zip", filename="all.zip")
    data = mail.as_bytes()
    assert found(put("m.eml", data)) == [
        ("m.eml", data),
        ("m.eml!/招聘_call.pdf", b"%PDF-1.7"),
        ("m.eml!/all.zip!/a.md", b"# a"),
    ]
    assert found(put("n.eml", b"Subject: x\n\nname")) == [("n.eml", b"Subject: x\n\nname")]


# Broken and hostile ------------------------------------------------------------------------------------------

TAR = tarred({f"{index}.txt": os.urandom(3000) for index in range(4)})
ZIP = zipped({f"{index}.txt": os.urandom(3000) for index in range(4)})
WARC = b"".join(record(f"https://a.b/{index}", "text/html", os.urandom(3000)) for index in range(4))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.tar", TAR[: 2 * 3584 + 1000]),
        ("a.tar.gz", gzip.compress(TAR)[: 2 * 3584 + 1000]),
        ("a.tar.bz2", None),
        ("a.tar.xz", lzma.compress(TAR)[:8000]),
        ("a.warc", WARC[: 2 * 3400 + 1000]),
        ("a.warc.gz", gzip.compress(WARC)[: 2 * 3400 + 1000]),
        ("a.tar", TAR[: 2 * 3584] + b"\xff" * 512 + TAR[2 * 3584 + 512 :]),
        ("a.warc", WARC[: WARC.index(b"WARC/1.0", 6500)] + b"junk " * 800),
    ],
    ids=["tar", "tar.gz", "tar.bz2", "tar.xz", "warc", "warc.gz", "tar, a header", "warc, a header"],
)
def test_of_a_broken_archive_what_can_be_read_comes_before_the_error(put: Put, name: str, data: bytes | None) -> None:
    if data is None:  # bzip2 packs in blocks of 900 kB
        large = tarred({f"{index}.txt": os.urandom(600_000) for index in range(4)})
        data = bz2.compress(large)[:2_200_000]
    results = found(put(name, data))
    assert len(results) == 3
    assert all(isinstance(content, bytes) for _, content in results[:2])
    assert results[2] == (name, "broken-input")


def test_a_damaged_or_encrypted_part_of_a_zip_fails_alone(put: Put) -> None:
    data = bytearray(ZIP)
    data[data.index(b"1.txt") + 500] ^= 0xFF
    locked = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02", len(data) // 2))
    data[locked + 8] |= 1
    assert [content if isinstance(content, str) else "read" for _, content in found(put("a.zip", bytes(data)))] == [
        "encrypted-input",
        "broken-input",
        "read",
        "read",
    ]


BROKEN: dict[str, tuple[str, bytes]] = {
    "an empty zip file": ("a.zip", b""),
    "half a zip": ("a.zip", ZIP[:6000]),
    "no zip": ("a.zip", b"nothing"),
    "an empty tar file": ("a.tar", b""),
    "no tar": ("a.tar.gz", gzip.compress(b"nothing" * 500)),
    "no gzip": ("a.md.gz", b"nothing"),
    "half a gzip": ("a.md.gz", gzip.compress(os.urandom(1000))[:500]),
    "no bzip2": ("a.tar.bz2", b"nothing"),
    "no xz": ("a.tar.xz", b"nothing"),
    "no JSON": ("a.json", b"{"),
    "deep JSON": ("a.json", b"[" * 100_000),
    "no Parquet": ("a.parquet", b"PAR1 nothing PAR1"),
    "half a Parquet": ("a.parquet", parquet(text=["a"] * 100)[:200]),
    "no WARC": ("a.warc", b"nothing" * 100),
    "binary WARC": ("a.warc.gz", gzip.compress(bytes(range(256)) * 10)),
    "a CSV with a byte of binary": ("a.csv", b"x\x00y\n"),
}


@pytest.mark.parametrize(("name", "data"), BROKEN.values(), ids=BROKEN)
def test_broken_files_are_errors(put: Put, name: str, data: bytes) -> None:
    results = found(put(name, data))
    assert len(results) == 1
    assert results[0][0] == name
    assert results[0][1] in {"broken-input", "no-text-field"}


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.md.gz", lambda: gzip.compress(bytes(60_000_000))),
        ("a.md.gz.gz", lambda: gzip.compress(gzip.compress(bytes(60_000_000)))),
        ("a.tar.gz", lambda: gzip.compress(tarred({"b.txt": bytes(60_000_000)}))),
        ("a.tar.xz", lambda: lzma.compress(tarred({"skipped.bin": bytes(60_000_000)}), preset=0)),
        ("a.jsonl.gz", lambda: gzip.compress((b" " * 9999 + b"\n") * 6000)),
        ("a.csv.gz", lambda: gzip.compress(b"text\n" + (b'""' * 5000 + b"\n") * 6000)),
        ("a.warc.gz", lambda: gzip.compress(record("https://a.b", "text/html", bytes(60_000_000)))),
        ("a.zip", lambda: zipped({"b.tar.gz.gz": gzip.compress(gzip.compress(tarred({"c.txt": bytes(60_000_000)})))})),
    ],
)
def test_bombs_are_stopped(put: Put, name: str, make: Callable[[], bytes]) -> None:
    path = put(name, make())
    start = time.perf_counter()
    tracemalloc.start()
    results = found(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert results[-1][1] == "limit-exceeded"
    assert peak < 50_000_000
    assert time.perf_counter() - start < 5


def test_a_part_of_a_zip_that_unpacks_to_too_much_fails_alone(put: Put) -> None:
    data = zipped({"a.txt": bytes(40_000_000), "b.md": b"# b"})
    assert found(put("a.zip", data)) == [("a.zip!/a.txt", "limit-exceeded"), ("a.zip!/b.md", b"# b")]


def test_a_zip_that_lies_about_its_sizes_is_stopped(put: Put) -> None:
    data = bytearray(zipped({"a.txt": bytes(40_000_000)}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    assert [content for _, content in found(put("a.zip", bytes(data)))] == ["broken-input"]


def test_what_is_too_large_is_an_error_of_its_own(put: Put) -> None:
    limits = Limits(document_bytes=1000)
    large, small = b"x" * 1001, b"y"
    put("in/a.md", large)
    put("in/b.zip", zipped({"a.md": large, "b.md": small}))
    put("in/c.tar", tarred({"a.md": large, "b.md": small}))
    put("in/d.jsonl", json.dumps({"text": "x" * 1001}).encode() + b'\n{"text": "y"}\n')
    put("in/e.md.gz", gzip.compress(large))
    put("in/f.warc", record("https://a.b", "text/html", large) + record("https://a.c", "text/html", small))
    put("in/g.json", b'{"text": "' + large + b'"}')
    put("in/h.csv", b"text\n" + large + b"\n")
    put("in/i.parquet", parquet(text=["x" * 1001, "y"]))
    assert found("in", limits=limits) == [
        ("in/a.md", "limit-exceeded"),
        ("in/b.zip!/a.md", "limit-exceeded"),
        ("in/b.zip!/b.md", small),
        ("in/c.tar!/a.md", "limit-exceeded"),
        ("in/c.tar!/b.md", small),
        ("in/d.jsonl!/1", "limit-exceeded"),
        ("in/d.jsonl!/2", "y"),
        ("in/e.md.gz", "limit-exceeded"),
        ("in/f.warc!/https://a.b", "limit-exceeded"),
        ("in/f.warc!/https://a.c", small),
        ("in/g.json", "limit-exceeded"),
        ("in/h.csv", "limit-exceeded"),
        ("in/i.parquet!/1", "limit-exceeded"),
        ("in/i.parquet!/2", "y"),
    ]


def test_archives_within_archives_have_an_end(put: Put) -> None:
    data, name = b"# deep", "a.md"
    for _ in range(6):
        data, name = zipped({name: data}), "a.zip"
    assert found(put("a.zip", data)) == [("a.zip" + "!/a.zip" * 4, "limit-exceeded")]
    assert found("a.zip", limits=Limits(nesting=6)) == [("a.zip" + "!/a.zip" * 5 + "!/a.md", b"# deep")]


@pytest.mark.parametrize(("name", "pack"), [("a.zip", zipped), ("a.tar", tarred)])
def test_too_many_entries_are_an_error(put: Put, name: str, pack: Callable[[Entries], bytes]) -> None:
    path = put(name, pack({f"{index}.md": b"x" for index in range(5)}))
    assert [content for _, content in found(path, limits=Limits(parts=3))] == [b"x", b"x", b"x", "limit-exceeded"]


@pytest.mark.parametrize(("name", "module"), [("a.parquet", "pyarrow"), ("a.warc", "fastwarc.warc")])
def test_a_package_that_is_missing_is_named(put: Put, name: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(name, b"x")
    monkeypatch.setitem(sys.modules, module, None)
    (document,) = iter_documents([path])
    assert document.error is not None
    assert f"jobextract[{name[2:]}]" in document.error.message
    assert document.error.code == "missing-extra"


# Paths -------------------------------------------------------------------------------------------------------


def test_files_are_left_to_the_worker_that_extracts(put: Put) -> None:
    put("in/a.pdf", b"x")
    assert list(iter_documents(["in", "gone.md"])) == [
        Document("in/a.pdf", path=Path("in/a.pdf")),
        Document("gone.md", path=Path("gone.md")),
    ]


def test_a_container_that_is_not_there_is_an_error_document() -> None:
    (document,) = iter_documents(["gone.zip"])
    assert isinstance(document.error, InputNotFoundError)


def test_paths_are_taken_from_a_list(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.md", b"a")
    put("招.zip", zipped({"b.md": b"b"}))
    lines = "\ufeffa.md\r\n\n招.zip\na.md\n".encode()
    put("list.txt", lines)
    expected = [("a.md", None), ("招.zip!/b.md", b"b")]
    assert found(from_file="list.txt") == found("a.md", from_file="list.txt") == expected
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert found(from_file="-") == expected
    with pytest.raises(InputNotFoundError):
        iter_documents([], from_file="gone.txt")


def test_wrong_arguments_show_at_once(put: Put) -> None:
    with pytest.raises(UsageError, match="matches no file"):
        iter_documents(["*.none"])
    with pytest.raises(UsageError, match="limit"):
        iter_documents([], limit=-1)


def test_the_limit_counts_parts_and_stops_reading(put: Put) -> None:
    name = put("a.jsonl", b'{"text": "x"}\n' * 5)
    assert found(name, "gone.zip", limit=2) == [("a.jsonl!/1", "x"), ("a.jsonl!/2", "x")]


def test_files_are_found_in_the_order_of_their_paths(put: Put) -> None:
    for name in ("b.md", "a/z.md", "a.md", "a-b.md", "a/b/c.md", "A.md", "a b/x.md", ".h/x.md"):
        put(f"in/{name}", b"x")
    paths = find_documents(["in"])
    assert paths == sorted(paths)
    assert len(paths) == 7
    assert [document.path for document in iter_documents(["in", "in/a.md", "./in"])] == paths


def test_deep_folders_are_searched(put: Put, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    os.chdir(folder)
    try:
        for _ in range(600):
            os.mkdir("d")
            os.chdir("d")
        Path("a.md").write_text("x")
    finally:
        os.chdir(tmp_path)
    assert len(find_documents(["in"])) == 1


def test_documents_survive_pickling(put: Put) -> None:
    documents = list(iter_documents([put("a.zip", ZIP), "gone.zip", "a.md"]))
    for document in documents:
        again = pickle.loads(pickle.dumps(document))
        assert (again.uri, again.content, str(again.error)) == (document.uri, document.content, str(document.error))


def peak_of(documents: Iterator[Document]) -> int:
    tracemalloc.start()
    for _ in documents:
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_memory_does_not_grow_with_the_number_of_parts(put: Put) -> None:
    """Crawls, tables and tars; a zip lists its entries, and names are kept as digests."""

    def rows(count: int) -> bytes:
        file = io.StringIO()
        writer = csv.writer(file)
        writer.writerow(["text"])
        writer.writerows([["x" * 500]] * count)
        return file.getvalue().encode()

    makers: list[tuple[str, Callable[[int], bytes]]] = [
        ("a.csv", rows),
        ("a.jsonl", lambda count: (json.dumps({"text": "x" * 500}).encode() + b"\n") * count),
        ("a.tar", lambda count: tarred({f"{index}.md": b"x" for index in range(count)})),
    ]
    for name, make in makers:
        few, many = (peak_of(iter_documents([put(f"{count}{name}", make(count))])) for count in (200, 2000))
        assert many < few + 400_000
