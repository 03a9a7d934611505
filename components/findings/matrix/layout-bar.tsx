import Link from "next/link";
import { PairForm } from "@/components/findings/matrix/pair-form";
import { FilterSelect, KeptParameters } from "@/components/form/filter-fields";
import { SubmitButton, buttonClass } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import {
  columnOrders,
  layoutParameters,
  matrixHref,
  matrixQuery,
  rowOrders,
  type MatrixChoices,
} from "@/lib/findings/matrix/choices";
import type { LoadedMatrix } from "@/lib/findings/loaders";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translator } from "@/lib/i18n/server";

type LayoutBarProps = { projectId: string; filter: FindingsFilter; choices: MatrixChoices; matrix: LoadedMatrix };

/** What is left out, how rows and columns are sorted, which words are looked for, which two sites are compared. */
export async function LayoutBar({ projectId, filter, choices, matrix }: LayoutBarProps) {
  const t = await translator();
  const address = { projectId, filter, choices };
  const { rows, columns, emptyRows, emptyColumns } = matrix;
  const { pair, hideEmpty } = choices;
  const { rows: _rows, columns: _columns, ...layout } = layoutParameters(choices);
  const { q, ...others } = filter;
  const remove = t("findings.filter.remove");
  const [one, two] = rows;
  return (
    <div className="mb-2 print:hidden">
      <p className="text-sm text-muted">
        {t("matrix.size", { rows: rows.length, columns: columns.length })}
        {hideEmpty && t("matrix.hidden", { rows: pair ? 0 : emptyRows, columns: emptyColumns })}
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-2">
        {pair && one && two && (
          <Chip href={matrixHref(address, {}, { pair: null })} selected removeLabel={remove}>
            {t("matrix.pairOf", { one: one.name, two: two.name })}
          </Chip>
        )}
        {q !== undefined && (
          <Chip href={matrixHref(address, { q: null })} selected removeLabel={remove}>
            {t("findings.filter.q", { q })}
          </Chip>
        )}
        <Chip href={matrixHref(address, {}, { hideEmpty: !hideEmpty })} selected={hideEmpty} removeLabel={remove}>
          {t("matrix.hideEmpty")}
        </Chip>
        <Link
          href={`${matrixHref(address)}${matrixQuery(address) ? "&" : "?"}print=1`}
          prefetch={false}
          className={buttonClass({ variant: "quiet", size: "sm" })}
        >
          {t("matrix.print.action")}
        </Link>
      </div>
      <Disclosure
        summary={<span className="text-sm">{t("matrix.arrange")}</span>}
        className="mt-1 border-b-0 print:hidden"
      >
        <form method="get" aria-label={t("matrix.arrange")} className="flex flex-wrap items-end gap-3">
          <KeptParameters values={{ ...others, ...layout }} />
          <FilterSelect
            label={t("matrix.rows")}
            name="rows"
            value={choices.rows}
            all=""
            options={rowOrders.map((value) => ({ value, label: t(`matrix.rowOrder.${value}`) }))}
          />
          <FilterSelect
            label={t("matrix.columns")}
            name="columns"
            value={choices.columns}
            all=""
            options={columnOrders.map((value) => ({ value, label: t(`matrix.columnOrder.${value}`) }))}
          />
          <Field label={t("matrix.words")} className="w-full sm:w-56">
            {(field) => <Input {...field} type="search" name="q" maxLength={100} defaultValue={q} />}
          </Field>
          <SubmitButton>{t("matrix.apply")}</SubmitButton>
        </form>
        <PairForm
          values={{ ...others, ...layoutParameters({ ...choices, pair: null }), q }}
          sites={pair ? [] : rows.map(({ id, name }) => ({ id, name }))}
        />
      </Disclosure>
    </div>
  );
}
