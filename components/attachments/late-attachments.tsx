"use client";

import dynamic from "next/dynamic";
import { LateMessages } from "@/components/messages/late-messages";
import type { AttachmentPanelProps } from "@/components/attachments/attachment-panel";
import { loadFileSender } from "@/lib/offline/late-files";
import { untilThere } from "@/lib/offline/until-there";

type LateAttachmentsProps = Omit<AttachmentPanelProps, "sender"> & { userId: string };

const Panel = dynamic(
  async () => {
    const [{ fileSenderOf }, { AttachmentPanel }] = await untilThere(() =>
      Promise.all([loadFileSender(), import("@/components/attachments/attachment-panel")]),
    );
    return function Panel({ userId, ...props }: LateAttachmentsProps) {
      return <AttachmentPanel {...props} sender={fileSenderOf(userId)} />;
    };
  },
  { ssr: false },
);

/** Attachments of the open visit, loaded together with their texts after the form is ready. */
export function LateAttachments(props: LateAttachmentsProps) {
  return (
    <LateMessages nouns={["attachments", "errors"]}>
      <Panel {...props} />
    </LateMessages>
  );
}
