import Link from "next/link";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { filterHref } from "@/lib/findings/filter-address";
import type { ChartData } from "@/lib/findings/loaders";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translator } from "@/lib/i18n/server";

type WhereNextProps = { projectId: string; filter: FindingsFilter; next: ChartData["next"] };

const shownSites = 30;
const link = "touch-link";

/** Where to go next: which kinds were heard least, who was not visited, and where questions wait. */
export async function WhereNext({ projectId, filter, next }: WhereNextProps) {
  const { kinds, unvisited, asked, mayVisit } = next;
  if (kinds.length === 0) return null;
  const t = await translator();
  const project = `/projects/${projectId}`;
  const covered = (kind?: (typeof kinds)[number]["kind"]) =>
    filterHref(`${project}/findings`, filter, kind ? { kind } : {}, { view: "coverage" });
  return (
    <section aria-labelledby="next" className="mb-12 print:break-inside-avoid">
      <h2 id="next" className="mb-3 border-b border-edge pb-2 text-lg">
        {t("findings.next.title")}
      </h2>
      <div className="grid items-start gap-x-8 gap-y-4 sm:grid-cols-[minmax(0,16rem)_minmax(0,1fr)]">
        <Table label={t("findings.next.kind")}>
          <thead>
            <tr>
              <HeadCell>{t("findings.next.kind")}</HeadCell>
              <HeadCell numeric>{t("findings.next.visited")}</HeadCell>
              <HeadCell numeric>{t("findings.next.planned")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {kinds.map(({ kind, visited, planned }) => (
              <Row key={kind}>
                <HeadCell scope="row" className="font-normal">
                  {t(`vocabulary.siteKind.${kind}`)}
                </HeadCell>
                <Cell numeric>{visited}</Cell>
                <Cell numeric>
                  <Link
                    href={covered(kind)}
                    prefetch={false}
                    aria-label={t("findings.next.openKind", { kind: t(`vocabulary.siteKind.${kind}`), count: planned })}
                    className={link}
                  >
                    {planned}
                  </Link>
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
        <div>
          <p className="font-medium">
            {unvisited.length > 0 ? t("findings.next.unvisited", { count: unvisited.length }) : t("findings.next.all")}
          </p>
          <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
            {unvisited.slice(0, shownSites).map(({ id, name }) => (
              <li key={id}>
                {mayVisit ? (
                  <Link href={`${project}/visits/new?site=${id}`} prefetch={false} className={link}>
                    {name}
                  </Link>
                ) : (
                  name
                )}
              </li>
            ))}
            {unvisited.length > shownSites && (
              <li>
                <Link href={covered()} prefetch={false} className={link}>
                  {t("findings.next.more", { count: unvisited.length - shownSites })}
                </Link>
              </li>
            )}
          </ul>
          {asked.length > 0 && (
            <>
              <p className="mt-3 font-medium">{t("findings.next.asked")}</p>
              <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
                {asked.slice(0, shownSites).map(({ id, name, open }) => (
                  <li key={id}>
                    <Link href={`${project}/follow-ups?show=open&site=${id}`} prefetch={false} className={link}>
                      {t("findings.next.open", { name, count: open })}
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </div>
    </section>
  );
}
