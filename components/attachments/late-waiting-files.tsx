"use client";

import dynamic from "next/dynamic";
import { LateMessages } from "@/components/messages/late-messages";
import { loadFileSender } from "@/lib/offline/late-files";
import { untilThere } from "@/lib/offline/until-there";

type LateWaitingFilesProps = { userId: string; projectId: string };

const Waiting = dynamic(
  async () => {
    const [{ fileSenderOf }, { WaitingFiles }] = await untilThere(() =>
      Promise.all([loadFileSender(), import("@/components/attachments/waiting-files")]),
    );
    return function Waiting({ userId, projectId }: LateWaitingFilesProps) {
      return <WaitingFiles sender={fileSenderOf(userId)} projectId={projectId} />;
    };
  },
  { ssr: false },
);

/** The files that wait on this device, in the outbox. */
export function LateWaitingFiles(props: LateWaitingFilesProps) {
  return (
    <LateMessages nouns={["attachments", "errors"]}>
      <Waiting {...props} />
    </LateMessages>
  );
}
