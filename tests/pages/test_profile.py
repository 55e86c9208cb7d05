"""A publisher's profile: what its pages have in common, and nothing that is a story's own."""

import pickle
from itertools import permutations

import pytest

from crawler.errors import ProfileError
from crawler.items import Page
from crawler.pages import ArticlePage, Document, Profile, Trace, learn, read
from tests.courier import IMPRINT, NEWSLETTER, html, page, story, url


def trace(page: Page) -> Trace:
    return Trace.of(ArticlePage(Document(page)))


def profile(*pages: Page) -> Profile:
    return Profile.of(map(trace, pages))


def repeated(known: Profile | None, page: Page) -> list[str]:
    """The texts of *page* that repeat."""
    document = Document(page, known)
    return [document.walk.blocks[index].text for index in sorted(document.walk.repeated)]


def test_what_stands_on_two_stories_repeats_and_what_is_a_storys_own_does_not():
    known = profile(page(0), page(1))
    assert repeated(known, page(0)) == [NEWSLETTER, IMPRINT]
    assert set(known.repeated.values()) == {2}


def test_a_page_that_did_not_teach_is_read_with_what_the_others_taught():
    assert repeated(profile(page(0), page(1)), page(2)) == [NEWSLETTER, IMPRINT]


def test_the_same_text_on_another_path_does_not_repeat():
    teaser = f"<ul><li><h3>More</h3><p>{story(1)[0]}</p></li></ul>"
    known = profile(page(0, below=teaser), page(1), page(2))
    assert story(1)[0] not in repeated(known, page(1))


def test_wrappers_do_not_make_another_path():
    wrapped = Page(html(0).replace("<p>Get", "<div><section><p>Get"), url(0))
    assert NEWSLETTER in repeated(profile(wrapped, page(1)), page(2))


def test_numbers_in_short_lines_do_not_count_and_those_of_tables_and_lists_do():
    table = "<table><tr><th>Year</th><td>{0}</td></tr><tr><th>Rain</th><td>{0}0</td></tr></table>"
    below = "<p>{0} comments</p><ul><li>{0} keys</li></ul>" + table
    pages = [page(number, below=below.format(number + 4)) for number in range(3)]
    found = repeated(profile(*pages), pages[0])
    assert "4 comments" in found
    assert not {"4 keys", "Year\t4\nRain\t40"} & set(found)


def test_two_copies_of_one_story_are_no_boilerplate():
    copy = Page(html(0), "https://courier.example/print/story-0/")
    known = profile(page(0), copy)
    assert known.stories == 1
    assert not known.repeated
    assert repeated(profile(page(0), copy, page(1)), page(0)) == [NEWSLETTER, IMPRINT]


def test_a_later_version_of_a_story_under_another_headline_is_the_same_story():
    later = page(7, [*story(0), *story(9)], headline="Ferry stops again")
    assert profile(page(0), later).stories == 1


def test_a_page_that_goes_on_with_the_next_stories_does_not_make_them_boilerplate():
    endless = [page(number, story(number) + story(number + 1)) for number in range(2)]
    known = profile(*endless, page(4))
    assert not set(story(1)) & set(repeated(known, endless[1]))


def test_a_list_of_the_newest_stories_does_not_make_them_one():
    newest = "<h3>Ferry runs again after the storm</h3><p>Twenty people stood in the street.</p>"
    pages = [page(number, below=newest) for number in range(4)]
    assert profile(*pages).stories == 4


def test_what_stands_on_two_of_forty_stories_is_a_storys_own():
    correction = "An earlier version of this story named the wrong bridge; it was the northern one."
    pages = [page(number) for number in range(40)]
    for number in (3, 4):
        pages[number] = page(number, [*story(number), correction])
    known = profile(*pages)
    assert known.stories == 40
    assert correction not in repeated(known, pages[3])
    assert NEWSLETTER in repeated(known, pages[3])


def test_the_order_of_the_pages_does_not_count():
    pages = [page(0), page(1), page(1, [*story(1), *story(3)]), page(2)]
    versions = {profile(*each).version for each in permutations(pages)}
    assert len(versions) == 1


def test_the_version_tells_two_profiles_apart_and_survives_storing():
    known = profile(page(0), page(1))
    assert known.version != profile(page(0), page(2), page(1, furniture=False)).version
    for again in (Profile.load(known.dump()), pickle.loads(pickle.dumps(known))):
        assert again == known
        assert again.version == known.version
    assert len(known.version) == 16


def test_a_trace_survives_storing():
    byline = '<p class="by">By <b class="who">Ada Merrow</b>, 13/07/2018</p>'
    known = trace(page(0, byline=byline, head='<meta name="author" content="Ada Merrow">'))
    assert Trace.load(known.dump()) == known


OTHER = ["{}", "[]", '{"format": 0}', '{"format": 1}', "no JSON"]


@pytest.mark.parametrize("text", OTHER)
def test_a_trace_of_another_version_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - json's own and ours
        Trace.load(text)


BROKEN = [Profile().dump().replace("{}", each) for each in ('{"x":2}', "[]", '{"1":"two"}')]


