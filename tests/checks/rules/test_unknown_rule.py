from postdesk.checks.rules import unknown_rule


def test_a_misspelt_name_in_a_post(remarks):
    """
    accounts: [fedi, x]
    text: Doors open at six.
    ignore: { alt-txt: The picture repeats the text., length: Names. }
    """
    (remark,) = remarks(unknown_rule)
    assert remark.message == 'the post ignores "alt-txt", which does not exist: did you mean "alt-text"?'
    assert (remark.of.post, remark.of.account, remark.place.line) == ("story/post", "", 7)


def test_what_is_wrong_with_a_file_cannot_be_ignored(said):
    """
    text: Врата се отварају у шест.
    ignore: { swallowed-hashtag: Why not. }
    """
    assert said(unknown_rule) == ['"swallowed-hashtag" is about the file, not about a post: it cannot be ignored']


def test_a_misspelt_name_in_the_desks_settings(remarks, house):
    """
    text: Les portes ouvrent à six heures.
    """
    settings = '[desk]\nname = "Office"\n\n[rules]\nlength = "warning"\n"lenght" = "off"\nshortcode = "off"\n'
    (house.campaigns / "desk.toml").write_text(settings, encoding="utf-8")
    rules = {"length": "warning", "lenght": "off", "shortcode": "off", "zzz": "off"}
    found = remarks(unknown_rule, rules=rules)
    assert [(str(remark.place), remark.message) for remark in found] == [
        ("campaigns/desk.toml:6:1", 'desk.toml sets the rule "lenght", which does not exist: did you mean "length"?'),
        ("campaigns/desk.toml:1:1", 'desk.toml sets the rule "zzz", which does not exist'),
    ]


def test_settings_that_come_from_elsewhere_have_no_line(remarks):
    """
    text: Les portes ouvrent à six heures.
    """
    (remark,) = remarks(unknown_rule, rules={"x": "off"})
    assert (remark.place.line, remark.of) == (1, None)
