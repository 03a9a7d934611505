import type { SiteNotes } from "@/lib/visits/site-notes";
import type { ServerVisit } from "@/lib/visits/sync-schema";
import type { OpenComment, VisitFormData } from "@/lib/visits/types";

/** One of the person's own visits, as a device continues from it without a network. */
export interface OwnVisit extends ServerVisit {
  id: string;
  /** Whether the person may change it now. */
  mayWrite: boolean;
  comments: OpenComment[];
}

/** What a device keeps of a project, so that a visit can be begun, and an own one gone on with, where there is no network. */
export interface OfflineProject {
  /** Of the contents and notes in it; see content-shape.ts. */
  shape: number;
  form: VisitFormData;
  /** Newest change first; not those that were voided. */
  visits: OwnVisit[];
  /** What was heard before, of every site that was visited; absent in what was kept before these notes were part of it. */
  siteNotes?: SiteNotes[];
  /** The server's own time, ISO 8601: what a device's clock is measured against. */
  now: string;
  timeZone: string;
}
