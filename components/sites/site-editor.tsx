"use client";

import { createContext, useContext, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { EditSiteForm } from "@/components/sites/edit-site-form";
import { RemoveSite } from "@/components/sites/remove-site";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import type { ListedSite } from "@/lib/sites/site-page";
import { visitTotal } from "@/lib/sites/visit-total";

type Step = { kind: "edit" | "remove"; siteId: string };

const OpenStep = createContext<(step: Step) => void>(() => {});

/** One dialog for all rows below it, so that a site is sent to the browser once and not with its row too. */
export function SiteEditor({
  projectId,
  sites,
  children,
}: {
  projectId: string;
  /** The sites of the page. */
  sites: readonly ListedSite[];
  children: ReactNode;
}) {
  const t = useTranslations();
  const [step, setStep] = useState<Step | null>(null);
  const site = sites.find(({ id }) => id === step?.siteId);
  const close = () => setStep(null);
  const title =
    step?.kind !== "remove"
      ? "sites.edit.title"
      : site && visitTotal(site) > 0
        ? "sites.remove.usedTitle"
        : "sites.remove.title";
  return (
    <OpenStep value={setStep}>
      {children}
      <Dialog
        title={site ? t(title, { name: site.name }) : ""}
        closeLabel={t("frame.close")}
        open={site !== undefined}
        onOpenChange={(open) => !open && close()}
      >
        {site && step?.kind === "edit" && (
          <EditSiteForm key={site.id} projectId={projectId} site={site} onDone={close} />
        )}
        {site && step?.kind === "remove" && (
          <RemoveSite key={site.id} projectId={projectId} site={site} onDone={close} />
        )}
      </Dialog>
    </OpenStep>
  );
}

/** The button in one row. */
export function SiteActions({ siteId, name }: { siteId: string; name: string }) {
  const t = useTranslations("sites");
  const open = useContext(OpenStep);
  return (
    <Menu
      trigger={
        <Button variant="quiet" size="sm" aria-label={t("edit.actionsFor", { name })}>
          <Icon name="more" />
        </Button>
      }
      items={[
        { kind: "action", label: t("edit.label"), icon: "edit", onSelect: () => open({ kind: "edit", siteId }) },
        {
          kind: "action",
          label: t("remove.label"),
          icon: "trash",
          danger: true,
          onSelect: () => open({ kind: "remove", siteId }),
        },
      ]}
    />
  );
}
