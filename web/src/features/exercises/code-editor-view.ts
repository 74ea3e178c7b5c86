import {javascriptLanguage, typescriptLanguage} from '@codemirror/lang-javascript'
import {indentUnit, syntaxHighlighting} from '@codemirror/language'
import {EditorState, StateEffect, StateField, type Extension} from '@codemirror/state'
import {Decoration, EditorView, keymap, lineNumbers, type DecorationSet} from '@codemirror/view'
import {minimalSetup} from 'codemirror'
import {codeHighlight, codeTheme} from './code-theme.ts'
import {tabIndents} from './tab-indents.ts'

/** A language of the editor; text has no colours. */
export type EditorLanguage = 'javascript' | 'typescript' | 'text'

interface EditorOptions {
  value: string
  language: EditorLanguage
  readOnly: boolean
  label: string
  description: string
  lines: number
  onChange: (value: string) => void
}

/** An open editor. */
export interface Editor {
  setValue(value: string): void
  /** Marks these lines, from 1; lines that the text does not have are passed over. */
  markLines(lines: readonly number[]): void
  close(): void
}

/**
 * Opens an editor inside an element. It lives in a shadow root, because there CodeMirror adopts
 * style sheets instead of writing style elements, which the content security policy refuses.
 */
export function openEditor(host: HTMLElement, options: EditorOptions): Editor {
  // A closed editor leaves its shadow root behind; the next one takes it over.
  const root = host.shadowRoot ?? host.attachShadow({mode: 'open'})
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({doc: options.value, extensions: extensionsOf(options)}),
  })
  return {
    setValue(value) {
      const {doc} = view.state
      if (doc.toString() === value) return
      view.dispatch({changes: {from: 0, to: doc.length, insert: value}})
    },
    markLines(lines) {
      view.dispatch({effects: marked.of(lines)})
    },
    close() {
      view.destroy()
    },
  }
}

function extensionsOf(options: EditorOptions): Extension {
  const {language, readOnly, label, description, lines, onChange} = options
  return [
    minimalSetup,
    lineNumbers(),
    indentUnit.of('  '),
    EditorView.lineWrapping,
    language === 'text'
      ? []
      : [language === 'javascript' ? javascriptLanguage : typescriptLanguage],
    syntaxHighlighting(codeHighlight),
    codeTheme(lines),
    markedLines,
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-description': description,
      // It stands in the order of Tab in any case; checkers of accessibility look for it.
      tabindex: '0',
      ...(readOnly && {'aria-readonly': 'true'}),
    }),
    readOnly
      ? [EditorState.readOnly.of(true), EditorView.editable.of(false)]
      : [keymap.of(tabIndents)],
    EditorView.updateListener.of(({docChanged, state}) => {
      if (docChanged) onChange(state.doc.toString())
    }),
  ]
}

const marked = StateEffect.define<readonly number[]>()
const markedLine = Decoration.line({class: 'cm-marked'})

const markedLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, {changes, effects, state}) {
    let next = decorations.map(changes)
    for (const effect of effects) {
      if (!effect.is(marked)) continue
      const lines = [...new Set(effect.value)]
        .filter((line) => line >= 1 && line <= state.doc.lines)
        .toSorted((a, b) => a - b)
      next = Decoration.set(lines.map((line) => markedLine.range(state.doc.line(line).from)))
    }
    return next
  },
  provide: (field) => EditorView.decorations.from(field),
})
