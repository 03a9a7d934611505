import { SealedDatabase, type DatabaseLayout, type Keyring } from "@/lib/offline/sealed-database";

const layout: DatabaseLayout = {
  name: (userId) => `zoufang-files-${userId}`,
  version: 1,
  upgrade(fresh) {
    fresh.createObjectStore("files", { keyPath: "id" });
    fresh.createObjectStore("pieces", { keyPath: ["fileId", "index"] });
  },
};

/**
 * The files of one account on this device, separate from its texts: a device full of photos must not block a single
 * word.
 */
export class FileDatabase extends SealedDatabase {
  constructor(userId: string, keyring?: Keyring) {
    super(userId, layout, keyring);
  }
}
