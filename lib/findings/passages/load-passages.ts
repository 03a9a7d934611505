import "server-only";
import { maySeeUnapproved } from "@/lib/findings/filter";
import { passageList, readPass } from "@/lib/findings/queries/passage-list";
import { passageSignature, unreadMaterials } from "@/lib/findings/queries/passage-texts";
import { openProject } from "@/lib/gates/open-page";

export const passagesOnPage = 30;

/** 雷同 as the last pass found it, and whether anything has changed since. */
export async function loadPassages(projectId: string, asked: { unapproved: boolean; page: number }) {
  const { scope } = await openProject(projectId, "finding.read");
  const mayUnapproved = maySeeUnapproved(scope);
  const unapproved = asked.unapproved && mayUnapproved;
  const { page } = asked;
  const [pass, signature, unread, { total, passages }] = await Promise.all([
    readPass(scope, unapproved),
    passageSignature(scope, unapproved),
    unreadMaterials(scope, 1),
    passageList(scope, { unapproved, page, pageSize: passagesOnPage }),
  ]);
  return {
    ...{ unapproved, mayUnapproved, page, total, passages },
    pages: Math.max(1, Math.ceil(total / passagesOnPage)),
    pass: pass && { texts: pass.texts, found: pass.found, cut: pass.cut, madeAt: pass.madeAt },
    stale: pass?.signature !== signature || unread.length > 0,
  };
}
export type Passages = Awaited<ReturnType<typeof loadPassages>>;
