"use client";

import { Fragment, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/form/error-text";
import { messageOfProblem } from "@/components/form/schema-resolver";
import { usePlaceNames } from "@/components/visits/outbox/use-place-names";
import type { Held } from "@/lib/offline/held";
import type { DraftVisit } from "@/lib/visits/draft";
import { visitFields } from "@/lib/visits/fields";

type HeldSentenceProps = {
  held: Held;
  typed: Pick<DraftVisit, "entries" | "figures">;
  /** A link to the field at a path. */
  linkTo: (path: string, children: ReactNode) => ReactNode;
};

/** What keeps a draft from the server, as a sentence that names the fields and leads to them. */
export function HeldSentence({ held, typed, linkTo }: HeldSentenceProps) {
  const t = useTranslations("visits");
  const words = useTranslations("vocabulary");
  const sentence = useErrorText();
  const nameOf = usePlaceNames((key) => words(`dimension.${key}`));
  switch (held.why) {
    case "missing":
      return t.rich("outbox.why.missing", {
        fields: () => (
          <>
            {held.fields.map((field, at) => (
              <Fragment key={field}>
                {at > 0 && t("outbox.between")}
                {linkTo(field, t(visitFields[field].label))}
              </Fragment>
            ))}
          </>
        ),
      });
    case "invalid":
      return (
        <>
          {t("outbox.why.invalid", { count: held.problems.length })}
          <span className="flex flex-col">
            {held.problems.map((problem) => {
              const said = sentence(messageOfProblem(problem));
              const field = nameOf(typed, problem.path);
              return (
                <Fragment key={`${problem.path} ${problem.key}`}>
                  {field === null ? said : linkTo(problem.path, t("outbox.problem", { field, sentence: said }))}
                </Fragment>
              );
            })}
          </span>
        </>
      );
    case "forbidden":
      return t("outbox.why.forbidden", { sentence: sentence(held.key) });
    case "failed": {
      const { key, reference } = held;
      const said = sentence(reference === undefined ? key : messageOfProblem({ key, values: { reference } }));
      return t("outbox.why.failed", { sentence: said });
    }
    case "fault":
      return t("outbox.why.fault", { sentence: t(`form.fault.${held.fault}`) });
    case "saved":
    case "sending":
    case "conflict":
    case "unchecked":
    case "signedOut":
    case "outdated":
    case "offline":
    case "unreachable":
    case "waiting":
      return t(`outbox.why.${held.why}`);
  }
}
