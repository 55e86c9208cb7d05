"""What a robots.txt allows, within limits of our own."""

from crawler.downloader.rules import LARGEST, LINES, LONGEST_DELAY, Rules

AGENT = "Backfile/1.0"
SITE = "https://courier.example"


def test_no_rules_allow_everything():
    assert Rules.none().allows(f"{SITE}/a", AGENT)
    assert Rules.none().delay(AGENT) == 0


def test_rules_for_the_agent_count_more_than_those_for_all():
    rules = Rules(b"User-agent: *\nDisallow: /\n\nUser-agent: backfile\nDisallow: /private/\n")
    assert rules.allows(f"{SITE}/2018/07/20/", AGENT)
    assert not rules.allows(f"{SITE}/private/a", AGENT)
    assert not rules.allows(f"{SITE}/2018/07/20/", "Other/1.0")


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
    lines = head + b"# nothing\n" * LINES + b"Disallow: /\n"
    assert Rules(lines).allows(f"{SITE}/a", AGENT)
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
