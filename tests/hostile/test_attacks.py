"""What somebody may try on a desk, and the tests that show what comes of it: none of them may go missing."""

from pathlib import Path

import pytest

from stage.source_trees import named_tests

ROOT = Path(__file__).parent.parent

ATTACKS = {
    # What a file may reach
    "a picture that is a secret, a device, a pipe, a folder, or a link to one": [
        "drafts/test_media.py::test_a_picture_is_a_file_in_the_desk",
        "drafts/test_media.py::test_only_what_may_be_shown_is_left",
    ],
    "a picture that becomes a link to a secret after it was looked at": [
        "hostile/test_what_a_file_may_reach.py::test_a_picture_that_becomes_a_secret_after_it_was_looked_at_is_sent_nowhere",
        "hostile/test_what_a_file_may_reach.py::test_a_link_that_is_turned_while_a_file_is_opened_opens_nothing_outside",
        "media/test_store.py::test_what_lies_outside_the_campaigns_is_not_read",
    ],
    "a file that becomes a pipe, a folder, a link or a terabyte in the middle of any command": [
        "hostile/test_changed_meanwhile.py::test_whenever_a_file_is_changed_no_command_stands_still_or_reads_what_it_may_not",
        "files/test_regular.py::test_whatever_a_desk_holds_is_opened_in_one_place",
        "files/test_regular.py::test_a_file_that_has_grown_beyond_what_is_asked_for_is_not_opened",
        "files/test_whole.py::test_a_pipe_at_which_nobody_reads_is_told_and_not_waited_for",
    ],
    "an export, table or release that is a link to a secret": [
        "hostile/test_what_a_file_may_reach.py::test_what_is_handed_over_and_is_a_link_to_a_secret_is_not_read",
        "files/test_regular.py::test_a_link_that_anybody_sees_leads_to_nothing_hidden",
    ],
    "a server that sends what it is told on to another, or names one that only looks like its own": [
        "hostile/test_redirected.py::test_nobody_else_is_told_anything_and_what_became_of_a_post_is_said",
        "wire/test_server.py::test_no_redirect_is_followed_and_nothing_is_sent_twice",
        "wire/test_server.py::test_whether_a_server_that_sends_us_elsewhere_did_something_nobody_can_tell",
        "wire/test_server.py::test_what_is_no_address_of_the_servers_own_gets_nothing",
        "worker/test_notices.py::test_a_server_that_sends_a_notice_on_to_another_takes_none",
    ],
    "a picture of few bytes that fills the memory: pixels, frames, turns, transparent parts": [
        "media/test_fitting.py::test_pictures_that_would_fill_the_memory_are_not_decoded",
        "media/test_fitting.py::test_what_is_turned_or_transparent_has_fewer_pixels_for_it_is_held_twice",
        "media/test_fitting.py::test_of_a_moving_picture_one_frame_at_a_time_is_in_memory_with_all_its_colours",
        "media/test_fitting.py::test_a_size_at_which_all_frames_of_a_webp_would_fill_the_memory_is_not_tried",
    ],
    "a picture of a terabyte": [
        "drafts/test_media.py::test_what_is_larger_than_any_picture_or_film_is_told",
        "media/test_store.py::test_what_no_network_takes_is_not_even_read",
    ],
    "a campaign, desk.toml, mark, .env, vault or export that is a pipe, a device, a link to a secret, a terabyte": [
        "hostile/test_what_a_file_may_reach.py::test_whatever_stands_in_the_place_of_a_file_is_told_and_not_read",
        "files/test_regular.py::test_a_link_leads_to_no_secret_and_to_nothing_that_never_ends",
        "files/test_regular.py::test_what_lies_where_devices_lie_is_not_read_but_for_files_in_memory",
        "files/test_regular.py::test_a_file_of_more_bytes_than_anybody_means_is_told_and_not_read",
    ],
    "a memory that another program wrote into, of which columns, tables or bytes are gone, or that is a view": [
        "hostile/test_foreign_memory.py::test_every_command_says_where_and_which_copy_brings_it_back",
        "hostile/test_foreign_memory.py::test_every_page_says_where",
        "hostile/test_foreign_memory.py::test_a_memory_that_was_cut_off_is_told_with_the_copy_that_brings_it_back",
        "desk/test_memory.py::test_a_post_that_no_worker_would_ever_look_at_is_told",
        "log/engine/test_foreign.py::test_a_value_of_another_kind_is_found_in_every_column_of_every_table",
        "log/engine/test_foreign.py::test_a_value_of_the_right_kind_that_nobody_can_mean_is_found",
        "log/engine/test_foreign.py::test_a_log_that_is_made_otherwise_is_not_opened_and_the_copy_that_is_whole_is_named",
        "log/engine/test_watch.py::test_a_row_of_another_kind_is_told_wherever_it_is_read",
    ],
    "a memory, or a worker's journal, that is a link to elsewhere": [
        "hostile/test_what_a_file_may_reach.py::test_a_memory_that_is_a_link_to_elsewhere_is_neither_made_nor_read_there",
    ],
    "a umask that shuts out the owner, a folder that is gone, no input, words, names and machines that are no text": [
        "hostile/test_odd_surroundings.py::test_its_owner_can_use_what_is_made_and_nobody_else_whatever_the_umask",
        "hostile/test_odd_surroundings.py::test_whoever_stands_in_a_folder_that_was_deleted_is_told_to_leave_it",
        "hostile/test_odd_surroundings.py::test_a_folder_that_is_deleted_in_the_middle_is_told_the_same",
        "hostile/test_odd_surroundings.py::test_a_command_without_an_input_does_its_work",
        "hostile/test_odd_surroundings.py::test_words_that_are_no_text_are_told_and_nothing_is_done",
        "hostile/test_odd_surroundings.py::test_a_fault_of_ours_is_not_told_as_somebodys_words",
        "hostile/test_odd_surroundings.py::test_a_name_that_is_no_text_is_kept_as_one_can_read_it",
        "hostile/test_odd_surroundings.py::test_a_machine_whose_name_is_no_text_has_one_to_read",
        "media/test_store.py::test_a_note_that_is_a_pipe_is_made_anew",
    ],
    "a link in the place of campaigns, .postdesk, reports or its hand-offs that a branch brings": [
        "settings/test_planted_links.py::test_campaigns_lie_elsewhere_only_where_their_owner_says_so",
        "settings/test_planted_links.py::test_nothing_is_written_through_a_link_that_came_with_the_repository",
        "settings/test_planted_links.py::test_whoever_links_a_folder_to_another_disk_works_as_before",
    ],
    "a report's file that is a link to a secret": [
        "web/test_attacks.py::test_a_report_hands_out_no_file_that_lies_elsewhere"
    ],
    "whatever somebody types into a field of the page or makes up as an address of it, wherever it is shown later": [
        "web/test_attacks.py::test_what_is_attacked_is_everything_that_the_page_reads",
        "web/test_attacks.py::test_whatever_stands_in_a_field_is_refused_or_written_as_words",
        "web/test_attacks.py::test_an_act_with_hostile_words_does_nothing_or_keeps_them_as_words",
        "web/test_attacks.py::test_an_address_that_somebody_made_up_shows_nothing_of_the_disk",
        "web/test_attacks.py::test_what_is_planted_in_every_field_stands_as_words_on_every_page",
    ],
    "a name that is a way to somewhere else, or the folder of another": [
        "files/test_names.py::test_a_name_is_one_part_of_a_way_that_every_system_takes",
        "files/test_names.py::test_two_names_are_two_files_where_capitals_and_accents_are_one",
        "files/test_names.py::test_two_posts_whose_names_look_alike_have_two_folders",
        "publish/test_by_hand.py::test_two_posts_never_share_a_folder",
        "settings/test_accounts.py::test_a_handle_is_never_a_way_to_somewhere_else",
    ],
    "names that differ in capitals or in how an accent is stored, and files with two names": [
        "hostile/test_twins.py::test_of_two_campaigns_that_look_alike_one_is_told_and_one_at_most_is_queued",
        "hostile/test_twins.py::test_of_two_posts_that_look_alike_the_second_is_told_and_one_at_most_is_queued",
        "hostile/test_twins.py::test_files_whose_names_look_alike_are_two_files",
        "hostile/test_twins.py::test_a_campaign_that_has_two_names_is_told_and_not_queued_twice",
        "hostile/test_twins.py::test_a_secret_that_has_a_second_name_is_not_shown_and_sent_nowhere",
    ],
    "a name of three hundred letters, a NUL in it": [
        "drafts/test_media.py::test_a_name_that_nobody_would_read_to_its_end_is_told_in_short",
        "drafts/test_media.py::test_a_name_that_no_file_can_have_is_not_there",
        "settings/test_accounts.py::test_a_name_of_an_account_is_not_too_long",
    ],
    # What a terminal, a log, a page is told
    "escape sequences, other directions, workflow commands in names, texts, files, answers": [
        "hostile/test_what_is_shown.py::test_every_command_shows_it_inert",
        "hostile/test_what_is_shown.py::test_check_shows_it_inert_in_every_format",
        "hostile/test_what_is_shown.py::test_an_import_and_the_doctor_show_it_inert",
        "hostile/test_what_is_shown.py::test_a_worker_shows_what_becomes_of_posts_inert",
        "hostile/test_what_is_shown.py::test_whoever_serves_a_page_is_told_of_it_inert",
        "hostile/test_what_is_shown.py::test_a_desk_that_is_made_in_a_folder_whose_name_steers_is_told_of_inert",
        "hostile/test_what_is_shown.py::test_a_terminal_is_not_steered",
        "hostile/test_what_is_shown.py::test_a_calendar_takes_no_line_of_its_own",
        "hostile/test_what_is_shown.py::test_a_report_takes_nothing_that_steers",
        "report/test_mailing.py::test_a_subject_has_one_line_and_steers_nothing",
        "report/test_pages.py::test_a_text_begins_nothing_but_itself_where_it_begins_a_line_of_markdown",
    ],
    "markup, formulas, addresses that run something": [
        "html/test_html.py::test_what_somebody_wrote_is_text_and_never_a_tag",
        "sheets/test_writing.py::test_a_text_that_a_spreadsheet_would_run_is_marked_as_text",
        "text/test_inert.py::test_nothing_else_is",
    ],
    "people whose names steer, are nobody's, or are a book": [
        "settings/test_people.py::test_what_no_desk_can_mean_is_said_with_its_line",
        "settings/test_people.py::test_a_desk_has_a_thousand_people_and_no_more",
    ],
    # Secrets
    "a line of desk.toml, changed by a colleague, that leads a token, a session or a password to another host": [
        "hostile/test_other_hosts.py::test_a_servers_line_that_a_colleague_changed_leads_no_token_there_and_loses_no_post",
        "hostile/test_other_hosts.py::test_where_the_office_has_moved_one_word_of_hers_lets_the_post_out_at_once",
        "hostile/test_other_hosts.py::test_a_post_that_was_queued_for_the_old_server_gives_that_no_new_secret",
        "hostile/test_other_hosts.py::test_no_line_of_blueskys_leads_an_app_password_or_a_session_to_another_host",
        "hostile/test_other_hosts.py::test_a_mail_servers_line_that_a_colleague_changed_leads_no_password_there",
        "hostile/test_other_hosts.py::test_an_address_of_notices_that_a_colleague_changed_gets_no_secret",
        "hostile/test_other_hosts.py::test_nobody_moves_what_is_not_there",
        "hostile/test_other_hosts.py::test_where_the_memory_cannot_be_read_the_accounts_are_listed_all_the_same",
        "hostile/test_other_hosts.py::test_a_colleague_who_takes_an_account_off_takes_no_token_along",
        "hostile/test_other_hosts.py::test_no_network_is_given_a_secret_at_another_host",
        "hostile/test_other_hosts.py::test_whatever_a_network_makes_a_servers_address_of_is_declared_as_leading_there",
        "hostile/test_other_hosts.py::test_each_kind_of_key_that_takes_a_servers_address_leads_there",
        "accounts/test_destinations.py::test_a_secret_under_the_name_of_another_account_goes_where_it_was_given_for",
        "accounts/test_destinations.py::test_an_account_that_is_on_another_network_now_sends_nothing",
        "accounts/test_destinations.py::test_of_two_machines_that_use_a_secret_first_at_once_one_says_where_it_goes",
        "accounts/test_destinations.py::test_of_workers_that_use_a_secret_first_at_the_same_moment_those_of_one_host_may",
        "accounts/test_destinations.py::test_while_a_person_says_that_the_office_has_moved_no_worker_goes_where_the_secrets_are_not_for",
        "accounts/test_adding.py::test_whoever_signs_in_again_is_asked_where_desk_toml_leads_elsewhere",
    ],
    "a secret echoed by a server, printed, written, sent elsewhere": [
        "hostile/test_secrets.py::test_every_command_there_is_has_been_run",
        "hostile/test_secrets.py::test_every_network_that_posts_told_its_secrets_again_and_was_heard",
        "hostile/test_secrets.py::test_a_demo_that_lies_in_the_desk_goes_its_whole_way",
        "hostile/test_secrets.py::test_nothing_that_is_printed_holds_one",
        "hostile/test_secrets.py::test_nothing_that_is_written_holds_one",
        "hostile/test_secrets.py::test_each_is_sent_to_its_own_server_alone",
        "hostile/test_secrets.py::test_no_network_is_sent_what_is_anothers",
        "wire/test_hiding.py::test_wherever_it_stands_in_base64",
    ],
    "a secret in an address of notices, in desk.toml, in a database's address, in a broken .env": [
        "hostile/test_secrets.py::test_an_address_of_notices_names_none_of_the_desks_own",
        "hostile/test_secrets.py::test_mail_names_no_variable",
        "hostile/test_secrets.py::test_one_that_is_written_into_desk_toml_is_refused_and_not_shown",
        "hostile/test_secrets.py::test_a_database_that_cannot_be_used_is_told_without_its_password",
        "hostile/test_secrets.py::test_a_move_that_fails_tells_no_password",
        "hostile/test_secrets.py::test_a_file_of_secrets_that_is_broken_is_not_shown",
        "hostile/test_secrets.py::test_a_file_of_secrets_that_somebody_names_is_refused_and_not_shown",
        "hostile/test_secrets.py::test_a_list_of_secrets_that_is_given_as_an_export_is_refused_and_not_shown",
        "files/test_held_secrets.py::test_a_list_of_settings_or_a_session_holds_secrets",
    ],
    "somebody else on the machine, whatever the umask": [
        "files/test_private.py::test_a_desk_keeps_its_memory_to_itself",
        "files/test_private.py::test_a_desk_from_before_is_mended_when_it_is_opened",
    ],
    # Servers
    "a server that lies in each of a thousand ways": [
        "hostile/test_lying_server.py::test_there_are_a_hundred_ways_to_lie_for_each_network",
        "hostile/test_lying_server.py::test_a_lie_harms_nobody_else",
        "hostile/test_lying_lives.py::test_a_lie_harms_nobody_else",
        "hostile/test_lying_server.py::test_a_picture_that_is_never_ready_is_asked_about_until_the_post_is_too_late",
        "wire/test_retry_after.py::test_nothing_that_a_server_says_is_more_than_a_day_or_an_error",
    ],
    "limits and figures that no server can mean, and what was kept of them": [
        "measure/test_followers.py::test_a_number_that_counts_no_people_is_as_if_nothing_was_said",
        "networks/mastodon/test_instance.py::test_a_number_that_no_server_can_mean_is_told_and_not_gone_by",
        "networks/mastodon/test_instance.py::test_whatever_was_kept_earlier_check_goes_on",
        "networks/mastodon/test_instance.py::test_what_processes_learn_of_servers_at_the_same_time_is_all_kept",
    ],
    "a page that a post links to": [
        "hostile/test_online_check.py::test_ten_hosts_at_a_time_and_each_for_one_page_at_a_time",
        "hostile/test_lying_pages.py::test_whatever_a_page_is_the_run_goes_on_to_the_next",
        "wire/test_pages.py::test_this_machine_and_its_network_are_not_visited_unasked",
        "wire/test_pages.py::test_nor_after_a_redirect",
        "hostile/test_online_check.py::test_a_name_that_leads_to_this_machine_a_moment_later_is_visited_where_it_was_judged",
        "hostile/test_online_check.py::test_a_page_that_sends_on_to_a_name_which_now_leads_to_this_machine_is_followed_no_further",
        "hostile/test_online_check.py::test_a_page_that_has_moved_is_read_where_it_stands_now",
        "wire/test_pages.py::test_one_host_is_asked_for_one_page_at_a_time",
    ],
    # Other packages
    "a package's network that fails, never comes back, ends the program, prints, or calls itself as ours is called": [
        "networks/test_brought.py::test_a_package_that_fails_while_it_is_imported",
        "networks/test_trial.py::test_what_never_ends_or_ends_all_is_named",
        "networks/test_trial.py::test_what_comes_back_whatever_came_of_it_does_no_harm",
        "networks/test_shelf.py::test_one_that_prints_while_it_is_imported_or_calls_itself_as_ours_is_called_spoils_nothing",
        "networks/test_brought.py::test_rules_that_never_come_back_are_waited_for_once",
        "networks/test_in_time.py::test_a_regular_expression_is_ended_in_its_middle",
        "networks/test_wall.py::test_a_network_that_ends_the_program_ends_nothing_but_its_call",
        "networks/test_wall.py::test_only_who_sits_at_the_command_interrupts_it",
    ],
    # Posts that wait for each other
    "posts that go after each other in a circle, over files, by the thousand": [
        "checks/rules/test_after.py::test_posts_that_wait_for_each_other",
        "checks/rules/test_after.py::test_posts_that_wait_for_each_other_where_only_one_file_was_looked_at",
    ],
    # Files of any size and shape
    "inputs that nobody wrote": [
        "hostile/test_invented_inputs.py::test_an_input_follows_from_its_number_and_each_kind_has_as_many",
        "hostile/test_invented_inputs.py::test_one_input_that_does_harm_is_found_among_many",
        "hostile/test_invented_inputs.py::test_whatever_is_given_to_it_the_command_line_ends_with_a_sentence",
    ],
    "texts, cells and markup that are made to be read slowly": [
        "hostile/test_quickly_read.py::test_no_rule_and_no_preview_dwells_on_a_text",
        "hostile/test_quick_values.py::test_no_value_of_a_post_is_dwelt_on",
        "hostile/test_quick_values.py::test_no_line_of_desk_toml_is_dwelt_on",
        "hostile/test_quick_values.py::test_thousands_of_mistyped_names_among_thousands_are_not_dwelt_on",
        "hostile/test_quick_values.py::test_thousands_of_families_are_not_dwelt_on",
        "hostile/test_quick_values.py::test_a_post_that_comes_back_by_thousands_of_rules_is_told_at_once",
        "hostile/test_quickly_imported.py::test_no_importer_dwells_on_a_cell_a_row_or_a_header",
        "hostile/test_quickly_imported.py::test_no_archive_is_dwelt_on",
        "hostile/test_quickly_imported.py::test_no_text_that_is_no_export_is_dwelt_on",
        "measure/layouts/test_pages.py::test_a_hundred_thousand_signs_of_markup_take_no_time",
        "wire/test_hiding.py::test_a_long_answer_takes_its_time_by_its_length",
    ],
    "files that are wrong a hundred thousand times, accounts and rules by the thousand": [
        "hostile/test_much_to_say.py::test_check_says_the_first_of_each_kind_and_how_many_follow",
        "hostile/test_much_to_say.py::test_so_does_whatever_asks_what_is_wrong",
        "hostile/test_much_to_say.py::test_a_table_says_of_a_post_what_fits_into_a_cell",
        "hostile/test_much_to_say.py::test_it_is_found_at_once",
        "hostile/test_much_to_say.py::test_the_summary_counts_what_is_not_shown",
        "hostile/test_much_to_say.py::test_a_warning_is_told_before_it_counts_as_told",
        "hostile/test_much_to_say.py::test_thousands_of_accounts_and_of_unknown_rules_in_desk_toml_are_not_dwelt_on",
    ],
    "releases that are made to be read slowly, longer than a book, of more tags or parts than anybody writes": [
        "hostile/test_quickly_drafted.py::test_no_text_is_dwelt_on",
        "hostile/test_quickly_drafted.py::test_what_nobody_gives_out_is_refused_before_it_is_weighed",
    ],
    "a PDF that unpacks without end, or breaks its reader": [
        "drafts/sources/test_paper_pages.py::test_a_bomb_ends_its_own_process_alone",
        "drafts/sources/test_paper_pages.py::test_what_takes_longer_than_anybody_waits_is_refused",
    ],
    "messages nested without end, and headers made to be read slowly, or that `email` chokes on": [
        "drafts/sources/test_mail.py::test_a_message_nested_without_end_is_refused_in_a_sentence",
        "drafts/sources/test_mail.py::test_a_header_that_nobody_can_read_keeps_no_text_back",
    ],
    "days at both ends of what a date can be, and lengths of time that lead beyond them": [
        "hostile/test_ends_of_the_calendar.py::test_a_campaign_of_another_age_is_told_and_its_other_post_is_queued",
        "hostile/test_ends_of_the_calendar.py::test_what_is_asked_of_another_age_is_told",
        "hostile/test_ends_of_the_calendar.py::test_no_length_of_time_leads_out_of_the_calendar",
        "hostile/test_ends_of_the_calendar.py::test_an_export_of_another_age_counts_for_no_day",
    ],
    "digits without end, cells at the far corner, bombs, workbooks without a sheet": [
        "measure/intake/test_hostile.py::test_cells_of_hundreds_of_thousands_of_digits_are_quoted_in_short",
        "measure/intake/test_hostile.py::test_every_layout_answers_digits_without_end_in_a_sentence",
        "measure/intake/test_hostile.py::test_one_line_of_json_is_refused_by_its_first_letters",
        "measure/intake/test_hostile.py::test_the_first_sentence_comes_within_ten_seconds_and_400_megabytes",
        "sheets/test_workbooks.py::test_a_cell_at_the_far_corner",
        "sheets/test_workbooks.py::test_a_workbook_without_a_sheet",
        "sheets/test_workbooks.py::test_a_bomb",
        "sheets/test_archives.py::test_a_bomb",
    ],
    "one bad file among good ones": ["cli/test_import_.py::test_a_refused_file_does_not_stop_the_next"],
    # Machines that break
    "a desk in which nothing may be written, or whose memory is somebody else's": [
        "hostile/test_read_only.py::test_every_command_says_in_one_sentence_that_it_may_not_write",
        "hostile/test_read_only.py::test_a_memory_of_which_the_file_alone_may_only_be_read_is_told_of",
        "hostile/test_full_disk.py::test_each_command_names_what_it_cannot_write_and_does_it_later",
        "doctor/test_examination.py::test_what_stands_in_the_place_of_the_memory_is_told_as_every_other_command_would_trip_over_it",
    ],
    "a folder of a desk that may only be read: campaigns, reports, pictures, rehearsal, copies": [
        "hostile/test_closed_folders.py::test_where_reports_may_not_be_written_what_was_published_is_said_all_the_same",
        "hostile/test_closed_folders.py::test_a_script_gets_every_outcome_and_the_sentence_beside_it",
        "hostile/test_closed_folders.py::test_what_is_rehearsed_and_cannot_be_written_goes_nowhere_and_waits",
        "hostile/test_closed_folders.py::test_a_picture_that_cannot_be_kept_is_not_called_unreadable_and_nothing_is_queued",
        "hostile/test_closed_folders.py::test_where_no_copy_of_the_memory_can_be_made_that_is_said_after_what_was_published",
        "hostile/test_closed_folders.py::test_where_campaigns_may_only_be_read_posts_go_out_and_no_draft_is_changed",
    ],
    "a clock that was ahead, by hours or years, while a worker ran or between two commands": [
        "faults/test_time.py::test_a_clock_that_goes_back_an_hour_publishes_nothing_early_and_loses_nothing",
        "faults/test_time.py::test_ten_years_ahead_everything_waits_for_a_person_and_nothing_is_sent",
        "log/engine/test_copies.py::test_copies_of_days_to_come_make_room_for_those_of_these_days",
        "log/workers/test_clock_set_back.py::test_an_account_is_not_kept_until_its_post_is_too_late",
        "log/workers/test_clock_set_back.py::test_what_a_killed_worker_had_claimed_is_settled_within_a_minute",
        "log/workers/test_clock_set_back.py::test_a_doubt_is_told_and_asked_about",
        "hostile/test_clock_between_commands.py::test_where_the_clock_was_ahead_between_two_commands_that_is_said",
    ],
    "a clock of a year that nobody can mean, at first or in the middle of a run": [
        "hostile/test_clock_between_commands.py::test_nothing_is_begun_by_a_clock_that_nobody_can_mean",
        "hostile/test_clock_between_commands.py::test_the_sample_desk_has_a_clock_of_its_own",
        "desk/test_clock.py::test_nothing_is_begun_by_a_year_that_nobody_can_mean",
        "desk/test_clock.py::test_it_goes_on_by_the_nearest_that_can_be_meant_where_it_leaps_in_the_middle",
    ],
    "a kill or a full disk in the middle of what writes files": [
        "hostile/test_broken_off.py::test_what_is_killed_or_out_of_disk_in_the_middle_is_completed_by_the_same_once_more",
        "hostile/test_broken_off.py::test_what_may_write_no_more_than_a_little_says_so_and_leaves_nothing_half",
        "hostile/test_broken_off.py::test_a_disk_that_is_full_where_duckdb_writes_is_told_as_everywhere",
        "measure/intake/test_killed.py::test_what_was_taken_in_is_whole_and_the_next_import_completes_it",
    ],
    "a run that is asked to stop, by Ctrl-C, a service's end or a terminal that is closed": [
        "worker/test_stop_signals.py::test_each_signal_is_heard_and_given_back",
        "cli/test_publish.py::test_whenever_it_is_asked_to_stop_nothing_is_left_in_hand",
        "cli/test_work.py::test_a_worker_publishes_what_is_due_until_it_is_stopped",
    ],
    "a locale that knows few letters": ["test_main.py::test_where_a_locale_knows_few_letters_every_file_is_named"],
    "an output that is closed, full, of an old code page, or that nobody reads": [
        "cli/test_door.py::test_an_old_code_page_gets_what_it_can_read",
        "cli/test_door.py::test_a_full_disk_takes_nothing_from_work_that_is_done",
        "cli/test_door.py::test_whoever_goes_by_the_exit_code_learns_that_less_arrived_than_was_said",
        "cli/test_door.py::test_where_nobody_can_type_a_question_is_answered_with_no",
        "cli/test_door.py::test_a_closed_output_takes_nothing_from_work_that_is_done",
        "cli/test_door.py::test_a_reader_that_goes_away_takes_nothing_from_work_that_is_done",
        "cli/test_door.py::test_a_file_whose_name_is_no_text_is_named",
        "hostile/test_names_that_are_no_text.py::test_parquet_is_refused_where_duckdb_cannot_write",
        "hostile/test_names_that_are_no_text.py::test_every_command_takes_files_and_folders_whose_names_are_no_text",
        "cli/test_work.py::test_a_worker_that_nobody_reads_lays_out_what_it_hands_over",
    ],
    "an id, an address, a figure or a reason of a network that no database keeps": [
        "networks/test_wall.py::test_a_post_by_an_id_or_address_that_no_database_keeps_is_one_that_nobody_can_tell_of",
        "networks/test_wall.py::test_what_a_network_fixed_or_counted_that_no_database_keeps_is_as_if_it_was_not_reached",
        "log/test_kept_sentences.py::test_a_reason_holds_nothing_that_one_database_keeps_and_another_does_not",
        "postgres/test_awkward_values.py::test_both_keep_the_same",
    ],
    "a NUL, which PostgreSQL does not take": [
        "hostile/test_names_that_are_no_text.py::test_a_nul_in_desk_toml_is_refused_before_a_database_is_asked",
        "drafts/test_source.py::test_an_invisible_character_is_named_and_placed",
        "drafts/test_source.py::test_an_escape_that_stands_for_an_invisible_sign_is_refused_anywhere",
        "measure/intake/test_hostile.py::test_a_nul_is_kept_out_of_what_is_kept",
    ],
}
"""Each attack, and where it is shown that a desk withstands it."""


@pytest.mark.parametrize("attack", ATTACKS)
def test_each_attack_has_a_test_that_shows_what_comes_of_it(attack):
    for named in ATTACKS[attack]:
        file, name = named.split("::")
        assert named_tests(ROOT / file).count(name) == 1, named


def test_every_test_of_hostile_things_belongs_to_an_attack():
    named = {each for tests in ATTACKS.values() for each in tests}
    files = sorted((ROOT / "hostile").glob("test_*.py"))
    there = {f"hostile/{path.name}::{name}" for path in files if path != Path(__file__) for name in named_tests(path)}
    assert there - named == set()
