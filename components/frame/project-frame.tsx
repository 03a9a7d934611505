import type { ReactNode } from "react";
import { FileSenderStart } from "@/components/attachments/file-sender-start";
import { AppFrame } from "@/components/frame/app-frame";
import type { NavItem } from "@/components/frame/nav-link";
import { FreshCounts } from "@/components/frame/fresh-counts";
import { ProjectSwitcher } from "@/components/frame/project-switcher";
import { SignedInAccount } from "@/components/frame/signed-in-account";
import { Language, Theme } from "@/components/frame/top-controls";
import { OfflineReady } from "@/components/frame/offline-ready";
import { OutboxCount } from "@/components/visits/outbox/outbox-count";
import { WaitingCount } from "@/components/visits/outbox/waiting-count";
import { SyncBadge } from "@/components/visits/outbox/sync-badge";
import { ClosedNotice } from "@/components/projects/closed-notice";
import type { IconName } from "@/components/ui/icon";
import { can } from "@/lib/auth/policy";
import type { SignedInUser } from "@/lib/auth/session";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Messages } from "@/lib/i18n/catalogues";
import { translator } from "@/lib/i18n/server";
import type { ProjectSummary } from "@/lib/projects/data";

type NavKey = keyof Messages["frame"]["nav"];

type ProjectFrameProps = {
  scope: ProjectScope;
  user: SignedInUser;
  project: { id: string; name: string; closed: boolean };
  projects: ProjectSummary[];
  /** How many visits wait for this person. */
  waiting: number;
  children: ReactNode;
};

export async function ProjectFrame({ scope, user, project, projects, waiting, children }: ProjectFrameProps) {
  const t = await translator();
  const home = `/projects/${project.id}`;
  const item = (key: NavKey, path: string, icon: IconName): NavItem => ({
    href: `${home}${path}`,
    label: t(`frame.nav.${key}`),
    icon,
    ...(path === "" && { exact: true }),
  });
  const visits = {
    ...item("visits", "/visits", "notebook"),
    badge: <WaitingCount userId={user.id} count={waiting} label={t("frame.waiting", { count: waiting })} />,
  };
  const outbox = {
    ...item("outbox", "/outbox", "sync"),
    badge: <OutboxCount userId={user.id} label={t("frame.unsent", { count: "%" })} />,
  };
  const findings = item("findings", "/findings", "findings");
  return (
    <AppFrame
      userId={user.id}
      brand={{ href: "/projects", name: t("frame.product") }}
      labels={{
        skip: t("frame.skip"),
        mainNav: t("frame.navigation"),
        secondNav: t("frame.navigation2"),
        phoneNav: t("frame.navigation"),
        more: t("frame.more"),
        close: t("frame.close"),
      }}
      nav={[
        item("overview", "", "overview"),
        visits,
        item("codebook", "/codebook", "tag"),
        findings,
        item("indicators", "/indicators", "ledger"),
        item("reports", "/reports", "report"),
      ]}
      secondNav={[
        item("search", "/search", "search"),
        item("sites", "/sites", "place"),
        item("members", "/members", "people"),
        item("settings", "/settings", "settings"),
        outbox,
      ]}
      phoneNav={[visits, outbox, findings]}
      projectSwitcher={
        <ProjectSwitcher
          name={project.name}
          label={t("frame.switchProject")}
          items={[
            ...projects.map(({ id, name }) => ({
              kind: "link" as const,
              href: `/projects/${id}`,
              label: name,
              current: id === project.id,
            })),
            { kind: "line" as const },
            { kind: "link" as const, href: "/projects", label: t("frame.nav.projects") },
          ]}
        />
      }
      syncBadge={
        <SyncBadge
          userId={user.id}
          href={`${home}/outbox`}
          name={t("frame.nav.outbox")}
          labels={{
            synced: t("visits.outbox.badge.synced"),
            waiting: t("visits.outbox.badge.waiting"),
            sending: t("visits.outbox.badge.sending"),
            offline: t("visits.outbox.badge.offline"),
            unreachable: t("visits.outbox.badge.unreachable"),
            toDo: t("visits.outbox.badge.toDo"),
            signedOut: t("visits.outbox.badge.signedOut"),
            fault: t("visits.outbox.badge.fault"),
          }}
        />
      }
      note={
        <OfflineReady
          userId={user.id}
          projectId={can(scope.actor, "visit.write") ? project.id : undefined}
          label={t("offline.ready", { when: "%" })}
        />
      }
      language={<Language />}
      theme={<Theme />}
      account={
        <SignedInAccount
          name={user.displayName}
          detail={t(`vocabulary.projectRole.${scope.role}`)}
          isAdmin={user.systemRole === "admin"}
          labels={{
            account: t("frame.account"),
            signOut: t("frame.signOut"),
            changePassword: t("frame.changePassword"),
            secondFactor: t("frame.secondFactor"),
            projects: t("frame.nav.projects"),
            accounts: t("frame.nav.accounts"),
          }}
        />
      }
    >
      <FileSenderStart userId={user.id} />
      <FreshCounts userId={user.id} drawnAt={Date.now()} />
      {project.closed && <ClosedNotice projectId={project.id} />}
      {children}
    </AppFrame>
  );
}
