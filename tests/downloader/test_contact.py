"""Who asks: a contact goes along with every request, and public sites are not asked without."""

from argparse import Namespace
from types import SimpleNamespace

import pytest
from scrapy import Request, Spider
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.settings import Settings
from twisted.python.failure import Failure

from crawler import __version__
from crawler.commands import fetch
from crawler.commands import settings as show_settings
from crawler.downloader import contact
from crawler.downloader.contact import checked, introduce, public
from crawler.downloader.introducing import ContactMiddleware
from crawler.errors import DefinitionError

MAIL = "desk@paper.news"
PAGE = "https://paper.news/crawler?by=us"
PLAIN = Spider("scrapy")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(contact.Path, "home", lambda: tmp_path)
    tmp_path.joinpath(*contact.FILE).parent.mkdir(parents=True)
    return tmp_path.joinpath(*contact.FILE)


def settings(**typed):
    values = Settings({"USER_AGENT": "Backfile", "CONTACT": None, "RECORDS_OPERATOR": None})
    values.setdict(typed, priority="cmdline")
    return values


def introduced(hosts=("news.org",), **typed):
    values = settings(**typed)
    introduce(values, hosts)
    return values["USER_AGENT"], values.getdict("DEFAULT_REQUEST_HEADERS").get("From")


def test_a_contact_goes_along_with_every_request():
    assert introduced(CONTACT=MAIL) == (f"Backfile/{__version__} (+{MAIL})", MAIL)
    assert introduced(CONTACT=PAGE) == (f"Backfile/{__version__} (+{PAGE})", None)


def test_records_name_it_unless_they_name_somebody_else():
    values = settings(CONTACT=MAIL)
    introduce(values, ())
    assert values["RECORDS_OPERATOR"] == MAIL
    values = settings(CONTACT=MAIL, RECORDS_OPERATOR="The Desk")
    introduce(values, ())
    assert values["RECORDS_OPERATOR"] == "The Desk"


def test_a_user_agent_that_was_typed_stays_and_the_contact_is_needed_all_the_same():
    assert introduced(CONTACT=MAIL, USER_AGENT="mine") == ("mine", MAIL)
    with pytest.raises(DefinitionError, match="CONTACT="):
        introduced(USER_AGENT="mine")


@pytest.mark.parametrize("agent", [f"mine ({MAIL})", "mine (+https://paper.news/)"])
def test_a_user_agent_may_be_the_contact(agent):
    assert introduced(USER_AGENT=agent) == (agent, None)


def test_no_public_site_is_asked_without():
    with pytest.raises(DefinitionError, match=r"news\.org is a public site"):
        introduced(["127.0.0.1", "news.org"])


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "site.localhost", "127.0.0.1", "10.1.2.3", "192.168.0.9", "[::1]", "::1",
        "0x7f.1", "courier.example", "example", "a.test", "a.invalid", "archive", "news.test.",
    ],
)  # fmt: skip
def test_what_is_nobody_elses_needs_none(host):
    assert public([host]) == []
    assert introduced([host]) == ("Backfile", None)


@pytest.mark.parametrize(
    "host", ["news.org", "8.8.8.8", "2606:4700::1111", "example.news", "x.com."]
)
def test_what_is_somebody_elses_needs_one(host):
    assert public([host]) == [host]


@pytest.mark.parametrize(
    "text",
    [
        "me", "me@", "@paper.example", "me@paper", "ftp://paper.example/", "https://", "a b@c.de",
        "me@paper.example\r\nX-Evil: 1", "https://paper.example/\n", "https://paper.example/)(",
        "ich@über.example", "me@paper.example\x00", "a@b.example, c@d.example", "x" * 300,
    ],
)  # fmt: skip
def test_what_is_no_contact_is_refused_in_one_line(text):
    with pytest.raises(DefinitionError) as raised:
        introduced(["127.0.0.1"], CONTACT=text)
    assert str(raised.value).isprintable()


@pytest.mark.parametrize(
    "text",
    [
        "you@your.domain", "you@yourdomain.com", "https://www.your-site.org/bot",
        "You@Mail.Your-Company.com",
    ],
)  # fmt: skip
def test_what_stands_for_a_contact_in_a_guide_is_none(home, text):
    with pytest.raises(DefinitionError, match=r"reaches nobody, and news\.org is a public site"):
        introduced(CONTACT=text)
    home.write_text(f"{text}\n")
    with pytest.raises(DefinitionError, match="reaches nobody"):
        introduced()
    assert introduced(["127.0.0.1", "paper.example"], CONTACT=text)[0].endswith(f"(+{text})")


@pytest.mark.parametrize(
    "text", ["a@your.org", "a@yourdomainname.com", "a@bestexample.com", "https://test.de/"]
)
def test_what_only_looks_like_it_is_a_contact(text):
    assert introduced(CONTACT=text)[0].endswith(f"(+{text})")


