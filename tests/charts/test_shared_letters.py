import re
from xml.etree import ElementTree

from postdesk.charts import against_plan, calendar
from postdesk.charts.picture import body_of, picture
from postdesk.charts.shared_letters import with_shared_letters
from stage.invented import busy


def test_drawings_of_a_page_share_their_letters():
    drawn = {chart.NAME: body_of(picture(chart, busy(30)).drawn("svg").decode()) for chart in (against_plan, calendar)}
    shared, letters = with_shared_letters(drawn)
    held = {path.get("id"): path.get("d") for path in ElementTree.fromstring(letters).iter("path")}
    assert len(set(held.values())) == len(held)
    for name, before in drawn.items():
        outlines = dict(re.findall(r'<path id="([^"]+)" d="([^"]+)" transform="scale', before))
        said = [outlines[used] for used in re.findall(r'<use xlink:href="#([^"]+)"', before) if used in outlines]
        after = re.findall(r'<use href="#([^"]+)"', shared[name])
        assert [" ".join(held[letter].split()) for letter in after] == [" ".join(one.split()) for one in said]
        assert "scale(0.015625)" not in shared[name]
        assert len(shared[name]) < len(before) * 2 / 3


def test_what_is_no_letter_stays_with_its_drawing():
    svg = '<defs><path id="a-mark" d="M 0 0"/></defs>\n  <use xlink:href="#a-mark" x="1.5"/><use xlink:href="#a-mark"/>'
    assert with_shared_letters({"a": svg})[0] == {"a": svg.replace("\n  ", "\n")}


def test_a_letter_keeps_its_place():
    blank = '<path id="a-3" transform="scale(0.015625)"/>'
    letter = f'<defs>\n <path id="a-x" d="M 1 2" transform="scale(0.015625)"/>{blank}\n</defs>\n'
    svg = f'{letter}<use xlink:href="#a-3"/><use xlink:href="#a-x"/><use xlink:href="#a-x" transform="translate(63.625 0)"/>'
    shared, letters = with_shared_letters({"a": svg, "b": svg.replace("#a-", "#b-").replace('"a-', '"b-')})
    assert shared["a"] == shared["b"] == '\n<use href="#g0"/><use href="#g0" x="63.625"/>'
    assert letters.count("<path") == 1
