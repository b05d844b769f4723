-- The record, version 1.
--
-- Numbers called pk depend on the order in which reports came, and appear in no answer and no export.
-- Words are not stored twice: a pair `…_from`, `…_to` is a half-open stretch of report.text in Unicode
-- scalar values, which are what SQLite's substr counts; substr(text, x_from + 1, x_to - x_from) are the words.
-- Dates are ISO 8601 text. The views at the end are what people read; docs/guide/record.md tells them.

-- One published text as it came.
CREATE TABLE report (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,                 -- SHA-256 of the bytes, hexadecimal
  ref TEXT,                                -- the input's own id, or the file's name
  language TEXT NOT NULL,
  title TEXT,
  published TEXT,                          -- as given
  day TEXT,                                -- the day of `published`, as the outlet wrote it
  outlet TEXT,
  agency TEXT,
  url TEXT,
  author TEXT,
  coder TEXT NOT NULL,                     -- which version of Sijill coded it
  origin INTEGER NOT NULL REFERENCES report (pk) DEFERRABLE INITIALLY DEFERRED, -- first of its reprint group
  reprint_of INTEGER REFERENCES report (pk) DEFERRABLE INITIALLY DEFERRED,
  sketch BLOB NOT NULL,                    -- what likeness of reports is judged by (sijill-merge)
  text TEXT NOT NULL,                      -- what stands behind the text is reached only through its pages
  raw BLOB NOT NULL                        -- the bytes, compressed with the text as dictionary (raw.rs)
) STRICT;
CREATE INDEX report_day ON report (day, id);
CREATE INDEX report_outlet ON report (outlet, day);
CREATE INDEX report_agency ON report (agency, day) WHERE agency IS NOT NULL;
CREATE INDEX report_ref ON report (ref) WHERE ref IS NOT NULL;
CREATE INDEX report_url ON report (url) WHERE url IS NOT NULL;
CREATE INDEX report_origin ON report (origin);
CREATE INDEX report_reprint_of ON report (reprint_of) WHERE reprint_of IS NOT NULL;

-- Paragraphs: they cover the text whole.
CREATE TABLE passage (
  report INTEGER NOT NULL REFERENCES report (pk),
  passage_from INTEGER NOT NULL,
  passage_to INTEGER NOT NULL,
  kind TEXT NOT NULL,                      -- story, furniture, damaged
  reason TEXT,
  PRIMARY KEY (report, passage_from, passage_to)
) STRICT, WITHOUT ROWID;

-- What could not be read.
CREATE TABLE problem (
  report INTEGER NOT NULL REFERENCES report (pk),
  n INTEGER NOT NULL,
  problem_from INTEGER NOT NULL,
  problem_to INTEGER NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (report, n)
) STRICT, WITHOUT ROWID;

-- One event as one report tells it.
CREATE TABLE mention (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  report INTEGER NOT NULL REFERENCES report (pk),
  n INTEGER NOT NULL,                      -- its place among the report's mentions
  event INTEGER NOT NULL REFERENCES event (pk) DEFERRABLE INITIALLY DEFERRED,
  type TEXT NOT NULL,
  mode TEXT,
  contexts TEXT NOT NULL,                  -- JSON array
  cameo TEXT NOT NULL,                     -- leading zeros count
  quad INTEGER NOT NULL,
  goldstein REAL NOT NULL,
  status TEXT NOT NULL,
  background INTEGER NOT NULL,             -- 1: older context that the report recalls
  date_start TEXT,
  date_end TEXT,
  date_precision TEXT NOT NULL,
  date_basis TEXT NOT NULL,
  date_from INTEGER,
  date_to INTEGER,
  place_name TEXT,
  place_country TEXT,                      -- null: no place told; empty: a place of unknown country
  place_lat REAL,
  place_lon REAL,
  place_geonames INTEGER,
  place_precision TEXT,
  place_from INTEGER,
  place_to INTEGER,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  account BLOB NOT NULL                    -- the mention as merging sees it (sijill-merge)
) STRICT;
CREATE UNIQUE INDEX mention_report ON mention (report, n);
CREATE INDEX mention_event ON mention (event);

