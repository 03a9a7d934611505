"use client";

import dynamic from "next/dynamic";
import { LateMessages } from "@/components/messages/late-messages";

const WaitingFiles = dynamic(() => import("@/components/attachments/waiting-files").then((room) => room.WaitingFiles), {
  ssr: false,
});

/** The files that wait on this device, in the outbox. */
export function LateWaitingFiles(props: { userId: string; projectId: string }) {
  return (
    <LateMessages nouns={["attachments", "errors"]}>
      <WaitingFiles {...props} />
    </LateMessages>
  );
}
