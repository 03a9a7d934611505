import type { Metadata } from "next";
import { ClosedView } from "@/components/frame/closed-view";
import { WorkspaceFrame } from "@/components/frame/workspace-frame";
import { openSignedIn } from "@/lib/gates/open-page";
import { translator } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("frame.notFoundTitle") };
}

/** Whoever is not signed in learns nothing about what is there: the way leads over the sign-in page. */
export default async function NotFound() {
  return (
    <WorkspaceFrame user={await openSignedIn()}>
      <ClosedView because="notFound" />
    </WorkspaceFrame>
  );
}
