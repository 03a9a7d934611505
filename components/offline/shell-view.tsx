"use client";

import { useMemo, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { AppFrame } from "@/components/frame/app-frame";
import { MessagesProvider } from "@/components/messages/messages-provider";
import type { NavItem } from "@/components/frame/nav-link";
import { OfflineProject } from "@/components/offline/offline-project";
import { OfflineProjects } from "@/components/offline/offline-projects";
import { OfflineVisit } from "@/components/offline/offline-visit";
import { ShellBanner } from "@/components/offline/shell-banner";
import { ShellClosed } from "@/components/offline/shell-closed";
import type { ShellMessages } from "@/components/offline/shell-messages";
import { USUAL_TIME_ZONE } from "@/lib/calendar";
import type { OfflineRoute } from "@/lib/offline/offline-route";
import { PageHeader } from "@/components/ui/page-header";
import { OutboxCount } from "@/components/visits/outbox/outbox-count";
import { OutboxList } from "@/components/visits/outbox/outbox-list";
import { SyncBadge } from "@/components/visits/outbox/sync-badge";
import type { Locale } from "@/lib/i18n/locale";
import type { Snapshot } from "@/lib/offline/snapshot-shape";

export interface OpenedShell {
  locale: Locale;
  messages: ShellMessages;
  /** The account whose key this device has. Null if nobody is signed in on it. */
  userId: string | null;
  snapshots: Snapshot[];
  place: OfflineRoute;
}

export function ShellView({ locale, messages, userId, snapshots, place }: OpenedShell) {
  const timeZone = snapshots[0]?.timeZone ?? USUAL_TIME_ZONE;
  return (
    <MessagesProvider locale={locale} timeZone={timeZone} messages={messages}>
      <ShellFrame userId={userId} place={place}>
        <ShellBanner />
        <ShellPage userId={userId} snapshots={snapshots} place={place} />
      </ShellFrame>
    </MessagesProvider>
  );
}

function ShellPage({ userId, snapshots, place }: Pick<OpenedShell, "userId" | "snapshots" | "place">) {
  const t = useTranslations("visits.outbox");
  if (!userId) return <ShellClosed because="nobody" />;
  if (place.at === "elsewhere") return <ShellClosed because="locked" />;
  if (place.at === "projects") return <OfflineProjects snapshots={snapshots} />;
  const snapshot = snapshots.find(({ form }) => form.project.id === place.projectId);
  if (place.at === "outbox") {
    return (
      <>
        <PageHeader title={t("title")} context={t("context")} />
        <OutboxList userId={userId} projectId={place.projectId} />
      </>
    );
  }
  if (!snapshot) return <ShellClosed because="none" />;
  if (place.at === "project") return <OfflineProject snapshot={snapshot} userId={userId} instead={place.instead} />;
  return <OfflineVisit snapshot={snapshot} userId={userId} place={place} />;
}

/** The frame of the application, with the parts that work without a network. */
function ShellFrame({ userId, place, children }: Pick<OpenedShell, "userId" | "place"> & { children: ReactNode }) {
  const t = useTranslations("frame");
  const badge = useTranslations("visits.outbox.badge");
  const projectId = "projectId" in place ? place.projectId : null;
  const home = `/projects/${projectId}`;
  const nav = useMemo<NavItem[]>(() => {
    if (!projectId) return [];
    return [
      { href: "/projects", label: t("nav.projects"), icon: "overview", exact: true },
      { href: `${home}/visits`, label: t("nav.visits"), icon: "notebook" },
      {
        href: `${home}/outbox`,
        label: t("nav.outbox"),
        icon: "sync",
        badge: userId && <OutboxCount userId={userId} label={t("unsent", { count: "%" })} />,
      },
    ];
  }, [home, projectId, userId, t]);
  return (
    <AppFrame
      brand={{ href: "/projects", name: t("product") }}
      labels={{
        skip: t("skip"),
        mainNav: t("navigation"),
        secondNav: t("navigation2"),
        phoneNav: t("navigation"),
        more: t("more"),
        close: t("close"),
      }}
      nav={nav}
      phoneNav={nav}
      syncBadge={
        userId &&
        projectId && (
          <SyncBadge
            userId={userId}
            href={`${home}/outbox`}
            name={t("nav.outbox")}
            labels={{
              synced: badge("synced"),
              waiting: badge("waiting"),
              sending: badge("sending"),
              offline: badge("offline"),
              unreachable: badge("unreachable"),
              toDo: badge("toDo"),
              signedOut: badge("signedOut"),
              fault: badge("fault"),
            }}
          />
        )
      }
    >
      {children}
    </AppFrame>
  );
}
