from postdesk.drafts.quick_posts import quick_firsts, quick_posts

SPRING = """\
campaign: spring
accounts: fedi, page
posts:
  - id: doors
    text: "id: no post"
  - {id: gates, accounts: [page]}
  - {text: Nameless}
  - no post
"""


def test_the_posts_of_a_file_by_their_names(house):
    path = house.campaigns / "spring.yaml"
    path.write_text(SPRING, "utf-8")
    assert list(quick_posts(path, house)) == [
        ("spring", "doors", "fedi"),
        ("spring", "doors", "page"),
        ("spring", "gates", "page"),
    ]


def test_what_cannot_be_told_is_none(house):
    for text in ("", "posts: [", "- a", "posts: [{id: a, accounts: x}]", "campaign: spring", "campaign: a\nposts: b"):
        path = house.campaigns / "spring.yaml"
        path.write_text(text, "utf-8")
        assert list(quick_posts(path, house)) == []


def test_each_with_the_one_that_it_goes_after(house):
    path = house.campaigns / "spring.yaml"
    path.write_text(SPRING.replace("accounts: [page]", "accounts: [page], after: doors@fedi + 2 h"), "utf-8")
    assert dict(quick_firsts(path, house)) == {
        "spring/doors@fedi": "",
        "spring/doors@page": "",
        "spring/gates@page": "spring/doors@fedi",
    }
    path.write_text(SPRING.replace("accounts: [page]", "accounts: [page], after: winter/tea@page"), "utf-8")
    assert dict(quick_firsts(path, house))["spring/gates@page"] == "winter/tea@page"
