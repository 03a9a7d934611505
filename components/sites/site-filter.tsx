"use client";

import { useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useSiteChoices } from "@/components/sites/use-site-choices";
import type { SiteFilterChoices } from "@/lib/sites/data";

type SiteFilterProps = {
  projectId: string;
  label: string;
  /** The words of the empty choice. */
  all: string;
  sites: SiteFilterChoices;
  /** What is said where the names could not be read, and the button that reads them again. */
  unread: { said: string; again: string };
  className?: string;
};

/**
 * The parameter `site` of a form that is the address itself. Up to a hundred or so sites are the browser's own list.
 * More are a box to type in, with the browser's own suggestions, which come when the box is opened; without script the
 * name is typed in full.
 */
export function SiteFilter({ projectId, label, all, sites: { few, chosen }, unread, className }: SiteFilterProps) {
  const listId = useId();
  const { choices, failed, load } = useSiteChoices(projectId);
  const box = useRef<HTMLInputElement>(null);
  // Whoever was faster than the script is in the box already.
  useEffect(() => {
    if (box.current && box.current === document.activeElement) load();
  }, [load]);
  const missing = few && chosen && !few.some(({ id }) => id === chosen.id) ? [chosen] : [];
  return (
    <Field
      label={label}
      className={className}
      warning={
        failed
          ? {
              text: unread.said,
              actions: (
                <Button size="sm" onClick={load}>
                  {unread.again}
                </Button>
              ),
            }
          : undefined
      }
    >
      {(field) =>
        few ? (
          <Select
            {...field}
            name="site"
            defaultValue={chosen?.id ?? ""}
            placeholder={all}
            options={[...missing, ...few].map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : (
          <>
            <Input
              {...field}
              ref={box}
              name="site"
              type="search"
              list={listId}
              defaultValue={chosen?.name}
              placeholder={all}
              autoComplete="off"
              maxLength={100}
              onFocus={load}
            />
            <datalist id={listId}>
              {choices.map(({ id, name }) => (
                <option key={id} value={name} />
              ))}
            </datalist>
          </>
        )
      }
    </Field>
  );
}
