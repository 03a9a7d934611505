import { DimensionLabel } from "@/components/projects/dimension-label";
import { translator } from "@/lib/i18n/server";
import type { OutlineDimension } from "@/lib/projects/data";

/** 调研提纲, for people who may only read it. */
export async function OutlineView({ outline }: { outline: OutlineDimension[] }) {
  const t = await translator();
  return (
    <div className="grid max-w-measure gap-8">
      {outline.map((dimension) => (
        <section key={dimension.key}>
          <h2>
            <DimensionLabel dimension={dimension.key} label={dimension.label} size="lg" />
          </h2>
          {dimension.guidance && <p className="mt-1 whitespace-pre-line text-muted">{dimension.guidance}</p>}
          {dimension.questions.length === 0 && (
            <p className="mt-2 text-sm text-muted">{t("projects.outline.noQuestions")}</p>
          )}
          <ol className="mt-2 list-decimal ps-6">
            {dimension.questions.map((question) => (
              <li key={question.id} className="py-1">
                {question.text}
                {question.hint && <span className="block text-sm text-muted">{question.hint}</span>}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
