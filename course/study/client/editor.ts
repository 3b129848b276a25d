import { javascript } from "@codemirror/lang-javascript";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { unifiedMergeView } from "@codemirror/merge";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { basicSetup, EditorView } from "codemirror";

const setLine = StateEffect.define<number>();

/** One line stands out: the one that a schedule is at. */
const markedLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { effects, state }): DecorationSet {
    for (const effect of effects) {
      if (!effect.is(setLine)) continue;
      const isThere = effect.value >= 1 && effect.value <= state.doc.lines;
      marks = isThere
        ? Decoration.set(
          Decoration.line({ class: "at-line" }).range(state.doc.line(effect.value).from),
        )
        : Decoration.none;
    }
    return marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The colours of the style sheet, so that they follow the system's wish. */
const colors = HighlightStyle.define([
  { tag: tags.comment, class: "hljs-comment" },
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], class: "hljs-keyword" },
  { tag: [tags.string, tags.regexp], class: "hljs-string" },
  { tag: [tags.number, tags.bool, tags.null], class: "hljs-number" },
  { tag: [tags.typeName, tags.className], class: "hljs-type" },
]);

const common = [
  javascript({ typescript: true }),
  syntaxHighlighting(colors),
  EditorView.lineWrapping,
  // Its style elements are allowed by this word alone.
  EditorView.cspNonce.of(document.body.dataset.nonce ?? ""),
];

/** An editor for the learner's file. */
export class Editor {
  readonly #view: EditorView;

  /**
   * Puts an editor into a place.
   *
   * @param onChange The learner has changed the text.
   * @param onCheck The learner has pressed Ctrl-Enter.
   */
  constructor(parent: HTMLElement, label: string, onChange: () => void, onCheck: () => void) {
    this.#view = new EditorView({
      parent,
      extensions: [
        keymap.of([{ key: "Mod-Enter", run: () => (onCheck(), true) }]),
        basicSetup,
        ...common,
        markedLine,
        EditorView.contentAttributes.of({ "aria-label": label }),
        EditorView.updateListener.of((update) => {
          // What was put there by us is no edit.
          if (update.docChanged && !update.transactions.some((each) => each.isUserEvent("sync"))) {
            onChange();
          }
        }),
      ],
    });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** Shows what another editor has written; the cursor stays where it can. */
  set text(text: string) {
    const { state } = this.#view;
    if (state.doc.toString() === text) return;
    const head = Math.min(state.selection.main.head, text.length);
    this.#view.dispatch({
      changes: { from: 0, to: state.doc.length, insert: text },
      selection: { anchor: head },
      userEvent: "sync",
    });
  }

  /** Marks a line; 0 marks none. */
  showLine(line: number): void {
    this.#view.dispatch({ effects: setLine.of(line) });
  }
}

/**
 * Shows how one text differs from another, line by line, with what is alike folded away.
 *
 * @param label What is compared, for who cannot see it.
 */
export function showDifference(
  parent: HTMLElement,
  label: string,
  before: string,
  after: string,
): void {
  new EditorView({
    parent,
    doc: after,
    extensions: [
      ...common,
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({ "aria-label": label }),
      unifiedMergeView({
        original: before,
        mergeControls: false,
        collapseUnchanged: { margin: 3, minSize: 6 },
      }),
    ],
  });
}