def test_a_user_agent_of_two_lines_is_refused():
    with pytest.raises(DefinitionError, match="USER_AGENT"):
        introduced(CONTACT=MAIL, USER_AGENT="mine\r\nX-Evil: 1")


@pytest.mark.parametrize("text", [None, "", " "])
def test_nothing_is_none(text):
    assert checked(text) is None


def asks(url, spider=PLAIN, **typed):
    values = settings(**typed)
    values.freeze()  # as Scrapy does before it builds a middleware
    crawler = SimpleNamespace(spider=spider, settings=values)
    request = Request(url)
    ContactMiddleware.from_crawler(crawler).process_request(request)
    return request.headers.get("User-Agent"), request.headers.get("From")


@pytest.mark.parametrize("spider", [PLAIN, None], ids=["fetch", "shell"])
def test_scrapys_own_commands_say_who_asks_too(spider):
    agent = f"Backfile/{__version__} (+{MAIL})".encode()
    assert asks("https://news.org/", spider, CONTACT=MAIL) == (agent, MAIL.encode())
    assert asks("http://127.0.0.1:8000/", spider) == (b"Backfile", None)
    with pytest.raises(IgnoreRequest, match="public site"):
        asks("https://news.org/", spider)


def test_fetch_is_not_understood_without():
    command = fetch.Command()
    command.settings = settings()
    with pytest.raises(DefinitionError, match="public site"):
        command.work(["https://news.org/"], Namespace())


@pytest.mark.parametrize(
    ("error", "is_failure"),
    [(IgnoreRequest("no"), True), (OSError("no"), True), (TypeError("ours"), False)],
)
def test_fetch_tells_of_a_failure_in_one_line_and_of_a_mistake_not(capsys, error, is_failure):
    command, failure = fetch.Command(), Failure(error)
    command.settings, failure.request = settings(), Request("https://news.org/")
    if is_failure:
        command._print_failure(failure)
        assert capsys.readouterr().err.startswith("backfile: error: https://news.org/: ")
    else:
        with pytest.raises(TypeError):
            command._print_failure(failure)


def test_what_a_command_of_ours_starts_is_introduced_already():
    site = Spider("scout", origins=())
    with pytest.raises(NotConfigured):
        asks("https://news.org/", site)


def test_it_is_kept_once_for_all_and_what_is_typed_counts_more(home):
    home.write_text(f"{MAIL}\n")
    assert introduced()[1] == MAIL
    assert introduced(CONTACT="other@paper.news")[1] == "other@paper.news"
    home.write_text("nobody\n")
    with pytest.raises(DefinitionError, match="nobody"):
        introduced()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CONTACT", MAIL),
        ("RECORDS_OPERATOR", MAIL),
        ("USER_AGENT", f"Backfile/{__version__} (+{MAIL})"),
    ],
)
def test_the_values_that_hold_are_those_with_what_is_kept(home, capsys, name, value):
    home.write_text(f"{MAIL}\n")
    shown(name)
    assert capsys.readouterr().out == f"{value}\n"


def test_a_contact_that_is_typed_is_the_value_that_holds(home, capsys):
    home.write_text(f"{MAIL}\n")
    shown("CONTACT", CONTACT=PAGE)
    assert capsys.readouterr().out == f"{PAGE}\n"


def test_a_contact_that_is_kept_and_is_none_is_no_value(home, capsys):
    home.write_text("nobody\n")
    with pytest.raises(DefinitionError, match="nobody"):
        shown("CONTACT")
    shown("RECORDS_OPERATOR")
    assert capsys.readouterr().out == "None\n"


def shown(name, **typed):
    command = show_settings.Command()
    command.settings = settings(**typed)
    others = dict.fromkeys(("getbool", "getint", "getfloat", "getlist"))
    command.work([], Namespace(get=name, **others))


def test_who_has_no_home_keeps_none(monkeypatch):
    def nowhere():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(contact.Path, "home", nowhere)
    assert introduced(["127.0.0.1"]) == ("Backfile", None)
    with pytest.raises(DefinitionError, match="CONTACT="):
        introduced()


def test_a_home_that_is_no_folder_keeps_none(tmp_path, monkeypatch):
    file = tmp_path / "null"
    file.touch()
    monkeypatch.setattr(contact.Path, "home", lambda: file)
    assert introduced(["127.0.0.1"]) == ("Backfile", None)
    with pytest.raises(DefinitionError, match="CONTACT="):
        introduced()


def test_what_cannot_be_read_matters_for_public_sites_alone(home):
    home.mkdir()
    assert introduced(["127.0.0.1"]) == ("Backfile", None)
    assert introduced(CONTACT=MAIL)[1] == MAIL
    with pytest.raises(DefinitionError, match="cannot read"):
        introduced()
