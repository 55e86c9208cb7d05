"""Lines that say another thing at every look: counters, and how long ago something was.

Only whole lines are; a sentence that has one inside tells something.
"""

import re
from functools import cache

LONGEST = 80
"""Characters in the longest such line."""

_AROUND = " .|·•-–—()"
"""What may stand around it."""

_NUMBER = r"\d[\d.,' \u00a0\u202f٬]*(?: ?(?:k|m|mio|mil|tys|тыс|bin|万|만))?\.?"

_COUNTED = (
    r"views?|reads?|readers?|shares?|likes?|votes?|hits?|visits?|visitors?|clicks?|comments?|"
    r"reactions?|impressions?|page ?views?|downloads?|retweets?|"
    r"aufrufe?|leser|mal gelesen|klicks?|kommentare?|vues?|lectures?|partages?|commentaires?|"
    r"visitas?|vistas?|lecturas?|visualizaci(?:ón|ones)|visualizaç(?:ão|ões)|leituras?|"
    r"visualizzazion[ei]|letture|weergaven|keer gelezen|odsłon\w*|wyświetle\w+|"
    r"okunma|okundu|görüntülenme|kez okundu|просмотр\w*|прочтени\w+|перегляд\w*|"
    r"مشاهدة|مشاهدات|قراءة|قراءات|زيارة|زيارات|بازدید|lượt xem|kali dibaca|dibaca|"
    r"次?(?:阅读|閱讀|浏览|瀏覽|点击)|閲覧(?:数)?|조회(?:수)?"
)
"""What counters of pages count."""

_SPAN = (
    r"s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?|"
    r"sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|"
    r"secondes?|heures?|jours?|semaines?|mois|ans?|"
    r"segundos?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|años?|anos?|"
    r"minut[oi]|or[ae]|giorn[oi]|settiman[ae]|"
    r"saniye|dakika|saat|gün|hafta|ay|yıl|секунд\w*|минут\w*|час\w*|дн\w+|день|недел\w+|"
    r"хвилин\w*|годин\w*|ثانية|ثوان\w*|دقائق|دقيقة|ساعات|ساعة|أيام|يوما?|دقیقه|ساعت|روز"
)

_DONE = (
    r"(?:(?:last|first|page|story|article) )*(?:updated|modified|published|posted|edited|added|"
    r"uploaded|aktualisiert|veröffentlicht|mis à jour|publiée?|actualizado|publicado|atualizado|"
    r"aggiornato|pubblicato|güncellendi|güncelleme|yayınlandı|обновлено|опубликовано|"
    r"оновлено|تم التحديث|آخر تحديث|نشر)"
)

_LINES = (
    rf"{_NUMBER} ?(?:{_COUNTED})",
    rf"(?:(?:post|page|article|total|story) )*(?:{_COUNTED}) ?[:：]? ?\(?{_NUMBER}\)?",
    (
        rf"(?:this )?(?:(?:article|story|post|page|item|news) )?(?:(?:has been|was) )?"
        rf"(?:read|viewed|shared|seen|visited|opened):? {_NUMBER} times?(?: today| so far)?"
    ),
    (
        rf"{_NUMBER} (?:people|users|readers|visitors|guests|others)(?: are)?"
        r"(?: (?:reading|viewing|watching|online|here))+(?: this)?(?: article| story| page)?"
        r"(?: right)?(?: now)?"
    ),
    rf"(?:users|visitors|readers|guests)?(?: ?online)(?: now)? ?[:：]? ?{_NUMBER}",
    rf"{_NUMBER}[ -]?(?:min|mins|minutes?)\.?(?: to)? read|reading time ?:? ?{_NUMBER} ?min\w*",
    rf"rat(?:ing|ed) ?:? ?[\d.]+ ?(?:/|out of) ?\d+(?: ?[(,]? ?{_NUMBER} (?:votes?|ratings?)\)?)?",
    (
        rf"(?:{_DONE} ?[:：]? )?(?:about |over |almost |just )?(?:\d+|an?|one|a few) ?(?:{_SPAN})"
        r"(?: (?:and )?\d+ ?(?:mins?|minutes?))? (?:ago|önce|назад|тому|fa|atrás|پیش|قبل)"
    ),
    rf"(?:{_DONE} ?[:：]? )?(?:vor|il y a|hace|há|منذ|قبل) (?:\w+ )?(?:\d+ )?(?:{_SPAN})",
    rf"(?:{_DONE} ?[:：]? )?just now",
)


def begins_update(text: str) -> bool:
    """Tell whether a line begins with the word for when a page was changed or put out."""
    return re.match(rf"(?:{_DONE})(?!\w)", text.casefold()) is not None


def is_counter(text: str) -> bool:
    """Tell whether a line is nothing but what a page counts, or how long ago something was."""
    return (
        len(text) <= LONGEST
        and _pattern().fullmatch(text.casefold().strip(" .|·•-–—()")) is not None
    )


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of one such line, or of several in a row; slow to compile."""
    one = "|".join(f"(?:{line})" for line in _LINES)
    return re.compile(rf"(?:{one})(?:\.? *[|·•,/–—-]? *(?:{one})){{0,3}}")
