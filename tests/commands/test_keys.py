"""Crawls with a key: who is shown it, and that it is written nowhere."""

import gzip
import ssl
from base64 import b64encode
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.archive import Response, serve
from tests.archive.site import HTML
from tests.commands.conftest import FAST
from tests.courier import html
from tests.gateway import gateway

DEFINITION = """
from crawler.pages import ArticlePage
from crawler.site import SiteSpider
from crawler.sources import Archive


class Page(ArticlePage):
    def read_headline(self):
        headline = super().read_headline()
        if "crash" in (self.document.page.url or ""):
            raise RuntimeError("crashed at http://u:TOLD-3@x/ with CANARY-cookie-1")
        return headline


class CourierSpider(SiteSpider):
    name = "courier"
    allowed_domains = ("{place}",)
    layouts = (Page,)
    sources = (Archive("{url}/"),)
"""


def basic(user, password):
    return f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"


@pytest.fixture
def secrets(tmp_path_factory):
    """Write a file of secrets outside the folder that the commands are given in."""

    def write(text):
        path = tmp_path_factory.mktemp("home") / "secrets.toml"
        path.touch(0o600)
        path.write_text(text)
        return path

    return write


@contextmanager
def watched(lets_in=None, **options):
    """Serve a site that notes all headers, and answers 401 to whom *lets_in* does not let in."""
    with serve(**options) as server:
        answer, server.seen = server.answer, []

        def guarded(path, headers):
            told = {name.lower(): value for name, value in headers.items()}
            server.seen.append((path, told))
            if lets_in is not None and not lets_in(path, told):
                return Response(401, HTML, b"who are you?")
            return answer(path, headers)

        server.answer = guarded
        yield server


def place(server):
    return server.url.removeprefix("http://")


def test_no_canary_is_kept_or_shown_and_no_other_origin_sees_one(run, tmp_path, secrets):
    rotated = iter(range(1, 10_000))
    with (
        watched() as other,
        watched(days=2, per_day=3) as server,
        gateway(basic("CANARY-proxy-user", "CANARY-proxy pass")) as proxy,
    ):
        site, front = server.site, server.site.get("/")
        stories = [site.path(story) for story in site.stories]
        answer = server.answer

        def rotating(path, headers):
            given = answer(path, headers)
            cookie = f"session=CANARY-rotated-{next(rotated)}; HttpOnly"
            return Response(given.status, {**given.headers, "Set-Cookie": cookie}, given.body)

        server.answer = rotating
        away = f"{other.url}/2018/stolen/?t=CANARY-cookie-1"
        server.changed |= {
            stories[0]: Response(302, {"Location": away}, b""),
            stories[1]: Response(302, {"Location": f"http://u:TOLD-1@{place(server)}/x"}, b""),
            "/2018/07/20/crash/": Response(200, HTML, html(1).encode()),
            "/": Response(
                200,
                HTML,
                front.body.replace(
                    b"</h2>",
                    f"</h2><h2><a href='/2018/07/20/crash/'>A crash in the harbour</a></h2>"
                    f"<h2><a href='http://u:TOLD-2@{place(server)}/2018/07/20/linked/'>"
                    "The harbour is linked</a></h2>".encode(),
                    1,
                ),
            ),
        }
        server.fail(stories[2], 503, times=9)
        (tmp_path / "sites").mkdir()
        text = DEFINITION.format(place=place(server), url=server.url)
        (tmp_path / "sites" / "courier.py").write_text(text)
        file = secrets(
            '[courier]\ncookies = { session = "CANARY-cookie-1", other = "CANARY cookie/2+" }\n'
            'headers = { X-Api-Key = "CANARY-key" }\n'
            'user = "CANARY-user"\npassword = "CANARY-pässword"\n'
            f'proxy = "http://CANARY-proxy-user:CANARY-proxy%20pass@{proxy.place}"\n'
        )
        done = run("crawl", "courier", *FAST, "-L", "DEBUG", "--secrets", file)
    assert done.code == 1, done.err
    assert "kept " in done.err
    assert "Traceback" in done.err
    paths = [path for path, _ in server.seen]
    assert stories[0] in paths
    assert paths[0] == "/robots.txt"
    for path, headers in server.seen[1:]:
        assert "session=CANARY-rotated-" in headers["cookie"], path
    for _, headers in server.seen:
        assert headers["x-api-key"] == "CANARY-key"
        assert headers["authorization"] == basic("CANARY-user", "CANARY-pässword")
        assert "proxy-authorization" not in headers
    assert server.seen[0][1]["cookie"] == "session=CANARY-cookie-1; other=CANARY cookie/2+"
    assert len(proxy.asked) == len(server.seen)
    assert other.seen == []

    recorded = b"".join(map(gzip.decompress, map(Path.read_bytes, tmp_path.rglob("*.warc.gz"))))
    assert b"WARC-IP-Address" not in recorded  # it would be the proxy's
    assert b"\r\nCookie: ***\r\n" in recorded
    assert b"\r\nX-Api-Key: ***\r\n" in recorded
    assert b"\r\nSet-Cookie: session=***; HttpOnly\r\n" in recorded
    told = [done.out, done.err]
    for command in (
        ("show",),
        ("export", "-o", "a.jsonl"),
        ("explain", f"{server.url}{stories[0]}"),
        ("explain", f"{server.url}{stories[1]}"),
        ("explain", f"{server.url}/2018/07/20/crash/"),
    ):
        done = run(*command)
        told += [done.out, done.err]
    assert_no_canary(tmp_path, told)


