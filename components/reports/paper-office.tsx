import { classNames } from "@/components/ui/class-names";
import type { ReportLabels } from "@/lib/reports/formats/labels";
import { addresseeLine, copyToLine, issuersOf } from "@/lib/reports/formats/office-lines";
import type { ReportModel } from "@/lib/reports/model";

export function PaperAddressee({ addressee }: Pick<ReportModel, "addressee">) {
  const line = addresseeLine(addressee);
  return line !== "" && <p>{line}</p>;
}

type PaperEndProps = { model: ReportModel; labels: ReportLabels };

/** 附件说明, 署名, 成文日期 and 抄送. */
export function PaperEnd({
  model,
  labels,
  annexes,
}: PaperEndProps & { annexes: readonly { number: string; name: string }[] }) {
  const issuers = issuersOf(model);
  const { sealed } = model;
  return (
    <>
      {annexes.length > 0 && (
        <div className="mt-[1lh] flex ps-[2em]">
          <span className="shrink-0">{labels.annexReference}</span>
          <ol>
            {annexes.map(({ number, name }, index) => (
              <li key={index} className="flex">
                {number && <span className="w-[1.5em] shrink-0">{number}</span>}
                <span>{name}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
      {(issuers.length > 0 || model.issuedOn) && (
        <div className={classNames("flex justify-end", sealed ? "mt-[2lh] pe-[4em]" : "mt-[1lh] pe-[2em]")}>
          <div className={classNames("grid", sealed && "justify-items-center")}>
            {issuers.map((issuer, index) => (
              <p key={index}>{issuer}</p>
            ))}
            {model.issuedOn && <p className={classNames(!sealed && "ps-[2em]")}>{labels.date(model.issuedOn)}</p>}
          </div>
        </div>
      )}
      <PrintNote {...{ model, labels }} />
    </>
  );
}

/** 版记. In the Word file it stands at the foot of the last page. */
function PrintNote({ model, labels }: PaperEndProps) {
  const copyTo = copyToLine(model.copyTo);
  const printed = model.printedBy !== "" || model.printedOn !== null;
  if (copyTo === "" && !printed) return null;
  return (
    <div className="mt-[2lh] divide-y divide-line border-y-2 border-line text-[0.875em]">
      {copyTo !== "" && (
        <p className="flex px-[1em]">
          <span className="shrink-0">{labels.copyTo}</span>
          <span>{copyTo}</span>
        </p>
      )}
      {printed && (
        <p className="flex flex-wrap justify-between px-[1em]">
          <span>{model.printedBy}</span>
          {model.printedOn !== null && <span>{labels.printedOn(model.printedOn)}</span>}
        </p>
      )}
    </div>
  );
}
