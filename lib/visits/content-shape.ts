import { isRecord } from "@/lib/json-guards";
import type { DraftVisit } from "@/lib/visits/draft";
import type { VisitContent } from "@/lib/visits/schema";
import { isDraftVisit, isVisitContent } from "@/lib/visits/shape-guards";

/**
 * The number of a stored visit's shape. It applies to revisions, to drafts and snapshots on devices, and to what is
 * sent. When a change of the schema makes stored JSON look different, raise the number, add a step below, and add a
 * fixture in lib/testing/shapes.
 *
 *   1  数据 under the key `readings`
 *   2  under `figures`
 *   3  with `answers` to follow-up questions
 */
export const contentShape = 3;
export const oldestShape = 1;

/** Stored JSON that this version cannot read: a newer version wrote it, or it is damaged. */
export class ShapeError extends Error {
  constructor(
    readonly fault: "newer" | "damaged",
    what: string,
  ) {
    super(`${what}: ${fault}`);
    this.name = "ShapeError";
  }
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The step from each shape to the next, for anything that contains fields of a visit. A step ignores what is already in
 * the new shape, because a page from before an update and one from after it may work on the same device.
 */
const steps: Readonly<Record<number, (fields: Fields) => Fields>> = {
  1: ({ readings, ...fields }) => (readings === undefined ? fields : { ...fields, figures: readings }),
  2: (fields) => (fields["answers"] === undefined ? { ...fields, answers: [] } : fields),
};

/** Throws a ShapeError unless this is the number of a shape that can be read. */
export function demandKnownShape(shape: unknown, what: string): asserts shape is number {
  if (typeof shape !== "number" || !Number.isInteger(shape) || shape < oldestShape)
    throw new ShapeError("damaged", what);
  if (shape > contentShape) throw new ShapeError("newer", what);
}

/** Applies only the steps, for content that its schema checks next. A value without fields is returned unchanged. */
export function upgradeFields(value: unknown, shape: number): unknown {
  demandKnownShape(shape, "visit");
  if (!isRecord(value)) return value;
  let fields: Fields = value;
  for (let at = shape; at < contentShape; at += 1) fields = steps[at]?.(fields) ?? fields;
  return fields;
}

/** A stored content in today's shape. @throws ShapeError if the shape is newer, or the result is not a valid content */
export function upgradeContent(stored: unknown, shape: number): VisitContent {
  const content = upgradeFields(stored, shape);
  if (!isVisitContent(content)) throw new ShapeError("damaged", "visit content");
  return content;
}

/** As `upgradeContent`, for a visit in the form's shape. */
export function upgradeTyped(stored: unknown, shape: number): DraftVisit {
  const typed = upgradeFields(stored, shape);
  if (!isDraftVisit(typed)) throw new ShapeError("damaged", "typed visit");
  return typed;
}
