// docs/operating.md is followed as it stands: what can be held without doing it is held here. The commands themselves
// are run by scripts/backup/*.db.test.mjs and scripts/database/*.db.test.mjs.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../paths.mjs";

const read = (...path) => readFileSync(join(ROOT, ...path), "utf8");
const page = read("docs", "operating.md");
const { scripts } = JSON.parse(read("package.json"));
const blocks = (kind) =>
  [...page.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, text]) => text);
const numbered = (text, pattern) => Number(pattern.exec(text)?.[1].replaceAll(/[_,]/g, ""));

test("each command of the page and of what is deployed is one of package.json", () => {
  const files = ["docs/operating.md", "README.md", ".env.example", "compose.yaml", "deploy/zoufang.service"];
  for (const file of files) {
    const named = [...read(file).matchAll(/\b(?:npm run|zoufang run) ([a-z:-]+)/g)].map(([, name]) => name);
    expect(
      named.filter((name) => !(name in scripts)),
      file,
    ).toEqual([]);
  }
});

test("each block says what it is, and a shell can read those for a shell", () => {
  expect(page.match(/^```.*$/gm).filter((line, place) => place % 2 === 0 && !/^```(sh|ini)$/.test(line))).toEqual([]);
  expect(blocks("sh").length).toBeGreaterThan(10);
  for (const block of blocks("sh"))
    expect(() => execFileSync("sh", ["-n"], { input: block, stdio: "pipe" }), block).not.toThrow();
});

test("each setting of the page is explained in .env.example", () => {
  const explained = read(".env.example");
  const inBlocks = [...blocks("ini"), ...blocks("sh")].flatMap(
    (block) => block.match(/^(?:export )?[A-Z][A-Z_]{3,}(?==)/gm) ?? [],
  );
  const inText = [...page.matchAll(/`([A-Z][A-Z_]{3,})(?:=[^`]*)?`/g)].map(([, name]) => name);
  // Of other programs, of compose.yaml and of one command.
  const others = /^(OTEL_|SERVING_PASSWORD|ADMIN_PASSWORD|TMPDIR|CREATE|SIGNIN_OAUTH_ERROR|OAUTH_CALLBACK_ERROR|NAME$)/;
  const names = [...inBlocks.map((name) => name.replace("export ", "")), ...inText].filter(
    (name) => !others.test(name),
  );
  expect(names.length).toBeGreaterThan(20);
  expect([...new Set(names)].filter((name) => !explained.includes(name))).toEqual([]);
});

test("each file that the page links to is there", () => {
  const linked = [...page.matchAll(/\]\(([^)#]+)\)/g)]
    .map(([, path]) => path)
    .filter((path) => !path.startsWith("http"));
  expect(linked.filter((path) => !existsSync(resolve(ROOT, "docs", path)))).toEqual([]);
});

test("the unit may write where the page says that backups go, and takes its settings from where the commands do", () => {
  const unit = read("deploy", "zoufang.service");
  const folder = /^BACKUP_DIR=(.+)$/m.exec(page)?.[1];
  expect(unit.match(/^ReadWritePaths=.*$/m)?.[0]).toContain(` -${folder}`);
  expect(unit).not.toMatch(/^EnvironmentFile=/m);
});

test("nginx lets through what the product takes, and waits as long as the product does", () => {
  const site = read("deploy", "nginx.conf");
  const own = (setting) => numbered(read("lib", "env.ts"), new RegExp(`${setting}:.*default\\(([\\d_]+)\\)`));
  const [everywhere, atImports] = [/ {4}client_max_body_size (\d+)m/, / {8}client_max_body_size (\d+)m/].map(
    (pattern) => numbered(site, pattern),
  );
  expect(everywhere).toBeGreaterThan(own("AUDIO_MEGABYTES"));
  expect(site).toContain("location = /api/archives {");
  expect(atImports).toBeGreaterThanOrEqual(own("ARCHIVE_MEGABYTES"));
  const patience = numbered(read("app", "api", "archives", "route.ts"), /timeout: ([\d_]+)/) / 1_000;
  expect(numbered(site, / {8}proxy_read_timeout (\d{4,})s/)).toBeGreaterThanOrEqual(patience);
});
