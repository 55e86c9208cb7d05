from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.text import canonical, day_in, key
from crawler.text.addresses import _PLAIN, _normalised_key, bare, slug, untracked

VISITS = st.sampled_from(
    [
        "PHPSESSID=a1b2c3d4",
        "jsessionid=12",
        "sid=0f1e2d3c4b5a",
        "ASPSESSIONIDAB=X",
        "utm_a=b",
        "gclid=",
    ]
)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31))
HOSTS = st.sampled_from(["news.example", "www.news.example", "NEWS.example:80", "[::1]:8080"])
ADDRESSES = st.builds(
    "{}://{}{}{}{}".format,
    st.sampled_from(["http", "https", "HTTP"]),
    HOSTS,
    st.text(alphabet="/ab%2F.é ü&=;+", max_size=12).map(lambda path: f"/{path}"),
    st.text(alphabet="ab=&%é+;utm_", max_size=12).map(lambda query: f"?{query}"),
    st.text(alphabet="#/a", max_size=4),
)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://News.Example:80/A/?b=2&a=1#top", "http://news.example/A/?a=1&b=2"),
        ("https://news.example:443/a/", "https://news.example/a/"),
        ("https://news.example:8443/a", "https://news.example:8443/a"),
        (
            "https://news.example/a/?utm_source=x&UTM_Medium=y&fbclid=z&gclid=1&mc_cid=2&p=3",
            "https://news.example/a/?p=3",
        ),
        ("https://news.example/a?utm_source=x", "https://news.example/a"),
        ("https://reader:secret@news.example/", "https://news.example/"),
        ("https://news.example/caf%E9?q=%E9", "https://news.example/caf%E9?q=%E9"),
        (" https://news.example/index.html ", "https://news.example/index.html"),
    ],
)
def test_an_address_has_one_spelling(url, expected):
    assert canonical(url) == expected


@pytest.mark.parametrize("text", ["javascript:void(0)", "mailto:desk@news.example", "http://[::1"])
def test_what_is_no_address_of_the_web_comes_back(text):
    assert canonical(f" {text} ") == text


@pytest.mark.parametrize(
    "url",
    [
        "http://news.example/2018/07/20/harbour/",
        "https://news.example/2018/07/20/harbour",
        "https://www.news.example/2018/07/20/harbour/#comments",
        "HTTPS://WWW.NEWS.EXAMPLE:443/2018/07/20/harbour/?utm_campaign=x",
        "http://news.example:443/2018/07/20/harbour",
        "https://news.example./2018/07/20/harbour",
        "https://news.example.:443/2018/07/20/harbour",
        "https://news.example/2018/%307/20/harbour?gclid=1&mc_cid=2&fbclid=3&gad_source=4",
        "https://news.example/2018/07/20/harbour;jsessionid=1A2B3C.node1",
        "https://news.example/2018/07/20/harbour/;jsessionid=1A2B?utm_source=x",
        "https://news.example/(S(lit3py55t21z5v55vlm25s55))/2018/07/20/harbour",
        "https://news.example/%28S%28lit3py55t21z5v55vlm25s55%29%29/2018/07/20/harbour",
        "https://news.example/(A(x1)S(y2))/2018/07/20/harbour/",
        "https://news.example/2018/07/20/harbour?PHPSESSID=n0t1d2e3",
        "https://news.example/2018/07/20/harbour?ASPSESSIONIDQADRTCAB=ABCDEFGH",
        "https://news.example/2018/07/20/harbour?sid=9f8e7d6c5b4a3f2e&session=0123456789abcdef",
        "//news.example/2018/07/20/harbour",
        "news.example/2018/07/20/harbour",
    ],
)
def test_addresses_of_one_page_share_a_key(url):
    assert key(url) == "news.example/2018/07/20/harbour"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://news.example/a", "http://news.example/A"),
        ("http://news.example/a", "http://news.example/a?p=1"),
        ("http://127.0.0.1:8001/a", "http://127.0.0.1:8002/a"),
        ("http://news.example/", "http://news.example/index.html"),
        ("http://news.example/a?sid=1234567", "http://news.example/a?sid=1234568"),
        ("http://news.example/a?s=harbour", "http://news.example/a?s=ferry"),
        ("http://news.example/a?id=9f8e7d6c5b4a", "http://news.example/a?id=9f8e7d6c5b4b"),
        ("http://news.example/a?session=2018", "http://news.example/a?session=2019"),
        ("http://news.example/a;page=1", "http://news.example/a;page=2"),
        ("http://news.example/(a)/b", "http://news.example/(c)/b"),
        ("http://news.example/a?ref=front", "http://news.example/a"),
    ],
)
def test_addresses_of_two_pages_have_two_keys(one, other):
    assert key(one) != key(other)


@given(ADDRESSES | st.text(max_size=30))
@example("http://www.www.news.example//")
@example("//")
def test_a_key_is_its_own_key(url):
    assert key(key(url)) == key(url)


@given(
    st.text(alphabet="ab/(S)A;jsessionid=%28%29%3B.", max_size=40),
    st.lists(VISITS | st.sampled_from(["p=1", "id=7"]), max_size=4),
)
@example("/(S(S(a)))", [])
@example("/a;jsess;jsessionid=1ionid=2", [])
def test_a_key_without_visits_is_its_own_key(path, pairs):
    url = f"http://news.example/{path}?{'&'.join(pairs)}"
    assert key(key(url)) == key(url)
    assert canonical(canonical(url)) == canonical(url)
    assert key(canonical(url)) == key(url)


