"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { CandidatesDialog } from "@/components/reports/candidates-dialog";
import { CountBase } from "@/components/reports/count-base";
import { sameUnit, useEditor, warningsAt } from "@/components/reports/editor-context";
import { EvidenceCard } from "@/components/reports/evidence-card";
import { Advice } from "@/components/reports/own-advice";
import { useUnitName } from "@/components/reports/unit-name";
import { Disclosure } from "@/components/ui/disclosure";
import { counts } from "@/lib/reports/compose";
import { acceptText, findPoint, setRemoved } from "@/lib/reports/edits";
import { citedText } from "@/lib/reports/tokens";
import type { DraftEvidence, DraftPoint } from "@/lib/reports/types";

/** The evidence of the selected point. For any other part, the warnings of the whole report. */
export function EvidencePane() {
  const { selected, draft } = useEditor();
  const found = selected.part === "point" ? findPoint(draft.sections, selected.id) : null;
  return found ? <PointEvidence key={found.point.id} point={found.point} /> : <AllWarnings />;
}

function AllWarnings() {
  const t = useTranslations("reports.editor");
  const { warnings, answered, base, selected, select } = useEditor();
  const placeName = useUnitName();
  // These stand at the boxes of the part in hand: advice is not said twice on one screen.
  const own = warningsAt(warnings, selected);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-muted">{t("pickPoint")}</p>
      <h2 className="font-semibold">{t("allWarnings")}</h2>
      <CountBase base={base} className="text-sm text-muted" />
      {warnings.length === 0 && <p className="text-sm text-muted">{t("noWarnings")}</p>}
      {own.length > 0 && (
        <TextButton onClick={() => select(selected)}>{t("ownWarnings", { count: own.length })}</TextButton>
      )}
      <Advice
        warnings={warnings.filter(({ place }) => !sameUnit(place, selected))}
        answered={answered.filter(({ warning }) => !sameUnit(warning.place, selected))}
        placeName={placeName}
        onGoTo={select}
      />
    </div>
  );
}

function TextButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="inline-flex min-h-8 items-center text-action underline underline-offset-4 pointer-coarse:min-h-11"
    >
      {children}
    </button>
  );
}

function PointEvidence({ point }: { point: DraftPoint }) {
  const t = useTranslations("reports.editor");
  const { counts, warnings, fill, select } = useEditor();
  const kept = point.evidence.filter(({ removed }) => !removed);
  const removed = point.evidence.filter((evidence) => evidence.removed);
  const sites = new Set(kept.flatMap(({ entry }) => (entry ? [entry.siteId] : []))).size;
  const theme = counts.themes.find(({ id }) => id === point.themeId);
  const unit = { part: "point" as const, id: point.id };
  const own = warningsAt(warnings, unit);
  return (
    <div className="flex flex-col gap-3">
      <div>
        <h2 className="font-semibold">{t("evidenceOf", { lead: fill(point.lead) || t("untitled") })}</h2>
        <p className="text-sm text-muted">
          {t("evidenceCount", { count: kept.length, sites })}
          {" · "}
          {theme
            ? t("byTheme", {
                name: theme.name,
                archived: String(theme.archived ?? false),
                sites: theme.siteIds.length,
                ofSites: counts.sites.length,
              })
            : t("byEvidence")}
        </p>
      </div>
      {own.length > 0 && (
        <TextButton onClick={() => select(unit)}>{t("ownWarnings", { count: own.length })}</TextButton>
      )}
      <CandidatesDialog point={point} />
      <ul>
        {kept.map((evidence) => (
          <Evidence key={evidence.id} pointId={point.id} evidence={evidence} />
        ))}
      </ul>
      {removed.length > 0 && (
        <Disclosure
          summary={<span className="text-sm text-muted">{t("removedCount", { count: removed.length })}</span>}
          className="border-b-0"
        >
          <ul>
            {removed.map((evidence) => (
              <Evidence key={evidence.id} pointId={point.id} evidence={evidence} />
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

function Evidence({ pointId, evidence }: { pointId: string; evidence: DraftEvidence }) {
  const t = useTranslations("reports.editor");
  const { projectId, draft, edit, hand } = useEditor();
  const { id, entry, entryId, quotedText, removed } = evidence;
  const toggle = (
    <TextButton onClick={() => edit((sections) => setRemoved(sections, pointId, id, !removed))}>
      {removed ? t("putBack") : t("remove")}
    </TextButton>
  );
  if (!entry || !entryId) {
    return (
      <li className="border-b border-line py-3 text-sm last:border-b-0">
        <p className="text-amber">{t("gone")}</p>
        <p className="mt-1 text-muted line-through">{quotedText}</p>
        {toggle}
      </li>
    );
  }
  const changed = quotedText !== entry.text;
  const notes = (
    <>
      {!counts(entry, draft) && <p className="mt-1 text-sm text-amber">{t("notCounted")}</p>}
      {changed && (
        <div className="mt-2 rounded-sm border-s-3 border-s-amber bg-amber-soft px-3 py-2 text-sm">
          <p className="font-medium">{t("was")}</p>
          <p className="whitespace-pre-line">{quotedText}</p>
        </div>
      )}
    </>
  );
  const accept = changed && (
    <TextButton onClick={() => edit((sections) => acceptText(sections, pointId, id))}>{t("acceptText")}</TextButton>
  );
  return (
    <EvidenceCard
      {...{ projectId, entryId, entry, notes }}
      actions={
        <>
          {!removed && <TextButton onClick={() => void hand.cite(citedText(id))}>{t("citeHere")}</TextButton>}
          {toggle}
          {accept}
        </>
      }
    />
  );
}
