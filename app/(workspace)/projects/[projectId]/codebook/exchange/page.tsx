import type { Metadata } from "next";
import { CodebookExchange } from "@/components/codebook/exchange/codebook-exchange";
import { ClientMessages } from "@/components/messages/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { loadCodebookExchange } from "@/lib/codebook/loaders";
import { translator } from "@/lib/i18n/server";

type ExchangePageProps = { params: Promise<{ projectId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("codebook.exchange.title") };
}

/** The codebook as a file, out and in. */
export default async function ExchangePage({ params }: ExchangePageProps) {
  const { projectId } = await params;
  const { themes, mayEdit } = await loadCodebookExchange(projectId);
  const t = await translator();
  return (
    <ClientMessages nouns={["codebook.exchange", "codebook.refusal", "vocabulary", "errors"]}>
      <PageHeader
        title={t("codebook.exchange.title")}
        context={t("codebook.exchange.context", { count: themes })}
        back={{ href: `/projects/${projectId}/codebook`, label: t("codebook.title") }}
      />
      <CodebookExchange {...{ projectId, mayEdit }} />
    </ClientMessages>
  );
}
