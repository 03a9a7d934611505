"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { refusalIn, unavailable } from "@/components/form/refusal-in";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import type { Refusal } from "@/lib/errors";
import { createParts } from "@/lib/reports/actions";
import { partings, type Parting } from "@/lib/reports/parted/partings";
import type { PartPlan } from "@/lib/reports/data/part-plan";

type PartsDialogProps = { projectId: string; reportId: string; title: string };

/** 分报告 of a 总报告: which sites would go to which, and one press that makes them. */
export function PartsDialog({ projectId, reportId, title }: PartsDialogProps) {
  const t = useTranslations("reports.parted");
  const kinds = useTranslations("vocabulary.siteKind");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [by, setBy] = useState<Parting>("county");
  const [plan, setPlan] = useState<PartPlan | null>(null);
  const [failed, setFailed] = useState<Refusal | null>(null);
  const { send, pending, refusal } = useAction(createParts);

  const load = async (next: Parting) => {
    setBy(next);
    setPlan(null);
    setFailed(null);
    const answer = await fetch(`/api/reports/${projectId}/${reportId}/parts?by=${next}`).catch(() => null);
    if (!answer?.ok) return setFailed(answer ? await refusalIn(answer) : unavailable);
    setPlan((await answer.json()) as PartPlan); // our own route's answer
  };
  const fresh = plan?.parts.filter((part) => part.reportId === null).length ?? 0;
  const create = async () => {
    if (!(await send({ projectId, reportId, by })).ok) return;
    setOpen(false);
    router.refresh();
  };
  return (
    <Dialog
      title={t("title")}
      description={t("text")}
      closeLabel={t("close")}
      open={open}
      onOpenChange={(now) => {
        setOpen(now);
        if (now) void load(by);
      }}
      trigger={
        <Button size="sm" variant="quiet" aria-label={t("makeLabel", { title })}>
          {t("make")}
        </Button>
      }
      footer={
        <>
          <DialogClose>
            <Button variant="quiet">{t("close")}</Button>
          </DialogClose>
          <Button variant="primary" off={fresh === 0 && "said"} pending={pending} onClick={() => void create()}>
            {t("create", { count: fresh })}
          </Button>
        </>
      }
    >
      <RefusalNotice refusal={refusal} />
      <RadioGroup
        legend={t("by")}
        value={by}
        size="sm"
        input={{
          name: "by",
          onChange: ({ target }) => void load(partings.find((one) => one === target.value) ?? "county"),
        }}
        options={partings.map((value) => ({ value, label: t(`byWhat.${value}`) }))}
      />
      <RefusalNotice
        refusal={failed}
        action={
          <Button size="sm" variant="quiet" onClick={() => void load(by)}>
            {t("again")}
          </Button>
        }
      />
      {!plan && !failed && <p role="status">{t("loading")}</p>}
      {plan?.parts.length === 0 && <p role="status">{t("none")}</p>}
      <ul className="flex flex-col gap-2">
        {plan?.parts.map(({ county, kind, sites, reportId: there }) => (
          <li key={county + (kind ?? "")}>
            <span className="font-medium">{t("part", { part: kind ? kinds(kind) : county, count: sites.length })}</span>
            {there && <span className="text-muted">　{t("there")}</span>}
            <span className="block text-sm text-muted">{sites.join("、")}</span>
          </li>
        ))}
      </ul>
      {plan && plan.left.length > 0 && (
        <p className="text-sm text-muted">{t("left", { count: plan.left.length, names: plan.left.join("、") })}</p>
      )}
    </Dialog>
  );
}
