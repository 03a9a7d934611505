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

/**
 * What a device stores of a project, so that the person can begin a visit, or continue an own one, without a network.
 */
export interface OfflineProject {
  /** The shape of the contents and notes in it; see content-shape.ts. */
  shape: number;
  form: VisitFormData;
  /** Newest change first, without voided visits. */
  visits: OwnVisit[];
  /** What was heard before at every visited site. Absent in what was stored before these notes existed. */
  siteNotes?: SiteNotes[];
  /** The server's own time, ISO 8601. A device's clock is compared with it. */
  now: string;
  timeZone: string;
}
