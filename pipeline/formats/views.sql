-- Common questions to the tables, for DuckDB. Start it in the outputs folder:  duckdb -init views.sql
-- Wege der Vorlagen durch die Gremien, Geld nach Amt und Jahr, Abstimmungen nach Gremium.

-- The path of a paper through the bodies, one row a paper: "Kreisausschuss (29.02.2024) → Kreistag (07.03.2024)".
CREATE OR REPLACE VIEW paper_paths AS
SELECT
    p.paper_id,
    p.path,
    p.reference,
    p.name,
    count(*) AS steps,
    min(c.date) AS first_meeting,
    max(c.date_end) AS last_meeting,
    string_agg(
        coalesce(c.body, '?') || coalesce(' (' || strftime(c.date, '%d.%m.%Y') || ')', ''),
        ' → ' ORDER BY c."order", c.number
    ) AS way
FROM papers p
JOIN consultations c USING (paper_id)
GROUP BY ALL
ORDER BY p.path, p.paper_id;

-- One row a consultation, with the paper it belongs to and the days since the step before.
CREATE OR REPLACE VIEW steps AS
SELECT
    p.municipality,
    p.reference,
    p.name AS paper,
    c."order",
    c.date,
    date_diff('day', lag(c.date) OVER (PARTITION BY c.paper_id ORDER BY c."order", c.number), c.date) AS days_since_step_before,
    c.body,
    c.role,
    c.result,
    c.result_normal,
    c.yes,
    c.no,
    c.abstain,
    c.paper_id
FROM consultations c
JOIN papers p USING (paper_id)
ORDER BY p.path, c.paper_id, c."order", c.number;

-- Money by department and year of the paper. Ranges count nothing here: their amount is unknown. The same sum printed
-- twice in a paper counts once; an approximate sum and a bound count as printed.
CREATE OR REPLACE VIEW money_by_department AS
WITH named AS (
    SELECT DISTINCT paper_id, amount, currency, kind FROM amounts WHERE amount IS NOT NULL AND per IS NULL
)
SELECT
    p.department,
    year(p.date) AS year,
    n.currency,
    count(DISTINCT p.paper_id) AS papers,
    count(*) AS amounts,
    sum(n.amount) AS total,
    max(n.amount) AS largest
FROM named n
JOIN papers p USING (paper_id)
GROUP BY ALL
ORDER BY p.department, year, n.currency;

-- Votes by body: only printed numbers count; "unknown" tells for how many steps no number is known.
CREATE OR REPLACE VIEW votes_by_body AS
SELECT
    coalesce(o.register_name, o.name, c.body) AS body,
    c.organization_id,
    count(*) AS consultations,
    count(c.yes) AS with_votes,
    count(*) - count(c.yes) AS unknown,
    sum(c.yes) AS yes,
    sum(c.no) AS no,
    sum(c.abstain) AS abstain,
    count(*) FILTER (c.result_normal = 'einstimmig') AS unanimous,
    count(*) FILTER (c.result_normal = 'abgelehnt') AS rejected
FROM consultations c
LEFT JOIN organizations o USING (organization_id)
GROUP BY ALL
ORDER BY consultations DESC, body;

-- What a person should look at first: the least sure papers.
CREATE OR REPLACE VIEW in_doubt AS
SELECT
    p.paper_id,
    p.path,
    p.status,
    (SELECT min(confidence) FROM pages WHERE pages.paper_id = p.paper_id) AS least_page_confidence,
    (SELECT count(*) FROM problems WHERE problems.paper_id = p.paper_id) AS problems,
    least(p.reference_confidence, p.name_confidence, p.date_confidence, p.department_confidence) AS least_value_confidence
FROM papers p
ORDER BY problems DESC, least_page_confidence, p.paper_id;
