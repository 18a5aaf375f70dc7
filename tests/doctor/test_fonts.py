"""The letters that charts need."""

import subprocess
import sys

from postdesk.doctor.fonts import family, lacking_letters
from postdesk.doctor.thing import Health


def test_the_font_of_the_charts():
    assert family().health == Health.WELL
    assert family("json").health == Health.WRONG
    assert family("no_such_package").says == "DejaVu Sans, which comes with matplotlib, is gone"


def test_letters_of_hashtags_and_campaigns_that_no_font_here_has():
    assert list(lacking_letters(["#Day", "#Миграција", "#移民", "🎁"])) == []
    (sign,) = lacking_letters(["#𗀀", "#𗀀𗀂", "spring", "𗀁", "#𗀀2"])
    assert (sign.what, sign.health) == ("fonts", Health.LOOK)
    assert sign.says == "no font here can draw the letters of #𗀀, #𗀀𗀂, 𗀁 and 1 more"
    assert sign.remedy == "install the Noto fonts for other scripts (Debian: fonts-noto-core)"


def test_few_names_are_all_told():
    (sign,) = lacking_letters(["#𗀀", "spring"])
    assert sign.says == "no font here can draw the letters of #𗀀"


def test_the_extra_is_named_where_it_has_the_letters():
    code = (
        "from postdesk.charts import fonts; fonts.PACKAGES = ()\n"
        "from postdesk.doctor.fonts import lacking_letters\n"
        "print(*(sign.remedy for sign in lacking_letters(['#移民'])))"
    )
    environ = {"MPL_IGNORE_SYSTEM_FONTS": "1", "PATH": "", "HOME": "/nonexistent"}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environ).stdout
    assert told == 'run `pip install "postdesk[fonts]"`\n'
