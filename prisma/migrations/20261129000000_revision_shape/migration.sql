-- Each stored content says which shape it has (lib/visits/content-shape.ts). Until now nothing said it: shape 1, except
-- where 数据 already stand under their new key. There is no default: whoever writes a revision says its shape.
ALTER TABLE "visit_revisions" ADD COLUMN "shape" INTEGER NOT NULL DEFAULT 1;
UPDATE "visit_revisions" SET "shape" = 2 WHERE "content" ? 'figures';
ALTER TABLE "visit_revisions" ALTER COLUMN "shape" DROP DEFAULT;
ALTER TABLE "visit_revisions" ADD CONSTRAINT "visit_revisions_shape_counted" CHECK ("shape" >= 1);
