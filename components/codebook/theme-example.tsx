"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { setExample } from "@/lib/codebook/actions";

type ThemeExampleProps = {
  projectId: string;
  themeId: string;
  /** The sentence as it is shown, with where it was heard. */
  shown: string | null;
  /** Entries that may become the example. */
  samples: readonly { entryId: string; text: string; siteName: string }[];
  mayEdit: boolean;
};

/** The example of a theme, and entries of it that can be one. */
export function ThemeExampleChoice({ projectId, themeId, shown, samples, mayEdit }: ThemeExampleProps) {
  const t = useTranslations("codebook.example");
  const router = useRouter();
  const setting = useAction(setExample);
  const set = async (entryId: string | null) => {
    await setting.send({ projectId, themeId, entryId });
    router.refresh();
  };
  return (
    <>
      <RefusalNotice refusal={setting.refusal} />
      <p className={shown === null ? "text-muted" : "max-w-measure whitespace-pre-wrap"}>{shown ?? t("none")}</p>
      {mayEdit && shown !== null && (
        <Button size="sm" className="mt-2" pending={setting.pending} onClick={() => void set(null)}>
          {t("remove")}
        </Button>
      )}
      {mayEdit && samples.length > 0 && (
        <>
          <h3 className="mt-3 text-sm text-muted">{t("choose")}</h3>
          <ul>
            {samples.map(({ entryId, text, siteName }) => (
              <li key={entryId} className="flex items-center justify-between gap-3 border-b border-line py-1.5 text-sm">
                <span className="min-w-0 max-w-measure wrap-anywhere">{`${text}（${siteName}）`}</span>
                <Button
                  size="sm"
                  className="shrink-0"
                  aria-label={t("useOf", { text: text.slice(0, 40) })}
                  pending={setting.pending}
                  onClick={() => void set(entryId)}
                >
                  {t("use")}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
