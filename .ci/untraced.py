"""A plugin of pytest for `.ci/run`: tests that go again and again through what others have reached run untraced.

To note every branch costs a third of a test's time, and a tenth of a second in each process that a test starts. What
kills, lies, repeats, sweeps or is large does so without, therefore; every branch is reached by the tests of its room.
"""

import os
import sys
import threading
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from importlib import import_module
from pkgutil import walk_packages

import pytest

TESTS = (
    "tests/charts/test_every_chart.py",
    "tests/contracts/test_fortnight.py",
    "tests/contracts/test_lives.py",
    "tests/contracts/test_recorded.py",
    "tests/contracts/test_shown.py",
    "tests/drafting/test_measured.py::test_a_page_of_a_megabyte",
    "tests/drafting/test_measured.py::test_web_pages_are_read_with_the_extra",
    "tests/drafts/spreadsheets/test_round_trip.py",
    "tests/faults/test_frozen.py",
    "tests/faults/test_kills.py",
    "tests/faults/test_many.py",
    "tests/faults/test_people.py",
    "tests/faults/test_time.py",
    "tests/faults/test_twice.py",
    "tests/figures/test_effects.py",
    "tests/figures/test_power.py",
    "tests/hostile/test_broken_off.py",
    "tests/hostile/test_clock_between_commands.py",
    "tests/hostile/test_full_disk.py",
    "tests/hostile/test_invented_inputs.py",
    "tests/hostile/test_lying_lives.py",
    "tests/hostile/test_lying_server.py",
    "tests/hostile/test_much_to_say.py",
    "tests/hostile/test_quick_values.py",
    "tests/hostile/test_quickly_drafted.py",
    "tests/hostile/test_quickly_imported.py",
    "tests/hostile/test_quickly_read.py",
    "tests/hostile/test_redirected.py",
    "tests/hostile/test_secrets.py",
    "tests/hostile/test_what_a_file_may_reach.py",
    "tests/hostile/test_what_is_shown.py",
    "tests/log/test_no_scans.py",
    "tests/measure/intake/test_killed.py",
    "tests/networks/test_cold.py",
    "tests/report/test_headline_sentence.py",
    "tests/report/test_languages.py",
    "tests/test_windows.py",
    "tests/text/test_time.py",
    "tests/web/test_attacks.py",
    "tests/web/test_instead.py",
    "tests/web/test_races_with_commands.py",
    "tests/web/test_saved_or_not.py",
    "tests/web/test_wording.py",
    "tests/words/test_whole_rooms.py",
)
"""By how their ids begin; whole files, or the tests of one."""
REACHING = (
    "tests/contracts/test_lives.py::test_a_text_with_a_link",
    "tests/contracts/test_lives.py::test_an_answer_that_names_the_part_before_is_no_answer",
    "tests/hostile/test_broken_off.py::test_a_disk_that_is_full_where_duckdb_writes_is_told_as_everywhere",
    "tests/hostile/test_quick_values.py::test_a_post_that_comes_back_by_thousands_of_rules_is_told_at_once",
    "tests/hostile/test_quick_values.py::test_no_line_of_desk_toml_is_dwelt_on",
    "tests/hostile/test_quick_values.py::test_no_value_of_a_post_is_dwelt_on",
    "tests/hostile/test_quickly_drafted.py::test_what_nobody_gives_out_is_refused_before_it_is_weighed",
    "tests/hostile/test_secrets.py::test_a_database_that_cannot_be_used_is_told_without_its_password",
    "tests/hostile/test_secrets.py::test_a_file_of_secrets_that_somebody_names_is_refused_and_not_shown",
    "tests/hostile/test_secrets.py::test_a_list_of_secrets_that_is_given_as_an_export_is_refused_and_not_shown",
    "tests/hostile/test_secrets.py::test_a_move_that_fails_tells_no_password",
    "tests/hostile/test_secrets.py::test_an_address_of_notices_names_none_of_the_desks_own",
    "tests/hostile/test_secrets.py::test_mail_names_no_variable",
    "tests/hostile/test_what_a_file_may_reach.py::test_a_memory_that_is_a_link_to_elsewhere_is_neither_made_nor_read_there",
)
"""What reaches a branch that no other test does, among those that run untraced."""
TRACED_BY = ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")
"""What tells a process that begins that it is to be traced."""
RUN_BY_OTHERS = ("__main__", ".migrations.env")
"""The modules that are run rather than imported: by Python, and by alembic."""
REMEMBERING: "list[_lru_cache_wrapper[object]]" = []
"""What remembers its answers: one that an untraced test asked first would seem never to have been reached."""


def pytest_collection_finish() -> None:
    """Import all that is ours while it is noted, for an untraced test may be the first that needs it."""
    import postdesk

    named = [module.name for module in walk_packages(postdesk.__path__, "postdesk.")]
    for module in [import_module(name) for name in named if not name.endswith(RUN_BY_OTHERS)]:
        held = [module, *(each for each in vars(module).values() if isinstance(each, type))]
        values = [value for each in held for value in vars(each).values()]
        REMEMBERING.extend(value for value in values if isinstance(value, _lru_cache_wrapper))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Run one of these tests, and the processes that it starts, without a trace."""
    if not _runs_untraced(item):
        return (yield)
    here, in_threads = sys.gettrace(), threading.gettrace()
    told = {name: os.environ.pop(name) for name in TRACED_BY if name in os.environ}
    sys.settrace(None)
    threading.settrace(None)
    try:
        return (yield)
    finally:
        os.environ.update(told)
        threading.settrace(in_threads)
        sys.settrace(here)
        if not _runs_untraced(nextitem):
            for one in REMEMBERING:
                one.cache_clear()


def _runs_untraced(item: pytest.Item | None) -> bool:
    return item is not None and item.nodeid.startswith(TESTS) and not item.nodeid.startswith(REACHING)
