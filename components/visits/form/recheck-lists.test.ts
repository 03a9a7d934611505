import { createFormControl } from "react-hook-form";
import { expect, it } from "vitest";
import { valuesOf, type VisitFormValues } from "@/components/visits/form/form-values";
import { recheckLists } from "@/components/visits/form/recheck-lists";
import { visitResolver } from "@/components/visits/form/visit-resolver";
import { blankVisit } from "@/lib/visits/draft";

it("a list that was empty is no longer said to be empty once a row is filled in", async () => {
  const form = createFormControl<VisitFormValues>({
    defaultValues: valuesOf(blankVisit({ today: "2026-11-30", me: "me" })),
    resolver: visitResolver("Asia/Shanghai"),
  });
  await form.handleSubmit(() => {})();
  const said = (list: "audiences" | "entries") => form.getFieldState(list).error?.message;
  expect([said("audiences"), said("entries")]).toEqual([
    "visits.errors.audiencesMissing",
    "visits.errors.nothingHeard",
  ]);
  form.setValue("audiences", { a: { category: "村干部", headCount: "6" } });
  form.setValue("audienceIds", ["a"]);
  await recheckLists(form);
  expect([said("audiences"), said("entries")]).toEqual([undefined, "visits.errors.nothingHeard"]);
});
