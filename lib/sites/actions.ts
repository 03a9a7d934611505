"use server";
import { defineProjectAction } from "@/lib/gates/define-action";
import { defineProjectFormQuery, defineProjectQuery } from "@/lib/gates/define-query-action";
import { listSiteNames } from "@/lib/sites/data";
import { siteImportLimits } from "@/lib/sites/import-problems";
import * as mutations from "@/lib/sites/mutations";
import * as national from "@/lib/sites/national/national-list";
import { previewOf, type SitePreview } from "@/lib/sites/preview";
import { readPastedList } from "@/lib/sites/read-list";
import { readSiteTable } from "@/lib/sites/read-site-table";
import { readSpreadsheet } from "@/lib/sites/read-spreadsheet";
import * as schema from "@/lib/sites/schema";
import { settleNames } from "@/lib/sites/settle-names";
import type { FilePreview, NationalLevel } from "@/lib/sites/types";

export const addSites = defineProjectAction(
  "sites.addSites",
  schema.addSitesSchema,
  async ({ input, tx, scope, audit }) => {
    const ids = await mutations.addSites(tx, scope, input);
    audit(null, { count: ids.length });
    return { added: ids.length };
  },
);

export const updateSite = defineProjectAction(
  "sites.updateSite",
  schema.updateSiteSchema,
  async ({ input, tx, scope, audit }) => {
    await mutations.updateSite(tx, scope, input);
    audit(input.siteId, { merged: input.mergedIntoId !== "" });
    return null;
  },
);

export const removeSite = defineProjectAction(
  "sites.removeSite",
  schema.removeSiteSchema,
  async ({ input, tx, scope, now, audit }) => {
    await mutations.removeSite(tx, scope, input.siteId, now);
    audit(input.siteId);
    return null;
  },
);

export const previewSiteList = defineProjectQuery(
  "sites.previewSiteList",
  schema.previewSiteListSchema,
  async ({ input, scope }): Promise<SitePreview> => previewOf(readPastedList(input.text), await listSiteNames(scope)),
);

export const previewSiteFile = defineProjectFormQuery(
  "sites.previewSiteFile",
  { schema: schema.previewSiteFileSchema, maxFileBytes: siteImportLimits.bytes },
  async ({ input, scope }): Promise<FilePreview> => {
    const bytes = new Uint8Array(await input.file.arrayBuffer());
    const read = readSpreadsheet({ bytes, fileName: input.file.name });
    if ("problem" in read) return { problem: read.problem };
    return { preview: previewOf(readSiteTable(read.table), await listSiteNames(scope)) };
  },
);

/** The children of a province, a city or a county. For townships, also whether the project has them. */
export const listNationalDivision = defineProjectQuery(
  "sites.listNationalDivision",
  schema.nationalDivisionSchema,
  async ({ input, scope }): Promise<NationalLevel> => {
    const { code } = input;
    if (code.length === 6) return { townships: settleNames(national.townships(code), await listSiteNames(scope)) };
    return { places: code.length === 2 ? national.cities(code) : national.counties(code) };
  },
);

export const searchNationalList = defineProjectQuery(
  "sites.searchNationalList",
  schema.searchNationalListSchema,
  async ({ input, scope }) => {
    const found = national.searchTownships(input.query, { limit: 50 });
    // Checked one by one: a name is ambiguous because of the other chosen names, not because of other hits.
    const known = await listSiteNames(scope);
    return found.flatMap((township) => settleNames([township], known));
  },
);
