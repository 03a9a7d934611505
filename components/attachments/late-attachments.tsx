"use client";

import dynamic from "next/dynamic";
import { LateMessages } from "@/components/messages/late-messages";
import type { AttachmentPanelProps } from "@/components/attachments/attachment-panel";

const Panel = dynamic(() => import("@/components/attachments/attachment-panel").then((room) => room.AttachmentPanel), {
  ssr: false,
});

/** Attachments of the open visit, loaded together with their texts after the form is ready. */
export function LateAttachments(props: AttachmentPanelProps) {
  return (
    <LateMessages nouns={["attachments", "errors"]}>
      <Panel {...props} />
    </LateMessages>
  );
}
