"""JSON-LD as news sites write it: nearly JSON."""

import pytest

from crawler.pages.jsonld import objects, parse, pick_article, resolved, types

URL = "https://harbour.example/ferry/"


@pytest.mark.parametrize(
    "text",
    [
        '{"headline": "Ferry"}',
        '<!-- {"headline": "Ferry"} -->',
        '//<![CDATA[\n{"headline": "Ferry"}\n//]]>',
        '/*<![CDATA[*/{"headline": "Ferry"}/*]]>*/',
        '{"headline": "Ferry",}',
        '{"headline": "Ferry", "keywords": ["a", "b",],}',
        '{"headline": /* the title */ "Ferry"} ;',
        '{\n// the title\n"headline": "Ferry"}',
        '{"headline": "Ferry", "description": "one\ntwo\tthree\x01"}',
        '{"headline": "Ferry", "score": NaN, "most": Infinity}',
        "{&quot;headline&quot;: &quot;Ferry&quot;}",
        '{"headline": "Ferry", "path": "C:\\Ferry"}',
        '{"headline": "Ferry", "url": "https://harbour.example//x"}',
    ],
)
def test_almost_json_is_read(text: str) -> None:
    assert parse(text)["headline"] == "Ferry"


@pytest.mark.parametrize(
    "text",
    [
        '{"headline": "Ferry"}{"headline": "Oak"}',
        '{"headline": "Ferry"},\n{"headline": "Oak"},',
        '{"headline": "Ferry"};\n<broken>',
    ],
)
def test_several_values_in_one_script_are_all_read(text: str) -> None:
    assert objects(parse(text))[0]["headline"] == "Ferry"


def test_dates_of_a_broken_script_are_saved() -> None:
    text = """{"@type": "NewsArticle", "headline": "Ferry", "description": "He said "no" again",
    "datePublished": "2018-07-20T13:25:00+03:00", "author": {"name": "A"""
    assert parse(text) == {
        "@type": "NewsArticle",
        "headline": "Ferry",
        "datePublished": "2018-07-20T13:25:00+03:00",
    }


@pytest.mark.parametrize("text", ["", "{", "nonsense", "[" * 100_000, '{"a":' * 100_000, '"' * 999])
def test_what_cannot_be_read_is_nothing(text: str) -> None:
    assert parse(text) is None


def test_nested_objects_are_found_to_a_bounded_depth() -> None:
    value: object = {"n": 0}
    for n in range(1, 50):
        value = {"n": n, "more": [value]}
    assert 1 < len(objects(value)) < 20


@pytest.mark.parametrize(
    "name", ["NewsArticle", "schema:NewsArticle", "https://schema.org/NewsArticle"]
)
def test_types_lose_their_vocabulary(name: str) -> None:
    assert types({"@type": [name, None]}) == ["newsarticle"]


def test_article_of_this_page_goes_first() -> None:
    nodes = [
        {"@type": "NewsArticle", "headline": "Other", "url": "https://harbour.example/other/"},
        {"@type": "WebPage", "headline": "Ferry", "url": URL},
        {
            "@type": ["Article", "Thing"],
            "mainEntityOfPage": {"@id": "http://harbour.example/ferry"},
        },
    ]
    assert pick_article(nodes, urls=[URL], titles=[]) is nodes[2]


def test_article_whose_headline_is_in_the_title_goes_before_the_first() -> None:
    nodes = [{"@type": "Article", "headline": "Oak"}, {"@type": "Article", "headline": "Ferry"}]
    assert pick_article(nodes, urls=[URL], titles=["Ferry - Harbour"]) is nodes[1]


def test_page_may_have_two_addresses_that_end_alike() -> None:
    urls = ["https://harbour.example/a/ferry", "https://quay.example/b/ferry"]
    for url in urls:
        node = {"@type": "Article", "headline": "Boats", "url": url}
        assert pick_article([{**node, "url": None}, node], urls=urls, titles=[]) is node


OTHER = {"@type": "Article", "headline": "Oak", "url": "https://harbour.example/oak/"}


@pytest.mark.parametrize(
    "nodes",
    [[OTHER], objects({"@type": "ItemList", "itemListElement": [{"item": {"@type": "Article"}}]})],
)
def test_article_of_another_page_is_not_picked(nodes: list[dict[str, object]]) -> None:
    assert pick_article(nodes, urls=[URL], titles=["Ferry - Harbour"]) == {}


@pytest.mark.parametrize(
    ("node", "titles"),
    [
        ({**OTHER, "url": URL}, ["Ferry"]),
        ({**OTHER, "url": "https://harbour.example/"}, ["Oak - Harbour"]),
        ({"@type": "Article", "headline": "Oak"}, ["Ferry"]),
        ({**OTHER, "url": None, "@id": "#article"}, ["Ferry"]),
    ],
)
def test_article_is_picked_unless_its_address_says_otherwise(
    node: dict[str, object], titles: list[str]
) -> None:
    assert pick_article([node], urls=[URL], titles=titles) is node


def test_no_article_is_an_empty_object() -> None:
    assert pick_article([{"@type": "WebSite"}], urls=[URL], titles=[]) == {}


def test_references_are_replaced_by_what_they_name() -> None:
    ada = {"@id": "#ada", "@type": "Person", "name": "Ada Merrow"}
    article = {"@type": "Article", "author": {"@id": "#ada"}, "image": [{"@id": "#none"}]}
    found = resolved(article, [article, {"@id": "#ada"}, ada])
    assert (found["author"], found["image"]) == (ada, [{"@id": "#none"}])
