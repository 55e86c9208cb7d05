"""Credits of pictures that stand as lines of their own: "Photo: A. Name/Agency"."""

import re

from crawler.items import Block, Removal

LONGEST = 120
"""Characters in the longest credit."""

_PICTURE = (
    r"photo(?:graph|graphy|s)?|pictures?|image|illustration|foto(?:ğraf|grafie|graf[ií]a|s)?|"
    r"görsel|bild(?:er)?|imagen|imagem|immagine|crédits?(?: photo)?|фото|ілюстрація|зображення|"
    r"तस्वीर|फोटो|تصوير|صورة|الصورة|عکس|تصویر|gambar|kuva|kép|φωτο(?:γραφία)?|写真|照片|图片|圖片|"
    r"图|圖|사진"
)
"""What a picture is called before its credit."""

_AGENCY = (
    r"getty(?: images)?|gettyimages|shutterstock|ap photo|associated press|imago(?: images)?|"
    r"picture[ -]alliance|reuters|afp|epa(?:-efe)?|alamy(?: stock photo)?|istock(?:photo)?|"
    r"unsplash|pexels|pixabay|freepik|depositphotos|dreamstime|adobe ?stock|keystone|anp|belga|"
    r"ritzau(?: scanpix)?|scanpix|lehtikuva|efe|ansa|lapresse|dpa|apa|pap|mti|ntb|aap|zuma|sipa|"
    r"wikimedia(?: commons)?|xinhua|新华社|共同通信?|時事(?:通信)?|聯合社|연합뉴스|뉴시스|뉴스1|"
    r"تاس|واس"
)
"""Who sells pictures to newspapers."""

_LINE = re.compile(
    rf"\W{{0,2}}(?:{_PICTURE})(?:\s?(?:credits?|courtesy|source|by|via|von|de|di|of)\b|"
    rf"\s?[:：/=|])[^.!?:。！？]{{2,90}}\.?\W{{0,2}}"
    rf"|(?:.{{0,90}}?[/|©•,]\s?|.{{0,60}}?\bvia |\W{{0,2}})(?:{_AGENCY})\W{{0,2}}",
    re.IGNORECASE,
)


def credit(block: Block) -> Removal | None:
    """Speak against a paragraph that is the credit of a picture and nothing else."""
    if block.type != "paragraph" or len(block.text) > LONGEST or not _LINE.fullmatch(block.text):
        return None
    return Removal("captions: credit", "the credit of a picture")
