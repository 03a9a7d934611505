import { can, type Actor, type VisitSubject } from "@/lib/auth/policy";

/** Why a device may not write a visit. */
export const writeRefusals = [
  "noProject",
  "notWriter",
  "closed",
  "notYours",
  "submitted",
  "approved",
  "voided",
] as const;
export type WriteRefusal = (typeof writeRefusals)[number];

/** The sentence of each, as an i18n key, because only the edge of the server uses keys. */
export const writeRefusalKeys: Readonly<Record<WriteRefusal, string>> = {
  noProject: "visits.sync.noProject",
  notWriter: "visits.sync.notWriter",
  closed: "visits.sync.closed",
  notYours: "visits.sync.notYours",
  submitted: "visits.sync.notEditable.submitted",
  approved: "visits.sync.notEditable.approved",
  voided: "visits.sync.notEditable.voided",
};

/** Null if the actor may write this visit. */
export function refusalToWrite(actor: Actor, visit: VisitSubject): WriteRefusal | null {
  if (can(actor, "visit.write", visit)) return null;
  if (!can(actor, "visit.write")) return actor.closed ? "closed" : "notWriter";
  switch (visit.state) {
    case "draft":
    case "returned":
      return "notYours";
    case "submitted":
    case "approved":
    case "voided":
      return visit.state;
  }
}

/** Whether the person could write this visit in another state. Then they may know that the server has their text. */
export function isOfState(refusal: WriteRefusal): boolean {
  return refusal === "submitted" || refusal === "approved" || refusal === "voided";
}
