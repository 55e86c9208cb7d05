from crawler.cleaning import remove_outside


def test_what_is_left_outside_the_body_is_removed(article, block, prose, kept, removed):
    page = remove_outside(article(block("Weather", "table", inside=False), prose))
    assert kept(page) == [prose]
    assert removed(page) == {"Weather": "region: outside the body"}
