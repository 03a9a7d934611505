import { FileDatabase } from "@/lib/offline/file-database";
import { loadFileHash } from "@/lib/offline/late-hash";
import type { LocalFile } from "@/lib/offline/local-file";
import { strictly, type Keyring } from "@/lib/offline/sealed-database";
import { sealRow } from "@/lib/offline/sealed-row";
import { SealedRows } from "@/lib/offline/sealed-rows";
import { StoreError } from "@/lib/offline/store-fault";

/** Each piece is encrypted and written separately, so that no more is read than is needed. */
export const pieceBytes = 1024 * 1024;

const piecesOf = (id: string) => IDBKeyRange.bound([id, 0], [id, Infinity]);

/**
 * The files of one account on this device. A file is promised ("waiting") only after every piece of it is on disk. Its
 * pieces leave the device in the same transaction in which its row says that the server has it.
 */
export class FileStore {
  private readonly local: FileDatabase;
  private readonly rows: SealedRows<LocalFile>;

  constructor(
    readonly userId: string,
    keyring?: Keyring,
  ) {
    this.local = new FileDatabase(userId, keyring);
    this.rows = new SealedRows(this.local, {
      table: "files",
      read: (value) => value as LocalFile, // only `begin` and `change` put rows there
      together: {
        table: "pieces",
        write: async (transaction, id, after) => {
          // The server has it, so the device need not keep it.
          if (after?.state.at === "uploaded") await transaction.objectStore("pieces").delete(piecesOf(id));
        },
      },
    });
  }

  list(): Promise<LocalFile[]> {
    return this.rows.list();
  }

  get(id: string): Promise<LocalFile | undefined> {
    return this.rows.get(id);
  }

  /** Begins a file: its row says "adding" or "recording" until `complete`. */
  begin(file: LocalFile): Promise<void> {
    return this.local.use(async (open) => {
      const row = await sealRow(open.key, file.id, file);
      await strictly(open, ["files"], async (transaction) => void (await transaction.objectStore("files").add(row)));
    });
  }

  /** Adds a piece after those already stored. It is on disk when this resolves. One at a time for one file. */
  append(id: string, bytes: Uint8Array): Promise<void> {
    return this.local.use(async (open) => {
      const sealed = await open.key.seal(bytes);
      await strictly(open, ["files", "pieces"], async (transaction) => {
        const pieces = transaction.objectStore("pieces");
        if (!(await transaction.objectStore("files").getKey(id))) throw new StoreError("unknown"); // removed meanwhile
        const last = (await pieces.getAllKeys(piecesOf(id))).at(-1);
        await pieces.put({ fileId: id, index: (last?.[1] ?? -1) + 1, sealed });
      });
    });
  }

  /** Measures and hashes what is stored, and promises it. Null if nothing is stored: the row is then deleted. */
  async complete(id: string, settle: (file: LocalFile) => Partial<LocalFile> = () => ({})): Promise<LocalFile | null> {
    const hash = (await loadFileHash()).fileHash();
    const pieces: number[] = [];
    for (let index = 0; ; index += 1) {
      const bytes = await this.piece(id, index);
      if (!bytes) break;
      hash.add(bytes);
      pieces.push(bytes.length);
    }
    const byteSize = pieces.reduce((sum, length) => sum + length, 0);
    if (byteSize === 0) {
      await this.remove(id);
      return null;
    }
    const measured = { pieces, byteSize, sha256: hash.end(), state: { at: "waiting" } as const };
    return this.change(id, (file) => file && { ...file, ...settle(file), ...measured });
  }

  private piece(id: string, index: number): Promise<Uint8Array | null> {
    return this.local.use(async ({ database, key }) => {
      const piece = await database.get("pieces", [id, index]);
      return piece ? key.open(piece.sealed) : null;
    });
  }

  /** The bytes from `from` to before `to`. @throws StoreError if some are missing */
  async slice(file: Pick<LocalFile, "id" | "pieces">, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
    const wanted = new Uint8Array(to - from);
    let start = 0;
    for (const [index, length] of file.pieces.entries()) {
      const end = start + length;
      if (end > from && start < to) {
        const bytes = await this.piece(file.id, index);
        if (!bytes || bytes.length !== length) throw new StoreError("unknown");
        const [first, last] = [Math.max(from, start), Math.min(to, end)];
        wanted.set(bytes.subarray(first - start, last - start), first - from);
      }
      start = end;
    }
    if (start < to) throw new StoreError("unknown");
    return wanted;
  }

  /** As `SealedRows.change`, but without `null`: a file is deleted by `remove`. */
  change(id: string, change: (file: LocalFile | undefined) => LocalFile | undefined): Promise<LocalFile | null> {
    return this.rows.change(id, change);
  }

  remove(id: string): Promise<void> {
    return this.local.use((open) =>
      strictly(open, ["files", "pieces"], async (transaction) => {
        await transaction.objectStore("files").delete(id);
        await transaction.objectStore("pieces").delete(piecesOf(id));
      }),
    );
  }

  close(): Promise<void> {
    return this.local.close();
  }
}
