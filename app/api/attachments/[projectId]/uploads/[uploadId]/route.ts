import { endUpload, otherVersion, takeBytes, tellUpload } from "@/lib/attachments/tus";
import { defineWritingProjectRoute } from "@/lib/gates/define-route";

export const HEAD = defineWritingProjectRoute(
  "HEAD /api/attachments/[projectId]/uploads/[uploadId]",
  async (context) => otherVersion(context.request) ?? tellUpload(context),
);

export const PATCH = defineWritingProjectRoute(
  "PATCH /api/attachments/[projectId]/uploads/[uploadId]",
  async (context) => otherVersion(context.request) ?? takeBytes(context),
);

export const DELETE = defineWritingProjectRoute(
  "DELETE /api/attachments/[projectId]/uploads/[uploadId]",
  async (context) => otherVersion(context.request) ?? endUpload(context),
);