-- The stretches that name a mention (trigger, the most telling first) and the sentences that tell it (evidence).
CREATE TABLE stretch (
  mention INTEGER NOT NULL REFERENCES mention (pk),
  role TEXT NOT NULL,                      -- trigger, evidence
  n INTEGER NOT NULL,
  words_from INTEGER NOT NULL,
  words_to INTEGER NOT NULL,
  PRIMARY KEY (mention, role, n)
) STRICT, WITHOUT ROWID;

-- Who did it, to whom.
CREATE TABLE participant (
  mention INTEGER NOT NULL REFERENCES mention (pk),
  role TEXT NOT NULL,                      -- actor, recipient
  n INTEGER NOT NULL,
  name TEXT,                               -- one spelling in Latin letters where a table knows it
  country TEXT NOT NULL,
  sector TEXT NOT NULL,
  words_from INTEGER NOT NULL,
  words_to INTEGER NOT NULL,
  blame TEXT,                              -- of an attack's actor: claimed, blamed or denied by the speaker
  PRIMARY KEY (mention, role, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_code ON participant (role, country, sector);
CREATE INDEX participant_sector ON participant (role, sector);
CREATE INDEX participant_name ON participant (role, name) WHERE name IS NOT NULL;

-- Who vouches for a mention, nearest speaker (n = 0) first.
CREATE TABLE source (
  mention INTEGER NOT NULL REFERENCES mention (pk),
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,                      -- person, official, organisation, anonymous, media, witness
  name TEXT,
  words TEXT,                              -- as written; null only for the outlet itself
  words_from INTEGER,
  words_to INTEGER,
  PRIMARY KEY (mention, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_name ON source (name) WHERE name IS NOT NULL;
CREATE INDEX source_words ON source (words) WHERE words IS NOT NULL;
CREATE INDEX source_kind ON source (kind);

-- The ledger of casualty figures. With dates, places and blame beside them it is the view `claims`.
CREATE TABLE claim (
  mention INTEGER NOT NULL REFERENCES mention (pk),
  kind TEXT NOT NULL,                      -- killed, injured, missing, abducted, arrested, displaced
  min INTEGER NOT NULL,
  max INTEGER,                             -- null: "at least"
  words_from INTEGER NOT NULL,
  words_to INTEGER NOT NULL,
  PRIMARY KEY (mention, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_kind ON claim (kind, min);

-- What mentions in all reports agree to be one event. Its pk is that of its first mention, its id that
-- mention's id; every other mention's id finds it too. Columns are what its accounts agree on,
-- recomputed whenever an account comes or goes: of contradicting values the one that most origins tell.
-- What else they say is in the accounts themselves; nothing is kept here that they do not tell.
CREATE TABLE event (
  pk INTEGER PRIMARY KEY REFERENCES mention (pk),
  type TEXT NOT NULL,
  mode TEXT,
  cameo TEXT NOT NULL,
  quad INTEGER NOT NULL,
  goldstein REAL NOT NULL,
  status TEXT NOT NULL,
  background INTEGER NOT NULL,
  date_start TEXT,
  date_end TEXT,
  date_precision TEXT NOT NULL,
  place_name TEXT,
  place_country TEXT,
  place_lat REAL,
  place_lon REAL,
  place_geonames INTEGER,
  place_precision TEXT,
  killed_min INTEGER,                      -- lowest and highest of all claims
  killed_max INTEGER,
  injured_min INTEGER,
  injured_max INTEGER,
  accounts INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  origins INTEGER NOT NULL,                -- reports that are no reprints of one another
  outlets INTEGER NOT NULL,
  first_day TEXT,                          -- of its reports
  last_day TEXT,
  contradicted TEXT NOT NULL               -- fields of which accounts contradict each other, joined by blanks
) STRICT;
CREATE INDEX event_date ON event (date_start, date_end);
CREATE INDEX event_type ON event (type, date_start);
CREATE INDEX event_country ON event (place_country, date_start);
CREATE INDEX event_place ON event (place_name, date_start) WHERE place_name IS NOT NULL;
CREATE INDEX event_point ON event (place_lat, place_lon) WHERE place_lat IS NOT NULL;
CREATE INDEX event_status ON event (status, date_start);
CREATE INDEX event_killed ON event (killed_max, date_start);
CREATE INDEX event_reports ON event (reports, date_start);
CREATE INDEX event_told ON event (last_day, date_start);
CREATE INDEX event_span ON event (first_day, last_day) WHERE first_day < last_day;

-- Courses of events, drawn whole after something was added or judged.
CREATE TABLE storyline (
  event INTEGER PRIMARY KEY REFERENCES event (pk) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  line INTEGER NOT NULL,                   -- the pk of its first event
  n INTEGER NOT NULL,                      -- the event's place in it
  label TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX storyline_line ON storyline (line, n);

-- What is to be done, and what is: a row `storylines` says that they are to be drawn anew; `merged by rules N` by
-- which rules of comparing all is merged.
CREATE TABLE state (
  name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Two mentions that were compared: merged, possible, or apart although they came near. Each pair once, the
-- later row first in the key: all that a new mention brings is written side by side.
CREATE TABLE link (
  a INTEGER NOT NULL REFERENCES mention (pk),
  b INTEGER NOT NULL REFERENCES mention (pk),
  verdict TEXT NOT NULL,                   -- merged, possible, apart
  score REAL NOT NULL,
  reasons TEXT,                            -- JSON; null for apart: comparing the two again tells
  PRIMARY KEY (b, a)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_a ON link (a);
CREATE INDEX link_merged ON link (a) WHERE verdict = 'merged';

-- Two reports that are one telling. Each pair once.
CREATE TABLE reprint (
  a INTEGER NOT NULL REFERENCES report (pk),
  b INTEGER NOT NULL REFERENCES report (pk),
  likeness REAL NOT NULL,                  -- 0 to 1
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX reprint_b ON reprint (b);

-- What a person overruled: never changed, never removed; a later row with verdict `undo` takes one back.
CREATE TABLE judgement (
  pk INTEGER PRIMARY KEY,
  verdict TEXT NOT NULL,                   -- join, split, undo
  undoes INTEGER REFERENCES judgement (pk),
  made TEXT NOT NULL,                      -- when, ISO 8601, UTC
  note TEXT
) STRICT;
CREATE INDEX judgement_undoes ON judgement (undoes) WHERE undoes IS NOT NULL;

-- The pairs of mentions that a judgement is about, by their lasting ids.
CREATE TABLE judged (
  judgement INTEGER NOT NULL REFERENCES judgement (pk),
  a TEXT NOT NULL,
  b TEXT NOT NULL,
  PRIMARY KEY (judgement, a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX judged_a ON judged (a);
CREATE INDEX judged_b ON judged (b);

-- Keys under which mentions that may be one event meet.
CREATE TABLE block (
  key INTEGER NOT NULL,
  mention INTEGER NOT NULL REFERENCES mention (pk),
  PRIMARY KEY (key, mention)
) STRICT, WITHOUT ROWID;

-- Keys under which reports that may be one telling meet.
CREATE TABLE band (
  key INTEGER NOT NULL,
  report INTEGER NOT NULL REFERENCES report (pk),
  PRIMARY KEY (key, report)
) STRICT, WITHOUT ROWID;

-- Search keys: word n of the keys is word n of the text. Not for reading: contentless.
CREATE VIRTUAL TABLE report_words USING fts5 (
  keys, content = '', tokenize = "ascii tokenchars '!#$%&()*+,-./:;<=>?@[\]^_{|}~'"
);
-- Of a mention: its evidence; whoever takes part, its place, its sources, each with the Latin name's words.
CREATE VIRTUAL TABLE mention_words USING fts5 (
  evidence, actors, recipients, place, source, content = '', tokenize = "ascii tokenchars '!#$%&()*+,-./:;<=>?@[\]^_{|}~'"
);

-- For people. Each row tells itself whole; words are those of the report.

CREATE VIEW reports AS
SELECT
  r.id AS report,
  r.ref AS ref,
  r.outlet AS outlet,
  r.agency AS agency,
  r.published AS published,
  r.title AS title,
  r.language AS language,
  r.url AS url,
  (SELECT o.id FROM report AS o WHERE o.pk = r.reprint_of) AS reprint_of,
  (SELECT o.id FROM report AS o WHERE o.pk = r.origin) AS origin,
  (SELECT count(*) FROM mention AS m WHERE m.report = r.pk) AS accounts,
  r.text AS text
FROM report AS r;

CREATE VIEW accounts AS
SELECT
  m.id AS account,
  h.id AS event,
  r.id AS report,
  r.outlet AS outlet,
  r.published AS published,
  r.title AS title,
  m.type AS type,
  m.mode AS mode,
  m.cameo AS cameo,
  m.status AS status,
  m.background AS background,
  (SELECT group_concat(who, '; ') FROM (
    SELECT coalesce(p.name, substr(r.text, p.words_from + 1, p.words_to - p.words_from)) AS who
    FROM participant AS p WHERE p.mention = m.pk AND p.role = 'actor' ORDER BY p.n)) AS actors,
  (SELECT group_concat(code, '; ') FROM (
    SELECT p.country || p.sector AS code
    FROM participant AS p WHERE p.mention = m.pk AND p.role = 'actor' ORDER BY p.n)) AS actor_codes,
  (SELECT group_concat(who, '; ') FROM (
    SELECT coalesce(p.name, substr(r.text, p.words_from + 1, p.words_to - p.words_from)) AS who
    FROM participant AS p WHERE p.mention = m.pk AND p.role = 'recipient' ORDER BY p.n)) AS recipients,
  (SELECT group_concat(code, '; ') FROM (
    SELECT p.country || p.sector AS code
    FROM participant AS p WHERE p.mention = m.pk AND p.role = 'recipient' ORDER BY p.n)) AS recipient_codes,
  m.date_start AS date_start,
  m.date_end AS date_end,
  m.date_precision AS date_precision,
  substr(r.text, m.date_from + 1, m.date_to - m.date_from) AS date_words,
  m.place_name AS place,
  m.place_country AS country,
  m.place_lat AS lat,
  m.place_lon AS lon,
  m.place_precision AS place_precision,
  substr(r.text, m.place_from + 1, m.place_to - m.place_from) AS place_words,
  (SELECT c.min FROM claim AS c WHERE c.mention = m.pk AND c.kind = 'killed') AS killed_min,
  (SELECT c.max FROM claim AS c WHERE c.mention = m.pk AND c.kind = 'killed') AS killed_max,
  (SELECT c.min FROM claim AS c WHERE c.mention = m.pk AND c.kind = 'injured') AS injured_min,
  (SELECT c.max FROM claim AS c WHERE c.mention = m.pk AND c.kind = 'injured') AS injured_max,
  (SELECT coalesce(s.name, s.words) FROM source AS s WHERE s.mention = m.pk AND s.n = 0) AS source,
  (SELECT group_concat(words, ' … ') FROM (
    SELECT substr(r.text, t.words_from + 1, t.words_to - t.words_from) AS words
    FROM stretch AS t WHERE t.mention = m.pk AND t.role = 'trigger' ORDER BY t.n)) AS trigger_words,
  (SELECT group_concat(words, ' … ') FROM (
    SELECT substr(r.text, t.words_from + 1, t.words_to - t.words_from) AS words
    FROM stretch AS t WHERE t.mention = m.pk AND t.role = 'evidence' ORDER BY t.n)) AS evidence,
  m.rule AS rule,
  m.confidence AS confidence
FROM mention AS m
JOIN report AS r ON r.pk = m.report
JOIN mention AS h ON h.pk = m.event;

CREATE VIEW events AS
SELECT
  h.id AS event,
  e.type AS type,
  e.mode AS mode,
  e.cameo AS cameo,
  e.quad AS quad,
  e.goldstein AS goldstein,
  e.status AS status,
  e.background AS background,
  e.date_start AS date_start,
  e.date_end AS date_end,
  e.date_precision AS date_precision,
  e.place_name AS place,
  e.place_country AS country,
  e.place_lat AS lat,
  e.place_lon AS lon,
  e.place_precision AS place_precision,
  (SELECT group_concat(who, '; ') FROM (
    SELECT DISTINCT coalesce(p.name, substr(r.text, p.words_from + 1, p.words_to - p.words_from)) AS who
    FROM mention AS m JOIN participant AS p ON p.mention = m.pk AND p.role = 'actor'
    JOIN report AS r ON r.pk = m.report
    WHERE m.event = e.pk AND (m.status <> 'denied' OR e.status = 'denied') ORDER BY who)) AS actors,
  (SELECT group_concat(code, '; ') FROM (
    SELECT DISTINCT p.country || p.sector AS code
    FROM mention AS m JOIN participant AS p ON p.mention = m.pk AND p.role = 'actor'
    WHERE m.event = e.pk AND (m.status <> 'denied' OR e.status = 'denied')
      AND p.country || p.sector <> '' ORDER BY code)) AS actor_codes,
  (SELECT group_concat(who, '; ') FROM (
    SELECT DISTINCT coalesce(p.name, substr(r.text, p.words_from + 1, p.words_to - p.words_from)) AS who
    FROM mention AS m JOIN participant AS p ON p.mention = m.pk AND p.role = 'recipient'
    JOIN report AS r ON r.pk = m.report WHERE m.event = e.pk ORDER BY who)) AS recipients,
  (SELECT group_concat(code, '; ') FROM (
    SELECT DISTINCT p.country || p.sector AS code
    FROM mention AS m JOIN participant AS p ON p.mention = m.pk AND p.role = 'recipient'
    WHERE m.event = e.pk AND p.country || p.sector <> '' ORDER BY code)) AS recipient_codes,
  e.killed_min AS killed_min,
  e.killed_max AS killed_max,
  e.injured_min AS injured_min,
  e.injured_max AS injured_max,
  e.accounts AS accounts,
  e.reports AS reports,
  e.origins AS origins,
  e.outlets AS outlets,
  e.first_day AS first_reported,
  e.last_day AS last_reported,
  e.contradicted AS contradicted,
  (SELECT r.title FROM report AS r WHERE r.pk = h.report) AS title
FROM event AS e
JOIN mention AS h ON h.pk = e.pk;

CREATE VIEW sources AS
SELECT
  h.id AS event,
  m.id AS account,
  r.id AS report,
  r.outlet AS outlet,
  r.published AS published,
  s.n AS hop,
  s.kind AS kind,
  s.name AS name,
  s.words AS words
FROM source AS s
JOIN mention AS m ON m.pk = s.mention
JOIN mention AS h ON h.pk = m.event
JOIN report AS r ON r.pk = m.report;

CREATE VIEW claims AS
WITH told (mention, kind, value, min, max, words_from, words_to) AS (
  SELECT mention, kind,
    CASE WHEN max IS NULL THEN 'at least ' || min WHEN max = min THEN '' || min ELSE min || ' to ' || max END,
    min, max, words_from, words_to
  FROM claim
  UNION ALL
  SELECT pk, 'date', CASE WHEN date_start = date_end THEN date_start ELSE date_start || ' to ' || date_end END,
    NULL, NULL, date_from, date_to
  FROM mention WHERE date_start IS NOT NULL
  UNION ALL
  SELECT pk, 'place', trim(coalesce(place_name, '') || ' ' || place_country), NULL, NULL, place_from, place_to
  FROM mention WHERE place_from IS NOT NULL
  UNION ALL
  SELECT mention, 'blame', blame || ': ' || coalesce(name, country || sector), NULL, NULL, words_from, words_to
  FROM participant WHERE blame IS NOT NULL
)
SELECT
  h.id AS event,
  m.id AS account,
  r.id AS report,
  r.outlet AS outlet,
  r.published AS published,
  t.kind AS kind,
  t.value AS value,
  t.min AS min,
  t.max AS max,
  substr(r.text, t.words_from + 1, t.words_to - t.words_from) AS words,
  s.name AS speaker,
  s.words AS speaker_words,
  s.kind AS speaker_kind
FROM told AS t
JOIN mention AS m ON m.pk = t.mention
JOIN mention AS h ON h.pk = m.event
JOIN report AS r ON r.pk = m.report
LEFT JOIN source AS s ON s.mention = m.pk AND s.n = 0;
