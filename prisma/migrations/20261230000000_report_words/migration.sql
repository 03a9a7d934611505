-- 报告用词 (docs/decisions/085): how many sites 普遍, 部分, 少数 and 个别 may stand for. Constant defaults rewrite no row,
-- and there is one row a project, so the lock is a moment.
ALTER TABLE projects
  ADD COLUMN widely_min_percent integer NOT NULL DEFAULT 60,
  ADD COLUMN some_max_percent integer NOT NULL DEFAULT 70,
  ADD COLUMN few_max_percent integer NOT NULL DEFAULT 25,
  ADD COLUMN single_max_sites integer NOT NULL DEFAULT 2,
  ADD CONSTRAINT projects_report_words_range CHECK (
    widely_min_percent BETWEEN 51 AND 100 AND few_max_percent BETWEEN 1 AND 49
    AND some_max_percent BETWEEN greatest(40, few_max_percent) AND 100 AND single_max_sites BETWEEN 1 AND 100
  );
