-- How much a person has announced and not finished is counted at each new upload.
CREATE INDEX "attachment_uploads_created_by_idx" ON "attachment_uploads" ("created_by");
