"""What looks like a mistake is told at once, and what stays so is not tried for half a minute."""

import asyncio
import ipaddress
import logging
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from OpenSSL import SSL
from OpenSSL.crypto import X509
from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
)
from scrapy.settings import Settings
from twisted.internet.error import ConnectionLost
from twisted.python.failure import Failure
from twisted.web.client import ResponseNeverReceived

from crawler.answers import told
from crawler.downloader.certificates import Certified
from crawler.downloader.downloads import Downloads
from crawler.downloader.mistakes import is_insecure, mistake
from crawler.downloader.paces import Paces
from crawler.downloader.robots import WAITS, RobotsMiddleware
from crawler.errors import RobotsUnreachable, WrongCertificate

SITE = "https://courier.example"


def refused(reason):
    return SSL.Error([("SSL routines", "", reason)])


UNSOUND = refused("certificate verify failed")
OTHERS = WrongCertificate("the certificate is not one of courier.example")
BROKEN_OFF = refused("unexpected eof while reading")


def failed(*reasons):
    error = DownloadFailedError()
    error.__cause__ = ResponseNeverReceived([Failure(each) for each in reasons])
    return error


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (CannotResolveHostError(), "no such host is known here: check the address"),
        (DownloadConnectionRefusedError(), "no server takes connections there: check the address"),
        (failed(UNSOUND), "its certificate is wrong"),
        (failed(OTHERS), "its certificate is wrong"),
    ],
)
def test_what_looks_like_a_mistake_is_told(error, words):
    assert mistake(SITE, error).startswith(f"courier.example: {words}")


@pytest.mark.parametrize(
    "reason",
    [
        "certificate verify failed",
        "wrong version number",
        "unsupported protocol",
        "no protocols available",
        "tlsv1 alert protocol version",
        "tls alert handshake failure",
        "sslv3 alert handshake failure",
        "tlsv1 unrecognized name",
        "tls alert bad certificate",
        "tlsv13 alert certificate required",
        "dh key too small",
        "unsafe legacy renegotiation disabled",
    ],
)
def test_what_does_not_fit_will_not_fit_next_time(reason):
    assert is_insecure(failed(refused(reason)))


@pytest.mark.parametrize(
    "reason",
    [
        "tlsv1 alert internal error",
        "tls alert bad record mac",
        "tls alert unexpected message",
        "tlsv1 alert user cancelled",
        "shutdown while in init",
        "decryption failed or bad record mac",
        "record layer failure",
    ],
)
def test_a_server_that_goes_wrong_in_a_handshake_is_tried_again(reason):
    assert mistake(SITE, failed(refused(reason))) is None
    assert not is_insecure(failed(refused(reason)))


@pytest.mark.parametrize(
    "reason", [ConnectionLost(), SSL.Error(), BROKEN_OFF, SSL.SysCallError(-1, "EOF")]
)
def test_an_accident_is_no_mistake(reason):
    assert mistake(SITE, failed(reason)) is None
    assert not is_insecure(failed(reason))


def test_a_certificate_of_somebody_else_is_the_reason_that_is_kept():
    assert told(failed(OTHERS)).endswith(f"no secure connection: {OTHERS}")


@pytest.mark.parametrize(
    ("error", "tries"),
    [(failed(UNSOUND), 1), (failed(OTHERS), 1), (CannotResolveHostError("x"), 1 + len(WAITS))],
)
def test_robots_txt_is_told_of_once_and_not_tried_where_that_is_of_no_use(caplog, error, tries):
    asked = []

    async def download(request):
        asked.append(request.url)
        raise error

    downloader = object.__new__(Downloads)
    downloader.paces = Paces(1.0, {}, is_typed=False)
    engine = SimpleNamespace(download_async=download, downloader=downloader)
    settings = Settings({"ROBOTSTXT_OBEY": True, "USER_AGENT": "Backfile/1"})
    obeying = RobotsMiddleware.from_crawler(SimpleNamespace(settings=settings, engine=engine))
    with caplog.at_level(logging.WARNING), pytest.raises(RobotsUnreachable):
        asyncio.run(obeying.process_request(Request(f"{SITE}/a")))
    assert len(asked) == tries
    assert caplog.text.count("check the address") == 1


def certificate(*names):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "courier.example")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    made = made.public_key(key.public_key()).serial_number(1)
    made = made.not_valid_before(now).not_valid_after(now + timedelta(days=1))
    if names:
        made = made.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return X509.from_cryptography(made.sign(key, hashes.SHA256()))


@pytest.mark.parametrize(
    ("host", "names", "is_taken"),
    [
        ("courier.example", [x509.DNSName("courier.example")], True),
        ("www.courier.example", [x509.DNSName("*.courier.example")], True),
        ("gazette.example", [x509.DNSName("courier.example")], False),
        ("courier.example", [], False),
        ("127.0.0.1", [x509.IPAddress(ipaddress.ip_address("127.0.0.1"))], True),
        ("[::1]", [x509.IPAddress(ipaddress.ip_address("::1"))], True),
        ("127.0.0.1", [x509.DNSName("localhost")], False),
    ],
)
def test_who_shows_no_certificate_of_the_host_is_left(host, names, is_taken):
    checks, failures = [], []
    connection = SimpleNamespace(set_verify=lambda _, check: checks.append(check))
    creator = SimpleNamespace(clientConnectionForTLS=lambda _: connection)
    protocol = SimpleNamespace(failVerification=failures.append)
    assert Certified(creator, host).clientConnectionForTLS(protocol) is connection
    [check] = checks
    shown = certificate(*names)
    assert check(connection, shown, 0, 0, 1) is is_taken
    assert [type(each.value) for each in failures] == ([] if is_taken else [WrongCertificate])
    assert check(connection, shown, 20, 0, 0) is False  # nobody vouches for it
    assert check(connection, shown, 0, 1, 1) is True  # who vouches for it need not be it
