"use client";

import { useFormatter, useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import type { StorageRoom } from "@/lib/offline/storage-room";

/** Shown while there is still some room, so that the person can act. */
export function FullNotice({ room }: { room: StorageRoom }) {
  const t = useTranslations("offline");
  const format = useFormatter();
  const megabytes = (bytes: number) => format.number(Math.round(bytes / 1_000_000));
  return (
    <Notice kind="warning" className="mb-4" title={t("spaceTitle")}>
      {t("spaceText", { used: megabytes(room.usedBytes), quota: megabytes(room.quotaBytes) })}
    </Notice>
  );
}
