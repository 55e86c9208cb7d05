"""Markup of the web's first years: tables, fonts, breaks, frames, shouted tags, lost ends."""

from collections.abc import Callable

import pytest

from crawler import extract

URL = "http://harbour.example/news/0720.htm"
TITLE = "Ferry runs again"
TEXTS = (
    (
        "The ferry between Harbour Street and the north quay carried 212 passengers on"
        " Friday, the"
        " first to cross since the storm tore the landing stage from its piles in March."
    ),
    "“We greased every hinge,” said Ada Merrow, who keeps the engine.",
    (
        "A second boat follows in August, if the council finds 40 thousand crowns for its"
        " hull. Until"
        " then the night crossing stays with the fishermen."
    ),
    "Tickets are sold on board.",
)
BODY = "\n\n".join(TEXTS)
SHOWN = "20 July 2018"
HEAD = f"<head><title>{TITLE} - Harbour News</title></head>"
MENU = (("/", "Home"), ("/boats/", "Boats"), ("/town/", "Town"), ("/sport/", "Sport"))
OTHERS = (
    ("/oak/", "The oak on the hill is felled"),
    ("/pear/", "The pear by the wall bears again"),
)


def links(pairs: tuple[tuple[str, str], ...], between: str = "<br>") -> str:
    return between.join(f'<a href="{url}">{text}</a>' for url, text in pairs)


def tables() -> str:
    text = "".join(f"<p>{each}</p>" for each in TEXTS)
    return (
        f"<html>{HEAD}<body bgcolor=white><table width=760><tr><td colspan=3><b>Harbour"
        f" News</b> - "
        f"Monday, 3 August 2026</td></tr><tr valign=top><td width=120>{links(MENU)}</td>"
        f"<td><table cellpadding=4><tr><td><h2>{TITLE}</h2><i>{SHOWN}</i>{text}</td></tr></table>"
        f"</td><td width=160><b>Other news</b><br>{links(OTHERS)}</td></tr><tr><td colspan=3>"
        "<font size=1>Copyright 1998 Harbour News</font></td></tr></table></body></html>"
    )


def fonts_and_breaks() -> str:
    text = "<br><br>".join(TEXTS)
    return (
        f"<html>{HEAD}<body><center><font size=6>Harbour News</font><br>{links(MENU, ' | ')}"
        f"</center><hr><font face=Arial size=5><b>{TITLE}</b></font><br><br><font"
        f" size=2>{SHOWN}</font>"
        f"<br><br><font face=Arial size=3>{text}</font><hr><center><font size=2>{links(OTHERS)}"
        "<br>&copy; 1998 Harbour News</font></center></body></html>"
    )


def single_breaks_with_indents() -> str:
    text = "<br>&nbsp;<br>".join(TEXTS)
    return (
        f"<html>{HEAD}<body><table><tr><td>{links(MENU)}</td><td><h1>{TITLE}</h1>{SHOWN}<br><br>"
        f"{text}</td></tr></table><p>{links(OTHERS, ' - ')}</p></body></html>"
    )


def centred() -> str:
    text = "".join(f"<p align=justify>{each}" for each in TEXTS)
    return (
        f"<html>{HEAD}<body><center>{links(MENU, ' | ')}<h1>{TITLE}</h1><p>{SHOWN}</p>"
        f"<table"
        f" width=600><tr><td>{text}</td></tr></table><p>{links(OTHERS)}</center></body></html>"
    )


def shouted() -> str:
    text = "".join(f"<P>{each}</P>" for each in TEXTS)
    return (
        f"<HTML><HEAD><TITLE>{TITLE} - Harbour News</TITLE></HEAD><BODY><UL>"
        f"<LI><A HREF='/'>Home</A><LI><A"
        f" HREF='/boats/'>Boats</A></UL><H1>{TITLE}</H1><P><I>{SHOWN}</I></P>{text}<HR>"
        f"{links(OTHERS)}<ADDRESS>webmaster@harbour.example</ADDRESS></BODY></HTML>"
    )


