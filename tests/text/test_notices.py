import pytest

from crawler.text.notices import notice


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("(Reporting by Ada Merrow; Editing by Ida Quay)", "credit"),
        ("—Harbour writer Ida Quay in Saltby contributed to this report.", "credit"),
        ("Con información de Ría Noticias", "credit"),
        ("Editor: Ida Kade", "credit"),
        ("© 2018 Harbour News", "copyright"),
        ("Copyright 2018 The Harbour. Do not reprint.", "copyright"),
        ("The Harbour, 2018. All rights reserved.", "copyright"),
        ("Todos los derechos reservados.", "copyright"),
        ("無断転載を禁じます", "copyright"),
        ("Follow Ada Merrow on Instagram @adamerrow", "follow"),
        ("Folgen Sie uns auf allen Wegen", "follow"),
        ("تابعنا على تلغرام", "follow"),
        ("Sign up for the Tide, our morning newsletter", "offer"),
        ("Iscriviti alla newsletter del porto", "offer"),
        ("Подпишитесь на рассылку гавани", "offer"),
        ("This story was originally published by the Quay Review.", "origin"),
        ("Dieser Text erschien zuerst im Hafenblatt.", "origin"),
        ("Publicado originalmente en el Correo", "origin"),
        ("Our Standards: the Harbour Principles", "house"),
        ("Bir hata mı gördünüz?", "house"),
        ("Нашли ошибку? Напишите нам", "house"),
        ("Zgłoś błąd w artykule", "house"),
        ("Contact Ada Merrow at ada@harbour.example.", "contact"),
        ("ada@harbour.example", "contact"),
    ],
)
def test_line_that_begins_or_ends_like_a_notice_is_one(text: str, kind: str) -> None:
    assert notice(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Reporting bylaws changed on Friday.",
        "The board reserved all seats for the choir.",
        "Copyright law has nothing to say of pianos.",
        "Contact with the harbour office was lost at noon.",
        "Followers of the choir came on board.",
        "Con la información nueva, el puerto cerró.",
        "",
    ],
)
def test_other_lines_are_none(text: str) -> None:
    assert notice(text) is None
