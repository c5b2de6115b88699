-- What plans say, one table a word of theirs. Every fact has the words that state it (quote) and where these stand: file, and
-- start_at and end_at, which count characters in the decoded file before any repair.

CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE plans (
  id TEXT PRIMARY KEY, title TEXT, region TEXT, issuer TEXT, issued TEXT, first_year INTEGER, last_year INTEGER, source TEXT
);

CREATE TABLE sections (
  id INTEGER PRIMARY KEY, plan TEXT NOT NULL REFERENCES plans (id), number TEXT, title TEXT, holds TEXT,
  quote TEXT, file TEXT, start_at INTEGER, end_at INTEGER, place TEXT
);

CREATE TABLE tasks (
  id TEXT PRIMARY KEY, plan TEXT NOT NULL REFERENCES plans (id), section INTEGER REFERENCES sections (id),
  number TEXT, title TEXT,
  quote TEXT, file TEXT, start_at INTEGER, end_at INTEGER, place TEXT
);

-- unowned: where it stands that nobody, or only a group, is named for work: at the task, the duty, or groups.
CREATE TABLE duties (
  id TEXT PRIMARY KEY, task TEXT NOT NULL REFERENCES tasks (id), position INTEGER NOT NULL, text TEXT NOT NULL, unowned TEXT,
  quote TEXT, file TEXT, start_at INTEGER, end_at INTEGER, place TEXT
);

-- A clause governs the duties that clause_duties names, or its whole task where that names none.
CREATE TABLE clauses (
  id TEXT PRIMARY KEY, task TEXT NOT NULL REFERENCES tasks (id), basis TEXT NOT NULL, open_list INTEGER NOT NULL, scope TEXT,
  quote TEXT, file TEXT, start_at INTEGER, end_at INTEGER, place TEXT
);

CREATE TABLE clause_duties (
  clause TEXT NOT NULL REFERENCES clauses (id), duty TEXT NOT NULL REFERENCES duties (id), PRIMARY KEY (clause, duty)
) WITHOUT ROWID;

-- kind is 'group' for a class of units that are not named one by one.
CREATE TABLE units (name TEXT PRIMARY KEY, printed TEXT NOT NULL, kind TEXT);

CREATE TABLE unit_names (
  name TEXT NOT NULL, unit TEXT NOT NULL REFERENCES units (name), PRIMARY KEY (name, unit)
) WITHOUT ROWID;

CREATE TABLE assignments (
  id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES units (name), task TEXT NOT NULL REFERENCES tasks (id),
  clause TEXT NOT NULL REFERENCES clauses (id), role TEXT NOT NULL, rank INTEGER, printed TEXT NOT NULL, scope TEXT
);

CREATE TABLE deadlines (
  id INTEGER PRIMARY KEY, task TEXT NOT NULL REFERENCES tasks (id), duty TEXT REFERENCES duties (id),
  clause TEXT REFERENCES clauses (id), text TEXT NOT NULL, due TEXT, precision TEXT NOT NULL, accepted TEXT,
  quote TEXT, file TEXT, start_at INTEGER, end_at INTEGER, place TEXT
);

CREATE TABLE targets (
  id INTEGER PRIMARY KEY, plan TEXT NOT NULL REFERENCES plans (id), duty TEXT REFERENCES duties (id),
  text TEXT NOT NULL, what TEXT, comparator TEXT, value REAL, unit TEXT, due TEXT,
  quote TEXT, file TEXT, start_at INTEGER, end_at INTEGER, place TEXT
);

CREATE TABLE citations (
  id INTEGER PRIMARY KEY, plan TEXT NOT NULL REFERENCES plans (id), duty TEXT REFERENCES duties (id), title TEXT NOT NULL, act TEXT,
  quote TEXT, file TEXT, start_at INTEGER, end_at INTEGER, place TEXT
);

CREATE TABLE diagnostics (
  id INTEGER PRIMARY KEY, plan TEXT NOT NULL REFERENCES plans (id), code TEXT NOT NULL, line INTEGER, accepted TEXT,
  quote TEXT, file TEXT, start_at INTEGER, end_at INTEGER, place TEXT
);

CREATE TABLE statuses (
  id INTEGER PRIMARY KEY, plan TEXT NOT NULL REFERENCES plans (id), number TEXT, title TEXT, state TEXT, on_day TEXT, source TEXT, note TEXT
);

-- As found on the day that the table about tells. accepted: why somebody accepts it, NULL while it is open.
CREATE TABLE gaps (
  id INTEGER PRIMARY KEY, rule TEXT NOT NULL, severity TEXT NOT NULL, plan TEXT REFERENCES plans (id), task TEXT REFERENCES tasks (id),
  message TEXT NOT NULL, suggestion TEXT NOT NULL, accepted TEXT,
  quote TEXT, file TEXT, start_at INTEGER, end_at INTEGER, place TEXT
);

CREATE INDEX sections_of_plan ON sections (plan);
CREATE INDEX tasks_of_plan ON tasks (plan);
CREATE INDEX tasks_of_section ON tasks (section);
CREATE INDEX duties_of_task ON duties (task);
CREATE INDEX clauses_of_task ON clauses (task);
CREATE INDEX clauses_of_duty ON clause_duties (duty);
CREATE INDEX names_of_unit ON unit_names (unit);
CREATE INDEX assignments_of_unit ON assignments (unit, role);
CREATE INDEX assignments_of_task ON assignments (task);
CREATE INDEX assignments_of_clause ON assignments (clause);
CREATE INDEX deadlines_of_task ON deadlines (task);
CREATE INDEX deadlines_by_day ON deadlines (due);
CREATE INDEX targets_of_duty ON targets (duty);
CREATE INDEX citations_of_duty ON citations (duty);
CREATE INDEX gaps_of_task ON gaps (task);

CREATE VIEW who_holds AS
  SELECT DISTINCT units.printed AS unit, assignments.role, tasks.number, tasks.title, tasks.plan, clauses.basis, clauses.quote
  FROM assignments
  JOIN units ON units.name = assignments.unit
  JOIN tasks ON tasks.id = assignments.task
  JOIN clauses ON clauses.id = assignments.clause;

CREATE VIEW who_leads AS
  SELECT unit, number, title, plan, basis, quote FROM who_holds WHERE role = 'lead';

-- What the rule no-owner found and nobody accepted: work that nobody is named for, and that was understood.
CREATE VIEW duties_without_owner AS
  SELECT tasks.number, tasks.title, tasks.plan, gaps.message, gaps.quote
  FROM gaps JOIN tasks ON tasks.id = gaps.task
  WHERE gaps.rule = 'no-owner' AND gaps.accepted IS NULL;

CREATE VIEW falls_due AS
  SELECT deadlines.due, deadlines.text AS words, tasks.number, tasks.title, tasks.plan, duties.text AS duty,
    (SELECT group_concat(DISTINCT units.printed) FROM assignments JOIN units ON units.name = assignments.unit
     WHERE assignments.task = tasks.id AND assignments.role = 'lead') AS leads_of_task
  FROM deadlines JOIN tasks ON tasks.id = deadlines.task LEFT JOIN duties ON duties.id = deadlines.duty
  WHERE deadlines.due IS NOT NULL;
