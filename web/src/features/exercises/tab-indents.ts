import {EditorSelection, type EditorState, type TransactionSpec} from '@codemirror/state'
import type {KeyBinding} from '@codemirror/view'

/** Tab moves the selected lines two spaces to the right, Shift and Tab to the left. */
export const tabIndents: readonly KeyBinding[] = [
  {
    key: 'Tab',
    run(view) {
      view.dispatch(moveRight(view.state))
      return true
    },
    shift(view) {
      view.dispatch(moveLeft(view.state))
      return true
    },
  },
]

const step = '  '

function moveRight(state: EditorState): TransactionSpec {
  const {main} = state.selection
  if (main.empty) {
    return {
      changes: {from: main.from, insert: step},
      selection: EditorSelection.cursor(main.from + step.length),
      userEvent: 'input.indent',
    }
  }
  const changes = linesOf(state).map(({from}) => ({from, insert: step}))
  return {changes, userEvent: 'input.indent'}
}

function moveLeft(state: EditorState): TransactionSpec {
  const changes = linesOf(state).flatMap(({from, text}) => {
    const spaces = /^ {0,2}/u.exec(text)?.[0].length ?? 0
    return spaces === 0 ? [] : [{from, to: from + spaces}]
  })
  return {changes, userEvent: 'delete.dedent'}
}

function linesOf({doc, selection: {main}}: EditorState) {
  const first = doc.lineAt(main.from).number
  const last = doc.lineAt(main.to).number
  return Array.from({length: last - first + 1}, (_, index) => doc.line(first + index))
}