@given(
    st.dictionaries(st.sampled_from(["id", "p", "sid", "page", "s", "ref"]), st.integers(0, 9**7)),
    st.lists(VISITS, max_size=3),
    st.randoms(),
)
def test_how_a_reader_came_never_changes_a_key_and_what_tells_articles_apart_does(
    told, visits, random
):
    pairs = [f"{name}={value}" for name, value in told.items()]
    mixed = [*pairs, *visits]
    random.shuffle(mixed)
    plain = f"http://news.example/a?{'&'.join(pairs)}"
    assert key(f"https://www.NEWS.example:443/a/?{'&'.join(mixed)}#top") == key(plain)
    for name, value in told.items():
        others = [pair for pair in pairs if not pair.startswith(f"{name}=")]
        other = f"http://news.example/a?{'&'.join([*others, f'{name}={value + 1}'])}"
        assert key(other) != key(plain)


@given(st.from_regex(_PLAIN, fullmatch=True) | ADDRESSES)
@example("http://news.example/a/../b")
@example("http://news.example/.well-known/")
@example("http://www.www.news.example:443/")
@example("http://xn--caf-dma.example/a")
@example("news.example:8080")
def test_a_plain_address_has_the_key_that_w3lib_leads_to(url):
    assert key(url) == _normalised_key(url.strip())


@given(ADDRESSES)
def test_the_spelling_is_stable_and_has_the_key_of_the_address(url):
    assert canonical(canonical(url)) == canonical(url)
    assert key(canonical(url)) == key(url)


@given(
    DAYS,
    st.sampled_from(
        [
            "/{:%Y/%m/%d}/a-slug/",
            "/news/{:%Y-%m-%d}-slug",
            "/{:%Y%m%d}/x.html",
            "/a-{:%Y-%m-%d}.html",
            "/story_{:%Y%m%d}",
        ]
    ),
)
def test_the_day_in_a_path_is_read(day, path):
    assert day_in("https://news.example" + path.format(day)) == (day, True)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/2018/7/2/", (date(2018, 7, 2), True)),
        ("/2018/jul/20/harbour", (date(2018, 7, 20), True)),
        ("/2018/July/20/harbour", (date(2018, 7, 20), True)),
        ("/2018/07/20.html", (date(2018, 7, 20), True)),
        ("/2018/07/", (date(2018, 7, 1), False)),
        ("/2018/07/harbour", (date(2018, 7, 1), False)),
        ("/2018-07/harbour", (date(2018, 7, 1), False)),
        ("/2018/07/20-ways-to-sail/", (date(2018, 7, 1), False)),
        ("/2018/02/30/", (date(2018, 2, 1), False)),
        ("/2018/13/01/", None),
        ("/2018/", None),
        ("/1807/07/20/", None),
        ("/20181345/", None),
        ("/120180720/", None),
        ("/201807201/", None),
        ("/harbour/?date=2018-07-20", None),
        ("/", None),
    ],
)
def test_only_real_days_and_months_are_read(path, expected):
    assert day_in(f"https://news.example{path}") == expected


def test_a_malformed_address_has_no_day():
    assert day_in("http://[::1/2018/07/20/") is None


def test_every_day_of_a_leap_year_is_read():
    days = [date(2020, 1, 1) + timedelta(days=n) for n in range(366)]
    assert [day_in(f"/{day:%Y/%m/%d}/") for day in days] == [(day, True) for day in days]


@pytest.mark.parametrize(
    ("url", "fetched"),
    [
        ("https://a.example/b/?utm_source=x&p=1&fbclid=y&c=2#top", "https://a.example/b/?p=1&c=2"),
        ("https://a.example/b/?utm_source=x", "https://a.example/b/"),
        ("https://a.example/b;jsessionid=0A?PHPSESSID=1&p=2", "https://a.example/b?p=2"),
        ("https://a.example/(S(0a1b))/b", "https://a.example/(S(0a1b))/b"),
        ("https://a.example/b/?z=1&a=%20", "https://a.example/b/?z=1&a=%20"),
        ("capture://0123", "capture://0123"),
        ("http://[::1", "http://[::1"),
    ],
)
def test_what_is_fetched_tracks_nobody(url, fetched):
    assert untracked(url) == fetched


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://courier.example/2015/03/01/harbour-opens/?utm_source=x", "harbour-opens"),
        ("https://courier.example/harbour-opens/amp/", "harbour-opens"),
        ("https://courier.example/harbour-opens.html", "harbour-opens"),
        ("https://courier.example/story.php?id=12", ""),
        ("https://courier.example/?p=12", ""),
    ],
)
def test_a_slug_is_what_names_the_story_in_the_path(url, name):
    assert slug(url) == name


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        (
            "https://user:p%40w@courier.example:8443/a?b=c@d#e",
            "https://courier.example:8443/a?b=c@d#e",
        ),
        ("http://user@[::1]/", "http://[::1]/"),
        ("https://a:b@c@courier.example/@me", "https://courier.example/@me"),
        ("https://courier.example/@me", "https://courier.example/@me"),
        ("http://[user@", "http://"),
    ],
)
def test_an_address_is_kept_without_user_and_password(url, plain):
    assert bare(url) == plain
    assert untracked(url) == plain.partition("#")[0]
