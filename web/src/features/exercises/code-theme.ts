import {HighlightStyle} from '@codemirror/language'
import type {Extension} from '@codemirror/state'
import {EditorView} from '@codemirror/view'
import {tags} from '@lezer/highlight'

/** How high a line is, in pixels: that of all code in the look. */
const lineHeight = 20

/** The editor in the tokens of the look, light and dark; at least so many lines high. */
export function codeTheme(lines: number): Extension {
  return EditorView.theme({
    '&': {
      backgroundColor: 'var(--panel)',
      color: 'var(--ink)',
      border: '1px solid var(--line-strong)',
      borderRadius: 'var(--radius-control)',
    },
    '&.cm-focused': {outline: '2px solid var(--accent)', outlineOffset: '2px'},
    '.cm-scroller': {
      fontFamily: 'var(--mono)',
      fontSize: '13px',
      lineHeight: `${lineHeight}px`,
      minHeight: `${lines * lineHeight + 16}px`,
      maxHeight: '60vh',
    },
    '.cm-content': {padding: '8px 0', caretColor: 'var(--ink)'},
    '.cm-line': {padding: '0 12px 0 8px'},
    '.cm-gutters': {
      backgroundColor: 'var(--sunken)',
      color: 'var(--ink-3)',
      borderRight: '1px solid var(--line)',
    },
    '.cm-cursor': {borderLeftColor: 'var(--ink)'},
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
      backgroundColor: 'var(--accent-wash)',
    },
    '.cm-selectionBackground': {backgroundColor: 'var(--accent-wash)'},
    '.cm-marked': {
      backgroundColor: 'var(--breach-wash)',
      boxShadow: 'inset 3px 0 0 var(--breach)',
    },
  })
}

/** Few colours: code is read by its words; comments, text and words of the language differ. */
export const codeHighlight = HighlightStyle.define([
  {tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--accent)'},
  {tag: [tags.string, tags.regexp, tags.special(tags.string)], color: 'var(--pass)'},
  {tag: [tags.number, tags.bool, tags.null], color: 'var(--due)'},
  {tag: tags.comment, color: 'var(--ink-3)'},
  {tag: tags.definition(tags.variableName), fontWeight: '560'},
])
