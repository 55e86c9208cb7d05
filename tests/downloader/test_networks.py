"""What is public, and how many ways there are to spell what is not."""

import pytest

from crawler.downloader.networks import is_local, is_public, literal

PUBLIC = (
    "1.1.1.1",
    "93.184.216.34",
    "100.63.255.255",
    "172.15.0.1",
    "172.32.0.1",
    "198.20.0.1",
    "223.255.255.255",
    "2606:4700::1111",
    "2a00:1450::1",
    "::ffff:93.184.216.34",
    "64:ff9b::5db8:d822",
)

PRIVATE = (
    "0.0.0.0",
    "0.1.2.3",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.0.9",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::7f00:1",
    "100::1",
    "2001::1",
    "2001:10::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:5db8:d822::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "2606:4700::1111%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "localhost",
    "",
)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.1.",
        "127.1",
        "127.0.1",
        "2130706433",
        "0177.0.0.1",
        "017700000001",
        "0x7f.1",
        "0x7f000001",
        "0x7f.0x0.0x0.0x1",
    ],
)
def test_an_ipv4_address_in_each_of_its_spellings(host):
    assert str(literal(host)) == "127.0.0.1"
    assert is_local(host)


@pytest.mark.parametrize("host", ["1.2.3.999", "09", "courier.1", "1.2.3.4.5"])
def test_what_ends_in_a_number_and_is_no_address_is_nothing(host):
    with pytest.raises(ValueError, match=r".+"):
        literal(host)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "router.home.arpa",
        "intranet",
        "db.internal",
        "printer.local",
        "nas.lan",
        "x.test",
        "localhost.",
    ],
)
def test_a_name_that_nobody_can_register_is_local(host):
    assert literal(host) is None
    assert is_local(host)


@pytest.mark.parametrize(
    "host", ["courier.example", "localhost.example", "127.0.0.1.nip.example", "test.de", "arpa.org"]
)
def test_any_other_name_is_not(host):
    assert not is_local(host)
