"use client";

import { useEffect, useRef, type MouseEvent, type ReactNode } from "react";
import { useFormState, type Control, type FieldValues } from "react-hook-form";
import { ErrorText } from "@/components/form/error-text";
import { fieldsAround } from "@/components/form/form-beside";
import { fieldPlace, goToPlace } from "@/components/form/go-to-field";
import { messageOf } from "@/components/form/use-field";
import { Notice } from "@/components/ui/notice";

type FormErrorsProps<Values extends FieldValues, Output> = {
  control: Control<Values, unknown, Output>;
  /** 有3处需要补充. */
  title: (count: number) => ReactNode;
  /** The visible label of a field by its path. Nothing for errors of the whole form. */
  labelFor: (path: string) => ReactNode;
  /** Called before a field gets the focus from its link, to make the field visible. */
  onFollow?: (path: string) => void;
  className?: string;
};

type FoundError = { path: string; message: string };

/** The error tree as a flat list, in the order of the schema. */
export function flattenErrors(node: unknown, path = ""): FoundError[] {
  if (typeof node !== "object" || node === null) return [];
  const message = messageOf(node);
  if (message !== undefined) return [{ path, message }];
  return Object.entries(node).flatMap(([key, child]) =>
    key === "ref" || key === "types" ? [] : flattenErrors(child, path === "" ? key : `${path}.${key}`),
  );
}

/**
 * Goes at the top of the form. After a failed submit it says how many places need attention, links to each, and
 * focuses the first one on the page. Give `useForm` `shouldFocusError: false` so that both do not move the focus.
 */
export function FormErrors<Values extends FieldValues, Output>({
  control,
  title,
  labelFor,
  onFollow,
  className,
}: FormErrorsProps<Values, Output>) {
  const { errors, submitCount, isSubmitting } = useFormState({ control });
  const here = useRef<HTMLDivElement>(null);
  const answered = useRef(submitCount);
  const found = submitCount === 0 ? [] : flattenErrors(errors);

  useEffect(() => {
    if (isSubmitting || answered.current === submitCount) return;
    answered.current = submitCount;
    const form = fieldsAround(here.current);
    if (!form) return;
    const places = flattenErrors(errors).flatMap(({ path }) => fieldPlace(form, path) ?? []);
    const first = places.toSorted((a, b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    )[0];
    if (first) goToPlace(first);
  }, [errors, submitCount, isSubmitting]);

  const follow = (event: MouseEvent<HTMLAnchorElement>, path: string) => {
    event.preventDefault();
    onFollow?.(path);
    const form = fieldsAround(here.current);
    const place = form && fieldPlace(form, path);
    if (place) goToPlace(place);
  };

  return (
    <div ref={here} className={className}>
      {found.length > 0 && (
        <Notice kind="error" title={title(found.length)}>
          <ul className="mt-1 flex flex-col gap-1">
            {found.map(({ path, message }) => {
              const label = labelFor(path);
              const sentence = <ErrorText message={message} />;
              return (
                <li key={path}>
                  {label ? (
                    <a href="#main" onClick={(event) => follow(event, path)} className="underline underline-offset-4">
                      <span className="font-medium">{label}</span> {sentence}
                    </a>
                  ) : (
                    sentence
                  )}
                </li>
              );
            })}
          </ul>
        </Notice>
      )}
    </div>
  );
}
