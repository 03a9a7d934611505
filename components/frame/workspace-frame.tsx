import type { ReactNode } from "react";
import { AppFrame } from "@/components/frame/app-frame";
import { OfflineReady } from "@/components/frame/offline-ready";
import { SignedInAccount } from "@/components/frame/signed-in-account";
import { Language, Theme } from "@/components/frame/top-controls";
import type { SignedInUser } from "@/lib/auth/session";
import { translator } from "@/lib/i18n/server";

/** The frame of pages that belong to no project: the list of projects, the accounts, the own account. */
export async function WorkspaceFrame({ user, children }: { user: SignedInUser; children: ReactNode }) {
  const t = await translator();
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
      note={<OfflineReady userId={user.id} label={t("offline.ready", { when: "%" })} />}
      language={<Language />}
      theme={<Theme />}
      account={
        <SignedInAccount
          name={user.displayName}
          detail={user.systemRole === "admin" ? t("vocabulary.systemRole.admin") : user.accountName}
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
      {children}
    </AppFrame>
  );
}
