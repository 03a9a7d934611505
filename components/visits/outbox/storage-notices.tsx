"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { FullNotice } from "@/components/visits/outbox/full-notice";
import { askToKeep, isKeptForGood, storageRoom, type StorageRoom } from "@/lib/offline/storage-room";

/**
 * Whether this device will keep the waiting visits, and whether it has room for more. Checked again with every change
 * of `count`.
 */
export function StorageNotices({ count }: { count: number }) {
  const [room, setRoom] = useState<StorageRoom | null>(null);
  const [kept, setKept] = useState<boolean | null>(null);
  useEffect(() => {
    let gone = false;
    void Promise.all([storageRoom(), isKeptForGood()]).then(([space, forGood]) => {
      if (gone) return;
      setRoom(space);
      setKept(forGood);
    });
    return () => {
      gone = true;
    };
  }, [count]);
  return (
    <>
      {room?.nearlyFull && <FullNotice room={room} />}
      {kept === false && count > 0 && <KeepNotice onKept={() => setKept(true)} />}
    </>
  );
}

function KeepNotice({ onKept }: { onKept: () => void }) {
  const t = useTranslations("offline");
  const [denied, setDenied] = useState(false);
  const ask = async () => {
    if (await askToKeep()) onKept();
    else setDenied(true);
  };
  return (
    <Notice
      className="mb-4"
      title={t("persistTitle")}
      action={<Button onClick={() => void ask()}>{t("persistAction")}</Button>}
    >
      {t(denied ? "persistDenied" : "persistText")}
    </Notice>
  );
}
