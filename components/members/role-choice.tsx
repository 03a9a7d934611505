"use client";

import { useTranslations } from "use-intl";
import { projectRoles, type ProjectRole } from "@/lib/vocabulary";

type RoleChoiceProps = { legend: string; name: string; value: ProjectRole; onChange: (role: ProjectRole) => void };

/** The four roles in a column, each with what it may do. */
export function RoleChoice({ legend, name, value, onChange }: RoleChoiceProps) {
  const t = useTranslations();
  return (
    <fieldset className="flex flex-col">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {projectRoles.map((role) => (
        <label
          key={role}
          className="flex min-h-11 cursor-pointer items-start gap-3 border-b border-line py-2 last:border-b-0"
        >
          <input
            type="radio"
            name={name}
            value={role}
            checked={role === value}
            onChange={() => onChange(role)}
            aria-describedby={`${name}-${role}`}
            className="mt-[0.35em] size-[1.125rem] shrink-0 accent-action"
          />
          <span>
            <span className="block font-medium">{t(`vocabulary.projectRole.${role}`)}</span>
            <span id={`${name}-${role}`} className="block text-sm text-muted">
              {t(`members.roleMeaning.${role}`)}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
