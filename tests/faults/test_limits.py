"""What is larger than it may be is cut off and lost, at once, and costs no memory."""

import json

from tests.faults import floods, ledger
from tests.faults.process import Process, crawl
from tests.faults.wire import serve

MEMORY = 256
"""MB that the crawl's own process may have."""

LARGE = "larger than 5 MiB"
HEAD = "the head of the answer "
LIMITS = {
    floods.large: LARGE,
    floods.boastful: LARGE,
    floods.endless: LARGE,
    floods.chunked: LARGE,
    floods.extended: LARGE,
    floods.headers: HEAD + "has more than 1,000 lines",
    floods.wide_headers: HEAD + "is larger than 256 KiB",
    floods.line: HEAD + "has a line of more than 64 KiB",
    floods.status: HEAD + "has a line of more than 64 KiB",
    floods.interim: HEAD + "has more than 1,000 lines",
    floods.hints: HEAD + "has more than 1,000 lines",
    **{floods.bomb(each): f"{LARGE}, unpacked" for each in floods.BOMBS},
    floods.layered: "packed more than 5 times",
}
BROKEN = (floods.extension, floods.trailers, floods.broken_off, floods.numberless)
"""What is asked for again: it may have been an accident."""

WHOLE = (floods.nul, floods.packed_twice)
"""What is odd, and read all the same."""


def exported(folder):
    with Process(folder, "export", "-o", "articles.jsonl") as process:
        assert process.wait() == 0, process.err
    text = (folder / "articles.jsonl").read_text(encoding="utf-8")
    return {each["url"]: each["article_body"] for each in map(json.loads, text.splitlines())}


def test_answers_beyond_a_limit_are_lost_at_once_and_cost_no_memory(tmp_path):
    faults = (*LIMITS, *BROKEN, *WHOLE)
    with serve(days=3, per_day=len(faults) // 3 + 1) as server:
        stories = server.site.stories
        paths = dict(zip(faults, map(server.site.path, stories), strict=False))
        server.always = {path: fault for fault, path in paths.items()}
        with crawl(tmp_path, server) as process:
            assert process.wait(120) == 1, process.err
            told = process.err
            assert "Traceback" not in told
            assert process.peak < MEMORY
        lost = ledger.reasons(tmp_path / "data")
        assert {fault: lost.get(paths[fault]) for fault in LIMITS} == LIMITS
        assert lost.keys() == {paths[fault] for fault in (*LIMITS, *BROKEN)}
        assert told.count(" Lost ") == len(lost)
        assert all(f": {LIMITS[fault]}" in told for fault in LIMITS)
        tries = {fault: server.paths.count(path) for fault, path in paths.items()}
        expected = dict.fromkeys(faults, 1) | dict.fromkeys(BROKEN, 3)
        assert tries == expected
        whole = {server.site.address(each): each.article_body for each in stories}
        assert exported(tmp_path) == {
            url: text for url, text in whole.items() if url.removeprefix(server.url) not in lost
        }
