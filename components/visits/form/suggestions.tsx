"use client";

import { memo } from "react";
import { useTranslations } from "use-intl";
import type { VisitFormData } from "@/lib/visits/types";
import { audienceSuggestions } from "@/lib/vocabulary";

/** What the boxes suggest during typing. Any other text can be typed too. */
export const Suggestions = memo(function Suggestions({ data }: { data: VisitFormData }) {
  const words = useTranslations("vocabulary");
  return (
    <>
      <datalist id="visit-speakers">
        {audienceSuggestions.map((each) => (
          <option key={each} value={words(`audience.${each}`)} />
        ))}
      </datalist>
      <datalist id="visit-indicators">
        {data.indicators.map(({ name, unit }) => (
          <option key={`${name}/${unit}`} value={name} />
        ))}
      </datalist>
    </>
  );
});
