"use server";

import { after } from "next/server";
import { sweepOne } from "@/lib/attachments/sweep";
import {
  addCue as addCueRow,
  removeAttachment as removeAttachmentRow,
  removeCue as removeCueRow,
} from "@/lib/attachments/mutations";
import { addCueSchema, removeAttachmentSchema, removeCueSchema } from "@/lib/attachments/schema";
import { defineProjectAction } from "@/lib/gates/define-action";

/** The file is deleted only after this is committed, so a row never exists without its file. */
export const removeAttachment = defineProjectAction(
  "attachments.removeAttachment",
  removeAttachmentSchema,
  async ({ input, tx, scope, audit }) => {
    const { visitId } = await removeAttachmentRow(tx, scope, input.attachmentId);
    audit(input.attachmentId, { visitId });
    after(() => sweepOne({ projectId: scope.projectId, id: input.attachmentId }));
    return { attachmentId: input.attachmentId };
  },
);

export const addCue = defineProjectAction(
  "attachments.addCue",
  addCueSchema,
  async ({ input, tx, scope, audit, now }) => {
    await addCueRow(tx, scope, { attachmentId: input.attachmentId, cue: input.cue, now });
    audit(input.attachmentId, { atSeconds: input.cue.atSeconds });
    return { cueId: input.cue.id };
  },
);

export const removeCue = defineProjectAction(
  "attachments.removeCue",
  removeCueSchema,
  async ({ input, tx, scope, audit }) => {
    await removeCueRow(tx, scope, input.cueId);
    audit(input.cueId);
    return { cueId: input.cueId };
  },
);
