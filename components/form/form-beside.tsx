"use client";

import { createContext, use, useId, type ComponentProps } from "react";

const FormOwner = createContext<string | undefined>(undefined);

/** The value of `form` for a box or a submit button inside a `FormBeside`. Undefined elsewhere. */
export const useFormOwner = () => use(FormOwner);

type FormBesideProps = Omit<ComponentProps<"div">, "onSubmit"> & { onSubmit: ComponentProps<"form">["onSubmit"] };

/**
 * A long form: its `<form>` stands beside its boxes, which name it, not around them. React asks every element above
 * the place of an event for its listeners, and a browser answers each such question to a `<form>` from a table of all
 * its boxes, which it makes again after each new one.
 */
export function FormBeside({ onSubmit, children, ...rest }: FormBesideProps) {
  const id = useId();
  return (
    <FormOwner value={id}>
      {/* A browser that comes back to the page would fill in an earlier text before the device's draft is there. */}
      <form id={id} hidden noValidate autoComplete="off" onSubmit={onSubmit} />
      <div {...rest} data-fields>
        {children}
      </div>
    </FormOwner>
  );
}

/** What holds all the boxes of the form that an element is part of. */
export const fieldsAround = (element: Element | null): Element | null =>
  element?.closest("form, [data-fields]") ?? null;
