import type { Metadata } from "next";
import { ClosedView } from "@/components/frame/closed-view";
import { WorkspaceFrame } from "@/components/frame/workspace-frame";
import { openSignedIn } from "@/lib/gates/open-page";
import { translator } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("frame.notFoundTitle") };
}

/** A person who is not signed in must not learn what exists, so they are sent to the sign-in page. */
export default async function NotFound() {
  return (
    <WorkspaceFrame user={await openSignedIn()}>
      <ClosedView because="notFound" />
    </WorkspaceFrame>
  );
}
