import type { Metadata } from "next";
import Link from "next/link";
import { AgainstList } from "@/components/coding/against/against-list";
import { BehindHeader } from "@/components/findings/behind/behind-header";
import { ClientMessages } from "@/components/messages/client-messages";
import { loadAgainst } from "@/lib/coding/loaders";
import { filterHref, readFilter, without, type SearchParams } from "@/lib/findings/filter-address";
import type { FoundEntry } from "@/lib/findings/queries/entry-list";
import { translator } from "@/lib/i18n/server";

type AgainstPageProps = {
  params: Promise<{ projectId: string; themeId: string }>;
  searchParams: Promise<SearchParams>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("codebook.against.title") };
}

const shown = ({ id, text, dimension, visitId, visitedOn, site }: FoundEntry) => ({
  ...{ id, text, dimension, visitId, visitedOn },
  siteName: site.name,
});

/** 反例: what speaks against a theme. A search proposes, a person decides. */
export default async function AgainstPage({ params, searchParams }: AgainstPageProps) {
  const { projectId, themeId } = await params;
  const read = readFilter(await searchParams);
  const filter = without(read.filter, "dimension", "theme", "q", "mark");
  const { theme, visited, sites, marked, candidates, names, mayMark } = await loadAgainst(projectId, {
    themeId,
    filter,
  });
  const t = await translator();
  const list = { projectId, themeId: theme.id };
  return (
    <>
      <BehindHeader
        {...{ filter, names }}
        ignored={read.ignored}
        title={t("codebook.against.of", { name: theme.name })}
        back={filterHref(`/projects/${projectId}/findings/themes/${theme.id}`, filter)}
      />
      <p className="mb-6 max-w-measure text-sm text-muted">
        {t("codebook.against.lead", { visited, support: theme.support })}{" "}
        <Link
          href={filterHref(`/projects/${projectId}/findings/entries`, filter, {
            dimension: theme.dimension,
            mark: "none",
          })}
          prefetch={false}
          className="touch-link"
        >
          {t("codebook.against.none")}
        </Link>
      </p>
      <ClientMessages nouns={["codebook.against", "vocabulary.dimensionShort", "errors"]}>
        <section className="mb-8">
          <h2 className="text-lg">{t("codebook.against.count", { sites, entries: marked.length })}</h2>
          <AgainstList
            {...list}
            label={t("codebook.against.marked")}
            entries={marked.map(shown)}
            choices={mayMark ? [false, null] : []}
          />
        </section>
        {mayMark && (
          <section>
            <h2 className="text-lg">{t("codebook.against.candidates", { count: candidates.length })}</h2>
            <p className="text-sm text-muted">{t("codebook.against.how")}</p>
            <AgainstList
              {...list}
              label={t("codebook.against.waiting")}
              entries={candidates.map(shown)}
              choices={[true, false]}
            />
          </section>
        )}
      </ClientMessages>
    </>
  );
}
