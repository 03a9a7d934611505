import { isListOf, isOneOf, isRecord, isText } from "@/lib/json-guards";
import { demandKnownShape, contentShape, oldestShape, ShapeError, upgradeContent } from "@/lib/visits/content-shape";
import { upgradeNotes } from "@/lib/visits/notes-shape";
import type { OfflineProject } from "@/lib/visits/offline-types";
import { isOf, isVisitContent, type Guard } from "@/lib/visits/shape-guards";
import { visitStates } from "@/lib/vocabulary";

/** What the device stores of a project, in any shape that the server sent, as today's code works with it. */

/** The server's data of a project, and when it was received, as the device stores it. */
export interface Snapshot extends OfflineProject {
  /** The device's clock when it was taken (ms). */
  savedAt: number;
  /** How far the server's clock was ahead of the device's (ms). A wrong clock is assumed to stay equally wrong. */
  ahead: number;
}

const isNumber: Guard = Number.isFinite;
const isList = isListOf(() => true);
const visit = {
  id: isText,
  version: isNumber,
  state: isOneOf(visitStates),
  content: isVisitContent,
};
const isOwnVisit = isOf({ ...visit, mayWrite: (value) => typeof value === "boolean", comments: isList });

/** Names, sites, people and comments have had one shape so far, so only their frame is checked. */
const snapshotGuard = isOf({
  shape: isNumber,
  form: isOf({
    project: isOf({ id: isText, name: isText }),
    dimensions: isList,
    sites: isList,
    members: isList,
    me: isOf({ id: isText, displayName: isText }),
    indicators: isList,
    visit: (value) => value === null || isOf(visit)(value),
    comments: isList,
  }),
  visits: isListOf(isOwnVisit),
  siteNotes: (value) => value === undefined || isList(value), // each was checked by upgradeNotes
  now: isText,
  timeZone: isText,
  savedAt: isNumber,
  ahead: isNumber,
} satisfies Record<keyof Snapshot, Guard>);

function isSnapshot(value: unknown): value is Snapshot {
  return snapshotGuard(value);
}

function upgradeVisit(stored: unknown, shape: number): unknown {
  return isRecord(stored) ? { ...stored, content: upgradeContent(stored["content"], shape) } : stored;
}

function upgradeForm(stored: unknown, shape: number): unknown {
  if (!isRecord(stored)) return stored;
  const notes = stored["siteNotes"];
  return {
    ...stored,
    visit: upgradeVisit(stored["visit"], shape),
    ...(notes !== undefined && { siteNotes: notes === null ? null : upgradeNotes(notes, shape) }),
  };
}

/** The snapshot in today's shape. One without a shape number is of the first. @throws ShapeError */
export function readSnapshot(stored: unknown): Snapshot {
  if (!isRecord(stored)) throw new ShapeError("damaged", "snapshot");
  const { shape = oldestShape, form, visits, siteNotes, ...rest } = stored;
  demandKnownShape(shape, "snapshot");
  const upgradeList = (list: unknown, upgrade: (value: unknown, shape: number) => unknown): unknown =>
    Array.isArray(list) ? list.map((value: unknown) => upgrade(value, shape)) : list;
  const snapshot = {
    ...rest,
    shape: contentShape,
    form: upgradeForm(form, shape),
    visits: upgradeList(visits, upgradeVisit),
    ...(siteNotes !== undefined && { siteNotes: upgradeList(siteNotes, upgradeNotes) }),
  };
  if (!isSnapshot(snapshot)) throw new ShapeError("damaged", "snapshot");
  return snapshot;
}
