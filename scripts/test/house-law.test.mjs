import { describe, expect, it } from "vitest";
import { broken } from "./lint-text.mjs";

describe("the law of the house", { timeout: 60_000 }, () => {
  it.each([
    [
      "lib may not import components",
      "lib/projects/data.ts",
      'import "server-only";\nimport { Button } from "@/components/ui/button";\nexport const x = Button;\n',
      "import-x/no-restricted-paths",
    ],
    [
      "components may not import the database",
      "components/projects/x.tsx",
      'import { database } from "@/lib/db";\nexport const x = database;\n',
      "import-x/no-restricted-paths",
    ],
    [
      "a primitive has no domain words",
      "components/ui/x.tsx",
      'import { dimensionKeys } from "@/lib/vocabulary";\nexport const x = dimensionKeys;\n',
      "import-x/no-restricted-paths",
    ],
    [
      "a mutation gets its transaction from the gate",
      "lib/projects/mutations.ts",
      'import "server-only";\nimport { database } from "@/lib/db";\nexport const x = database;\n',
      "@typescript-eslint/no-restricted-imports",
    ],
    [
      "long answers are streamed by the findings' queries",
      "lib/findings/export-entries.ts",
      'import { streamCsv } from "@/lib/row-stream";\nexport const x = streamCsv;\n',
      "@typescript-eslint/no-restricted-imports",
    ],
    ["data is server-only", "lib/projects/data.ts", "export const x = 1;\n", "no-restricted-syntax"],
    [
      "doors stand in actions.ts",
      "lib/projects/x.ts",
      '"use server";\nexport async function x() {}\n',
      "no-restricted-syntax",
    ],
    [
      "no text on the screen outside the catalogues",
      "components/projects/x.tsx",
      "export const X = () => <p>走访</p>;\n",
      "no-restricted-syntax",
    ],
    [
      "a form says who takes it",
      "components/projects/x.tsx",
      'export const X = () => <form className="flex" />;\n',
      "no-restricted-syntax",
    ],
    [
      "no unsafe SQL",
      "lib/projects/x.ts",
      "export const x = (tx: { $queryRawUnsafe(s: string): void }) => tx.$queryRawUnsafe('');\n",
      "no-restricted-syntax",
    ],
    [
      "a comment switches nothing off",
      "lib/projects/x.ts",
      "// eslint-disable-next-line eqeqeq\nexport const x = (a: number) => a == 1;\n",
      "eqeqeq",
    ],
    ["no any", "lib/projects/x.ts", "export const x = (a: any) => a;\n", "@typescript-eslint/no-explicit-any"],
  ])("%s", async (_rule, filePath, text, rule) => {
    expect(await broken(filePath, text)).toContain(rule);
  });

  it("lets a mutation name the type of its transaction", async () => {
    const text = 'import "server-only";\nimport type { Transaction } from "@/lib/db";\nexport type X = Transaction;\n';
    expect(await broken("lib/projects/mutations.ts", text)).toEqual([]);
  });
});
