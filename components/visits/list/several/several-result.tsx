"use client";

import { useEffect, useRef } from "react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { ErrorText } from "@/components/form/error-text";
import { messageOfProblem } from "@/components/form/schema-resolver";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { isDone, type SeveralLine } from "@/components/visits/list/several/use-several";
import { visitFields, type VisitField } from "@/lib/visits/fields";
import type { HandInProblem } from "@/lib/visits/hand-in";

type SeveralResultProps = {
  projectId: string;
  lines: readonly SeveralLine[];
  /** Hands in what waits only for the answer about untouched dimensions. */
  onUntouched: (visits: SeveralLine["visit"][]) => void;
};

const isField = (name: string): name is VisitField => name in visitFields;

/** Visit by visit: what was done, and what was not and why, with the way to put it right. */
export function SeveralResult({ projectId, lines, onUntouched }: SeveralResultProps) {
  const t = useTranslations("visits");
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (lines.length > 0) place.current?.focus();
  }, [lines]);
  if (lines.length === 0) return null;
  const done = lines.filter(isDone);
  const left = lines.filter((line) => !isDone(line));
  const untouched = left.filter(({ outcome }) => outcome.status === "untouched").map(({ visit }) => visit);
  const approving = lines.some(({ visit }) => visit.may === "approve");
  const titles = approving ? ("approved" as const) : ("submitted" as const);
  return (
    <section
      ref={place}
      tabIndex={-1}
      aria-label={t("several.result")}
      className="mb-4 scroll-mt-20 outline-none print:hidden"
    >
      <Notice
        kind={left.length > 0 ? "warning" : "info"}
        title={t(`several.title.${titles}`, { done: done.length, left: left.length })}
      >
        {left.length > 0 && (
          <ul className="mt-1 space-y-2">
            {left.map((line) => (
              <li key={line.visit.id}>
                <Why projectId={projectId} line={line} />
              </li>
            ))}
          </ul>
        )}
        {untouched.length > 0 && (
          <Button className="mt-2" onClick={() => onUntouched(untouched)}>
            {t("several.untouchedToo", { count: untouched.length })}
          </Button>
        )}
      </Notice>
      {done.length > 0 && (
        <Disclosure summary={t(`several.doneList.${titles}`, { count: done.length })}>
          <ul>
            {done.map(({ visit }) => (
              <li key={visit.id}>
                <Link
                  href={`/projects/${projectId}/visits/${visit.id}`}
                  className="pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
                >
                  {t("several.visit", { site: visit.site, date: visit.visitedOn })}
                </Link>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}

function Why({ projectId, line: { visit, outcome } }: { projectId: string; line: SeveralLine }) {
  const t = useTranslations("visits");
  const words = useTranslations("vocabulary");
  const page = `/projects/${projectId}/visits/${visit.id}`;
  const name = <b className="font-semibold">{t("several.visit", { site: visit.site, date: visit.visitedOn })}</b>;
  const open = (text: string, href = `${page}/edit`) => (
    <Link href={href} className="touch-link">
      {text}
    </Link>
  );
  switch (outcome.status) {
    case "submitted":
    case "approved":
      return name;
    case "incomplete":
      return (
        <>
          {name}
          <ul>
            {outcome.problems.map((problem) => (
              <li key={problem.path}>
                <ProblemLink problem={problem} href={`${page}/edit?field=${encodeURIComponent(problem.path)}`} />
              </li>
            ))}
          </ul>
        </>
      );
    case "personal":
      return (
        <>
          {name} {t("several.personal", { count: outcome.count })} {open(t("several.open"))}
        </>
      );
    case "untouched": {
      const dimensions = outcome.dimensions.map((key) => words(`dimension.${key}`)).join("、");
      return (
        <>
          {name} {t("several.untouched", { dimensions })} {open(t("several.open"))}
        </>
      );
    }
    case "unsent":
      return (
        <>
          {name} {t("several.unsent")} {open(t("several.open"))}
        </>
      );
    case "refused":
      return (
        <>
          {name} <ErrorText message={messageOfProblem(outcome.refusal)} /> {open(t("several.look"), page)}
        </>
      );
  }
}

/** The field by its name, and what it needs. */
function ProblemLink({ problem, href }: { problem: HandInProblem; href: string }) {
  const t = useTranslations("visits");
  const words = useTranslations("vocabulary");
  const [list = ""] = problem.path.split(".");
  const field = problem.row
    ? t(list === "figures" ? "several.figure" : "review.place", {
        dimension: words(`dimension.${problem.row.dimension}`),
        number: problem.row.number,
      })
    : isField(list) && list !== "entries"
      ? t(visitFields[list].label)
      : "";
  return (
    <Link href={href} className="touch-link">
      {field && <span className="me-1 font-medium">{field}</span>}
      <span>
        <ErrorText message={messageOfProblem(problem)} />
      </span>
    </Link>
  );
}
