import type { ReactNode } from "react";
import { WorkspaceFrame } from "@/components/frame/workspace-frame";
import { openSignedIn } from "@/lib/gates/open-page";

export default async function LobbyLayout({ children }: { children: ReactNode }) {
  return <WorkspaceFrame user={await openSignedIn()}>{children}</WorkspaceFrame>;
}
