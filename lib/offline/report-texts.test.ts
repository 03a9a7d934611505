import "fake-indexeddb/auto";
import { openDB } from "idb";
import { afterEach, describe, expect, it } from "vitest";
import { OpenEditors, ReportTexts } from "@/lib/offline/report-texts";
import { SealedDatabase } from "@/lib/offline/sealed-database";
import { SealedRows } from "@/lib/offline/sealed-rows";
import { noKeyring, testKeyring } from "@/lib/testing/device-keyring";

interface Draft {
  preface: string;
}
function readDraft(value: unknown): Draft {
  if (typeof value !== "object" || value === null || !("preface" in value)) throw new Error("another shape");
  return value as Draft; // checked above
}

/** As it was stored before it had its beginning. */
interface Old {
  shape: 1;
  id: string;
  projectId: string;
  reportId: string;
  version: number;
  draft: Draft;
  createdAt: number;
  updatedAt: number;
}

const opened: { close: () => unknown }[] = [];
function textsOf(userId: string, keyring = testKeyring): ReportTexts<Draft> {
  const texts = new ReportTexts(userId, readDraft, keyring);
  opened.push(texts);
  return texts;
}
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

const row = (id: string, preface: string) => ({
  id,
  projectId: "p",
  reportId: "r",
  version: 3,
  draft: { preface },
});

describe("text of a report that is not saved there yet", () => {
  it("is there for a page that opens later, the newest first, and only in its project", async () => {
    const texts = textsOf("wang");
    await texts.put(row("tab-1", "前言"), 10);
    await texts.put(row("tab-2", "又一份"), 20);
    await texts.put(row("tab-1", "前言改了"), 30);
    await texts.put({ ...row("other", "别的课题"), projectId: "q" }, 40);
    const found = await textsOf("wang").list("p");
    expect(
      found.map(({ id, version, draft, createdAt, updatedAt }) => ({ id, version, draft, createdAt, updatedAt })),
    ).toEqual([
      { id: "tab-1", version: 3, draft: { preface: "前言改了" }, createdAt: 10, updatedAt: 30 },
      { id: "tab-2", version: 3, draft: { preface: "又一份" }, createdAt: 20, updatedAt: 20 },
    ]);
    await texts.remove("tab-1");
    await texts.remove("tab-1");
    expect((await texts.list("p")).map(({ id }) => id)).toEqual(["tab-2"]);
  });

  it("cannot be read by another account or without the key, and is not readable on the disk", async () => {
    await textsOf("li").put(row("tab-1", "村级议事会每月一次"), 10);
    expect(await textsOf("zhao").list("p")).toEqual([]);
    await expect(textsOf("li", noKeyring).list("p")).rejects.toThrow("locked");
    const database = await openDB("zoufang-reports-li");
    const [stored] = await database.getAll("texts");
    expect(Object.keys(stored).sort()).toEqual(["id", "sealed", "stamp"]);
    expect(new TextDecoder().decode(stored.sealed)).not.toContain("村级议事会");
    database.close();
  });

  it("stays on the device in a shape that this build does not know, and does not hide the other texts", async () => {
    const texts = textsOf("sun");
    await texts.put(row("tab-1", "前言"), 10);
    // Another tab, of another build.
    await textsOf("sun").put({ ...row("tab-2", ""), draft: { other: "shape" } as unknown as Draft }, 20);
    expect((await texts.list("p")).map(({ id }) => id)).toEqual(["tab-1"]);
    const database = await openDB("zoufang-reports-sun");
    expect(await database.count("texts")).toBe(2);
    database.close();
  });
});

describe("what a text was begun on", () => {
  it("is stored with it, so that the text can go on top of a newer report", async () => {
    await textsOf("qian").put({ ...row("tab-1", "前言改了"), begunOn: { preface: "前言" } }, 10);
    const [found] = await textsOf("qian").list("p");
    expect(found).toMatchObject({ draft: { preface: "前言改了" }, begunOn: { preface: "前言" } });
  });

  it("is not known of a text that an earlier build stored, and the text is read all the same", async () => {
    await textsOf("zheng").list("p");
    const database = new SealedDatabase(
      "zheng",
      { name: (userId) => `zoufang-reports-${userId}`, version: 1, upgrade: () => {} },
      testKeyring,
    );
    opened.push(database);
    const old = new SealedRows<Old>(database, { table: "texts", read: (value) => value as Old }); // stored in the next line
    await old.change("tab-1", () => ({ ...row("tab-1", "昨天写的"), shape: 1, createdAt: 10, updatedAt: 10 }));
    const [found] = await textsOf("zheng").list("p");
    expect(found).toMatchObject({ version: 3, draft: { preface: "昨天写的" } });
    expect(found?.begunOn).toBeUndefined();
  });
});

describe("the editors that are open", () => {
  it("answer for their own row of the same report, and a closed one does not", async () => {
    const editorOf = (report: string, id: string) => {
      const editor = new OpenEditors(report, () => id);
      opened.push(editor);
      return editor;
    };
    const [one, two, closed] = [editorOf("r", "one"), editorOf("r", "two"), editorOf("r", "closed")];
    editorOf("another", "three");
    closed.close();
    expect([...(await one.others("token-1"))]).toEqual(["two"]);
    expect([...(await two.others("token-2"))]).toEqual(["one"]);
  });
});
