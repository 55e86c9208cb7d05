"""``backfile fetch``: what a server answers, or one line that says why nothing came; the shell."""

from tests.commands.conftest import FAST
from tests.faults.wire import head, serve


def broken_off(wire, connection, _):
    connection.sendall(head("Content-Length: 500") + b"<html>")


def onward(wire, connection, _):
    lines = ("HTTP/1.1 302 Found", "Location: /onward", "Content-Length: 0", "", "")
    connection.sendall("\r\n".join(lines).encode())


def test_an_answer_is_printed_and_a_failure_is_one_line(run):
    with serve(days=1, per_day=1) as server:
        server.always = {"/broken": broken_off, "/onward": onward}
        answered = run("fetch", f"{server.url}/", *FAST)
        assert answered.code == 0, answered.err
        assert "<html" in answered.out
        asked = run("fetch", "--headers", f"{server.url}/", *FAST, "-s", "CONTACT=desk@paper.org")
        assert asked.code == 0, asked.err
        assert "> From: desk@paper.org\n" in asked.out
        assert "(+desk@paper.org)\n" in asked.out
        failed = run("fetch", f"{server.url}/broken", *FAST)
        assert failed.code == 1
        assert failed.out == ""
        assert failed.line.startswith(f"backfile: error: {server.url}/broken: ResponseDataLossErr")
        led = run("fetch", f"{server.url}/onward", *FAST)
        assert led.code == 1
        assert "more redirects than are followed" in led.line


def test_the_shell_says_who_asks(run):
    with serve(days=1, per_day=1) as server:
        shown = "response.status, response.request.headers['From'], request.headers['User-Agent']"
        contact = ("-s", "CONTACT=desk@paper.org")
        asked = run("shell", f"{server.url}/", "-c", shown, *FAST, *contact)
        assert asked.code == 0, asked.err
        assert asked.out.startswith("(200, b'desk@paper.org', b'Backfile/")
        assert "(+desk@paper.org)" in asked.out
