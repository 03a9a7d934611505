import { after } from "next/server";
import { sweepNowAndThen } from "@/lib/attachments/sweep";
import { createUpload, otherVersion } from "@/lib/attachments/tus";
import { defineWritingProjectRoute } from "@/lib/gates/define-route";

export const POST = defineWritingProjectRoute("POST /api/attachments/[projectId]/uploads", async (context) => {
  after(sweepNowAndThen);
  return otherVersion(context.request) ?? createUpload(context);
});
