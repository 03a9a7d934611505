import Link from "next/link";
import { markedPieces, type Piece } from "@/lib/findings/passages/marked-pieces";
import type { PassageSide, SharedPassage } from "@/lib/findings/queries/passage-list";
import { translator } from "@/lib/i18n/server";

type PassagePairProps = { projectId: string; passage: SharedPassage };

/** Two texts side by side, with what both have marked in each. */
export async function PassagePair({ projectId, passage }: PassagePairProps) {
  const t = await translator();
  const { entry, other, share, longest, runs } = passage;
  const quote = runs.reduce<{ from: number; to: number }>(
    (best, [from, to]) => (to - from > best.to - best.from ? { from, to } : best),
    { from: 0, to: 0 },
  );
  return (
    <li>
      <details className="group py-3">
        <summary className="cursor-pointer pointer-coarse:min-h-11">
          <span className="font-medium">
            {t("findings.passages.pair", { site: entry.siteName, other: other.siteName })}
          </span>{" "}
          <span className="text-sm text-muted">
            {other.fileName ? t("findings.passages.material") : ""}
            {t("findings.passages.measure", { share: Math.round(share * 100), longest })}
          </span>
          {quote.to > quote.from && (
            <span className="line-clamp-1 text-sm group-open:hidden">“{entry.text.slice(quote.from, quote.to)}”</span>
          )}
        </summary>
        <div className="mt-3 grid gap-4 md:grid-cols-2">
          <Side
            side={entry}
            href={`/projects/${projectId}/visits/${entry.visitId}#entry-${entry.id}`}
            label={t("findings.passages.openEntry")}
            pieces={markedPieces(entry.text, runs, "entry")}
          />
          <Side
            side={other}
            href={
              other.fileName
                ? `/projects/${projectId}/visits/${other.visitId}#attachments`
                : `/projects/${projectId}/visits/${other.visitId}#entry-${other.id}`
            }
            label={
              other.fileName
                ? t("findings.passages.openFile", { name: other.fileName })
                : t("findings.passages.openEntry")
            }
            pieces={markedPieces(other.text, runs, "other")}
          />
        </div>
      </details>
    </li>
  );
}

type SideProps = { side: PassageSide; href: string; label: string; pieces: readonly Piece[] };

async function Side({ side, href, label, pieces }: SideProps) {
  const t = await translator();
  return (
    <div className="min-w-0">
      <p className="mb-1 text-sm text-muted">
        {side.siteName} <span className="tabular-nums">{side.visitedOn}</span>
        {side.state !== "approved" && ` ${t(`vocabulary.visitState.${side.state}`)}`}
      </p>
      <p className="max-w-measure break-words whitespace-pre-wrap">
        {pieces.map(({ text, marked }, index) =>
          marked ? (
            <mark key={index} className="bg-action-soft text-inherit">
              {text}
            </mark>
          ) : (
            <span key={index}>{text}</span>
          ),
        )}
      </p>
      <Link
        href={href}
        className="mt-1 inline-block text-sm text-action underline underline-offset-4 pointer-coarse:min-h-11"
      >
        {label}
      </Link>
    </div>
  );
}
