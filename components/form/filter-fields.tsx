import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, type SelectOption } from "@/components/ui/select";

/** Fields of a form that is the address itself: without script, their names and values are its parameters. */

type FilterFieldProps = { label: string; name: string; value: string | undefined; className?: string };

export function FilterSelect({
  label,
  className,
  name,
  value,
  all,
  options,
}: FilterFieldProps & {
  /** The words of the empty choice. */
  all: string;
  options: readonly SelectOption[];
}) {
  return (
    <Field label={label} className={className}>
      {(field) => <Select {...field} name={name} defaultValue={value ?? ""} placeholder={all} options={options} />}
    </Field>
  );
}

export function FilterDay({ label, className, name, value }: FilterFieldProps) {
  return (
    <Field label={label} className={className}>
      {(field) => <Input {...field} type="date" name={name} defaultValue={value} />}
    </Field>
  );
}

/** What the address says already and this form does not ask for. */
export function KeptParameters({ values }: { values: Readonly<Record<string, string | undefined>> }) {
  return Object.entries(values).map(
    ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
  );
}
