"""The faults that a post's life must survive, and the tests that show each: none of them may go missing."""

from pathlib import Path

import pytest

from stage.source_trees import named_tests

ROOT = Path(__file__).parent.parent

MATRIX = {
    # Workers that die
    "kill -9 after the claim, the intent, mid-request, after the reply, after the commit, in a rescue, in a question": [
        "faults/test_kills.py::test_killed_at_every_point_a_post_is_there_once_or_a_person_is_asked",
    ],
    "kill -9 at random under all that networks do": [
        "faults/test_kills.py::test_killed_at_random_under_all_that_networks_do"
    ],
    "kill -9 at each part of a thread: Bluesky's server, one that honours the key, one that ignores it": [
        "live/test_kills.py::test_a_thread_whose_worker_is_killed_is_there_once_and_whole",
    ],
    "kill -9 while pictures are uploaded ahead": [
        "live/test_kills.py::test_a_worker_that_is_killed_while_it_uploads_ahead_does_no_harm",
        "publish/test_uploads.py::test_a_worker_that_dies_in_the_middle_does_no_harm",
    ],
    "kill -9 in a move to another database": [
        "postgres/test_machines.py::test_a_move_that_is_killed_leaves_nothing_there_and_everything_here",
    ],
    "a crash loop that signs in again and again": [
        "networks/bluesky/test_session.py::test_workers_that_crash_and_sign_in_again_and_again_stay_below_what_the_server_allows",
    ],
    # Workers that stand still
    "SIGSTOP past the lease, with the intent on the disk": [
        "faults/test_kills.py::test_a_worker_that_stood_still_past_its_lease_and_goes_on",
        "publish/test_courier.py::test_a_worker_that_was_frozen_after_its_intent_has_lost_its_turn",
    ],
    "SIGSTOP between the last look and the first byte, at each part of a thread": [
        "faults/test_frozen.py::test_whoever_is_thawed_after_its_post_was_given_up_sends_nothing",
        "faults/test_frozen.py::test_one_that_does_not_look_at_the_clock_is_seen_to_send_it_twice",
    ],
    "SIGSTOP while the log is being written": [
        "log/engine/test_write_lock.py::test_list_and_doctor_say_who_holds_the_desks_memory_and_what_to_do",
        "log/engine/test_write_lock.py::test_no_worker_sends_anything_and_says_why_and_everything_goes_on_when_it_is_killed",
        "log/engine/test_write_lock.py::test_it_goes_on_where_it_stood_when_it_is_let",
    ],
    # Workers beside each other
    "two and four workers, 10,000 posts due": ["faults/test_many.py::test_each_of_ten_thousand_is_taken_once"],
    "the naive claim is seen to fail": [
        "faults/test_many.py::test_selecting_and_then_setting_is_seen_to_take_posts_twice",
        "log/posts/test_claims.py::test_selecting_and_then_setting_claims_posts_twice_without_an_error",
    ],
    "a hold stops every worker": ["faults/test_hold.py::test_nothing_begins_a_second_after_a_hold_on_any_worker"],
    # Storage
    "SQLITE_BUSY beyond the timeout": [
        "faults/test_storage.py::test_while_somebody_else_writes_nothing_is_sent",
        "faults/test_storage.py::test_an_answer_is_kept_until_it_can_be_written_down",
        "faults/test_storage.py::test_an_answer_that_can_never_be_written_down_leaves_a_doubt_and_no_second_post",
        "faults/test_storage.py::test_a_post_is_not_sent_while_nobody_can_tell_whether_it_may_be",
    ],
    "disk full": [
        "faults/test_storage.py::test_on_a_full_disk_every_post_that_was_sent_has_its_intent_and_none_is_sent_twice",
    ],
    "an answer that was written and not heard of": [
        "faults/test_storage.py::test_an_answer_of_which_nobody_heard_that_it_was_written_is_written_once",
    ],
    "power loss: a commit is on the disk": ["log/engine/test_sqlite.py::test_every_connection_is_durable"],
    "the primary dies, connections are cut": [
        "postgres/test_machines.py::test_the_primary_dies_and_no_intent_that_was_acknowledged_is_missing",
        "postgres/test_machines.py::test_a_worker_whose_connections_are_cut_publishes_everything_once",
    ],
    "old code reads new rows": [
        "faults/test_versions.py::test_an_older_worker_goes_on_beside_newer_rows_and_loses_none"
    ],
    "old code meets a newer log": [
        "faults/test_versions.py::test_an_older_postdesk_refuses_a_newer_log_and_changes_nothing"
    ],
    # Time
    "the clock is set by an hour, back and forth, and by ten years": [
        "faults/test_time.py::test_a_clock_that_goes_back_an_hour_publishes_nothing_early_and_loses_nothing",
        "faults/test_time.py::test_a_clock_that_is_set_during_a_call_leaves_one_post_and_a_way_on",
        "faults/test_time.py::test_ten_years_ahead_everything_waits_for_a_person_and_nothing_is_sent",
        "worker/test_alarms.py::test_a_clock_that_is_set_back_does_not_let_a_post_sleep",
    ],
    "a gap and a fold of the clock": [
        "faults/test_time.py::test_a_time_that_is_not_there_or_there_twice_is_refused_and_never_guessed",
        "faults/test_time.py::test_weekly_openings_pass_over_a_gap_come_once_in_a_fold_and_keep_the_offices_hour",
    ],
    "the rules of a zone change between queue and due": [
        "queue/test_new_clock_rules.py::test_a_post_keeps_its_time_on_the_clock_and_goes_out_neither_before_nor_after",
        "queue/test_new_clock_rules.py::test_a_time_that_is_not_there_any_more_or_there_twice_waits_for_a_person",
        "queue/test_new_clock_rules.py::test_the_newest_rules_decide_and_an_older_machine_says_that_it_is_old",
    ],
    # Networks
    "429, 500 before and after, timeout after success, reset mid-body, 200 with rubbish, revoked token": [
        "faults/test_answers.py::test_whatever_is_answered_the_post_is_there_once",
        "faults/test_time.py::test_what_follows_from_each_answer",
        "wire/test_server.py::test_no_usable_answer_is_no_telling_after_a_write_and_nothing_after_a_read",
    ],
    "DNS failure": ["faults/test_answers.py::test_a_name_that_leads_nowhere_has_taken_nothing"],
    "an hour's outage with 1,000 posts due": [
        "faults/test_time.py::test_after_an_hour_without_network_order_is_kept_what_is_too_late_is_missed_and_nothing_bursts_out",
    ],
    "every answer lost, at a server whose clock is slow, that hides, alters or lags": [
        "publish/test_doubts.py::test_twenty_posts_of_which_a_server_with_a_slow_clock_lost_every_answer_are_there_once",
        "publish/test_doubts.py::test_a_post_that_is_hidden_or_altered_and_of_which_every_answer_is_lost_is_there_once",
        "publish/test_doubts.py::test_what_was_read_back_proves_nothing_for_other_signs_or_another_audience",
        "publish/test_doubts.py::test_what_is_lost_four_times_is_for_a_person",
    ],
    "a write that hangs behind a lock for longer than anybody waits": [
        "publish/test_doubts.py::test_a_write_that_hangs_behind_a_lock_is_waited_for",
    ],
    "two posts with the same words, one of them in doubt": [
        "publish/test_doubts.py::test_a_second_post_with_the_same_words_is_sent_and_has_its_own_address",
        "publish/test_doubts.py::test_a_doubt_waits_while_a_post_with_the_same_words_is_under_way",
    ],
    "a server that drops warning, audience, language, pictures, or calls a bad token a bad request": [
        "publish/test_doubts.py::test_what_a_server_dropped_is_told",
        "publish/test_doubts.py::test_a_token_that_a_server_calls_a_bad_request_rests_the_account_and_keeps_the_post",
    ],
    "a second memory of the desk": [
        "publish/test_take_over.py::test_a_clone_finds_what_is_public_and_publishes_none_of_it_again",
        "publish/test_take_over.py::test_a_clone_finds_by_its_words_what_an_older_postdesk_put_on_bluesky",
    ],
    "a network that lies is found out": ["faults/test_kills.py::test_a_post_that_goes_out_twice_is_seen_here"],
    # Servers as they are
    "a server with a slow clock, one that hides or alters posts, one that lags": [
        "publish/test_doubts.py::test_twenty_posts_of_which_a_server_with_a_slow_clock_lost_every_answer_are_there_once",
        "publish/test_doubts.py::test_a_post_that_is_hidden_or_altered_and_of_which_every_answer_is_lost_is_there_once",
    ],
    "a write that hangs behind a lock": ["publish/test_doubts.py::test_a_write_that_hangs_behind_a_lock_is_waited_for"],
    "a server that drops a warning, or answers 400 to a token": [
        "publish/test_doubts.py::test_what_a_server_dropped_is_told",
        "publish/test_doubts.py::test_a_token_that_a_server_calls_a_bad_request_rests_the_account_and_keeps_the_post",
    ],
    # People: names
    "a campaign's name is corrected, before the post is out and after": [
        "queue/test_sameness.py::test_a_corrected_campaign_name_is_one_campaign",
        "queue/test_sameness.py::test_a_name_corrected_after_the_post_is_out",
    ],
    "an id and an account's name are corrected at once": [
        "queue/test_sameness.py::test_a_corrected_id_and_a_renamed_account_at_once",
        "queue/test_sameness.py::test_a_copy_does_not_take_the_place_of_the_post_whose_account_was_renamed",
    ],
    "a name and the words are corrected at once": [
        "queue/test_renaming_by_hand.py::test_a_name_and_its_words_corrected_at_once",
    ],
    "a held post is renamed": ["queue/test_sameness.py::test_a_held_post_stays_held_under_its_new_name"],
    # People: files
    "a file is copied: as it is, as another campaign, at another time": [
        "drafts/test_reading.py::test_a_campaign_has_one_file",
        "queue/test_sameness.py::test_a_copy_in_another_campaign_is_not_said_twice_without_a_reason",
        "queue/test_sameness.py::test_a_copy_at_another_moment_wants_a_reason_before_the_first_is_out",
        "queue/test_sameness.py::test_the_same_words_at_the_same_moment",
        "queue/test_sameness.py::test_a_time_that_becomes_that_of_a_post_with_the_same_words",
        "queue/test_sameness.py::test_two_with_one_reason_have_keys_of_their_own",
    ],
    "words become those of a post that is public": [
        "queue/test_sameness.py::test_words_that_become_those_of_a_public_post",
        "queue/test_sameness.py::test_a_draft_whose_words_are_said_already_does_not_go_out_with_its_old_ones",
    ],
    "a file is deleted, with more than five posts": [
        "queue/test_sameness.py::test_a_deleted_file_takes_its_posts_along",
        "queue/test_sameness.py::test_more_than_five_at_once_want_a_yes",
        "cli/test_changes.py::test_many_posts_are_not_withdrawn_without_a_yes",
    ],
    "a file is split in two": ["queue/test_sameness.py::test_a_file_that_is_split_in_two"],
    "a file is emptied, broken, saved as .yaml.txt": [
        "desk/test_queue.py::test_a_file_that_nobody_can_read_withdraws_nothing",
        "drafts/test_source.py::test_files_that_look_like_campaigns_and_are_not_read_are_told",
    ],
    "a draft has an error now": ["desk/test_queue.py::test_a_draft_with_an_error_keeps_itself_out_and_no_other"],
    "git leaves the marks of a conflict": [
        "drafts/test_source.py::test_what_git_leaves_of_a_conflict_is_named_wherever_it_stands",
        "drafts/test_source.py::test_one_mark_that_was_overlooked_is_a_conflict_too",
    ],
    "names in the form of a Mac": [
        "drafts/test_media.py::test_names_are_found_in_whatever_form_a_mac_writes_them",
        "cli/test_check.py::test_a_file_is_found_however_its_accents_are_written",
    ],
    "words are corrected and nobody says `queue`": [
        "queue/test_differences.py::test_a_draft_that_was_corrected_and_not_queued",
        "queue/test_differences.py::test_a_post_goes_out_as_it_was_queued_and_that_is_told",
        "queue/test_differences.py::test_a_desk_that_keeps_such_posts_back",
        "cli/test_publish.py::test_a_draft_that_was_corrected_and_not_queued_is_told",
    ],
    # People: what was signed, held, cancelled
    "followers-only becomes public, another server, another account": [
        "queue/test_post_differences.py::test_a_changed_account_is_told_in_words_and_voids_the_signature_once_it_is_queued",
        "publish/test_queued_account.py::test_who_sees_it_stays_as_it_was_queued",
        "publish/test_queued_account.py::test_it_goes_to_the_server_it_was_queued_for",
        "publish/test_queued_account.py::test_another_account_under_that_name_does_not_get_it_with_its_token",
    ],
    "an edit after the signature": [
        "log/posts/test_approvals.py::test_an_edit_voids_a_signature_and_taking_it_back_restores_it",
        "log/posts/test_approvals.py::test_an_edit_between_claim_and_intent_is_not_sent",
    ],
    "a cancelled post is still in its file": [
        "queue/test_planning.py::test_a_post_that_a_person_cancelled_stays_so_whatever_its_file_says",
    ],
    "holds over each other, and their ends": [
        "queue/test_layers.py::test_the_desks_stop_ends_alone",
        "queue/test_layers.py::test_an_account_or_a_campaign_is_held_with_what_is_queued_later",
    ],
    "what was missed or cancelled is brought back by hand, and its words are out": [
        "log/posts/test_said_once.py::test_a_missed_post_whose_words_wait_or_are_out_under_another_name",
        "log/posts/test_said_once.py::test_a_cancel_is_not_taken_back_where_the_words_are_out",
    ],
    "an act by hand is taken back after something followed": [
        "log/posts/test_undoing.py::test_what_went_out_cannot_be_taken_back",
    ],
    "the address of another place": ["queue/test_addresses.py::test_the_address_of_another_place"],
    # People: memories and machines
    "a second laptop: a clone publishes nothing, and after a take-over nothing twice": [
        "desk/test_memory_speaks.py::test_a_clone_publishes_nothing_before_it_takes_over",
        "publish/test_take_over.py::test_a_clone_finds_what_is_public_and_publishes_none_of_it_again",
        "publish/test_elsewhere.py::test_a_draft_that_was_given_another_time_is_found_and_not_sent_again",
        "publish/test_elsewhere.py::test_a_late_post_that_is_there_is_not_sent",
    ],
    "a copy of the folder, on this machine and on another": [
        "desk/test_memory_speaks.py::test_a_copy_on_the_same_machine_publishes_nothing_while_the_first_is_there",
        "desk/test_memory_speaks.py::test_on_another_machine_the_memory_is_silent",
        "publish/test_which_memory_more.py::test_a_worker_that_was_begun_in_a_copy_publishes_nothing",
    ],
    "two hosts on one network drive": [
        "desk/test_memory_speaks.py::test_of_two_hosts_on_one_network_drive_the_first_one_speaks",
    ],
    "a container, and a folder that was moved": [
        "desk/test_memory_speaks.py::test_a_container_that_names_itself_goes_on_wherever_it_is_started",
        "desk/test_memory_speaks.py::test_a_folder_that_was_moved_goes_on",
    ],
    "a backup is put back, of yesterday and of now": [
        "desk/test_memory_speaks.py::test_an_older_memory_is_told_even_after_it_grew",
        "desk/test_memory_speaks.py::test_a_backup_of_now_goes_on",
    ],
    "the memory is emptied or deleted": [
        "desk/test_memory_speaks.py::test_an_emptied_memory_is_not_a_new_desk",
        "desk/test_memory_speaks.py::test_a_deleted_memory_is_seen_by_the_doctor",
        "publish/test_which_memory_more.py::test_whoever_lost_the_memory_reads_which_whole_copy_is_the_last",
    ],
    "the memory is damaged or cut": [
        "log/engine/test_copies.py::test_a_damaged_log_is_not_copied_and_its_last_whole_copy_is_named",
        "log/engine/test_sqlite.py::test_each_trouble_with_the_file_has_its_remedy",
    ],
    "the memory is replaced under a living worker": [
        "desk/test_memory_speaks.py::test_a_memory_that_is_deleted_under_an_open_desk_is_noticed",
        "cli/test_work_stops.py::test_a_worker_tells_a_lost_post_and_ends_when_the_mark_names_another_memory",
    ],
    "the mark is deleted, edited, or joined from two by git": [
        "desk/test_memory_speaks.py::test_a_mark_that_somebody_deleted_is_written_again",
        "desk/test_memory_speaks.py::test_a_mark_that_names_no_memory_lets_none_speak",
        "settings/test_mark.py::test_an_edit_after_which_nobody_can_tell_lets_no_memory_speak",
    ],
    # People: clocks and tokens
    "the machine's clock is wrong": [
        "doctor/test_clock.py::test_a_clock_that_is_set_while_we_look_or_was_wrong_before",
        "faults/test_time.py::test_a_clock_that_is_set_during_a_call_leaves_one_post_and_a_way_on",
    ],
    "a token is pasted with a sign too many": [
        "settings/test_secrets.py::test_a_sign_that_came_along_when_a_token_was_pasted_is_named_and_the_token_is_not",
    ],
    # Everything at once
    "people at files, settings, memory and clock, in any order": [
        "faults/test_people.py::test_whatever_people_do_nothing_is_public_twice_late_or_lost",
        "faults/test_people.py::test_a_double_is_seen_where_a_guard_is_switched_off",
    ],
    "officers, workers, networks and clocks in any order": [
        "faults/test_twice.py::test_nothing_makes_it_post_twice",
        "faults/test_twice.py::test_a_network_that_denies_what_it_has_is_seen_to_have_it_twice",
        "faults/test_twice.py::test_a_worker_that_does_not_heed_that_its_turn_is_over_is_seen_to_post_twice",
    ],
}
"""Each fault, and where it is shown that a post survives it. What holds in all of them: every post is in exactly one
state, with an event for each step that led there, and is never public twice."""


@pytest.mark.parametrize("fault", MATRIX)
def test_each_fault_has_a_test_that_shows_it(fault):
    for named in MATRIX[fault]:
        file, name = named.split("::")
        assert named_tests(ROOT / file).count(name) == 1, named


def test_every_test_of_faults_belongs_to_a_fault():
    named = {each for tests in MATRIX.values() for each in tests}
    for path in sorted((ROOT / "faults").glob("test_*.py")):
        own = {f"faults/{path.name}::{name}" for name in named_tests(path)}
        assert path.name == "test_matrix.py" or own <= named, path.name
