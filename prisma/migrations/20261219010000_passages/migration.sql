-- 雷同: passages that texts of different sites share, found by a pass over all of a project. Everything here can be made
-- anew (docs/decisions/068-shared-passages.md). No key to entries: each deletion of an entry would look here, and a
-- passage is shown only if the texts are still the ones that were compared.
CREATE TABLE passage_passes (
  project_id uuid NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  -- Whether submitted visits were compared as well as approved ones.
  unapproved boolean NOT NULL,
  -- Of what was compared: another one says that something has changed since.
  signature text NOT NULL,
  texts integer NOT NULL,
  found integer NOT NULL,
  cut boolean NOT NULL,
  made_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, unapproved)
);

CREATE TABLE shared_passages (
  project_id uuid NOT NULL,
  unapproved boolean NOT NULL,
  -- The strongest first.
  position integer NOT NULL,
  entry_id uuid NOT NULL,
  entry_md5 text NOT NULL,
  other_entry_id uuid,
  attachment_id uuid,
  paragraph integer,
  other_md5 text NOT NULL,
  share double precision NOT NULL,
  longest integer NOT NULL,
  -- [from, to, from in the other, to in the other], in UTF-16 units.
  runs jsonb NOT NULL,
  PRIMARY KEY (project_id, unapproved, position),
  FOREIGN KEY (project_id, unapproved) REFERENCES passage_passes (project_id, unapproved) ON DELETE CASCADE,
  CONSTRAINT shared_passages_one_other CHECK (num_nonnulls(other_entry_id, attachment_id) = 1),
  CONSTRAINT shared_passages_paragraph CHECK ((attachment_id IS NULL) = (paragraph IS NULL))
);

-- The paragraphs of a Word file that a site handed over, read once. A file that cannot be read has none.
CREATE TABLE material_texts (
  project_id uuid NOT NULL,
  attachment_id uuid NOT NULL,
  paragraphs text[] NOT NULL,
  readable boolean NOT NULL,
  read_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, attachment_id),
  FOREIGN KEY (project_id, attachment_id) REFERENCES attachments (project_id, id) ON DELETE CASCADE
);
