import { ClosedView } from "@/components/frame/closed-view";
import { WorkspaceFrame } from "@/components/frame/workspace-frame";
import { openSignedIn } from "@/lib/gates/open-page";

export default async function Forbidden() {
  return (
    <WorkspaceFrame user={await openSignedIn()}>
      <ClosedView because="forbidden" />
    </WorkspaceFrame>
  );
}
