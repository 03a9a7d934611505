import { describe, expect, it } from "vitest";
import { broken, using } from "./lint-text.mjs";

const imports = "@typescript-eslint/no-restricted-imports";
const paths = "import-x/no-restricted-paths";
const syntax = "no-restricted-syntax";
const server = (text) => `import "server-only";\n${text}`;
const importing = (name, from) => server(`import { ${name} } from "${from}";\nexport const x = ${name};\n`);

describe("who may forge, write and open", { timeout: 60_000 }, () => {
  it.each(["lib/visits/x.ts", "lib/x.ts", "lib/findings/queries/x.ts", "components/visits/x.tsx", "app/x/page.tsx"])(
    "%s may not use what tests trust",
    async (file) => {
      const [forged, seeded] = [
        importing("trustedScope", "@/lib/testing/trusted-scope"),
        using("@/lib/testing/factories"),
      ];
      expect(await broken(file, forged)).toContain(paths);
      expect(await broken(file, seeded)).toContain(paths);
    },
  );

  it.each(["lib/visits/x.db.test.ts", "lib/testing/x.ts", "prisma/demo/x.ts", "e2e/x.ts"])(
    "%s may use what tests trust",
    async (file) => {
      expect(await broken(file, using("@/lib/testing/trusted-scope"))).toEqual([]);
    },
  );

  it.each(["lib/visits/x.ts", "lib/visits/x.db.test.ts", "app/x/page.tsx"])(
    "%s may not forge a scope",
    async (file) => {
      const text =
        'import type { ProjectScope } from "@/lib/auth/scope";\nexport const x = {} as unknown as ProjectScope;\n';
      expect(await broken(file, text)).toContain(syntax);
    },
  );

  it.each(["lib/visits/data.ts", "lib/visits/data/x.ts", "lib/findings/queries/x.ts", "app/api/health/route.ts"])(
    "%s only reads",
    async (file) => {
      expect(await broken(file, importing("database", "@/lib/db"))).toContain(imports);
      expect(
        await broken(file, server('import type { Transaction } from "@/lib/db";\nexport type X = Transaction;\n')),
      ).toContain(imports);
      expect(await broken(file, importing("readOnly", "@/lib/db"))).toEqual([]);
      const statement = (sql) => server(`export const x = (tag: typeof String.raw) => tag\`${sql}\`;\n`);
      expect(await broken(file, statement("DELETE FROM visits"))).toContain(syntax);
      expect(await broken(file, statement("update visits set state = 'draft'"))).toContain(syntax);
      expect(await broken(file, statement("WITH gone AS (INSERT INTO visits VALUES (1))"))).toContain(syntax);
      expect(await broken(file, statement("SELECT updated_at FROM visits"))).toEqual([]);
      const call = (name) => server(`export const x = (r: { t: { ${name}(): void } }) => r.t.${name}();\n`);
      for (const name of ["create", "updateMany", "deleteMany", "upsert", "createManyAndReturn", "$executeRaw"])
        expect(await broken(file, call(name))).toContain(syntax);
    },
  );

  it("gives the client to gates and auth, and to no mutation, loader or other file", async () => {
    const text = importing("database", "@/lib/db");
    for (const file of ["lib/visits/mutations.ts", "lib/visits/loaders.ts", "lib/visits/x.ts"])
      expect(await broken(file, text)).toContain(imports);
    for (const file of ["lib/gates/x.ts", "lib/auth/x.ts"]) expect(await broken(file, text)).toEqual([]);
  });

  it("knows the client by any way of importing it", async () => {
    expect(
      await broken("lib/visits/x.ts", 'import { database } from "../db";\nexport const x = database;\n'),
    ).toContain(syntax);
    expect(await broken("lib/visits/x.ts", 'export const x = () => import("@/lib/db");\n')).toContain(syntax);
  });

  it("streams long answers in the findings' queries only", async () => {
    const text = importing("streamCsv", "@/lib/row-stream");
    for (const file of ["lib/findings/x.ts", "lib/findings/data.ts", "lib/visits/data/x.ts"])
      expect(await broken(file, text)).toContain(imports);
    expect(await broken("lib/findings/queries/x.ts", text)).toEqual([]);
  });

  it.each(["lib/visits/data.ts", "lib/visits/loaders.ts", "lib/visits/mutations.ts", "lib/gates/x.ts"])(
    "%s opens no door of its own",
    async (file) => {
      expect(await broken(file, '"use server";\nimport "server-only";\nexport async function x() {}\n')).toContain(
        syntax,
      );
    },
  );
});
