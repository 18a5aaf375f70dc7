"""New posts in our own table, and new wordings."""

from stage.plans import campaign, changes, edited, errors, exported, new_posts, taken, written


def test_a_colleague_adds_posts_with_and_without_a_name(desk):
    plan = edited(
        exported(desk),
        (5, "post", "thanks"),
        (5, "at", "26.11.2026 09:00"),
        (5, "text", "Thank you all."),
        (5, "media 1", "media/hall.jpg"),
        (5, "alt 1", "The hall."),
        (6, "post", "spring/thanks"),
        (6, "account", "bsky"),
        (6, "text", "Thanks!"),
        (7, "text", "Thank you all, once more."),
        (7, "ignore", "same-text: it was asked for"),
        (8, "post", "tea"),
        (8, "account", "fedi"),
        (8, "text", "Tea, fediverse."),
    )
    taking = written(desk, plan)
    assert new_posts(taking) == {
        "spring/thanks": {
            "at": "2026-11-26 09:00",
            "text": "Thank you all.",
            "media": [{"file": "media/hall.jpg", "alt": "The hall."}],
            "bsky": {"text": "Thanks!"},
        },
        "spring/thank-you-all-once": {
            "text": "Thank you all, once more.",
            "ignore": {"same-text": "it was asked for"},
        },
    }
    assert changes(taking) == [("spring/tea@fedi", "text", "", "Tea, fediverse.")]
    assert campaign(desk, "spring").count("  - id: ") == 4
    again = taken(desk, plan)
    assert (again.files, again.unchanged) == ([], 4)


def test_a_post_without_a_name_that_is_there_already_is_changed(desk):
    plan = edited(exported(desk), (5, "text", "Tea for everybody who helped. 🍵"), (5, "language", "en"))
    assert changes(taken(desk, plan)) == [("spring/tea", "language", "", "en")]


def test_what_cannot_be_added_is_told_at_its_cell(desk):
    plan = edited(
        exported(desk),
        (5, "post", "no text"),
        (6, "post", "nobody"),
        (6, "account", "fedi"),
        (6, "text", "Hello."),
        (7, "post", "doors"),
        (7, "account", "blusky"),
        (7, "text", "Hello."),
        (8, "post", "doors"),
        (8, "account", "xyz"),
        (8, "text", "Hello."),
        (9, "post", "tea"),
        (9, "account", "linkedin"),
        (9, "at", "2026-12-01 09:00"),
        (9, "hashtags", "#a#b"),
        (10, "account", "fedi"),
        (10, "text", "Whose?"),
    )
    assert errors(taken(desk, plan)) == [
        'plan.xlsx!spring!A5: error: "no text" cannot be a name: use letters, digits and hyphens, no blanks, / or @',
        "plan.xlsx!spring!A5: error: no campaign file has this post, and its row has no text: write it, or delete the row",
        'plan.xlsx!spring!A6: error: there is no post "spring/nobody": give it a row of its own, without an account',
        'plan.xlsx!spring!B7: error: there is no account "blusky" in this desk: did you mean "bsky"?',
        'plan.xlsx!spring!B8: error: there is no account "xyz" in this desk: write one of fedi, bsky, linkedin',
        "plan.xlsx!spring!C9: error: at is the same for all accounts: write it in the row of the post itself",
        'plan.xlsx!spring!H9: error: "#a#b" is not one hashtag: write one word for each, such as MigrantsDay',
        "plan.xlsx!spring!A10: error: the row has an account and no post: write the name of the post that it words",
    ]


def test_an_account_that_was_said_is_that_of_new_posts_that_name_none(desk):
    plan = desk.house.root / "next.csv"
    plan.write_text(
        "post,text,at,accounts\nautumn/leaves,Leaves fall.,next,\nautumn/rain,It rains.,next,bsky\n", "utf-8"
    )
    assert errors(taken(desk, plan)) == [
        "next.csv!A2: error: the row names no account: say --account NAME, once for each account"
    ]
    taking = written(desk, plan, accounts=("fedi", "linkedin"))
    assert {ref: said["accounts"] for ref, said in new_posts(taking).items()} == {
        "autumn/leaves": ["fedi", "linkedin"],
        "autumn/rain": ["bsky"],
    }
