import * as z from "zod";
import { SealedDatabase, type DatabaseLayout, type Keyring } from "@/lib/offline/sealed-database";
import { SealedRows } from "@/lib/offline/sealed-rows";

/** Texts of reports that were typed on this device and are not saved in the report yet. */

const text = z.string();

const order = z.array(z.object({ id: text, points: z.array(text).readonly() })).readonly();

/**
 * Raise `shape` when the draft changes, and upgrade the older one when it is read: what waits must stay readable. From
 * shape 3 on, both drafts hold only the points that were changed.
 */
const kept = z.object({
  shape: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** Of the editor that typed it: two tabs of one report have a row each. */
  id: text,
  projectId: text,
  reportId: text,
  /** The report's version that it was typed on. */
  version: z.number(),
  /** The report that it was typed on. Rows of the first shape do not have it. */
  begunOn: z.unknown().optional(),
  draft: z.unknown(),
  /** Where all points were, those too that are not stored. */
  orders: z.object({ begunOn: order, draft: order }).optional(),
  createdAt: z.number(),
  updatedAt: z.number(),
});

export type ReportText<Draft> = Omit<z.infer<typeof kept>, "draft" | "begunOn"> & { draft: Draft; begunOn?: Draft };

const layout: DatabaseLayout = {
  name: (userId) => `zoufang-reports-${userId}`,
  version: 1,
  upgrade: (fresh) => void fresh.createObjectStore("texts", { keyPath: "id" }),
};

/** Of one account, encrypted like its visits, so that nobody else who signs in on the device can read them. */
export class ReportTexts<Draft> {
  private readonly local: SealedDatabase;
  private readonly rows: SealedRows<ReportText<Draft>>;

  constructor(
    userId: string,
    /** Checks a draft. @throws if its shape is not known */
    readDraft: (value: unknown) => Draft,
    keyring?: Keyring,
  ) {
    this.local = new SealedDatabase(userId, layout, keyring);
    this.rows = new SealedRows(this.local, {
      table: "texts",
      read: (value) => {
        const { begunOn, ...row } = kept.parse(value);
        const text: ReportText<Draft> = { ...row, draft: readDraft(row.draft) };
        return begunOn === undefined ? text : { ...text, begunOn: readDraft(begunOn) };
      },
    });
  }

  /** Of one project, the newest first. */
  async list(projectId: string): Promise<ReportText<Draft>[]> {
    const texts = (await this.rows.list()).filter((each) => each.projectId === projectId);
    return texts.sort((a, b) => b.updatedAt - a.updatedAt);
  }

  /** It is on disk when this resolves. */
  async put(typed: Omit<ReportText<Draft>, "shape" | "createdAt" | "updatedAt">, now: number): Promise<void> {
    await this.rows.change(typed.id, (before) => ({
      ...typed,
      shape: 3,
      createdAt: before?.createdAt ?? now,
      updatedAt: now,
    }));
  }

  async remove(id: string): Promise<void> {
    await this.rows.change(id, (before) => (before ? null : undefined));
  }

  close(): Promise<void> {
    return this.local.close();
  }
}

/** How long another tab has to answer. A closed or killed one cannot. */
const answerMs = 250;

type HeldMessage = { kind: "who"; token: string } | { kind: "held"; token: string; id: string };

/**
 * Which rows of a report belong to editors that are open now. Each editor answers for its own row, so that no tab is
 * offered what another one is writing.
 */
export class OpenEditors {
  private readonly channel: BroadcastChannel | null;
  private readonly heard = new Map<string, Set<string>>();

  constructor(reportId: string, own: () => string) {
    this.channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`zoufang-report-${reportId}`);
    if (!this.channel) return;
    this.channel.onmessage = ({ data }: MessageEvent<HeldMessage>) => {
      if (data.kind === "held") this.heard.get(data.token)?.add(data.id);
      else this.channel?.postMessage({ kind: "held", token: data.token, id: own() } satisfies HeldMessage);
    };
  }

  async others(token: string): Promise<ReadonlySet<string>> {
    const ids = new Set<string>();
    this.heard.set(token, ids);
    this.channel?.postMessage({ kind: "who", token } satisfies HeldMessage);
    await new Promise((done) => setTimeout(done, answerMs));
    this.heard.delete(token);
    return ids;
  }

  close(): void {
    this.channel?.close();
  }
}
