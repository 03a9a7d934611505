"use client";

import { signOutHere } from "@/components/accounts/sign-out";
import { AccountMenu } from "@/components/frame/account-menu";

type SignedInAccountProps = {
  name: string;
  detail: string;
  isAdmin: boolean;
  labels: {
    account: string;
    signOut: string;
    changePassword: string;
    secondFactor: string;
    projects: string;
    accounts: string;
  };
};

export function SignedInAccount({ name, detail, isAdmin, labels }: SignedInAccountProps) {
  return (
    <AccountMenu
      name={name}
      detail={detail}
      label={labels.account}
      items={[
        { kind: "link", label: labels.projects, href: "/projects" },
        ...(isAdmin ? [{ kind: "link" as const, label: labels.accounts, href: "/accounts" }] : []),
        { kind: "link", label: labels.changePassword, href: "/account/password" },
        { kind: "link", label: labels.secondFactor, href: "/account/second-factor" },
        { kind: "line" },
        { kind: "action", label: labels.signOut, onSelect: () => void signOutHere("/sign-in?notice=out") },
      ]}
    />
  );
}
