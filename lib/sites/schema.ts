import * as z from "zod";
import { cleanText } from "@/lib/clean-text";
import { siteImportLimits } from "@/lib/sites/import-problems";
import { countyProblem, sameName, siteNameProblem } from "@/lib/sites/site-name";
import { id, kept } from "@/lib/text";
import { siteKinds } from "@/lib/vocabulary";

/** The most 调研点 that are added at once: more than any study visits, and one page can still show them. */
export const mostSitesAtOnce = 2_000;

type Judge = (text: string) => string | null;

/** One line, cleaned and trimmed, with the message of the list reader, so that a form and a file refuse the same. */
const judged = (judge: Judge) =>
  z
    .string()
    .overwrite((value) => cleanText(value, false))
    .trim()
    .check((context) => {
      const code = judge(context.value);
      if (code) context.issues.push({ code: "custom", input: context.value, message: `sites.import.problems.${code}` });
    });

const siteFields = {
  name: judged(siteNameProblem),
  kind: z.enum(siteKinds, "sites.import.problems.kind_unknown"),
  /** Possibly empty. */
  county: judged(countyProblem),
};

export const newSiteSchema = z.strictObject({
  ...siteFields,
  /** National code of nine digits, of a site ticked in the national list. */
  code: z
    .string()
    .regex(/^\d{9}$/)
    .nullable(),
});
export type NewSite = z.infer<typeof newSiteSchema>;

export const addSitesSchema = z.strictObject({
  projectId: id,
  sites: z
    .array(newSiteSchema)
    .min(1)
    .max(mostSitesAtOnce)
    .check((context) => {
      const seen = new Set<string>();
      for (const [index, { name }] of context.value.entries()) {
        const key = sameName(name);
        if (seen.has(key)) {
          const message = "sites.import.problems.duplicate";
          context.issues.push({ code: "custom", input: name, path: [index, "name"], message });
        }
        seen.add(key);
      }
    }),
});

/** A field's text as a page showed it. */
const shown = kept(200);

export const updateSiteSchema = z.strictObject({
  projectId: id,
  siteId: id,
  ...siteFields,
  /** 沿革: the present site that this one now counts as; empty if it counts as itself. */
  mergedIntoId: z.literal("").or(id),
  /** What the form showed when it was opened (lib/edited-fields.ts). */
  was: z.strictObject({ name: shown, kind: shown, county: shown, mergedIntoId: shown }).optional(),
});
export type SiteEdit = z.infer<typeof updateSiteSchema>;

export const removeSiteSchema = z.strictObject({ projectId: id, siteId: id });

/** The reader, not this schema, reports line by line what is wrong with the text. */
export const previewSiteListSchema = z.strictObject({
  projectId: id,
  text: z.string().max(siteImportLimits.pastedCharacters),
});

export const previewSiteFileSchema = z.strictObject({ projectId: id, file: z.file() });

/** A code of the national list: none for the provinces, 2 digits for a province, 4 for a city, 6 for a county. */
export const nationalDivisionSchema = z.strictObject({
  projectId: id,
  code: z.string().regex(/^(\d{2}|\d{4}|\d{6})$/),
});

export const searchNationalListSchema = z.strictObject({ projectId: id, query: z.string().max(100) });
