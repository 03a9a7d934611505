import {
  SealedDatabase,
  strictly,
  type DatabaseLayout,
  type Keyring,
  type OpenDatabase,
} from "@/lib/offline/sealed-database";
import { sealRow, type SealedRow } from "@/lib/offline/sealed-row";

const layout: DatabaseLayout = {
  name: (userId) => `zoufang-${userId}`,
  version: 2,
  upgrade(fresh, from) {
    if (from < 2) {
      fresh.createObjectStore("sealed", { keyPath: "id" });
      fresh.createObjectStore("snapshots", { keyPath: "id" });
    }
  },
  settle: sealPlainDrafts,
};

/** Version 1 stored drafts in plain text. They are encrypted, and the plain ones removed, in one transaction. */
async function sealPlainDrafts(open: OpenDatabase): Promise<void> {
  const { database, key } = open;
  if (!database.objectStoreNames.contains("drafts")) return;
  const plain = await database.getAll("drafts");
  if (plain.length === 0) return;
  const rows = await Promise.all(plain.map((draft) => sealRow(key, draft.id, draft)));
  await strictly(open, ["drafts", "sealed"], async (transaction) => {
    const [drafts, sealed] = [transaction.objectStore("drafts"), transaction.objectStore("sealed")];
    const move = async (row: SealedRow) => {
      if (!(await drafts.getKey(row.id))) return; // Another tab was first.
      if (!(await sealed.getKey(row.id))) await sealed.put(row);
      await drafts.delete(row.id);
    };
    for (const row of rows) await move(row);
  });
}

/** The texts of one account on this device: its drafts, and what it needs to write without a network. */
export class LocalDatabase extends SealedDatabase {
  constructor(userId: string, keyring?: Keyring) {
    super(userId, layout, keyring);
  }
}
