"""Files of records that are damaged, and what must come of each.

To be run as ``python -m tests.records.damage``. Every file gives a typed outcome: what is told of
it is a RecordFault with file, byte and reason; pages that are read are those that were written;
what was cut off is told, and what stands whole before the cut is read. Equal seeds make equal
files.
"""

import argparse
import gzip
import resource
import sys
import tempfile
import time
import zipfile
import zlib
from pathlib import Path
from random import Random

from backports import zstd

from crawler.errors import RecordFault
from crawler.records import CaptureReader, reels, resolve
from tests.records.warc import record, response, sha1, wacz

SECONDS = 10.0
"""What one file may take."""

MEGABYTES = 256
"""What a process that reads thousands of them may take."""

STREAM = "one gzip stream"


def page(number):
    """The bytes of a page, of some kilobytes that do not compress to nothing."""
    words = " ".join(f"{Random(number * 1000 + n).random()}" for n in range(40))
    return f"<html><h1>Ship {number}</h1><p>It waits: {words}</p></html>".encode()


def records(count=4):
    made = []
    for number in range(count):
        coded = number % 2
        body = gzip.compress(page(number), mtime=0) if coded else page(number)
        block = response(
            body,
            chunked=number % 3 == 2,
            Content_Encoding="gzip" if coded else None,
            Content_Length=None if number % 3 == 2 else str(len(body)),
        )
        payload = block[block.index(b"\r\n\r\n") + 4 :]
        url = f"https://courier.example/{number}/"
        made.append(record(block, url=url, WARC_Payload_Digest=sha1(payload)))
    return made


FORMS = {
    "warc": list,
    "warc.gz": lambda every: [gzip.compress(each, mtime=0) for each in every],
    STREAM: lambda every: [gzip.compress(b"".join(every), mtime=0)],
    "warc.zst": lambda every: [
        zstd.compress(each, options={zstd.CompressionParameter.checksum_flag: 1}) for each in every
    ],
    "wacz": lambda every: [
        wacz({"archive/a.warc.gz": b"".join(gzip.compress(each, mtime=0) for each in every)})
    ],
    "packed wacz": lambda every: [
        wacz(
            {"archive/a.warc.gz": b"".join(gzip.compress(each, mtime=0) for each in every)},
            zipfile.ZIP_DEFLATED,
        )
    ],
}


def cut(random, parts):
    """The file ends somewhere; what stands whole before is read, the end is told."""
    data = b"".join(parts)
    at = random.randrange(len(data))
    ends = [sum(map(len, parts[:n])) for n in range(len(parts) + 1)]
    whole = sum(end <= at for end in ends[1:])
    return data[:at], whole if len(parts) > 1 else 0, at not in ends[1:]


def flip(random, parts):
    """Some bytes are others."""
    data = bytearray(b"".join(parts))
    for _ in range(random.choice((1, 1, 1, 8, 200))):
        data[random.randrange(len(data))] ^= random.randrange(1, 256)
    return bytes(data), 0, False


def lose(random, parts):
    """Some bytes are missing in the middle."""
    data = b"".join(parts)
    at = random.randrange(len(data))
    return data[:at] + data[at + random.randrange(1, 3000) :], 0, False


def insert(random, parts):
    """Garbage stands somewhere, between two parts or within one."""
    data = b"".join(parts)
    at = random.choice((random.randrange(len(data)), len(parts[0])))
    garbage = random.randbytes(random.choice((1, 40, 5000)))
    if random.random() < 0.3:
        garbage = random.choice((b"\r\n", b"\0" * 600, b"WARC/1.0\r\n", parts[0][:300]))
    return data[:at] + garbage + data[at:], 0, False


def repeat(random, parts):
    """A part of the file comes twice: a torn tail that was written on."""
    data = b"".join(parts)
    at = random.randrange(len(data))
    return data[:at] + data, 0, False


WAYS = (cut, cut, flip, lose, insert, repeat)

LIES = (
    {"Content_Length": "9999999999"},
    {"Content_Length": "-1"},
    {"Content_Length": "7"},
    {"Content_Length": None},
    {"WARC_Block_Digest": sha1(b"else")},
    {"WARC_Payload_Digest": sha1(b"else")},
    {"WARC_Payload_Digest": "sha1:???"},
    {"WARC_Type": "unheard-of"},
    {"WARC_Type": None},
    {"WARC_Date": "yesterday"},
    {"WARC_Target_URI": "file:///etc/passwd"},
    {"WARC_Target_URI": "http://[::1"},
    {"WARC_Target_URI": None},
    {"WARC_Truncated": "length"},
    {"WARC_Record_ID": "\x00\x85\u2028"},
    {"Content_Type": "application/http\x00"},
    {"X_Long": "x" * 100_000},
    {"WARC_Refers_To": "itself", "WARC_Type": "revisit"},
)
"""Fields that are false."""