def assert_no_canary(folder, told):
    """No file under *folder*, packed or not, and nothing *told* holds a planted secret.

    What a site itself writes into its answers is on record as it was.
    """
    forms = [b"CANARY", b64encode(b"CANARY-user:")[:12], b64encode(b"CANARY-proxy-user:")[:12]]
    for text in told:
        assert not any(form in text.encode() for form in (*forms, b"TOLD")), text
    for path in folder.rglob("*"):
        if path.is_file() and "sites" not in path.parts:
            content, theirs = path.read_bytes(), [b"TOLD"]
            if path.name.endswith(".warc.gz"):
                content, theirs = gzip.decompress(content), []
            assert not any(form in content for form in (*forms, *theirs)), path


def test_user_and_password_of_a_typed_address_sign_in_and_are_not_kept(run, tmp_path):
    def lets_in(_, told):
        return told.get("authorization") == basic("CANARY-user", "CANARY:pass/word")

    with watched(lets_in, days=1) as server:
        url = f"http://CANARY-user:CANARY%3Apass%2Fword@{place(server)}/"
        done = run("crawl", "archive", "-a", f"url={url}", *FAST, "-L", "DEBUG")
        assert done.code == 0, done.err
        story = server.site.path(server.site.stories[0])
        typed = f"http://CANARY-user:CANARY%3Apass%2Fword@{place(server)}{story}"
        recorded = run("record", "archive", typed, "case")
        assert recorded.code == 0, recorded.err
        failed = run("crawl", "archive", "-a", "url=http://u:CANARY/pw@127.0.0.1:1/")
        assert failed.code == 2
        assert "is no web address, or its password is not encoded" in failed.line
        explained = run("explain", typed)
        lost = run("explain", f"{url}never/seen")
    told = [
        each for one in (done, recorded, failed, explained, lost) for each in (one.out, one.err)
    ]
    assert_no_canary(tmp_path, told)
    assert (tmp_path / "fixtures").is_dir()


def test_a_session_that_the_server_renews_lasts_to_the_end_of_the_run(run, secrets):
    sessions = iter(range(1, 10_000))
    current = ["from-the-file"]

    def lets_in(_, told):
        return f"session={current[0]}" in told.get("cookie", "")

    with watched(lets_in, days=2) as server:
        answer = server.answer

        def renewing(path, headers):
            given = answer(path, headers)
            if given.status == 401:
                return given
            current[0] = f"renewed-{next(sessions)}"
            cookie = {"Set-Cookie": f"session={current[0]}; Path=/"}
            return Response(given.status, {**given.headers, **cookie}, given.body)

        server.answer = renewing
        file = secrets(f'["{place(server)}"]\ncookies = {{ session = "from-the-file" }}\n')
        done = run("crawl", "archive", "-a", f"url={server.url}/", *FAST, "-s", f"SECRETS={file}")
        assert done.code == 0, done.err
        assert 401 not in {request.status for request in server.requests}
        assert f"kept {len(server.site.stories)}" in done.err


def test_the_usual_file_is_taken_for_the_sites_that_it_names(run, tmp_path, monkeypatch, secrets):
    with watched(days=1) as server, watched(days=1) as other:
        home = secrets(f'["{place(server)}"]\nuser = "reader"\n').parent
        folder = home / ".config" / "backfile"
        folder.mkdir(parents=True)
        (home / "secrets.toml").rename(folder / "secrets.toml")
        monkeypatch.setenv("HOME", str(home))
        for each in (server, other):
            done = run("crawl", "archive", "-a", f"url={each.url}/", *FAST)
            assert done.code == 0, done.err
        assert {told.get("authorization") for _, told in server.seen} == {basic("reader", "")}
        assert {told.get("authorization") for _, told in other.seen} == {None}
        (folder / "secrets.toml").chmod(0o644)
        refused = run("crawl", "archive", "-a", f"url={server.url}/", "--data", "new")
        assert refused.code == 2
        assert f"chmod 600 {folder / 'secrets.toml'}" in refused.line
        assert not (tmp_path / "new").exists()


