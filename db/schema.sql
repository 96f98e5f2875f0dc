-- content.db

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE asset (
    sha256 TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    width_px INTEGER NOT NULL,
    height_px INTEGER NOT NULL,
    CONSTRAINT pk_asset PRIMARY KEY (sha256)
) STRICT;
CREATE TABLE assignment (
    target TEXT NOT NULL,
    playlist TEXT NOT NULL,
    CONSTRAINT pk_assignment PRIMARY KEY (target),
    CONSTRAINT fk_assignment_playlist_playlist FOREIGN KEY(playlist) REFERENCES playlist (id)
) STRICT;
CREATE TABLE calendar_year (
    year INTEGER NOT NULL,
    source TEXT NOT NULL,
    days TEXT NOT NULL,
    CONSTRAINT pk_calendar_year PRIMARY KEY (year)
) STRICT;
CREATE TABLE closed_day (
    day TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_closed_day PRIMARY KEY (day)
) STRICT;
CREATE TABLE cue (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at_us INTEGER NOT NULL,
    until_us INTEGER,
    targets TEXT NOT NULL,
    playlist TEXT,
    numbers TEXT NOT NULL,
    level TEXT,
    text_zh TEXT,
    text_en TEXT, language TEXT, when_free INTEGER DEFAULT '0' NOT NULL, recalls INTEGER,
    CONSTRAINT pk_cue PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_cue_at_us ON cue (at_us);
CREATE TABLE daypart (
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT,
    start TEXT NOT NULL,
    "end" TEXT NOT NULL,
    CONSTRAINT pk_daypart PRIMARY KEY (id)
) STRICT;
CREATE TABLE deck (
    id TEXT NOT NULL,
    section TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT,
    CONSTRAINT pk_deck PRIMARY KEY (id),
    CONSTRAINT fk_deck_section_section FOREIGN KEY(section) REFERENCES section (id)
) STRICT;
CREATE TABLE edges_of_day (
    id INTEGER NOT NULL,
    warm_up_us INTEGER NOT NULL,
    farewell_us INTEGER NOT NULL,
    CONSTRAINT pk_edges_of_day PRIMARY KEY (id),
    CONSTRAINT ck_edges_of_day_one CHECK (id = 1)
) STRICT;
CREATE TABLE hall (
    id INTEGER NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT,
    timezone TEXT NOT NULL,
    CONSTRAINT pk_hall PRIMARY KEY (id),
    CONSTRAINT ck_hall_one CHECK (id = 1)
) STRICT;
CREATE TABLE imported_file (
    deck TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    imported_us INTEGER NOT NULL,
    card TEXT NOT NULL,
    CONSTRAINT pk_imported_file PRIMARY KEY (deck)
) STRICT;
CREATE TABLE media (
    path TEXT NOT NULL,
    original TEXT NOT NULL,
    shown TEXT NOT NULL,
    CONSTRAINT pk_media PRIMARY KEY (path),
    CONSTRAINT fk_media_original_asset FOREIGN KEY(original) REFERENCES asset (sha256),
    CONSTRAINT fk_media_shown_asset FOREIGN KEY(shown) REFERENCES asset (sha256)
) STRICT;
CREATE TABLE opening (
    weekday INTEGER NOT NULL,
    opens TEXT,
    closes TEXT,
    CONSTRAINT pk_opening PRIMARY KEY (weekday)
) STRICT;
CREATE TABLE playlist (
    id TEXT NOT NULL,
    section TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT,
    anchor_us INTEGER NOT NULL,
    CONSTRAINT pk_playlist PRIMARY KEY (id),
    CONSTRAINT fk_playlist_section_section FOREIGN KEY(section) REFERENCES section (id)
) STRICT;
CREATE TABLE playlist_entry (
    playlist TEXT NOT NULL,
    position INTEGER NOT NULL,
    slide TEXT,
    included TEXT,
    CONSTRAINT pk_playlist_entry PRIMARY KEY (playlist, position),
    CONSTRAINT ck_playlist_entry_either CHECK ((slide IS NULL) <> (included IS NULL)),
    CONSTRAINT fk_playlist_entry_playlist_playlist FOREIGN KEY(playlist) REFERENCES playlist (id),
    CONSTRAINT fk_playlist_entry_slide_slide FOREIGN KEY(slide) REFERENCES slide (id),
    CONSTRAINT fk_playlist_entry_included_playlist FOREIGN KEY(included) REFERENCES playlist (id)
) STRICT;
CREATE TABLE programme (
    revision INTEGER NOT NULL,
    anchor_us INTEGER NOT NULL,
    published_us INTEGER NOT NULL,
    note TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    document BLOB NOT NULL,
    CONSTRAINT pk_programme PRIMARY KEY (revision)
) STRICT;
CREATE TABLE recycled (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    thing TEXT NOT NULL,
    name TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT,
    discarded_us INTEGER NOT NULL,
    parcel TEXT NOT NULL
) STRICT;
CREATE TABLE schedule_entry (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    playlist TEXT NOT NULL,
    target TEXT NOT NULL,
    day TEXT NOT NULL,
    start TEXT NOT NULL,
    "end" TEXT NOT NULL,
    nights INTEGER NOT NULL,
    rule TEXT,
    until TEXT,
    dropped TEXT NOT NULL,
    added TEXT NOT NULL,
    holidays TEXT NOT NULL,
    makeup TEXT NOT NULL,
    must_play INTEGER NOT NULL,
    may_idle INTEGER NOT NULL,
    daypart TEXT,
    note TEXT NOT NULL,
    uid TEXT
) STRICT;
CREATE TABLE screen (
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    section TEXT NOT NULL,
    place_column INTEGER NOT NULL,
    place_row INTEGER NOT NULL,
    width_px INTEGER NOT NULL,
    height_px INTEGER NOT NULL,
    width_mm INTEGER NOT NULL,
    bottom_edge_mm INTEGER NOT NULL,
    bezel_mm INTEGER NOT NULL,
    output_name TEXT NOT NULL,
    output_serial TEXT NOT NULL, view_distance_mm INTEGER,
    CONSTRAINT pk_screen PRIMARY KEY (id)
) STRICT;
CREATE TABLE section (
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT,
    hue TEXT NOT NULL,
    promise_zh TEXT NOT NULL,
    promise_en TEXT,
    poster TEXT NOT NULL,
    show TEXT NOT NULL,
    idle TEXT NOT NULL, choreography TEXT DEFAULT 'together' NOT NULL,
    CONSTRAINT pk_section PRIMARY KEY (id)
) STRICT;
CREATE TABLE slide (
    id TEXT NOT NULL,
    deck TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title_zh TEXT NOT NULL,
    title_en TEXT,
    seconds REAL,
    transition TEXT NOT NULL,
    source TEXT,
    fields TEXT NOT NULL, attract_zh TEXT, attract_en TEXT, audio_zh TEXT, audio_en TEXT,
    CONSTRAINT pk_slide PRIMARY KEY (id),
    CONSTRAINT fk_slide_deck_deck FOREIGN KEY(deck) REFERENCES deck (id),
    CONSTRAINT fk_slide_source_source FOREIGN KEY(source) REFERENCES source (id),
    CONSTRAINT uq_slide_deck_position UNIQUE (deck, position)
) STRICT;
CREATE VIRTUAL TABLE slide_text USING fts5(slide UNINDEXED, title, words, notes, tokenize = 'unicode61');
CREATE TABLE source (
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    text_zh TEXT NOT NULL,
    text_en TEXT,
    CONSTRAINT pk_source PRIMARY KEY (id)
) STRICT;
CREATE TABLE sqlite_sequence(name,seq);

-- live.db

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE clock_offset (
    boot_id TEXT NOT NULL,
    offset_us INTEGER NOT NULL,
    CONSTRAINT pk_clock_offset PRIMARY KEY (boot_id)
) STRICT;
CREATE TABLE "commit" (
    id INTEGER NOT NULL,
    due_us INTEGER NOT NULL,
    began_us INTEGER NOT NULL,
    first_us INTEGER NOT NULL,
    last_us INTEGER NOT NULL,
    screens INTEGER NOT NULL,
    CONSTRAINT pk_commit PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_commit_last_us ON "commit" (last_us);
CREATE TABLE cue_commit (
    cue INTEGER NOT NULL,
    screen TEXT NOT NULL,
    actual_us INTEGER NOT NULL,
    late_us INTEGER NOT NULL,
    CONSTRAINT pk_cue_commit PRIMARY KEY (cue, screen)
) STRICT;
CREATE INDEX ix_cue_commit_actual_us ON cue_commit (actual_us);
CREATE TABLE fault (
    code TEXT NOT NULL,
    location TEXT NOT NULL,
    message_zh TEXT NOT NULL,
    message_en TEXT,
    since_us INTEGER NOT NULL,
    CONSTRAINT pk_fault PRIMARY KEY (code, location)
) STRICT;
CREATE TABLE play (
    id INTEGER NOT NULL,
    screen TEXT NOT NULL,
    planned TEXT NOT NULL,
    actual TEXT NOT NULL,
    planned_us INTEGER NOT NULL,
    painted_us INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    CONSTRAINT pk_play PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_play_painted_us ON play (painted_us);
CREATE TABLE player (
    id INTEGER NOT NULL,
    pid INTEGER NOT NULL,
    started_us INTEGER NOT NULL,
    seen_us INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    CONSTRAINT pk_player PRIMARY KEY (id),
    CONSTRAINT ck_player_one CHECK (id = 1)
) STRICT;
CREATE TABLE presence (
    section TEXT NOT NULL,
    touched_us INTEGER NOT NULL,
    CONSTRAINT pk_presence PRIMARY KEY (section)
) STRICT;
CREATE TABLE screen_state (
    screen TEXT NOT NULL,
    picture TEXT NOT NULL,
    painted_us INTEGER NOT NULL,
    black_frames INTEGER NOT NULL,
    black_us INTEGER NOT NULL, visited_since_us INTEGER,
    CONSTRAINT pk_screen_state PRIMARY KEY (screen)
) STRICT;
CREATE TABLE snapshot_wish (
    id INTEGER NOT NULL,
    path TEXT NOT NULL,
    error TEXT,
    CONSTRAINT pk_snapshot_wish PRIMARY KEY (id)
) STRICT;
CREATE TABLE strike (
    slide TEXT NOT NULL,
    picture TEXT NOT NULL,
    strikes INTEGER NOT NULL,
    last_us INTEGER NOT NULL,
    CONSTRAINT pk_strike PRIMARY KEY (slide, picture)
) STRICT;
CREATE TABLE thumbnail (
    screen TEXT NOT NULL,
    taken_us INTEGER NOT NULL,
    picture TEXT NOT NULL,
    image BLOB NOT NULL,
    CONSTRAINT pk_thumbnail PRIMARY KEY (screen)
) STRICT;
CREATE TABLE visit (
    minute_us INTEGER NOT NULL,
    screen TEXT NOT NULL,
    page TEXT NOT NULL,
    language TEXT NOT NULL,
    mode TEXT NOT NULL,
    event TEXT NOT NULL,
    count INTEGER NOT NULL,
    CONSTRAINT pk_visit PRIMARY KEY (minute_us, screen, page, language, mode, event)
) STRICT;
