import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "@/lib/db";
import { recordAudit } from "@/lib/gates/audit";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import {
  addMember,
  addQuestion,
  addSite,
  addTheme,
  addVisit,
  createAccount,
  createProject,
} from "@/lib/testing/factories";
import { emptyContent } from "@/lib/visits/fields";
import type { VisitContent } from "@/lib/visits/schema";
import { seedClaims } from "./seed-claims";
import { seedPhotos } from "./seed-photos";
import { seedReport } from "./seed-report";
import { demo, type DemoAccountKey, type DemoVisit } from "./index";

interface SeededAccount {
  accountName: string;
  displayName: string;
  /** As text, for the terminal. */
  role: string;
  password: string;
}

interface Ids {
  projectId: string;
  accounts: Map<string, string>;
  questions: Map<string, string>;
  sites: Map<string, string>;
  themes: Map<string, string>;
  visits: Map<string, string>;
  /** By "visit.place". */
  entries: Map<string, { id: string; text: string }>;
}

function idOf<Id>(map: Map<string, Id>, key: string): Id {
  const id = map.get(key);
  if (id === undefined) throw new Error(`demo: no ${key}`);
  return id;
}

/** The category as text: the label of a known one, any other phrase unchanged. */
function categoryName(category: string): string {
  const known: Record<string, string> = zhCN.vocabulary.audience;
  return known[category] ?? category;
}

function contentOf(visit: DemoVisit, ids: Ids): VisitContent {
  const indicator = (key: string) => {
    const found = demo.indicators.find((row) => row.key === key);
    if (!found) throw new Error(`demo: no ${key}`);
    return found;
  };
  return {
    ...emptyContent({
      siteId: idOf(ids.sites, visit.site),
      visitedOn: visit.visitedOn,
      method: visit.method,
      recorderId: idOf(ids.accounts, visit.recorder),
    }),
    startedAt: visit.startedAt,
    endedAt: visit.endedAt,
    place: visit.place,
    memberIds: visit.team.map((key) => idOf(ids.accounts, key)),
    audiences: visit.audiences.map((row) => ({ category: categoryName(row.category), headCount: row.headCount })),
    entries: visit.entries.map((entry) => ({
      id: uuidv7(),
      dimension: entry.dimension,
      questionId: idOf(ids.questions, entry.question),
      text: entry.text,
      form: entry.form,
      speakerCategory: entry.speaker ? categoryName(entry.speaker) : "",
    })),
    figures: visit.figures.map((figure) => ({
      id: uuidv7(),
      dimension: figure.dimension,
      questionId: figure.question ? idOf(ids.questions, figure.question) : null,
      indicator: indicator(figure.indicator).name,
      unit: indicator(figure.indicator).unit,
      value: figure.value,
      asOf: figure.asOf,
      definition: figure.definition,
      source: figure.source,
    })),
    marks: { status: null, example: null, problem: null, suggestion: null, ...visit.marks },
  };
}

async function seedVisit(tx: Transaction, visit: DemoVisit, ids: Ids): Promise<void> {
  const content = contentOf(visit, ids);
  for (const [place, { id, text }] of content.entries.entries()) ids.entries.set(`${visit.key}.${place}`, { id, text });
  const reviewerId = idOf(ids.accounts, "reviewer" satisfies DemoAccountKey);
  const at = new Date(`${visit.visitedOn}T10:30:00+08:00`);
  const pairs = visit.entries.map((entry, index) => [content.entries[index]?.id ?? "", entry.themes ?? []] as const);
  const visitId = await addVisit(tx, {
    projectId: ids.projectId,
    content,
    state: visit.state,
    reviewerId,
    at,
    themes: Object.fromEntries(pairs.map(([id, themes]) => [id, themes.map((key) => idOf(ids.themes, key))])),
    verification: Object.fromEntries(
      visit.figures.map((figure, index) => [content.figures[index]?.id ?? "", figure.verification]),
    ),
  });
  ids.visits.set(visit.key, visitId);
  if (!visit.returnedComment) return;
  const entry =
    visit.returnedComment.onEntry === undefined ? undefined : content.entries[visit.returnedComment.onEntry];
  await tx.reviewComment.create({
    data: {
      projectId: ids.projectId,
      id: uuidv7(),
      visitId,
      entryId: entry?.id ?? null,
      entryText: entry?.text ?? "",
      body: visit.returnedComment.body,
      authorId: reviewerId,
      createdAt: new Date(at.getTime() + 3_600_000),
    },
  });
}

