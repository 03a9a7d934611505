-- The letters of a site in the outward edition (A镇), drawn once. No key to sites: a number is never given again.
CREATE TABLE "site_masks" (
  "project_id" UUID NOT NULL,
  "site_id" UUID NOT NULL,
  "number" INTEGER NOT NULL,
  CONSTRAINT "site_masks_pkey" PRIMARY KEY ("project_id", "site_id"),
  CONSTRAINT "site_masks_project" FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "site_masks_number_counts" CHECK (number > 0)
);
CREATE UNIQUE INDEX "site_masks_number_key" ON "site_masks" ("project_id", "number");

-- Names that a site had before it was renamed: texts of that time still say them.
CREATE TABLE "site_former_names" (
  "project_id" UUID NOT NULL,
  "site_id" UUID NOT NULL,
  "name" TEXT NOT NULL,
  CONSTRAINT "site_former_names_pkey" PRIMARY KEY ("project_id", "site_id", "name"),
  CONSTRAINT "site_former_names_site" FOREIGN KEY ("project_id", "site_id")
    REFERENCES "sites" ("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE FUNCTION keep_former_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO site_former_names (project_id, site_id, name) VALUES (OLD.project_id, OLD.id, OLD.name) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER sites_renamed AFTER UPDATE OF name ON sites FOR EACH ROW
  WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION keep_former_name();
