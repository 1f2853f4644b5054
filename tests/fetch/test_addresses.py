"""Where a request may go."""

import asyncio
import ipaddress
import socket

import pytest

from pipeline.fetch.addresses import checked_addresses, is_allowed, to_target
from pipeline.fetch.errors import FetchError


@pytest.mark.parametrize(
    ("url", "shown", "authority", "path"),
    [
        ("http://News.Example", "http://news.example/", "news.example", "/"),
        ("https://a.test:443/x?y=1#z", "https://a.test/x?y=1", "a.test", "/x?y=1"),
        ("http://a.test:8080/x", "http://a.test:8080/x", "a.test:8080", "/x"),
        ("http://[::1]/x", "http://[::1]/x", "[::1]", "/x"),
        ("http://a.test./b c", "http://a.test/b%20c", "a.test", "/b%20c"),
        ("http://a.test/%e6?q=%2B+1", "http://a.test/%e6?q=%2B+1", "a.test", "/%e6?q=%2B+1"),
        (
            "http://münchen.test/ü",
            "http://xn--mnchen-3ya.test/%C3%BC",
            "xn--mnchen-3ya.test",
            "/%C3%BC",
        ),
    ],
)
def test_parts_of_an_address(url, shown, authority, path):
    target = to_target(url)
    assert (target.url, target.authority, target.path) == (shown, authority, path)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("file:///etc/passwd", "scheme"),
        ("ftp://a.test/x", "scheme"),
        ("gopher://a.test", "scheme"),
        ("//a.test/x", "scheme"),
        ("", "scheme"),
        ("http://user:secret@a.test/", "credentials"),
        ("http://user@a.test/", "credentials"),
        ("http://:@a.test/", "credentials"),
        ("http://", "bad-url"),
        ("http://a.test:99999/", "bad-url"),
        ("http://a.test:0/", "bad-url"),
        ("http://[::1/", "bad-url"),
        ("http://a b.test/", "bad-url"),
        ("http://a.test/" + "x" * 9000, "bad-url"),
        ("http://" + "ü" * 70 + ".test/", "bad-url"),
    ],
)
def test_addresses_that_are_refused(url, code):
    with pytest.raises(FetchError) as refused:
        to_target(url)
    assert refused.value.code == code
    assert "secret" not in refused.value.reason


PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
CLOSED = [
    "127.0.0.1", "127.8.9.1", "0.0.0.7", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
    "2001::1", "4000::1", "nonsense", "",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_allowed(address):
    assert is_allowed(address, [])


@pytest.mark.parametrize("address", CLOSED)
def test_other_addresses_are_not(address):
    assert not is_allowed(address, [])


@pytest.mark.parametrize(
    ("address", "network", "allowed"),
    [
        ("127.0.10.7", "127.0.10.0/23", True),
        ("127.0.12.7", "127.0.10.0/23", False),
        ("::ffff:127.0.10.7", "127.0.10.0/23", True),
        ("10.0.0.1", "127.0.0.0/8", False),
        ("::1", "127.0.0.0/8", False),
        ("::1", "::1/128", True),
    ],
)
def test_networks_of_the_source_file(address, network, allowed):
    assert is_allowed(address, [ipaddress.ip_network(network)]) is allowed


def checked(url, answers, hosts=None, allowed=()):
    async def resolver(host, port):
        if isinstance(answers, OSError):
            raise answers
        return answers

    return asyncio.run(checked_addresses(to_target(url), hosts or {}, allowed, resolver))


def test_only_allowed_answers_of_a_name_are_used():
    answers = ["::1", "10.0.0.1", "93.184.216.34"]
    assert checked("https://a.test/", answers) == [("93.184.216.34", 443)]


def test_a_name_at_a_private_address_is_refused_and_says_what_to_do():
    with pytest.raises(FetchError, match="allow_addresses") as refused:
        checked("http://a.test/", ["10.0.0.1"])
    assert refused.value.code == "address-refused"


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://[::1]/", "http://[::ffff:10.0.0.1]/"])
def test_numeric_hosts_are_checked_without_asking(url):
    with pytest.raises(FetchError, match="not a public address"):
        checked(url, OSError("asked"))


def test_sample_hosts_have_their_address_and_are_checked_all_the_same():
    hosts = {"foo.test": ("127.0.0.1", 4711)}
    allowed = ("127.0.0.0/8",)
    assert checked("http://foo.test/", [], hosts, allowed) == [("127.0.0.1", 4711)]
    with pytest.raises(FetchError, match="not a public address"):
        checked("http://foo.test/", [], hosts)
    with pytest.raises(FetchError, match="not a public address"):
        checked("http://www.foo.test/", ["127.0.0.1"], hosts)


@pytest.mark.parametrize(
    ("answers", "passing"),
    [
        (socket.gaierror(socket.EAI_NONAME, "no"), False),
        (socket.gaierror(socket.EAI_AGAIN, "later"), True),
        ([], False),
    ],
)
def test_names_without_an_address(answers, passing):
    with pytest.raises(FetchError, match="has no network address") as unknown:
        checked("http://a.test/", answers)
    assert unknown.value.retryable is passing