def without_ends() -> str:
    text = "<p>".join(TEXTS)
    return (
        f"<title>{TITLE} - Harbour News</title>"
        "<ul><li><a href=/>Home</a><li><a href=/boats/>Boats</a></ul>"
        f"<h1>{TITLE}</h1><p>{SHOWN}<p>{text}<hr><p>{links(OTHERS)}"
    )


def xhtml() -> str:
    text = "".join(f"<p>{each}</p>" for each in TEXTS)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 '
        'Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:fb="http://ogp.me/ns/fb#"'
        ' xml:lang="en">'
        f'{HEAD}<body><div id="nav"><ul><li>{links(MENU, "</li><li>")}</li></ul></div>'
        f'<div id="story"><h1>{TITLE}</h1><p class="date">{SHOWN}</p><fb:like'
        f' send="false"/>{text}'
        f'</div><div id="others"><h3>Related'
        f" stories</h3><ul><li>{links(OTHERS, '</li><li>')}</li>"
        '</ul></div><div id="footer"><p>Harbour News</p></div></body></html>'
    )


def frames_without() -> str:
    text = "".join(f"<p>{each}</p>" for each in TEXTS)
    return (
        f'<html>{HEAD}<frameset cols="120,*"><frame src="menu.htm"><frame'
        f' src="text.htm"><noframes>'
        f"<body>{links(MENU)}<h1>{TITLE}</h1><p>{SHOWN}</p>{text}</body></noframes></frameset>"
        "</html>"
    )


PAGES: dict[str, Callable[[], str]] = {
    each.__name__: each
    for each in (
        tables,
        fonts_and_breaks,
        single_breaks_with_indents,
        centred,
        shouted,
        without_ends,
        xhtml,
        frames_without,
    )
}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_read(name: str) -> None:
    found = extract(PAGES[name](), url=URL)
    assert found.headline == TITLE
    assert found.article_body == BODY
    assert (found.date_published or "")[:10] == "2018-07-20"


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-8", "utf-16"])
def test_page_is_read_in_its_encoding(encoding: str) -> None:
    html = tables().replace(
        "<head>", f'<head><meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
    )
    assert extract(html.encode(encoding), url=URL).article_body == BODY


CYRILLIC = "Паром снова ходит"
SENTENCES = (
    (
        "Паром между Портовой улицей и северным причалом перевёз в пятницу двести двенадцать"
        " человек."
    ),
    "«Мы смазали каждую петлю», — сказала Ада Меррова, которая следит за мотором.",
    "Второй пойдёт в августе, если совет найдёт сорок тысяч на корпус. Билеты продают на борту.",
)


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "iso-8859-5"])
@pytest.mark.parametrize("declared", [True, False])
def test_cyrillic_page_is_read_in_its_encoding(encoding: str, *, declared: bool) -> None:
    text = "".join(f"<p>{each}</p>" for each in SENTENCES)
    if encoding != "windows-1251":
        text = text.replace("«", '"').replace("»", '"').replace("—", "-")
    html = (
        f"<html><head><title>{CYRILLIC}</title></head><body><h1>{CYRILLIC}</h1><p>20.07.2018</p>"
        f"<div>{text}</div></body></html>"
    )
    kind = f"text/html; charset={encoding}" if declared else "text/html"
    if not declared and encoding != "windows-1251":
        html = html.replace("<head>", f'<head><meta charset="{encoding}">')
    elif not declared:
        html = html.replace("<head>", '<head><meta charset="windows-1251">')
    assert extract(html.encode(encoding), url=URL, content_type=kind).headline == CYRILLIC


def test_frameset_without_text_gives_an_empty_body() -> None:
    html = f'<html>{HEAD}<frameset cols="120,*"><frame src="a.htm"><frame src="b.htm"></frameset>'
    found = extract(html, url=URL)
    assert (found.article_body, found.date_published, found.authors) == ("", None, ())
