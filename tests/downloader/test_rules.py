"""What a robots.txt allows, within limits of our own."""

import pytest

from crawler.downloader.rules import LARGEST, LONGEST_DELAY, RULES, Rules

AGENT = "Backfile"
SITE = "https://courier.example"


def test_no_rules_allow_everything():
    assert Rules.none().allows(f"{SITE}/a", AGENT)
    assert Rules.none().delay(AGENT) == 0


def test_rules_for_the_agent_count_more_than_those_for_all():
    rules = Rules(b"User-agent: *\nDisallow: /\n\nUser-agent: backfile\nDisallow: /private/\n")
    assert rules.allows(f"{SITE}/2018/07/20/", AGENT)
    assert not rules.allows(f"{SITE}/private/a", AGENT)
    assert not rules.allows(f"{SITE}/2018/07/20/", "Other")


def test_the_longest_rule_wins():
    rules = Rules(b"User-agent: *\nDisallow: /a\nAllow: /a/b\n")
    assert rules.allows(f"{SITE}/a/b", AGENT)
    assert not rules.allows(f"{SITE}/a/c", AGENT)


def test_a_byte_order_mark_is_no_part_of_the_first_line():
    assert not Rules(b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n").allows(SITE, AGENT)


def test_garbage_forbids_nothing():
    assert Rules(bytes(range(256)) * 100).allows(f"{SITE}/a", AGENT)


def test_what_lies_beyond_the_limits_is_not_read():
    head = b"User-agent: *\n"
    rules = b"".join(b"Disallow: /%d\n" % number for number in range(RULES))
    assert not Rules(head + rules).allows(f"{SITE}/{RULES - 1}", AGENT)
    assert Rules(head + rules + b"Disallow: /\n").allows(f"{SITE}/a", AGENT)
    other = b"User-agent: other\n" + rules
    assert not Rules(other + head + b"# nothing\n" * RULES + rules).allows(f"{SITE}/5", AGENT)
    long = head + b"#" * LARGEST + b"\nDisallow: /\n"
    assert Rules(long).allows(f"{SITE}/a", AGENT)


def test_a_rule_that_is_cut_in_two_is_none():
    head = b"User-agent: *\nDisallow: /private\n#"
    cut = b"\nDisallow: /archive\n"
    body = head + b"x" * (LARGEST - len(head) - cut.index(b"rchive")) + cut
    rules = Rules(body)
    assert rules.allows(f"{SITE}/a-story", AGENT)
    assert not rules.allows(f"{SITE}/private", AGENT)


def test_a_delay_is_told_in_seconds_and_bounded():
    assert Rules(b"User-agent: *\nCrawl-delay: 2.5\n").delay(AGENT) == 2.5
    assert Rules(b"User-agent: *\nCrawl-delay: 86400\n").delay(AGENT) == LONGEST_DELAY
    assert Rules(b"User-agent: *\nCrawl-delay: -3\n").delay(AGENT) == 0
    assert Rules(b"User-agent: *\nCrawl-delay: soon\n").delay(AGENT) == 0


@pytest.mark.parametrize("name", ["backfile", "BACKFILE", "Backfile/2.0", "Backfile News"])
def test_a_group_is_for_the_product_that_it_names(name):
    body = f"User-agent: {name}\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n".encode()
    assert not Rules(body).allows(f"{SITE}/a", AGENT)
    assert Rules(body).allows(f"{SITE}/b", AGENT)


@pytest.mark.parametrize("name", ["back", "file", "news", "Backfiles", "Backfile-Image"])
def test_a_group_for_another_product_is_not_ours(name):
    body = f"User-agent: {name}\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n".encode()
    assert Rules(body).allows(f"{SITE}/a", AGENT)
    assert not Rules(body).allows(f"{SITE}/b", AGENT)


@pytest.mark.parametrize(
    "between", ["", "Sitemap: https://courier.example/s.xml", "Noindex: /", "#"]
)
def test_what_is_no_rule_parts_no_group(between):
    body = f"User-agent: backfile\n{between}\nUser-agent: other\nDisallow: /a\n".encode()
    assert not Rules(body).allows(f"{SITE}/a", AGENT)
    assert not Rules(body).allows(f"{SITE}/a", "Other")


def test_a_group_for_us_without_a_rule_allows_everything():
    rules = Rules(b"User-agent: *\nDisallow: /\n\nUser-agent: Backfile\nDisallow:\n")
    assert rules.allows(f"{SITE}/a", AGENT)


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_a_line_ends_in_every_way(end):
    assert not Rules(end.join([b"User-agent: *", b"Disallow: /a"])).allows(f"{SITE}/a", AGENT)


@pytest.mark.parametrize("path", ["/\u00e7ar\u015f\u0131".encode(), b"/%C3%A7ar%C5%9F%C4%B1"])
def test_a_path_means_the_same_however_it_is_spelled(path):
    rules = Rules(b"User-agent: *\nDisallow: " + path)
    assert not rules.allows(f"{SITE}/%C3%A7ar%C5%9F%C4%B1", AGENT)
    assert rules.allows(f"{SITE}/car", AGENT)


def test_a_broken_byte_widens_no_rule():
    rules = Rules(b"User-agent: *\nDisallow: /a\xff\x85\x0cb\n")
    assert rules.allows(f"{SITE}/ab", AGENT)
    assert rules.allows(f"{SITE}/b", AGENT)
    assert not rules.allows(f"{SITE}/a%FF%85%0Cb", AGENT)


def test_the_file_itself_may_be_asked_for():
    assert Rules(b"User-agent: *\nDisallow: /\n").allows(f"{SITE}/robots.txt", AGENT)


def test_wildcards_and_ends_hold():
    rules = Rules(b"User-agent: *\nDisallow: /*.pdf$\nDisallow: /a/*/print\n")
    assert not rules.allows(f"{SITE}/x/y.pdf", AGENT)
    assert rules.allows(f"{SITE}/x/y.pdf?page=1", AGENT)
    assert not rules.allows(f"{SITE}/a/b/c/print", AGENT)


def test_a_part_of_a_byte_order_mark_is_none_either():
    assert not Rules(b"\xef\xbbUser-agent: *\nDisallow: /\n").allows(SITE, AGENT)
