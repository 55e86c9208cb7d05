"""Characters that no file may hold."""


def scrub(text: str) -> str:
    """Return *text* as UTF-8 can hold it: lone surrogates become U+FFFD, pairs one character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
