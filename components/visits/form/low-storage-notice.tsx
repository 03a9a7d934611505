"use client";

import { LateMessages } from "@/components/messages/late-messages";
import { FullNotice } from "@/components/visits/outbox/full-notice";
import type { StorageRoom } from "@/lib/offline/storage-room";

export function LowStorageNotice({ room }: { room: StorageRoom }) {
  return (
    <LateMessages nouns={["offline"]}>
      <FullNotice room={room} />
    </LateMessages>
  );
}
