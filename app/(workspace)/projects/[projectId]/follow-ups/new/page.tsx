import type { Metadata } from "next";
import { NewFollowUpForm } from "@/components/followups/new-follow-up-form";
import { ClientMessages } from "@/components/messages/client-messages";
import { originWords } from "@/components/followups/origin-words";
import { PageHeader } from "@/components/ui/page-header";
import { originHref } from "@/lib/followups/address";
import { loadNewFollowUp } from "@/lib/followups/loaders";
import { newFollowUpSchema } from "@/lib/followups/schema";
import { translator } from "@/lib/i18n/server";

type NewFollowUpPageProps = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("followups.new.title") };
}

/** A question to one site, for one member. */
export default async function NewFollowUpPage({ params, searchParams }: NewFollowUpPageProps) {
  const { projectId } = await params;
  const asked = newFollowUpSchema.parse(await searchParams);
  const { sites, askers, origin, text, userId } = await loadNewFollowUp(projectId, asked);
  const t = await translator();
  const site = sites.find(({ id }) => id === asked.site);
  const dimension = asked.dimension ?? "status";
  const named = { site: site?.name ?? "", dimension: t(`vocabulary.dimension.${dimension}`), text: text ?? "" };
  const about = text === "" ? "gap" : origin.kind;
  // The question about a gap names its site.
  const unknown = text === null || (about === "gap" && !site);
  const question = asked.question ?? (unknown ? "" : t(`followups.ask.${about}`, named));
  const list = `/projects/${projectId}/follow-ups`;
  const back = (site && text !== null && originHref({ projectId, siteId: site.id, dimension, origin })) || list;
  return (
    <>
      <PageHeader
        title={t("followups.new.title")}
        back={{ href: back, label: t(back === list ? "followups.list" : "followups.new.back") }}
        context={
          text !== null &&
          t("followups.new.origin", { origin: originWords(t, { kind: origin.kind, text, gone: false }) })
        }
      />
      <ClientMessages nouns={["followups", "errors", "frame", "vocabulary.dimension"]}>
        <NewFollowUpForm
          {...{ projectId, sites, askers, origin, back }}
          first={{ siteId: site?.id ?? "", dimension, question, assigneeId: userId }}
        />
      </ClientMessages>
    </>
  );
}