BLOCKS = (
    b"",
    b"\x00" * 5000,
    b"HTTP/1.1 200 OK",
    b"HTTP/9.9 999 ?\r\n\r\n",
    b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 20_000 + b"\r\n",
    b"HTTP/1.1 200 OK\r\nA: " + b"b" * 1_000_000 + b"\r\n\r\n",
    response(b"ffffffffffff\r\n", Transfer_Encoding="chunked"),
    response(b"5\r\nhello\r\n", Transfer_Encoding="chunked"),
    response(gzip.compress(bytes(80_000_000)), Content_Encoding="gzip"),
    response(zstd.compress(bytes(80_000_000)), Content_Encoding="zstd"),
    response(b"no gzip", Content_Encoding="gzip, gzip, br, zstd, deflate"),
    response(page(1), Content_Length="99999999999999999999"),
    response(b"", "301 Moved", Location="//[::1"),
    response(b"", "301 Moved", Location="https://courier.example/1/"),
)
"""Blocks that are no pages."""


def lie(random, form):
    """Records with false fields, or blocks that are none, stand between sound ones."""
    sound = records(2)
    number = random.randrange(len(LIES) + len(BLOCKS))
    if number < len(LIES):
        false = record(url="https://courier.example/lie/", **LIES[number])
    else:
        block = BLOCKS[number - len(LIES)]
        false = record(block, url="https://courier.example/lie/")
    return b"".join(FORMS[form]([sound[0], false, sound[1]]))


def bomb(packer, head, piece):
    """Return 300 pieces in a row, compressed without ever being held."""
    packed = [packer.compress(head), *(packer.compress(piece) for _ in range(300))]
    return b"".join((*packed, packer.flush()))


HEADS = (
    b"",
    b"\n",
    b"no records",
    b"PK\3\4",
    b"PK\5\6" + bytes(18),
    b"\x1f\x8b\x08",
    b"\x28\xb5\x2f\xfd",
    b"\x5d\x2a\x4d\x18\xff\xff\xff\xff",
    b"WARC/1.0",
    b"WARC/1.0\r\n\r\n",
    b"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
    b"WARC/1.1\r\nX: " + b"x" * 3_000_000,
    b"WARC/1.1\r\n" + b"a: b\r\n" * 1_000_000 + b"\r\n",
    bomb(zlib.compressobj(1, wbits=31), b"", b"\0" * 1_000_000),
    bomb(zstd.ZstdCompressor(), b"", b"\0" * 1_000_000),
    bomb(zlib.compressobj(1, wbits=31), b"WARC/1.1\r\nX: ", b"x" * 1_000_000),
    gzip.compress(gzip.compress(record(), mtime=0), mtime=0),
)
"""Files that are hardly any."""


def made(seed):
    """Return a file's name and bytes, how many pages it must give, and whether its end is cut."""
    random = Random(seed)
    form = random.choice(list(FORMS))
    name = {STREAM: "x.warc.gz", "packed wacz": "x.wacz"}.get(form, f"x.{form}")
    kind = random.random()
    if kind < 0.03:
        return name, random.choice(HEADS), 0, False
    if kind < 0.25 and "wacz" not in form:
        return name, lie(random, form), 1 if form != STREAM else 0, False
    data, whole, is_cut = random.choice(WAYS)(random, FORMS[form](records()))
    return name, data, whole, is_cut


PAGES = frozenset(map(page, range(4)))


def wrong(seed, folder):
    """Return what is wrong with what comes of the file with this *seed*; null: nothing."""
    name, data, whole, is_cut = made(seed)
    path = Path(folder, name)
    path.write_bytes(data)
    begin = time.monotonic()
    faults, pages = outcome(path)
    took = time.monotonic() - begin
    dumb = [each for each in faults if not each.what or each.offset < 0 or "\n" in str(each)]
    told = (
        (took > SECONDS, f"it took {took:.1f} s"),
        (dumb, f"a fault says nothing: {dumb}"),
        (is_cut and not faults, f"its cut at {len(data)} is not told"),
        (not pages <= PAGES, "it gave a page that nobody wrote"),
        (len(pages) < whole, f"of {whole} whole pages it gave {len(pages)}"),
    )
    return next((what for is_so, what in told if is_so), None)


def outcome(path):
    """Return what is wrong with a file, and the pages that it gives."""
    every, reader = [], CaptureReader()
    for reel in reels(path):
        every += [reel] if isinstance(reel, RecordFault) else reader.read(reel)
    faults = [each for each in every if isinstance(each, RecordFault)]
    found = list(resolve(each for each in every if not isinstance(each, RecordFault)))
    faults += [each for each in found if isinstance(each, RecordFault)]
    pages = {
        each.load().body
        for each in found
        if not isinstance(each, RecordFault) and each.shape == "page" and "/lie/" not in each.asked
    }
    return faults, pages


def main():
    """Make and read files; say what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    begin, bad = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(asked.first, asked.first + asked.count):
            told = wrong(seed, folder)
            if told is not None:
                bad += 1
                sys.stdout.write(f"seed {seed}: {told}\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(
        f"{asked.count:,} files, {bad} wrong, {time.monotonic() - begin:.0f} s, {peak} MB\n"
    )
    return 1 if bad or peak > MEGABYTES else 0


if __name__ == "__main__":
    sys.exit(main())