def test_a_file_in_the_projects_folder_is_refused_before_anything_is_done(run, tmp_path, secrets):
    file = secrets('[courier]\nuser = "reader"\n')
    crawl = ("crawl", "archive", "-a", "url=http://127.0.0.1:1/")
    done = run(*crawl, "--secrets", file)
    assert done.code == 2
    assert 'has no table for 127.0.0.1:1: write ["127.0.0.1:1"]' in done.line
    for folder, given in (("data", ()), (".", ("-s", "SITES_DIR=sites"))):
        inside = tmp_path / folder / "secrets.toml"
        inside.parent.mkdir(exist_ok=True)
        (tmp_path / "sites").mkdir(exist_ok=True)
        file.rename(inside)
        done = run(*crawl, *given, "-s", f"SECRETS={folder}/secrets.toml")
        assert done.code == 2
        assert "move it elsewhere" in done.line
        schedule = tmp_path / "schedule.toml"
        schedule.write_text(
            '[[crawl]]\nsite = "archive"\nevery = "1d"\n'
            'arguments = { url = "http://127.0.0.1:1/" }\n'
        )
        due = run("due", schedule, "--secrets", inside)
        assert due.code == 2
        assert "move it elsewhere" in due.line
        inside.rename(file)
    assert list((tmp_path / "data").iterdir()) == []


def test_the_crawls_of_a_schedule_are_asked_with_their_keys(run, tmp_path, secrets):
    with watched(days=1) as server:
        file = secrets(f'["{place(server)}"]\nheaders = {{ X-Api-Key = "CANARY-key" }}\n')
        (tmp_path / "schedule.toml").write_text(
            '[[crawl]]\nsite = "archive"\nevery = "1d"\n'
            f'arguments = {{ url = "{server.url}/" }}\nsettings = {{ DOWNLOAD_DELAY = 0 }}\n'
        )
        done = run("due", "schedule.toml", "--secrets", file, "-L", "DEBUG")
        assert done.code == 0, done.err
        assert {told.get("x-api-key") for _, told in server.seen} == {"CANARY-key"}
    assert_no_canary(tmp_path, [done.out, done.err])


def test_a_proxy_that_lets_nobody_in_is_not_taken_for_the_site(run, tmp_path, secrets):
    with watched(days=1) as server, gateway(basic("user", "right-password")) as proxy:
        file = secrets(f'["{place(server)}"]\nproxy = "http://user:wrong-password@{proxy.place}"\n')
        given = ("-s", "RETRY_TIMES=0", "--secrets", file)
        done = run("crawl", "archive", "-a", f"url={server.url}/", *FAST, *given)
    assert done.code == 1
    assert "password" not in done.err.replace("the proxy wants another user or password", "")
    assert server.seen == []
    assert proxy.asked
    recorded = b"".join(map(gzip.decompress, map(Path.read_bytes, tmp_path.rglob("*.warc.gz"))))
    assert b"407" not in recorded


@contextmanager
def encrypted(folder):
    """Serve one story over TLS on 127.0.0.1, and note the headers of what is asked."""
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(private, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    file = folder / "server.pem"
    plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(private.private_bytes(pem, *plain) + certificate.public_bytes(pem))
    seen = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            seen.append((self.path, {n.lower(): v for n, v in self.headers.items()}))
            is_page = self.path == "/2018/07/20/story/"
            body = html(1).encode() if is_page else b""
            self.send_response(200 if is_page else 404)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield f"127.0.0.1:{server.server_port}", seen
    finally:
        server.shutdown()
        server.server_close()


def test_an_encrypted_site_is_asked_through_a_tunnel(run, secrets, tmp_path_factory):
    with (
        encrypted(tmp_path_factory.mktemp("tls")) as (host, seen),
        gateway(basic("user", "password-1")) as proxy,
    ):
        file = secrets(
            f'["{host}"]\ncookies = {{ session = "inside" }}\n'
            f'proxy = "http://user:password-1@{proxy.place}"\n'
        )
        story = f"https://{host}/2018/07/20/story/"
        given = ("--secrets", file, "-s", "DOWNLOAD_VERIFY_CERTIFICATES=False")
        done = run("record", "archive", story, "case", *FAST, *given)
        assert done.code == 0, done.err
        assert [path for path, _ in seen][:2] == ["/robots.txt", "/2018/07/20/story/"]
        assert {told["cookie"] for _, told in seen} == {"session=inside"}
        assert not any("proxy-authorization" in told for _, told in seen)
        connects = [("CONNECT", host, basic("user", "password-1"))]
        assert set(proxy.asked) == set(connects)
        file.write_text(file.read_text().replace("password-1", "password-2"))
        done = run("record", "archive", story, "again", *FAST, *given)
        assert done.code == 1
        assert "password" not in done.err + done.out
