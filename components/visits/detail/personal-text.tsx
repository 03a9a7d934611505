import { translator } from "@/lib/i18n/server";
import { textParts } from "@/lib/privacy/text-parts";

type PersonalTextProps = {
  text: string;
  /** True if the reader is in the team: the team sees what looks like personal data, and of which kind. */
  marked: boolean;
};

export async function PersonalText({ text, marked }: PersonalTextProps) {
  const parts = marked ? textParts(text) : [];
  if (!parts.some(({ kind }) => kind)) return text;
  const t = await translator();
  return parts.map(({ text: part, kind }, index) =>
    kind ? (
      <span key={index}>
        <mark className="bg-amber-soft wrap-anywhere text-ink underline decoration-amber underline-offset-4 print:bg-transparent print:no-underline">
          {part}
        </mark>
        <span className="mx-1 rounded-sm border border-amber px-1 text-xs text-muted select-none print:hidden">
          {t("privacy.detail.mark", { kind: t(`privacy.kind.${kind}`) })}
        </span>
      </span>
    ) : (
      part
    ),
  );
}
