"""Of the large organisation: what its managers used to do. Absences, leave, contracts, vacancies, learning."""

MONTHS = 72  # that there is something of
SICK, FREE, VACANCIES, LETTERS = 40_000, 60_000, 2_000, 12
CERTIFICATES, NEEDS, PLANS, NOTES = 40_000, 12_000, 8_000, 600

FILL = (
    # A few days or weeks each; one in thirty lasts for months, and one in sixty is running.
    f"""INSERT INTO absence (person, team, first_day, recovered_on, recovery_noted_on, reported_at, reported_by, phone,
            address, contact_wish, early, expected_until)
        SELECT m.person, m.team, first_day, back, back, first_day, m.person, '', '', '', '',
            CASE WHEN back IS NULL THEN current_date + 5 END
        FROM generate_series(1, {SICK}) n
        JOIN membership m ON m.id = 1 + (n::bigint * 7919) % (SELECT count(*) FROM membership)
        CROSS JOIN LATERAL (SELECT current_date - 3 - (n * 13) % ({MONTHS} * 30) AS first_day) f
        CROSS JOIN LATERAL (SELECT first_day + CASE WHEN n % 30 = 0 THEN 60 + n % 200 ELSE 1 + n % 14 END AS ends) e
        CROSS JOIN LATERAL (SELECT CASE WHEN ends < current_date THEN ends END AS back) b""",
    """INSERT INTO absence_work (absence, what) SELECT id, 'Overdracht van de week'
       FROM absence WHERE recovered_on IS NULL OR recovered_on > current_date - 28""",
    "UPDATE absence SET passed_on = first_day, confirmed_at = first_day",
    """UPDATE absence SET handed_over_on = first_day + 28, case_manager = (SELECT person FROM office_held
           WHERE office = 'hr' LIMIT 1) WHERE coalesce(recovered_on, current_date) - first_day > 28""",
    """INSERT INTO absence_hours (absence, from_on, hours, advised_on, by, entered_on)
       SELECT id, first_day + 40, 8, first_day + 38, case_manager, first_day + 38
       FROM absence WHERE case_manager IS NOT NULL AND coalesce(recovered_on, current_date) - first_day > 45""",
    f"""INSERT INTO leave_request (person, from_on, until_on, whole, hours, remark, asked_at, closes_on, agreed_at)
        SELECT m.person, day, day + n % 5, true, 8, '', day - interval '40 days', day - 20,
            CASE WHEN n % 6 > 0 THEN day - interval '30 days' END
        FROM generate_series(1, {FREE}) n
        JOIN membership m ON m.id = 1 + (n::bigint * 104729) % (SELECT count(*) FROM membership)
        CROSS JOIN LATERAL (SELECT current_date + 90 - (n * 11) % 900 AS day) d""",
    """INSERT INTO leave_needed (team, from_on, monday, tuesday, wednesday, thursday, friday)
       SELECT id, date '2020-01-01', 5, 5, 5, 5, 5 FROM team""",
    """INSERT INTO contract (person, from_on, until_on, probation, recorded_by, at)
       SELECT p.id, p.joined_on, CASE WHEN p.id % 20 = 0 THEN current_date + (p.id % 300)::int END, false, p.id, now()
       FROM person p""",
    """INSERT INTO team_establishment (team, hours, from_on, said_by, at)
       SELECT id, 300, date '2020-01-01', 1, now() FROM team""",
    f"""INSERT INTO vacancy (team, stage, title_nl, title_en, work_nl, work_en, reason, hours, ground, stopped_because,
            made_by, made_at, opened_on, closes_on, closed_on)
        SELECT m.team, CASE WHEN n % 20 = 0 THEN 'posted' ELSE 'filled' END, 'Begeleider ' || n, 'Support worker ' || n,
            'Wat je doet.', 'What you do.', 'Iemand vertrekt.', 24, '', '', m.person, now(), current_date - 20,
            current_date + 10, CASE WHEN n % 20 > 0 THEN current_date - 40 END
        FROM generate_series(1, {VACANCIES}) n JOIN membership m ON m.id = n""",
    "INSERT INTO vacancy_step (vacancy, stage, from_on) SELECT id, stage, current_date - 40 FROM vacancy",
    """INSERT INTO vacancy_criterion (vacancy, place, words_nl, words_en, weight)
       SELECT id, place, 'Ervaring', 'Experience', 2 FROM vacancy, generate_series(1, 4) place""",
    """INSERT INTO committee_member (vacancy, person, asked_at, answered_at, takes_part)
       SELECT v.id, m.person, now(), now(), true FROM vacancy v JOIN membership m ON m.team = v.team""",
    f"""INSERT INTO applicant (vacancy, standing, name, email, phone, letter, source, language, applied_on, agreed,
            reason_words, erased_on)
        SELECT v.id, CASE WHEN v.closed_on IS NULL THEN 'received' ELSE 'rejected' END,
            CASE WHEN v.closed_on IS NULL THEN 'Iemand ' || n ELSE '' END, '', '',
            CASE WHEN v.closed_on IS NULL THEN 'Graag kom ik werken.' ELSE '' END, 'website', 'nl', current_date - 15,
            '', '', CASE WHEN v.closed_on IS NOT NULL THEN current_date - 1 END
        FROM vacancy v, generate_series(1, {LETTERS}) n""",
    """INSERT INTO training (code, title_nl, title_en, kind, days, cost, provider, required_nl, required_en,
            required_by, role_key, valid_months)
       SELECT 'TR' || n, 'Training ' || n, 'Training ' || n, 'content', 2, 400, 'Opleider', '', '',
           CASE WHEN n % 5 = 0 THEN 'the method' ELSE 'nothing' END, '', CASE WHEN n % 3 = 0 THEN 24 END
       FROM generate_series(1, 40) n""",
    f"""INSERT INTO certificate (person, training, obtained_on, valid_until)
        SELECT 1 + (n::bigint * 7919) % (SELECT count(*) FROM person), 1 + n % 40, current_date - n % 900,
            CASE WHEN (1 + n % 40) % 3 = 0 THEN current_date - n % 900 + 730 END
        FROM generate_series(1, {CERTIFICATES}) n""",
    f"""INSERT INTO training_need (team, owner, by, at, whom, question, origin, about, training)
        SELECT m.team, m.person, m.person, now(), 'for myself', 'Wat kan ik dan?', 'the daily work', '', 1 + n % 40
        FROM generate_series(1, {NEEDS}) n
        JOIN membership m ON m.id = 1 + (n::bigint * 7919) % (SELECT count(*) FROM membership)""",
    f"""INSERT INTO training_plan (team, training, by, at, why, provider, cost, from_training, from_own,
            from_organisation, from_other, other_payer, mpp_words, transfer_to, transfer_how, passed_to, cancel_words)
        SELECT m.team, 1 + n % 40, m.person, now(), 'Daarom.', 'Opleider', 400, 400, 0, 0, 0, '', '', '', '', '', ''
        FROM generate_series(1, {PLANS}) n
        JOIN membership m ON m.id = 1 + (n::bigint * 7919) % (SELECT count(*) FROM membership)""",
    "INSERT INTO training_day (plan, day) SELECT id, current_date - 200 + id % 260 FROM training_plan",
    """INSERT INTO training_participant (plan, person, by, at, monday)
       SELECT p.id, m.person, p.by, now(), '' FROM training_plan p JOIN membership m ON m.team = p.team
       WHERE (m.person + p.id) % 4 = 0""",
    f"""INSERT INTO policy_note (team, stage, made_at, shared_on)
        SELECT 1 + n % (SELECT count(*) FROM team), 'shared', now(), current_date FROM generate_series(1, {NOTES}) n""",
    """INSERT INTO policy_note_text (note, number, title, body, monday, trains, by, at, fingerprint)
       SELECT id, 1, 'Stuk ' || id, 'Zo werken we.', 'Bel eerst.', '', 1, now(), repeat('0', 64) FROM policy_note""",
    """INSERT INTO policy_note_writer (note, person, asked_at, accepted_at)
       SELECT n.id, m.person, now(), now() FROM policy_note n JOIN membership m ON m.team = n.team
       WHERE m.person % 5 = 0""",
)
