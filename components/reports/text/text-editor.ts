import { Editor, Extension, Node } from "@tiptap/core";
import { Plugin, TextSelection, type EditorState, type Transaction } from "@tiptap/pm/state";
import { rawOf, sentenceEndAfter, toDocument, type Inline } from "@/components/reports/text/piece-document";
import { tokenPieces } from "@/lib/reports/tokens";

/** How a piece is shown. */
export interface PieceLook {
  label: string;
  /** Written small behind it, and not part of its text. */
  name?: string;
  title: string;
  className: string;
}

interface TextEditorInput {
  element: HTMLElement;
  text: string;
  attributes: Record<string, string>;
  look: (raw: string) => PieceLook;
  /** `byKey`: one of many keys. Otherwise it is a step of its own. */
  onType: (text: string, byKey: boolean) => void;
  /** Where the caret was before. Otherwise it is at the end. */
  caret: Caret | null;
}

interface Caret {
  from: number;
  to: number;
}

type LineNode = { content: { content: readonly Inline[] } };

const lineText = ({ content }: LineNode) => content.content.map(rawOf).join("");

function textOf(state: EditorState): string {
  const lines: string[] = [];
  state.doc.forEach((line) => lines.push(lineText(line)));
  return lines.join("\n");
}

/** What is typed with both its braces becomes a piece. */
function piecesOfTyped(state: EditorState): Transaction | null {
  const found: { from: number; to: number; raw: string }[] = [];
  state.doc.descendants((node, at) => {
    if (!node.isText) return;
    let from = at;
    for (const piece of tokenPieces(node.text ?? "")) {
      const to = from + piece.raw.length;
      if (piece.kind !== "text" && piece.kind !== "stray") found.push({ from, to, raw: piece.raw });
      from = to;
    }
  });
  const type = state.schema.nodes["piece"];
  if (found.length === 0 || !type) return null;
  const change = state.tr;
  for (const { from, to, raw } of found.reverse()) change.replaceWith(from, to, type.create({ raw }));
  return change;
}

function extensions(look: TextEditorInput["look"]) {
  return [
    Node.create({ name: "doc", topNode: true, content: "paragraph+" }),
    Node.create({
      name: "paragraph",
      group: "block",
      content: "inline*",
      parseHTML: () => [{ tag: "p" }],
      renderHTML: () => ["p", 0],
    }),
    Node.create({ name: "text", group: "inline" }),
    Node.create({
      name: "piece",
      group: "inline",
      inline: true,
      atom: true,
      addAttributes: () => ({
        raw: {
          default: "",
          parseHTML: (element: HTMLElement) => element.getAttribute("data-raw"),
          renderHTML: ({ raw }: { raw?: string }) => ({ "data-raw": raw }),
        },
      }),
      parseHTML: () => [
        {
          tag: "span[data-raw]",
          getAttrs: (element) => {
            const [piece, ...more] = tokenPieces(element.getAttribute("data-raw") ?? "");
            return piece && more.length === 0 && piece.kind !== "text" && piece.kind !== "stray" ? null : false;
          },
        },
      ],
      renderHTML: ({ node, HTMLAttributes }) => {
        const { label, name, title, className } = look(rawOf(node));
        return ["span", { ...HTMLAttributes, class: className, title, ...(name && { "data-name": name }) }, label];
      },
    }),
    Extension.create({
      name: "typedPieces",
      addProseMirrorPlugins() {
        const { editor } = this;
        return [
          new Plugin({
            // What an input method is composing is not text yet.
            appendTransaction: (changes, _before, state) =>
              changes.some(({ docChanged }) => docChanged) && !editor.view.composing ? piecesOfTyped(state) : null,
          }),
        ];
      },
    }),
  ];
}

/** A text box in which figures and citations are pieces. It has no steps back of its own: the report has them. */
export class TextEditor {
  private readonly editor: Editor;
  private byKey = true;
  /** The browser itself has put in what was typed, and has scrolled to it. */
  private typed = false;

