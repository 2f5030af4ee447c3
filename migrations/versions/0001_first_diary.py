"""The first diary: every table that a runner's records need.

Frozen: whatever the program's tables become, a diary of this revision looked like this. The statements name
nothing of kneelog.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE run (
        id TEXT NOT NULL,
        on_date TEXT NOT NULL,
        start_time TEXT,
        start_offset INTEGER,
        distance_m INTEGER,
        moving_s INTEGER,
        climb_m INTEGER,
        heart_rate INTEGER,
        cadence INTEGER,
        effort INTEGER,
        kind TEXT,
        surface TEXT DEFAULT '' NOT NULL,
        shoes TEXT DEFAULT '' NOT NULL,
        title TEXT DEFAULT '' NOT NULL,
        source TEXT DEFAULT '' NOT NULL,
        edited_at TEXT,
        CONSTRAINT pk_run PRIMARY KEY (id),
        CONSTRAINT ck_run_id_is_id CHECK (length(id) BETWEEN 1 AND 64),
        CONSTRAINT ck_run_on_date_is_date CHECK (on_date IS NULL OR (date(on_date) IS on_date AND
            on_date >= '0001-01-01')),
        CONSTRAINT ck_run_start_time_is_time CHECK (start_time IS NULL OR (time(substr(start_time, 1,
            8)) IS substr(start_time, 1, 8) AND start_time < '24' AND (length(start_time) = 8 OR
            substr(start_time, 9) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]'))),
        CONSTRAINT ck_run_start_offset_in_range CHECK (start_offset BETWEEN -1439 AND 1439),
        CONSTRAINT ck_run_start_is_whole CHECK ((start_time IS NULL) = (start_offset IS NULL)),
        CONSTRAINT ck_run_distance_m_in_range CHECK (distance_m BETWEEN 0 AND 1000000),
        CONSTRAINT ck_run_moving_s_in_range CHECK (moving_s BETWEEN 0 AND 1209600),
        CONSTRAINT ck_run_climb_m_in_range CHECK (climb_m BETWEEN 0 AND 50000),
        CONSTRAINT ck_run_heart_rate_in_range CHECK (heart_rate BETWEEN 20 AND 300),
        CONSTRAINT ck_run_cadence_in_range CHECK (cadence BETWEEN 1 AND 400),
        CONSTRAINT ck_run_effort_in_range CHECK (effort BETWEEN 0 AND 10),
        CONSTRAINT ck_run_kind_known CHECK (kind = 'easy' OR kind = 'long' OR kind = 'intervals' OR kind
            = 'race' OR kind = 'other'),
        CONSTRAINT ck_run_surface_length CHECK (length(surface) <= 200),
        CONSTRAINT ck_run_shoes_length CHECK (length(shoes) <= 200),
        CONSTRAINT ck_run_title_length CHECK (length(title) <= 200),
        CONSTRAINT ck_run_source_length CHECK (length(source) <= 200),
        CONSTRAINT ck_run_edited_at_is_instant CHECK (edited_at IS NULL OR
            (strftime('%Y-%m-%dT%H:%M:%S', substr(edited_at, 1, 19)) IS substr(edited_at, 1, 19) AND
            edited_at >= '0001-01-01' AND substr(edited_at, 12) < '24' AND (substr(edited_at, 20) = 'Z' OR
            substr(edited_at, 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z')))
    ) STRICT
    """,
    "CREATE INDEX ix_run_on_date ON run (on_date)",
    """
    CREATE TABLE run_source (
        run_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        CONSTRAINT pk_run_source PRIMARY KEY (run_id, position),
        CONSTRAINT ck_run_source_name_length CHECK (length(name) BETWEEN 1 AND 200),
        CONSTRAINT fk_run_source_run_id FOREIGN KEY(run_id) REFERENCES run (id) ON DELETE CASCADE
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE entry (
        id TEXT NOT NULL,
        on_date TEXT NOT NULL,
        at_time TEXT,
        utc_offset INTEGER,
        kind TEXT NOT NULL,
        run_id TEXT,
        note TEXT DEFAULT '' NOT NULL,
        eased_by_medicine TEXT DEFAULT '' NOT NULL,
        recorded_at TEXT NOT NULL,
        edited_at TEXT,
        CONSTRAINT pk_entry PRIMARY KEY (id),
        CONSTRAINT ck_entry_id_is_id CHECK (length(id) BETWEEN 1 AND 64),
        CONSTRAINT ck_entry_on_date_is_date CHECK (on_date IS NULL OR (date(on_date) IS on_date AND
            on_date >= '0001-01-01')),
        CONSTRAINT ck_entry_at_time_is_time CHECK (at_time IS NULL OR (time(substr(at_time, 1, 8)) IS
            substr(at_time, 1, 8) AND at_time < '24' AND (length(at_time) = 8 OR substr(at_time, 9) GLOB
            '.[0-9][0-9][0-9][0-9][0-9][0-9]'))),
        CONSTRAINT ck_entry_utc_offset_in_range CHECK (utc_offset BETWEEN -1439 AND 1439),
        CONSTRAINT ck_entry_kind_known CHECK (kind = 'run' OR kind = 'rest'),
        CONSTRAINT ck_entry_note_length CHECK (length(note) <= 20000),
        CONSTRAINT ck_entry_eased_by_medicine_length CHECK (length(eased_by_medicine) <= 200),
        CONSTRAINT ck_entry_recorded_at_is_instant CHECK (recorded_at IS NULL OR
            (strftime('%Y-%m-%dT%H:%M:%S', substr(recorded_at, 1, 19)) IS substr(recorded_at, 1, 19) AND
            recorded_at >= '0001-01-01' AND substr(recorded_at, 12) < '24' AND (substr(recorded_at, 20) =
            'Z' OR substr(recorded_at, 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'))),
        CONSTRAINT ck_entry_edited_at_is_instant CHECK (edited_at IS NULL OR
            (strftime('%Y-%m-%dT%H:%M:%S', substr(edited_at, 1, 19)) IS substr(edited_at, 1, 19) AND
            edited_at >= '0001-01-01' AND substr(edited_at, 12) < '24' AND (substr(edited_at, 20) = 'Z' OR
            substr(edited_at, 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'))),
        CONSTRAINT fk_entry_run_id FOREIGN KEY(run_id) REFERENCES run (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX ix_entry_on_date ON entry (on_date)",
    "CREATE INDEX ix_entry_run_id ON entry (run_id)",
    """
    CREATE TABLE knee_report (
        entry_id TEXT NOT NULL,
        knee TEXT NOT NULL,
        level INTEGER,
        at_start INTEGER,
        during_run INTEGER,
        after_run INTEGER,
        spread TEXT,
        swelling TEXT,
        swelling_extent TEXT,
        swelling_onset TEXT,
        lasted INTEGER,
        lasted_unit TEXT,
        CONSTRAINT pk_knee_report PRIMARY KEY (entry_id, knee),
        CONSTRAINT ck_knee_report_knee_known CHECK (knee = 'left' OR knee = 'right'),
        CONSTRAINT ck_knee_report_level_in_range CHECK (level BETWEEN 0 AND 10),
        CONSTRAINT ck_knee_report_at_start_in_range CHECK (at_start BETWEEN 0 AND 10),
        CONSTRAINT ck_knee_report_during_run_in_range CHECK (during_run BETWEEN 0 AND 10),
        CONSTRAINT ck_knee_report_after_run_in_range CHECK (after_run BETWEEN 0 AND 10),
        CONSTRAINT ck_knee_report_level_covers_at_start CHECK (level >= at_start),
        CONSTRAINT ck_knee_report_level_covers_during_run CHECK (level >= during_run),
        CONSTRAINT ck_knee_report_level_covers_after_run CHECK (level >= after_run),
        CONSTRAINT ck_knee_report_spread_known CHECK (spread = 'fingertip' OR spread = 'palm' OR spread
            = 'whole'),
        CONSTRAINT ck_knee_report_swelling_known CHECK (swelling = 'none' OR swelling = 'slight' OR
            swelling = 'clear' OR swelling = 'tight'),
        CONSTRAINT ck_knee_report_swelling_extent_known CHECK (swelling_extent = 'spot' OR
            swelling_extent = 'whole'),
        CONSTRAINT ck_knee_report_swelling_onset_known CHECK (swelling_onset = 'within-hours' OR
            swelling_onset = 'next-day' OR swelling_onset = 'slowly'),
        CONSTRAINT ck_knee_report_lasted_in_range CHECK (lasted BETWEEN 0 AND 9999),
        CONSTRAINT ck_knee_report_lasted_unit_known CHECK (lasted_unit = 'min' OR lasted_unit = 'h' OR
            lasted_unit = 'd' OR lasted_unit = 'ongoing'),
        CONSTRAINT ck_knee_report_lasted_is_whole CHECK ((lasted IS NULL) = (lasted_unit IS NULL)),
        CONSTRAINT ck_knee_report_ongoing_has_no_number CHECK ((lasted = 0) = (lasted_unit = 'ongoing')),
        CONSTRAINT fk_knee_report_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE knee_place (
        entry_id TEXT NOT NULL,
        knee TEXT NOT NULL,
        place TEXT NOT NULL,
        CONSTRAINT pk_knee_place PRIMARY KEY (entry_id, knee, place),
        CONSTRAINT ck_knee_place_place_known CHECK (place = 'above-kneecap' OR place =
            'kneecap-inner-edge' OR place = 'kneecap' OR place = 'kneecap-outer-edge' OR place =
            'below-kneecap' OR place = 'shin-bump' OR place = 'inner-above-joint-line' OR place =
            'inner-joint-line' OR place = 'inner-below-joint-line' OR place = 'inner-top-of-shin' OR place =
            'outer-above-joint-line' OR place = 'outer-joint-line' OR place = 'outer-knob' OR place =
            'outer-top-of-shin' OR place = 'hollow' OR place = 'back-inner-cord' OR place =
            'back-outer-cord' OR place = 'whole-knee'),
        CONSTRAINT fk_knee_place_entry_id FOREIGN KEY(entry_id, knee) REFERENCES knee_report (entry_id,
            knee) ON DELETE CASCADE
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE knee_sign (
        entry_id TEXT NOT NULL,
        knee TEXT NOT NULL,
        sign TEXT NOT NULL,
        CONSTRAINT pk_knee_sign PRIMARY KEY (entry_id, knee, sign),
        CONSTRAINT ck_knee_sign_sign_known CHECK (sign = 'gives-way' OR sign = 'feels-unstable' OR sign
            = 'locked' OR sign = 'catches' OR sign = 'clicks-painlessly' OR sign = 'clicks-painfully' OR
            sign = 'stiff-after-rest' OR sign = 'warm' OR sign = 'red' OR sign = 'local-lump' OR sign =
            'tight-inner-thigh' OR sign = 'night-pain' OR sign = 'bony-spot' OR sign = 'cannot-bear-weight'
            OR sign = 'cannot-move-it' OR sign = 'changed-shape' OR sign = 'swelled-within-hours' OR sign =
            'badly-swollen' OR sign = 'hot-red-swollen-feverish' OR sign = 'worse-at-start' OR sign =
            'eases-while-running' OR sign = 'worse-after' OR sign = 'worse-next-day' OR sign = 'stairs-up'
            OR sign = 'stairs-down' OR sign = 'squat' OR sign = 'uneven-ground' OR sign = 'hard-shoes' OR
            sign = 'bare-feet' OR sign = 'long-sitting' OR sign = 'downhill' OR sign = 'speed' OR sign =
            'eased-by-rest' OR sign = 'eased-by-warming-up' OR sign = 'eased-by-ice' OR sign =
            'eased-by-heat' OR sign = 'eased-by-medicine'),
        CONSTRAINT fk_knee_sign_entry_id FOREIGN KEY(entry_id, knee) REFERENCES knee_report (entry_id,
            knee) ON DELETE CASCADE
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE person_sign (
        entry_id TEXT NOT NULL,
        sign TEXT NOT NULL,
        CONSTRAINT pk_person_sign PRIMARY KEY (entry_id, sign),
        CONSTRAINT ck_person_sign_sign_known CHECK (sign = 'calf-swollen' OR sign =
            'breathless-or-chest-pain'),
        CONSTRAINT fk_person_sign_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE shoe (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        from_date TEXT,
        to_date TEXT,
        is_default INTEGER NOT NULL,
        CONSTRAINT pk_shoe PRIMARY KEY (id),
        CONSTRAINT ck_shoe_id_is_id CHECK (length(id) BETWEEN 1 AND 64),
        CONSTRAINT ck_shoe_name_length CHECK (length(name) BETWEEN 1 AND 200),
        CONSTRAINT ck_shoe_from_date_is_date CHECK (from_date IS NULL OR (date(from_date) IS from_date
            AND from_date >= '0001-01-01')),
        CONSTRAINT ck_shoe_to_date_is_date CHECK (to_date IS NULL OR (date(to_date) IS to_date AND
            to_date >= '0001-01-01')),
        CONSTRAINT ck_shoe_to_date_after_from_date CHECK (to_date >= from_date),
        CONSTRAINT ck_shoe_is_default_is_flag CHECK (is_default IN (0, 1))
    ) STRICT
    """,
    """
    CREATE TABLE appointment (
        id TEXT NOT NULL,
        on_date TEXT NOT NULL,
        with_whom TEXT DEFAULT '' NOT NULL,
        question TEXT DEFAULT '' NOT NULL,
        problem TEXT DEFAULT '' NOT NULL,
        goal TEXT DEFAULT '' NOT NULL,
        said TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_appointment PRIMARY KEY (id),
        CONSTRAINT ck_appointment_id_is_id CHECK (length(id) BETWEEN 1 AND 64),
        CONSTRAINT ck_appointment_on_date_is_date CHECK (on_date IS NULL OR (date(on_date) IS on_date
            AND on_date >= '0001-01-01')),
        CONSTRAINT ck_appointment_with_whom_length CHECK (length(with_whom) <= 200),
        CONSTRAINT ck_appointment_question_length CHECK (length(question) <= 20000),
        CONSTRAINT ck_appointment_problem_length CHECK (length(problem) <= 20000),
        CONSTRAINT ck_appointment_goal_length CHECK (length(goal) <= 20000),
        CONSTRAINT ck_appointment_said_length CHECK (length(said) <= 20000)
    ) STRICT
    """,
    """
    CREATE TABLE seeing_someone (
        id TEXT NOT NULL,
        knee TEXT NOT NULL,
        since TEXT NOT NULL,
        until TEXT,
        with_whom TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_seeing_someone PRIMARY KEY (id),
        CONSTRAINT ck_seeing_someone_id_is_id CHECK (length(id) BETWEEN 1 AND 64),
        CONSTRAINT ck_seeing_someone_knee_known CHECK (knee = 'left' OR knee = 'right'),
        CONSTRAINT ck_seeing_someone_since_is_date CHECK (since IS NULL OR (date(since) IS since AND
            since >= '0001-01-01')),
        CONSTRAINT ck_seeing_someone_until_is_date CHECK (until IS NULL OR (date(until) IS until AND
            until >= '0001-01-01')),
        CONSTRAINT ck_seeing_someone_until_after_since CHECK (until >= since),
        CONSTRAINT ck_seeing_someone_with_whom_length CHECK (length(with_whom) <= 200)
    ) STRICT
    """,
    """
    CREATE TABLE score (
        id TEXT NOT NULL,
        on_date TEXT NOT NULL,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_score PRIMARY KEY (id),
        CONSTRAINT ck_score_id_is_id CHECK (length(id) BETWEEN 1 AND 64),
        CONSTRAINT ck_score_on_date_is_date CHECK (on_date IS NULL OR (date(on_date) IS on_date AND
            on_date >= '0001-01-01')),
        CONSTRAINT ck_score_name_length CHECK (length(name) BETWEEN 1 AND 200),
        CONSTRAINT ck_score_value_length CHECK (length(value) BETWEEN 1 AND 200)
    ) STRICT
    """,
    """
    CREATE TABLE tried (
        id TEXT NOT NULL,
        from_date TEXT NOT NULL,
        text TEXT NOT NULL,
        to_date TEXT,
        helped INTEGER,
        CONSTRAINT pk_tried PRIMARY KEY (id),
        CONSTRAINT ck_tried_id_is_id CHECK (length(id) BETWEEN 1 AND 64),
        CONSTRAINT ck_tried_from_date_is_date CHECK (from_date IS NULL OR (date(from_date) IS from_date
            AND from_date >= '0001-01-01')),
        CONSTRAINT ck_tried_text_length CHECK (length(text) BETWEEN 1 AND 20000),
        CONSTRAINT ck_tried_to_date_is_date CHECK (to_date IS NULL OR (date(to_date) IS to_date AND
            to_date >= '0001-01-01')),
        CONSTRAINT ck_tried_to_date_after_from_date CHECK (to_date >= from_date),
        CONSTRAINT ck_tried_helped_is_flag CHECK (helped IN (0, 1))
    ) STRICT
    """,
    """
    CREATE TABLE looked_at (
        id TEXT NOT NULL,
        sign TEXT NOT NULL,
        knee TEXT,
        on_date TEXT NOT NULL,
        CONSTRAINT pk_looked_at PRIMARY KEY (id),
        CONSTRAINT ck_looked_at_id_is_id CHECK (length(id) BETWEEN 1 AND 64),
        CONSTRAINT ck_looked_at_sign_known CHECK (sign = 'breathless-or-chest-pain' OR sign =
            'hot-red-swollen-feverish' OR sign = 'cannot-bear-weight' OR sign = 'cannot-move-it' OR sign =
            'changed-shape' OR sign = 'locked' OR sign = 'swelled-within-hours' OR sign = 'badly-swollen' OR
            sign = 'gives-way' OR sign = 'clicks-painfully' OR sign = 'calf-swollen' OR sign = 'night-pain'
            OR sign = 'bony-spot'),
        CONSTRAINT ck_looked_at_knee_known CHECK (knee = 'left' OR knee = 'right'),
        CONSTRAINT ck_looked_at_on_date_is_date CHECK (on_date IS NULL OR (date(on_date) IS on_date AND
            on_date >= '0001-01-01'))
    ) STRICT
    """,
    """
    CREATE TABLE reminder (
        id TEXT NOT NULL,
        until TEXT NOT NULL,
        CONSTRAINT pk_reminder PRIMARY KEY (id),
        CONSTRAINT ck_reminder_id_is_single CHECK (id = '1'),
        CONSTRAINT ck_reminder_until_is_date CHECK (until IS NULL OR (date(until) IS until AND until >=
            '0001-01-01'))
    ) STRICT
    """,
    """
    CREATE TABLE background (
        id TEXT NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        year_of_birth INTEGER,
        sex TEXT DEFAULT '' NOT NULL,
        conditions TEXT DEFAULT '' NOT NULL,
        left_past TEXT DEFAULT '' NOT NULL,
        right_past TEXT DEFAULT '' NOT NULL,
        strength TEXT DEFAULT '' NOT NULL,
        flexibility TEXT DEFAULT '' NOT NULL,
        running_style TEXT DEFAULT '' NOT NULL,
        goal TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_background PRIMARY KEY (id),
        CONSTRAINT ck_background_id_is_single CHECK (id = '1'),
        CONSTRAINT ck_background_name_length CHECK (length(name) <= 200),
        CONSTRAINT ck_background_year_of_birth_in_range CHECK (year_of_birth BETWEEN 1900 AND 2100),
        CONSTRAINT ck_background_sex_length CHECK (length(sex) <= 200),
        CONSTRAINT ck_background_conditions_length CHECK (length(conditions) <= 20000),
        CONSTRAINT ck_background_left_past_length CHECK (length(left_past) <= 20000),
        CONSTRAINT ck_background_right_past_length CHECK (length(right_past) <= 20000),
        CONSTRAINT ck_background_strength_length CHECK (length(strength) <= 20000),
        CONSTRAINT ck_background_flexibility_length CHECK (length(flexibility) <= 20000),
        CONSTRAINT ck_background_running_style_length CHECK (length(running_style) <= 20000),
        CONSTRAINT ck_background_goal_length CHECK (length(goal) <= 20000)
    ) STRICT
    """,
    """
    CREATE TABLE rule_settings (
        id TEXT NOT NULL,
        high_level INTEGER NOT NULL,
        lasting_days INTEGER NOT NULL,
        uneven_gap INTEGER NOT NULL,
        niggle_runs INTEGER NOT NULL,
        niggle_of INTEGER NOT NULL,
        niggle_window_days INTEGER NOT NULL,
        counts_from INTEGER NOT NULL,
        bridged_blank_days INTEGER NOT NULL,
        current_days INTEGER NOT NULL,
        CONSTRAINT pk_rule_settings PRIMARY KEY (id),
        CONSTRAINT ck_rule_settings_id_is_single CHECK (id = '1'),
        CONSTRAINT ck_rule_settings_high_level_in_range CHECK (high_level BETWEEN 5 AND 9),
        CONSTRAINT ck_rule_settings_lasting_days_in_range CHECK (lasting_days BETWEEN 2 AND 3),
        CONSTRAINT ck_rule_settings_uneven_gap_in_range CHECK (uneven_gap BETWEEN 2 AND 6),
        CONSTRAINT ck_rule_settings_niggle_runs_in_range CHECK (niggle_runs BETWEEN 2 AND 5),
        CONSTRAINT ck_rule_settings_niggle_of_in_range CHECK (niggle_of BETWEEN 3 AND 8),
        CONSTRAINT ck_rule_settings_niggle_window_days_in_range CHECK (niggle_window_days BETWEEN 14 AND
            84),
        CONSTRAINT ck_rule_settings_counts_from_in_range CHECK (counts_from BETWEEN 1 AND 3),
        CONSTRAINT ck_rule_settings_bridged_blank_days_in_range CHECK (bridged_blank_days BETWEEN 0 AND 2),
        CONSTRAINT ck_rule_settings_current_days_in_range CHECK (current_days BETWEEN 7 AND 60),
        CONSTRAINT ck_rule_settings_niggle_fits CHECK (niggle_runs <= niggle_of)
    ) STRICT
    """,
    """
    CREATE TABLE preferences (
        id TEXT NOT NULL,
        units TEXT NOT NULL,
        country TEXT NOT NULL,
        emergency_number TEXT DEFAULT '' NOT NULL,
        advice_number TEXT DEFAULT '' NOT NULL,
        first_weekday INTEGER NOT NULL,
        appearance TEXT NOT NULL,
        move_on INTEGER NOT NULL,
        welcomed INTEGER NOT NULL,
        CONSTRAINT pk_preferences PRIMARY KEY (id),
        CONSTRAINT ck_preferences_id_is_single CHECK (id = '1'),
        CONSTRAINT ck_preferences_units_known CHECK (units = 'km' OR units = 'mi'),
        CONSTRAINT ck_preferences_country_known CHECK (country = 'uk' OR country = 'eu' OR country =
            'us' OR country = 'au' OR country = 'other'),
        CONSTRAINT ck_preferences_emergency_number_length CHECK (length(emergency_number) <= 40),
        CONSTRAINT ck_preferences_advice_number_length CHECK (length(advice_number) <= 40),
        CONSTRAINT ck_preferences_first_weekday_in_range CHECK (first_weekday BETWEEN 0 AND 6),
        CONSTRAINT ck_preferences_appearance_known CHECK (appearance = 'system' OR appearance = 'light'
            OR appearance = 'dark'),
        CONSTRAINT ck_preferences_move_on_is_flag CHECK (move_on IN (0, 1)),
        CONSTRAINT ck_preferences_welcomed_is_flag CHECK (welcomed IN (0, 1))
    ) STRICT
    """,
    """
    CREATE TABLE draft (
        id TEXT NOT NULL,
        document TEXT NOT NULL,
        CONSTRAINT pk_draft PRIMARY KEY (id),
        CONSTRAINT ck_draft_id_is_single CHECK (id = '1'),
        CONSTRAINT ck_draft_is_json CHECK (json_valid(document))
    ) STRICT
    """,
    """
    CREATE TABLE change (
        id INTEGER NOT NULL,
        label TEXT NOT NULL,
        made_at TEXT NOT NULL,
        state TEXT NOT NULL,
        CONSTRAINT pk_change PRIMARY KEY (id),
        CONSTRAINT ck_change_made_at_is_instant CHECK (made_at IS NULL OR (strftime('%Y-%m-%dT%H:%M:%S',
            substr(made_at, 1, 19)) IS substr(made_at, 1, 19) AND made_at >= '0001-01-01' AND
            substr(made_at, 12) < '24' AND (substr(made_at, 20) = 'Z' OR substr(made_at, 20) GLOB
            '.[0-9][0-9][0-9][0-9][0-9][0-9]Z'))),
        CONSTRAINT ck_change_state_known CHECK (state = 'done' OR state = 'undone')
    ) STRICT
    """,
    """
    CREATE TABLE change_item (
        change_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        record_id TEXT NOT NULL,
        other TEXT,
        CONSTRAINT pk_change_item PRIMARY KEY (change_id, position),
        CONSTRAINT ck_change_item_kind_known CHECK (kind = 'entries' OR kind = 'runs' OR kind = 'shoes'
            OR kind = 'appointments' OR kind = 'seeing_someone' OR kind = 'scores' OR kind = 'tried' OR kind
            = 'looked_at' OR kind = 'reminder' OR kind = 'background' OR kind = 'settings' OR kind =
            'preferences'),
        CONSTRAINT ck_change_item_record_id_is_id CHECK (length(record_id) BETWEEN 1 AND 64),
        CONSTRAINT ck_change_item_other_is_json CHECK (json_valid(other)),
        CONSTRAINT fk_change_item_change_id FOREIGN KEY(change_id) REFERENCES change (id) ON DELETE CASCADE
    ) WITHOUT ROWID, STRICT
    """,
)


def upgrade() -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