@pytest.mark.parametrize("text", [*OTHER, *BROKEN, "", "[" * 100_000])
def test_what_holds_no_profile_of_this_version_is_refused_with_what_to_do(text):
    with pytest.raises(ProfileError, match="learn one again from the publisher's pages"):
        Profile.load(text)


def test_a_profile_is_a_value_that_cannot_be_changed():
    known = profile(page(0), page(1))
    assert {known: "known"}[Profile.load(known.dump())] == "known"
    with pytest.raises(TypeError):
        known.repeated[1] = 2
    counts = {1: 2}
    given = Profile(stories=2, repeated=counts)
    counts[3] = 2
    assert dict(given.repeated) == {1: 2}


def test_the_ends_of_titles_are_learnt():
    known = profile(page(0), page(1), page(2))
    assert known.suffixes == (" | The Courier",)
    assert known.bare("Rain at last | The Courier") == "Rain at last"
    assert known.bare("| The Courier") == "| The Courier"


def test_a_section_in_the_title_falls_away_with_the_name_where_most_stories_have_it():
    titles = ["Sea | Harbour | The Courier", "Oak | Harbour | The Courier", "Ice | The Courier"]
    known = Profile.of(Trace(titles=(each,), prints=(n,)) for n, each in enumerate(titles))
    assert [known.bare(each) for each in titles] == ["Sea", "Oak", "Ice"]


def test_a_title_that_no_heading_shows_is_the_headline_without_its_end():
    known = Profile(stories=2, suffixes=(" | The Courier",))
    bare = html(0).replace("<h1>", "<p>").replace("</h1>", "</p>")
    found, _ = read(
        Page(bare.replace("<p>Ferry runs again after the storm</p>", "")), site="", profile=known
    )
    assert found.headline == "Ferry runs again after the storm"


def authored(number: int, name: str, *, told: bool = True) -> Page:
    byline = f'<p>Words: <span class="who">{name}</span></p>'
    head = f'<meta name="author" content="{name}">' if told else ""
    return page(number, byline=byline, head=head)


def test_the_authors_are_read_where_other_pages_have_those_of_the_metadata():
    known = learn([authored(0, "Ada Merrow"), authored(1, "Owen Darrow")])
    assert known.byline == ".who"
    silent = authored(2, "Idris Calloway", told=False)
    assert not read(silent, site="")[0].authors
    assert [each.name for each in read(silent, site="", profile=known)[0].authors] == [
        "Idris Calloway"
    ]


def test_a_mark_that_holds_other_things_too_is_no_bylines_place():
    other = '<p class="who">Our letters page is open to everybody who can hold a pen.</p>'
    pages = [authored(0, "Ada Merrow"), authored(1, "Owen Darrow")]
    pages = [Page(str(each.body).replace("</body>", f"{other}</body>"), each.url) for each in pages]
    assert learn(pages).byline is None


@pytest.mark.parametrize(("line", "order"), [("07/13/2018", "month"), ("13/07/2018", "day")])
def test_the_order_of_day_and_month_is_learnt(line, order):
    lines = (line, "05/04/2018")
    pages = [page(number, byline=f"<p>{each}</p>") for number, each in enumerate(lines)]
    known = profile(*pages)
    assert known.order == order
    [found] = read(Page(pages[1].body), site="", profile=known)[0].date_evidence
    assert found.value == ("2018-05-04" if order == "month" else "2018-04-05")


def test_orders_that_differ_teach_nothing():
    dated = [page(0, byline="<p>07/13/2018</p>"), page(1, byline="<p>14/07/2018</p>")]
    assert profile(*dated).order is None


def test_one_page_and_unreadable_ones_teach_nothing():
    assert learn([page(0)]) is None
    assert learn([page(0), Page(b""), Page(b"%PDF-1.7")]) is None


def test_of_many_pages_the_same_ones_teach_whatever_their_order():
    pages = [page(number) for number in range(70)]
    assert learn(pages).version == learn(reversed(pages)).version
    assert learn(pages).stories == 64


def test_copies_of_a_page_leave_room_for_the_others():
    assert learn([page(number) for number in range(5) for _ in range(64)]).stories == 5


def test_a_capture_of_text_is_read_without_a_profile():
    known = profile(page(0), page(1))
    capture = Page("\n".join(["A headline", *story(3), NEWSLETTER]), None, "text/plain")
    found, _ = read(capture, site="", profile=known)
    assert found.cleaning.profile is None
    assert not any(each.context.repeated for each in found.blocks)


def test_an_article_names_the_profile_that_it_was_read_with():
    known = profile(page(0), page(1))
    assert read(page(2), site="", profile=known)[0].cleaning.profile == known.version
    assert read(page(2), site="")[0].cleaning.profile is None


def test_what_repeats_is_not_taken_for_the_body():
    cookies = (
        "<section>" + f"<p>{'We keep small files to know you again. ' * 9}</p>" * 3 + "</section>"
    )
    pages = [
        Page(html(number).replace("</body>", f"{cookies}</body>"), url(number)) for number in (0, 1)
    ]
    found, _ = read(pages[0], site="", profile=profile(*pages))
    inside = [each.text for each in found.blocks if each.context.inside]
    assert set(story(0)) <= set(inside)
    assert not any("small files" in text for text in inside)
