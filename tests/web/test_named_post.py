"""A post is found by its address, on each page that shows one; where there is none, the page says so."""

import pytest


@pytest.mark.parametrize("address", ["/post/spring/{}/fedi", "/post/spring/{}/fedi/edit"])
def test_an_address_names_a_post_or_says_that_there_is_none(browser, address):
    assert "spring/doors" in browser.page(address.format("doors"))
    assert "There is no post spring/nowhere@fedi ; the calendar shows" in browser.page(address.format("nowhere"), 404)
