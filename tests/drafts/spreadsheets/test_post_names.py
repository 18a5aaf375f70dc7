"""What the posts of a table are called."""

from postdesk.drafts.spreadsheets.post_names import campaign_meant, free_name, slug


def test_a_post_is_named_by_its_first_words_in_any_script():
    assert slug("Doors open at six, and there is tea!") == "doors-open-at-six"
    assert slug("Врата су отворена") == "врата-су-отворена"
    assert slug("https://example.org/a 🎁") == "post"
    assert (
        slug("Pneumonoultramicroscopicsilicovolcanoconiosiscausing it")
        == "pneumonoultramicroscopicsilicovolcanocon-it"[:40]
    )
    assert slug("The launch of the report on ferries is today.") == "the-launch"
    assert slug("Vrata su otvorena za sve koji dolaze u petak") == "vrata-su-otvorena"
    assert slug("Nous ouvrons les portes de la mairie à tous") == "nous-ouvrons-les-portes"
    assert slug("Tea for all") == "tea-for-all", "it is whole"
    assert slug("Of the and to in is") == "of", "something is left"
    assert free_name("tea", {"a/tea", "a/tea-2"}, "a/") == "tea-3"


def test_a_campaign_is_meant_by_its_name_or_by_its_title():
    assert campaign_meant("spring", {"spring"}) == campaign_meant("Spring", {"spring"}) == "spring"
    assert campaign_meant("Winter", {"spring"}) == "Winter"
    assert campaign_meant("Migrants Day 2026", {"spring"}) == "migrants-day-2026"
    assert campaign_meant("", {"spring"}) == ""
