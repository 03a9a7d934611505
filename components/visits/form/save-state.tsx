"use client";

import { useFormatter, useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { useCheckState } from "@/components/visits/form/check-visit";
import { useKeptState } from "@/components/visits/form/kept-signal";
import { useSaving, type Saving } from "@/components/visits/form/saving-context";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { heldBack, type Held } from "@/lib/offline/held";
import type { KeptState } from "@/lib/offline/keeper";
import { visitFields } from "@/lib/visits/fields";

/** What is said of the text itself, before anything is said of the server. */
type OwnState = "opening" | "untouched" | "keeping" | "fault" | "elsewhere";
type Said = OwnState | Held["why"];

/** `proven` is for tests: what is certain about the text. */
const looks: Record<Said, { glyph: string; className: string; proven: string }> = {
  opening: { glyph: "", className: "text-muted", proven: "opening" },
  untouched: { glyph: "", className: "text-muted", proven: "untouched" },
  keeping: { glyph: "○", className: "text-muted", proven: "keeping" },
  elsewhere: { glyph: "◫", className: "text-amber", proven: "elsewhere" },
  saved: { glyph: "✓", className: "text-green", proven: "synced" },
  sending: { glyph: "↑", className: "text-action", proven: "sending" },
  waiting: { glyph: "●", className: "text-action", proven: "kept" },
  offline: { glyph: "●", className: "text-action", proven: "kept" },
  unreachable: { glyph: "●", className: "text-action", proven: "kept" },
  failed: { glyph: "●", className: "text-action", proven: "kept" },
  unchecked: { glyph: "●", className: "text-action", proven: "kept" },
  missing: { glyph: "●", className: "text-amber", proven: "kept" },
  signedOut: { glyph: "●", className: "text-amber", proven: "kept" },
  outdated: { glyph: "●", className: "text-amber", proven: "kept" },
  conflict: { glyph: "≠", className: "text-vermilion", proven: "conflict" },
  invalid: { glyph: "!", className: "text-vermilion", proven: "invalid" },
  forbidden: { glyph: "✕", className: "text-vermilion", proven: "forbidden" },
  fault: { glyph: "✕", className: "text-vermilion", proven: "fault" },
};

/** The sentence is about the server, so that the text's own state is said above it. */
const isHeld = (why: Said) =>
  !["opening", "untouched", "keeping", "elsewhere", "saved", "sending", "waiting", "fault"].includes(why);

/** Whether the text is on the device. "Saved" is said only after the device's transaction has ended. */
function ownState(kept: KeptState, { claim, draft, ready }: Saving): OwnState | null {
  if (!ready) return "opening";
  if (claim === "elsewhere") return "elsewhere";
  if (kept.at === "fault") return "fault";
  if (kept.at === "keeping") return "keeping";
  return draft ? null : "untouched";
}

/** The field that has to be filled first. */
function firstField(held: Held | null): string | null {
  if (held?.why === "missing") return held.fields[0] ?? null;
  return held?.why === "invalid" ? (held.problems[0]?.path ?? null) : null;
}

/** Only what is proven: that the text is on the device, that the server has it, or what keeps it from there. */
export function SaveState() {
  const t = useTranslations("visits");
  const { goTo } = useVisitForm();
  const format = useFormatter();
  const saving = useSaving();
  const { draft, view } = saving;
  const own = ownState(useKeptState(saving.kept), saving);
  const loading = useCheckState() === "loading";
  const found = own === null && draft ? heldBack(draft, view) : null;
  // It is checked in a moment, when the schema has been loaded: nothing keeps it then.
  const held: Held | null = found?.why === "unchecked" && loading ? { why: "waiting" } : found;
  const said: Said = held?.why ?? own ?? "untouched";

  const words = () => {
    if (held?.why === "missing") {
      const names = held.fields.map((field) => t(visitFields[field].label));
      const fields = names.length > 2 ? t("form.missingCount", { count: names.length }) : format.list(names);
      return t("form.held.missing", { fields });
    }
    if (held?.why === "invalid") return t("form.held.invalid", { count: held.problems.length });
    if (held) return t(`form.held.${held.why}`);
    return own === null || own === "untouched" ? "" : t(`form.state.${own}`);
  };
  const field = firstField(held);
  const look = looks[said];
  const onDevice = isHeld(said);
  // The second line is inside the height that the head has anyway.
  const reason = classNames(onDevice && "text-xs leading-4");
  return (
    <div
      data-save-state={look.proven}
      data-held={held?.why}
      className={classNames("flex shrink-0 items-center gap-1.5 text-sm", look.className)}
    >
      <div className="flex flex-col items-end text-end">
        {onDevice && <p className="leading-5 whitespace-nowrap">{t("form.state.kept")}</p>}
        {field === null ? (
          <p className={reason}>{words()}</p>
        ) : (
          <button
            type="button"
            onClick={() => goTo(field)}
            className={classNames(
              reason,
              "relative underline after:absolute after:-inset-x-2 after:-top-6 after:-bottom-2",
            )}
          >
            {words()}
          </button>
        )}
      </div>
      <span aria-hidden>{look.glyph}</span>
    </div>
  );
}
