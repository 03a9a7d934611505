import { Prisma } from "@/lib/generated/prisma/client";
import { forFields, singleFields, type SingleField } from "@/lib/visits/fields";

/** The column of each field that has one value, and what Postgres is to read the value as. */
const columns: Readonly<Record<SingleField, { name: string; type: "uuid" | "date" | "text" }>> = {
  siteId: { name: "site_id", type: "uuid" },
  visitedOn: { name: "visited_on", type: "date" },
  startedAt: { name: "started_at", type: "text" },
  endedAt: { name: "ended_at", type: "text" },
  method: { name: "method", type: "text" },
  place: { name: "place", type: "text" },
  recorderId: { name: "recorder_id", type: "uuid" },
};
const nameOf = forFields(singleFields, (field) => columns[field].name);
const valueOf = forFields(singleFields, (field) => `(content ->> '${field}')::${columns[field].type}`);

/** Where `content` is a visit's: the columns, their values, and both as a SET. */
export const contentColumns = Prisma.raw(singleFields.map((field) => nameOf[field]).join(", "));
export const contentValues = Prisma.raw(singleFields.map((field) => valueOf[field]).join(", "));
export const setFromContent = Prisma.raw(
  singleFields.map((field) => `${nameOf[field]} = ${valueOf[field]}`).join(", "),
);
