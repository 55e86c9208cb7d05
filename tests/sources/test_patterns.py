import pytest

from crawler.errors import DefinitionError
from crawler.sources.patterns import check, is_wanted

URL = "https://courier.example/news/sea"


@pytest.mark.parametrize(
    ("only", "without", "wanted"),
    [
        (None, (), True),
        ("/news/", (), True),
        ("/sport/", (), False),
        ("/news/", ("sea$",), False),
        (None, ("^https://other",), True),
    ],
)
def test_address_has_what_is_asked_for_and_nothing_else(only, without, wanted):
    assert is_wanted(URL, only, without) is wanted


def test_what_is_no_expression_is_refused():
    check(None, "/news/")
    with pytest.raises(DefinitionError, match="regular expression"):
        check("[")
