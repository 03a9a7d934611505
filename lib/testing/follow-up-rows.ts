import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "@/lib/db";
import { serial } from "@/lib/testing/factories";
import type { DimensionKey, FollowUpOrigin } from "@/lib/vocabulary";

interface FollowUpInput {
  projectId: string;
  siteId: string;
  assigneeId: string;
  dimension?: DimensionKey;
  question?: string;
  originKind?: FollowUpOrigin;
  originId?: string | null;
  originVisitId?: string | null;
  originText?: string;
}

/** An open question to a site, asked for by its assignee. */
export async function addFollowUp(db: Transaction, input: FollowUpInput): Promise<string> {
  const id = uuidv7();
  await db.followUp.create({
    data: {
      dimension: "problem",
      question: `专职网格员有几人？${serial()}`,
      originKind: "gap",
      createdBy: input.assigneeId,
      createdAt: new Date(),
      ...input,
      id,
    },
  });
  return id;
}