  constructor({ element, text, attributes, look, onType, caret }: TextEditorInput) {
    this.editor = new Editor({
      element,
      extensions: extensions(look),
      content: toDocument(text),
      injectCSS: false,
      editorProps: {
        attributes,
        handleTextInput: ({ state: { selection } }) => {
          // In place of several lines it is put in by the editor.
          this.typed = selection.$from.sameParent(selection.$to);
          return false;
        },
        // To know where the caret is, the page would be measured at every key.
        handleScrollToSelection: () => this.typed,
        clipboardTextSerializer: (slice) => {
          const lines: string[] = [];
          slice.content.forEach((line) =>
            lines.push(
              line.content.content.map((node) => (node.isText ? node.text : look(rawOf(node)).label)).join(""),
            ),
          );
          return lines.join("\n");
        },
        handlePaste: (view, event) => {
          const html = event.clipboardData?.getData("text/html") ?? "";
          const plain = event.clipboardData?.getData("text/plain") ?? "";
          // Text of elsewhere comes without its look; text of this box with its pieces.
          if (html.includes("data-raw") || plain === "") return false;
          view.pasteText(plain.replace(/\r\n?/g, "\n").replace(/\n{2,}/g, "\n"), event);
          return true;
        },
        clipboardTextParser: (plain, _context, _plainly, view) => {
          const { schema } = view.state;
          return schema.nodeFromJSON(toDocument(plain)).slice(0, undefined, true);
        },
      },
      onTransaction: () => void (this.typed = false),
      onUpdate: ({ editor }) => onType(textOf(editor.state), this.byKey),
    });
    const { view } = this.editor;
    const { doc, tr } = view.state;
    const fits = caret && Math.max(caret.from, caret.to) < doc.content.size;
    view.dispatch(tr.setSelection(fits ? TextSelection.create(doc, caret.from, caret.to) : TextSelection.atEnd(doc)));
  }

  get caret(): Caret {
    const { from, to } = this.editor.state.selection;
    return { from, to };
  }

  get focused(): boolean {
    return this.editor.isFocused;
  }

  focus(): void {
    this.editor.commands.focus();
  }

  get text(): string {
    return textOf(this.editor.state);
  }

  /** Shows another text. Only what differs is replaced, so the caret stays where it is. */
  show(text: string): void {
    const { state, view } = this.editor;
    const next = state.schema.nodeFromJSON(toDocument(text));
    const start = state.doc.content.findDiffStart(next.content);
    if (start === null) return;
    let { a, b } = state.doc.content.findDiffEnd(next.content) ?? { a: start, b: start };
    const overlap = start - Math.min(a, b);
    if (overlap > 0) [a, b] = [a + overlap, b + overlap];
    view.dispatch(state.tr.replace(start, a, next.slice(start, b)).setMeta("preventUpdate", true));
  }

  /** What a button does is a step of its own. */
  private asStep(change: () => void): void {
    this.byKey = false;
    change();
    this.byKey = true;
  }

  /** In place of what is selected. */
  insert(raw: string): void {
    this.asStep(() =>
      this.editor
        .chain()
        .focus()
        .insertContent(toDocument(raw).content?.[0]?.content ?? [])
        .run(),
    );
  }

  /** Behind the sentence that has the caret. Returns false if it cites that already. */
  cite(raw: string): boolean {
    const { state, view } = this.editor;
    // The browser's own caret is a moment ahead of the document's, after a composition above all.
    const { anchorNode, anchorOffset } = getSelection() ?? {};
    const own = anchorNode && view.dom.contains(anchorNode);
    const $head = own ? state.doc.resolve(view.posAtDOM(anchorNode, anchorOffset ?? 0)) : state.selection.$head;
    const line = $head.parent;
    const { at, marks } = sentenceEndAfter(line.content.content, $head.parentOffset);
    if (marks.includes(raw)) return false;
    this.asStep(() =>
      this.editor.commands.insertContentAt(
        $head.start() + at,
        { type: "piece", attrs: { raw } },
        { updateSelection: false },
      ),
    );
    return true;
  }

  /** The text before the caret and behind it. */
  get halves(): { before: string; after: string } {
    const { doc, selection } = this.editor.state;
    const text = (from: number, to: number) => {
      const lines: string[] = [];
      doc.slice(from, to).content.forEach((line) => lines.push(lineText(line)));
      return lines.join("\n");
    };
    return { before: text(0, selection.from), after: text(selection.from, doc.content.size) };
  }

  close(): void {
    this.editor.destroy();
  }
}

/** The text box of the part in hand, for buttons that stand elsewhere on the page. */
export class TextInHand {
  private editor: TextEditor | null = null;

  take(editor: TextEditor): void {
    this.editor = editor;
  }

  leave(editor: TextEditor): void {
    if (this.editor === editor) this.editor = null;
  }

  insert(raw: string): void {
    this.editor?.insert(raw);
  }

  get halves(): { before: string; after: string } | null {
    return this.editor?.halves ?? null;
  }

  /** Returns false if nothing changes. */
  cite(raw: string): boolean {
    return this.editor?.cite(raw) ?? false;
  }
}
