import pytest

from crawler.errors import DefinitionError
from crawler.records.keeping import folder_of
from crawler.spiders.archive import ArchiveSpider
from crawler.text.site_names import is_site_name

NONE = ["", ".", "..", " . ", "a\nb", "a\x1b[31m", "\udc80", "x" * 201, "ü" * 40]
"""No names: of dots, in two lines, that steer a terminal, and that make too long a file's name."""


@pytest.mark.parametrize("name", ["courier", "courier.example:8080", "a/b", "[/x]", "Küstenbote"])
def test_a_site_has_a_name_of_one_line(name):
    assert is_site_name(name)


@pytest.mark.parametrize("name", NONE)
def test_what_is_no_name_of_a_site(name):
    assert not is_site_name(name)


@pytest.mark.parametrize("name", [each for each in NONE if each])
def test_it_is_refused_where_it_is_typed(name):
    with pytest.raises(DefinitionError, match="no site may be called"):
        ArchiveSpider(name, url="https://courier.example/")


@pytest.mark.parametrize("name", ["..", ".", "a/../../b", "/etc"])
def test_no_name_leads_out_of_the_folder_of_records(name, tmp_path):
    assert folder_of(tmp_path, name).parent.resolve() == (tmp_path / "records").resolve()
    assert folder_of(tmp_path, name).resolve().parent == (tmp_path / "records").resolve()