async function seedAccounts(tx: Transaction, ids: Ids, tools: SeedTools): Promise<SeededAccount[]> {
  const seeded: SeededAccount[] = [];
  for (const account of demo.accounts) {
    const password = tools.newPassword();
    const { accountName, displayName, systemRole } = account;
    const passwordHash = await tools.hashPassword(password);
    ids.accounts.set(account.key, await createAccount(tx, { accountName, displayName, systemRole, passwordHash }));
    const words = zhCN.vocabulary;
    seeded.push({
      accountName,
      displayName,
      password,
      role: account.role ? words.projectRole[account.role] : words.systemRole[systemRole],
    });
  }
  return seeded;
}

interface SeedTools {
  hashPassword: (password: string) => Promise<string>;
  newPassword: () => string;
}

/**
 * Writes the whole demo, and its photos into the store of this server's settings. Returns its accounts with their
 * passwords.
 */
export async function seedDemo(tx: Transaction, tools: SeedTools): Promise<SeededAccount[]> {
  const ids: Ids = {
    projectId: "",
    accounts: new Map(),
    questions: new Map(),
    sites: new Map(),
    themes: new Map(),
    visits: new Map(),
    entries: new Map(),
  };
  const seeded = await seedAccounts(tx, ids, tools);
  const leadId = idOf(ids.accounts, "lead");
  const { name, background, scope, startsOn, endsOn } = demo.project;
  ids.projectId = await createProject(tx, { name, background, coverage: scope, startsOn, endsOn, leadId });
  const { projectId } = ids;
  for (const { key, role } of demo.accounts) {
    if (role && role !== "lead") await addMember(tx, { projectId, userId: idOf(ids.accounts, key), role });
  }
  for (const [position, { key, dimension, text, hint }] of demo.questions.entries()) {
    ids.questions.set(key, await addQuestion(tx, { projectId, dimension, text, hint, position }));
  }
  // Present sites first, because a former one refers to the site that it became part of.
  const present = demo.sites.filter((site) => !site.mergedInto);
  const former = demo.sites.filter((site) => site.mergedInto);
  for (const [position, site] of [...present, ...former].entries()) {
    const mergedIntoId = site.mergedInto ? idOf(ids.sites, site.mergedInto) : null;
    ids.sites.set(
      site.key,
      await addSite(tx, { projectId, name: site.name, kind: site.kind, county: site.county, mergedIntoId, position }),
    );
  }
  for (const [position, theme] of demo.themes.entries()) {
    const parentId = theme.parent ? idOf(ids.themes, theme.parent) : null;
    const { dimension, definition } = theme;
    ids.themes.set(
      theme.key,
      await addTheme(tx, { projectId, dimension, name: theme.name, definition, parentId, position }),
    );
  }
  for (const [position, { name: indicatorName, unit, definition }] of demo.indicators.entries()) {
    await tx.indicator.create({ data: { projectId, id: uuidv7(), name: indicatorName, unit, definition, position } });
  }
  for (const visit of demo.visits) {
    await seedVisit(tx, visit, ids);
    const written = demo.claims.filter(({ writtenAfter }) => writtenAfter === visit.key);
    await seedClaims(tx, written, {
      projectId,
      accountId: (key) => idOf(ids.accounts, key),
      themeId: (key) => idOf(ids.themes, key),
      entry: (key) => idOf(ids.entries, key),
    });
  }
  const photos = await seedPhotos(tx, {
    projectId,
    visitId: (key) => idOf(ids.visits, key),
    entryId: (key) => idOf(ids.entries, key).id,
    authorId: (key) => idOf(ids.accounts, key),
  });
  await seedReport(tx, {
    projectId,
    leadId,
    themeId: (key) => idOf(ids.themes, key),
    entry: (key) => idOf(ids.entries, key),
    photoId: (key) => idOf(photos, key),
  });
  await recordAudit(tx, {
    projectId,
    actorId: leadId,
    action: "demo.seeded",
    subjectId: projectId,
    detail: {},
    at: new Date(),
  });
  return seeded;
}
