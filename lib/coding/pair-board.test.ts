import fc from "fast-check";
import { expect, it } from "vitest";
import { pairBoard } from "@/lib/coding/pair-board";

const dimensions = ["problem", "suggestion"] as const;
/** Trees of themes, each below an earlier one of its dimension or at the top, and pairs of any of them. */
const world = fc
  .array(fc.record({ problem: fc.boolean(), above: fc.nat(9), support: fc.nat(3) }), { maxLength: 12 })
  .map((rows) =>
    rows.map(({ problem, above, support }, place) => {
      const dimension = dimensions[problem ? 0 : 1];
      const parent = rows[above];
      const fits = parent !== undefined && above < place && parent.problem === problem;
      const parentId = fits ? `t${above}` : null;
      return { id: `t${place}`, name: `主题${place}`, parentId, dimension, support, entries: support };
    }),
  )
  .chain((themes) => {
    const of = (dimension: string) => themes.filter((theme) => theme.dimension === dimension).map(({ id }) => id);
    const [problems, suggestions] = [of("problem"), of("suggestion")];
    const pairs =
      problems.length > 0 && suggestions.length > 0
        ? fc.uniqueArray(
            fc.record({ problemId: fc.constantFrom(...problems), suggestionId: fc.constantFrom(...suggestions) }),
            { maxLength: 6, selector: ({ problemId, suggestionId }) => `${problemId} ${suggestionId}` },
          )
        : fc.constant([]);
    return pairs.map((chosen) => ({ themes, pairs: chosen }));
  });

it("shows every pair once, and as missing exactly what was heard and neither it nor a theme above it is joined", () => {
  fc.assert(
    fc.property(world, ({ themes, pairs }) => {
      const board = pairBoard(themes, pairs);
      const shown = board.paired.flatMap(({ problem, suggestions }) =>
        suggestions.map((suggestion) => `${problem.id} ${suggestion.id}`),
      );
      expect(shown.sort()).toEqual(pairs.map(({ problemId, suggestionId }) => `${problemId} ${suggestionId}`).sort());
      const above = (id: string): string[] => {
        const parentId = themes.find((theme) => theme.id === id)?.parentId ?? null;
        return parentId === null ? [id] : [id, ...above(parentId)];
      };
      const joined = new Set(pairs.flatMap(({ problemId, suggestionId }) => [problemId, suggestionId]));
      for (const dimension of dimensions) {
        const missing = themes
          .filter((theme) => theme.dimension === dimension && theme.support > 0)
          .filter(({ id }) => !above(id).some((each) => joined.has(each)));
        const side = dimension === "problem" ? board.problems : board.suggestions;
        expect(side.map(({ id }) => id)).toEqual(missing.map(({ id }) => id));
      }
    }),
  );
});
