"use client";

import { useTranslations } from "use-intl";
import { suggestedBy } from "@/components/form/suggested-by";
import { useFormOwner } from "@/components/form/form-beside";
import { firstText } from "@/components/form/use-box";
import { classNames } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { useProposal } from "@/components/visits/form/use-proposal";
import { useRowPlace, type PlacedRow } from "@/components/visits/form/use-row-place";
import { useRowText } from "@/components/visits/form/use-row-text";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { speakerProposal } from "@/lib/visits/proposals";

type SpeakerBoxProps = {
  row: PlacedRow;
  /** The attributes that give it its name. */
  name: object;
  describedBy: string | undefined;
};

/** Who said an entry, by category. The speaker of the entry above is proposed. */
export function SpeakerBox({ row, name: named, describedBy }: SpeakerBoxProps) {
  const { id } = row;
  const above = useRowPlace(row, "above");
  const t = useTranslations("visits");
  const { form } = useVisitForm();
  const name = `entries.${id}.speakerCategory` as const;
  const near = above === undefined ? [id] : [above, id];
  const text = useRowText(
    near.map((each) => `entries.${each}`),
    () => speakerProposal(id, near, form.getValues("entries")),
  );
  const proposed = useProposal([{ name, text, label: t("form.entry.speakerPlaceholder") }])(name);
  return (
    <div className="relative min-w-0 flex-1">
      <Input
        {...form.register(name)}
        form={useFormOwner()}
        defaultValue={firstText(form.control, name)}
        {...suggestedBy("visit-speakers")}
        autoComplete="off"
        {...named}
        aria-describedby={describedBy}
        placeholder={proposed.placeholder ?? t("form.entry.speakerPlaceholder")}
        className={classNames("h-11! border-0 bg-transparent! px-2 text-sm!", proposed.inside && "pe-16!")}
      />
      {proposed.inside}
    </div>
  );
}
