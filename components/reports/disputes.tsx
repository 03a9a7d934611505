"use client";

import { useTranslations } from "use-intl";
import { useEditor, type Unit } from "@/components/reports/editor-context";
import { unitOf } from "@/components/reports/part-faults";
import { useUnitName } from "@/components/reports/unit-name";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { partsOf } from "@/lib/reports/parts/parts";
import type { Dispute } from "@/lib/reports/parts/rebase";
import { mayKeepBoth, type Choice } from "@/lib/reports/parts/session";
import type { ReportPart } from "@/lib/reports/parts/types";
import { changedSpan } from "@/lib/visits/revision-diff";

type DisputesProps = {
  disputes: ReadonlyMap<string, Dispute>;
  onSettle: (key: string, choice: Choice) => void;
};

/**
 * Texts that another person has changed too, both side by side. Nothing of either is replaced before a person chooses.
 */
export function Disputes({ disputes, onSettle }: DisputesProps) {
  const { draft } = useEditor();
  const parts = partsOf(draft);
  return [...disputes].map(([key, dispute]) => {
    const mine = parts.get(key);
    return (
      mine && <DisputedPart key={key} mine={mine} dispute={dispute} onSettle={(choice) => onSettle(key, choice)} />
    );
  });
}

const fieldNames = {
  title: "title",
  preface: "preface",
  heading: "heading",
  closing: "closing",
  issuer: "issuer",
  issuedOn: "issuedOn",
  addressee: "addressee",
  annexes: "annexes",
  copyTo: "copyTo",
  printedBy: "printedBy",
  printedOn: "printedOn",
  text: "text",
} as const;
type FieldName = (typeof fieldNames)[keyof typeof fieldNames] | "lead" | "sectionLead";

function nameOf(part: ReportPart, field: string): FieldName {
  if (field === "lead") return part.kind === "section" ? "sectionLead" : "lead";
  return fieldNames[field as keyof typeof fieldNames] ?? "text"; // only texts of several values can be disputed
}

function textOf(part: ReportPart, field: string): string {
  const content: Record<string, unknown> = { ...part.content };
  return String(content[field] ?? "");
}

type DisputedPartProps = { mine: ReportPart; dispute: Dispute; onSettle: (choice: Choice) => void };

function DisputedPart({ mine, dispute, onSettle }: DisputedPartProps) {
  const t = useTranslations("reports");
  const { select } = useEditor();
  const placeName = useUnitName();
  const unit: Unit = unitOf(mine, dispute.fields[0] ?? "");
  return (
    <Notice
      kind="warning"
      className="mb-4 print:hidden"
      title={t("dispute.title", { name: placeName(unit) })}
      action={
        <>
          {mayKeepBoth(dispute) && (
            <Button size="sm" variant="primary" onClick={() => onSettle("both")}>
              {t("dispute.both")}
            </Button>
          )}
          <Button size="sm" onClick={() => onSettle("theirs")}>
            {t("dispute.useTheirs")}
          </Button>
          <Button size="sm" onClick={() => onSettle("mine")}>
            {t("dispute.useMine")}
          </Button>
          <Button size="sm" variant="quiet" onClick={() => select(unit)}>
            {t("dispute.show")}
          </Button>
        </>
      }
    >
      <p>{t("dispute.text")}</p>
      <ul
        className="mt-2 flex max-h-[40dvh] flex-col gap-3 overflow-y-auto"
        tabIndex={0}
        aria-label={t("dispute.compare")}
      >
        {dispute.fields.map((field) => (
          <li key={field}>
            <p className="text-sm text-muted">{t(`kept.field.${nameOf(mine, field)}`)}</p>
            <Sides mine={textOf(mine, field)} theirs={textOf(dispute.theirs, field)} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Sides({ mine, theirs }: { mine: string; theirs: string }) {
  const t = useTranslations("reports");
  const { start, before, after, end } = changedSpan(theirs, mine);
  const side = (name: string, text: string, middle: string) => (
    <div className="min-w-0 border-s-2 border-line ps-2">
      <p className="text-xs text-muted">{name}</p>
      <p className="break-words whitespace-pre-wrap">
        {text === "" ? (
          t("kept.nothing")
        ) : (
          <>
            {start}
            {middle && <mark className="bg-amber-soft text-ink underline decoration-amber">{middle}</mark>}
            {end}
          </>
        )}
      </p>
    </div>
  );
  return (
    <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
      {side(t("dispute.mine"), mine, after)}
      {side(t("dispute.theirs"), theirs, before)}
    </div>
  );
}
