-- 数据 is called a figure everywhere; until now the table said "reading".
ALTER TABLE "readings" RENAME TO "figures";
ALTER TABLE "figures" RENAME CONSTRAINT "readings_pkey" TO "figures_pkey";
ALTER TABLE "figures" RENAME CONSTRAINT "readings_project_id_visit_id_fkey" TO "figures_project_id_visit_id_fkey";
ALTER TABLE "figures" RENAME CONSTRAINT "readings_project_id_dimension_fkey" TO "figures_project_id_dimension_fkey";
ALTER TABLE "figures" RENAME CONSTRAINT "readings_project_id_question_id_fkey" TO "figures_project_id_question_id_fkey";
ALTER TABLE "figures" RENAME CONSTRAINT "readings_project_id_indicator_id_fkey" TO "figures_project_id_indicator_id_fkey";
ALTER TABLE "figures" RENAME CONSTRAINT "readings_verification_known" TO "figures_verification_known";
ALTER TABLE "figures" RENAME CONSTRAINT "readings_as_of_shape" TO "figures_as_of_shape";
ALTER INDEX "readings_project_id_visit_id_idx" RENAME TO "figures_project_id_visit_id_idx";
ALTER INDEX "readings_project_id_indicator_id_idx" RENAME TO "figures_project_id_indicator_id_idx";
