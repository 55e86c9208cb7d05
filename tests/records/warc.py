"""Files of records, made by the code of tests: by hand, or with another project's writer."""

import gc
import gzip
import hashlib
import io
import warnings
import zipfile
from base64 import b32encode

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

URL = "https://courier.example/2018/07/20/harbour/"
HTML = b"<html><h1>Ships</h1><p>They wait in the harbour.</p></html>"
AT = "2018-07-20T09:00:00Z"


def response(body=HTML, status="200 OK", *, chunked=False, **fields):
    """An HTTP response; *fields*: header fields, their names with _ in the place of -."""
    told = {
        "Content-Type": "text/html; charset=utf-8",
        **{n.replace("_", "-"): v for n, v in fields.items()},
    }
    if chunked:
        told["Transfer-Encoding"] = "chunked"
        half = len(body) // 2
        body = b"".join(b"%x\r\n%s\r\n" % (len(b), b) for b in (body[:half], body[half:], b""))
    lines = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value is not None)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode("latin-1") + body


def record(block=None, kind="response", url=URL, at=AT, *, version="1.1", digests=True, **fields):
    """A WARC record as bytes; *fields* as in :func:`response`, which are written as they are."""
    block = response() if block is None else block
    told = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{hashlib.md5(f'{url} {at} {kind}'.encode()).hexdigest()}>",
        "WARC-Date": at,
        "WARC-Target-URI": url,
        "Content-Type": "application/http; msgtype=response",
        "WARC-Block-Digest": f"sha256:{hashlib.sha256(block).hexdigest()}" if digests else None,
        "Content-Length": str(len(block)),
        **{name.replace("_", "-"): value for name, value in fields.items()},
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value is not None)
    return f"WARC/{version}\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def note(of, url=URL, at=AT, **fields):
    """The metadata record that a crawl of ours writes beside the record *of* (its id)."""
    block = "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()
    return record(
        block, "metadata", url, at, WARC_Concurrent_To=of, Content_Type="application/warc-fields"
    )


def id_of(record):
    """The WARC-Record-ID of a record, with its brackets."""
    return next(
        line.partition(b": ")[2].decode()
        for line in record.split(b"\r\n")
        if line.startswith(b"WARC-Record-ID")
    )


def packed(*records):
    """Records as members of their own, as ``.warc.gz`` files have them."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def sha1(data):
    return f"sha1:{b32encode(hashlib.sha1(data).digest()).decode()}"


def wacz(files, compression=zipfile.ZIP_STORED):
    """A WACZ of *files*: bytes by name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        archive.writestr("datapackage.json", "{}")
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def by_warcio(pages, version="1.0"):
    """What warcio writes of *pages*: address, time, body."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its own files open
        data = _by_warcio(pages, version)
        gc.collect()
    return data


def _by_warcio(pages, version):
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=True, warc_version=version)
    writer.write_record(writer.create_warcinfo_record("x.warc.gz", {"software": "warcio"}))
    for url, at, body in pages:
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        told = {"WARC-Date": at}
        writer.write_record(
            writer.create_warc_record(
                url, "response", io.BytesIO(body), http_headers=head, warc_headers_dict=told
            )
        )
    return made.getvalue()
