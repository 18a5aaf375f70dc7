"""Whether people can be told what waits for them."""

from msgspec.structs import replace

from postdesk.doctor.notices import notices_carried
from postdesk.doctor.thing import Health


def test_whether_people_can_be_told_is_said_where_the_desk_asks_for_it(office):
    asks = replace(office.house, notices=("json://127.0.0.1/",))
    assert list(notices_carried(office.house)) == []
    assert [sign.says for sign in notices_carried(asks)] == [
        "people are told what waits for them, at 1 address of [notices]"
    ]
    (sign,) = notices_carried(asks, "no_such_package")
    assert (sign.health, sign.remedy) == (Health.WRONG, 'run `pip install "postdesk[notices]"`')
