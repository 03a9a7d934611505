import { readOfflineProject } from "@/lib/visits/data/offline-project";
import type { OfflineProject } from "@/lib/visits/offline-types";

type Asked = Parameters<typeof readOfflineProject>;

/** What a device receives of a project, read from its text. Null if the person is no member. */
export async function offlineCopy(...asked: Asked): Promise<OfflineProject | null> {
  const pieces = await readOfflineProject(...asked);
  return pieces && JSON.parse(Buffer.concat(pieces).toString());
}
