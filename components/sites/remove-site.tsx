"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button, buttonClass } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { removeSite } from "@/lib/sites/actions";
import type { Site } from "@/lib/sites/data";
import { visitTotal } from "@/lib/sites/visit-total";

/** A site with visits is not removed. The dialog says how many there are and links to them. */
export function RemoveSite({ projectId, site, onDone }: { projectId: string; site: Site; onDone: () => void }) {
  const t = useTranslations();
  const router = useRouter();
  const { send, pending, refusal } = useAction(removeSite);
  const count = visitTotal(site);
  const used = count > 0 || refusal?.code === "in_use";
  const remove = async () => {
    const answer = await send({ projectId, siteId: site.id });
    if (!answer.ok) return;
    router.refresh();
    onDone();
  };
  return (
    <>
      {count > 0 ? (
        <p>{t("sites.problems.used", { count })}</p>
      ) : (
        <p className="text-muted">{t("sites.remove.text")}</p>
      )}
      <RefusalNotice refusal={refusal} />
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose>
          <Button>{used ? t("frame.close") : t("frame.cancel")}</Button>
        </DialogClose>
        {used ? (
          <Link href={`/projects/${projectId}/visits?site=${site.id}`} className={buttonClass({ variant: "primary" })}>
            {t("sites.remove.seeVisits")}
          </Link>
        ) : (
          <Button variant="danger" pending={pending} onClick={() => void remove()}>
            {t("sites.remove.label")}
          </Button>
        )}
      </div>
    </>
  );
}
