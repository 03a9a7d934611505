import { wordDiff } from "@/lib/reports/word-diff";

/** A text with the words that were taken out struck and those that are new underlined. */
export function ChangedWords({ before, after }: { before: string; after: string }) {
  return (
    <p className="max-w-measure break-words whitespace-pre-wrap">
      {wordDiff(before, after).map(({ kind, text }, index) => {
        if (kind === "same") return <span key={index}>{text}</span>;
        if (kind === "removed")
          return (
            <del key={index} className="bg-vermilion-soft text-vermilion">
              {text}
            </del>
          );
        return (
          <ins key={index} className="bg-green-soft text-green">
            {text}
          </ins>
        );
      })}
    </p>
  );
}
