"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { ShellClosed } from "@/components/offline/shell-closed";
import type { OfflineRoute } from "@/lib/offline/offline-route";
import { Skeleton } from "@/components/ui/skeleton";
import { VisitForm } from "@/components/visits/form/visit-form";
import { senderOf } from "@/lib/offline/sender";
import type { Snapshot } from "@/lib/offline/snapshot-shape";
import { todayOf } from "@/lib/offline/snapshots";

type OfflineVisitProps = { snapshot: Snapshot; userId: string; place: Extract<OfflineRoute, { at: "new" | "edit" }> };

/** The same form as online, with the data of the project that the device stores. */
export function OfflineVisit({ snapshot, userId, place }: OfflineVisitProps) {
  const [today] = useState(() => todayOf(snapshot, Date.now()));
  if (place.at === "edit")
    return <OwnVisitForm snapshot={snapshot} userId={userId} visitId={place.visitId} today={today} />;
  const siteId = snapshot.form.sites.some(({ id }) => id === place.siteId) ? place.siteId : undefined;
  return <VisitForm data={snapshot.form} draftId={place.draftId} today={today} siteId={siteId} />;
}

/** An own visit of the server, or one that only this device has under an address that it got while it had a network. */
function OwnVisitForm({
  snapshot,
  userId,
  visitId,
  today,
}: Omit<OfflineVisitProps, "place"> & { visitId: string; today: string }) {
  const t = useTranslations("offline");
  const own = snapshot.visits.find(({ id }) => id === visitId);
  const [kept, setKept] = useState<boolean | null>(own ? true : null);
  useEffect(() => {
    if (own) return;
    void senderOf(userId)
      .store.get(visitId)
      .then((draft) => setKept(draft !== undefined))
      .catch(() => setKept(false));
  }, [own, userId, visitId]);
  if (kept === null) return <Skeleton label={t("opening")} lines={6} />;
  if (!kept) return <ShellClosed because="visitGone" home={`/projects/${snapshot.form.project.id}`} />;
  if (!own) return <VisitForm data={snapshot.form} draftId={visitId} today={today} />;
  const { id, version, state, content, mayWrite, comments } = own;
  return (
    <VisitForm data={{ ...snapshot.form, visit: { id, version, state, content }, mayWrite, comments }} today={today} />
  );
}
