"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { storageRoom, type StorageRoom } from "@/lib/offline/storage-room";

const TightRoom = dynamic(
  () => import("@/components/visits/form/low-storage-notice").then((part) => part.LowStorageNotice),
  {
    ssr: false,
  },
);

/** Warns a writer if the device is nearly full. Checked when the form opens and with every sending. */
export function SpaceNote({ baseVersion }: { baseVersion: number }) {
  const [room, setRoom] = useState<StorageRoom | null>(null);
  useEffect(() => {
    let gone = false;
    void storageRoom().then((told) => {
      if (!gone) setRoom(told);
    });
    return () => {
      gone = true;
    };
  }, [baseVersion]);
  return room?.nearlyFull ? <TightRoom room={room} /> : null;
}
