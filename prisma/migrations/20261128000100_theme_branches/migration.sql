-- Every theme of a project (root_id) with itself and all themes below it (theme_id, with that theme's dimension).
-- UNION, not UNION ALL: if there ever is a circle, the recursion still ends.
-- A function, not a view: PostgreSQL cannot push "project_id = ..." into a recursion, so a view would walk the themes of
-- every project (docs/decisions/024-branches-of-themes.md). It is inlined: the planner sees the query itself.
CREATE FUNCTION theme_branches(project uuid) RETURNS TABLE (root_id uuid, theme_id uuid, dimension text)
  LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH RECURSIVE branch AS (
    SELECT themes.id AS root_id, themes.id AS theme_id, themes.dimension FROM themes WHERE themes.project_id = project
    UNION
    SELECT branch.root_id, below.id, below.dimension
    FROM branch JOIN themes below ON below.project_id = project AND below.parent_id = branch.theme_id
  )
  SELECT branch.root_id, branch.theme_id, branch.dimension FROM branch;
END;
