import type { SelectGroup } from "@/components/ui/select";
import type { Translator } from "@/lib/i18n/server";
import { frontKey } from "@/lib/reports/parts/types";
import type { Target } from "@/lib/reports/returned/take";
import { namedTokens } from "@/lib/reports/tokens";
import type { ReportDraft } from "@/lib/reports/types";

const cut = (text: string) => {
  const words = namedTokens(text);
  return words.length > 24 ? `${words.slice(0, 24)}…` : words;
};
const option = (label: string, target: Target) => ({ value: JSON.stringify(target), label });

/** Where words without a part can go, section by section. */
export function placesIn(draft: ReportDraft, t: Translator): SelectGroup[] {
  const w = "reports.returned.waiting" as const;
  const untitled = t("reports.editor.untitled");
  return [
    {
      label: t("reports.history.front"),
      options: [
        option(t(`${w}.behindPreface`), { kind: "behind", part: frontKey, place: "preface" }),
        option(t(`${w}.behindClosing`), { kind: "behind", part: frontKey, place: "closing" }),
      ],
    },
    // Words cannot be put behind photos.
    ...draft.sections
      .filter(({ annex }) => annex !== "photos")
      .map(({ id, heading, annex, points }): SelectGroup => {
        const name = cut(heading) || untitled;
        return {
          label: name,
          options: [
            ...(annex === undefined ? [option(t(`${w}.newPoint`, { name }), { kind: "point", section: id })] : []),
            option(t(`${w}.behindLead`, { name }), { kind: "behind", part: id, place: "sectionLead" }),
            ...points
              .filter(({ dropped }) => !dropped)
              .map((point) =>
                option(t(`${w}.behindPoint`, { name: cut(point.lead || point.text) || untitled }), {
                  kind: "behind",
                  part: point.id,
                  place: "point",
                }),
              ),
          ],
        };
      }),
  ];
}
