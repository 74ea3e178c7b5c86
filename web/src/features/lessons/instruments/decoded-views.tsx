import {useState} from 'react'
import {ChoiceRow} from '../../../design/choice-row.tsx'
import {TextField} from '../../../design/field.tsx'
import {plain} from '../../../design/numbers.ts'
import {Status} from '../../../design/status.tsx'
import {Readouts} from '../readouts.tsx'
import {readWithList} from './decoded-views-reading.ts'
import type {InstrumentProps} from './instrument.ts'
import {reachedNumber} from './reached-number.ts'
import styles from '../instrument.module.css'

/** A text against a list of words: as written, and in decoded views. */
export function DecodedViews({parameters, reached, onReached}: InstrumentProps<'decoded-views'>) {
  const {words, goal} = parameters
  const [text, setText] = useState(parameters.text)
  const [decoded, setDecoded] = useState(false)
  const [passed, setPassed] = useState<ReadonlySet<string>>(new Set())
  const reading = readWithList(text, words)
  const count = Math.max(passed.size, reachedNumber(reached, 'texts', 0))
  const write = (next: string) => {
    setText(next)
    const {plain: met, steps} = readWithList(next, words)
    if (met || steps === null) return
    const all = new Set(passed).add(evened(next))
    setPassed(all)
    if (all.size >= goal) onReached({texts: all.size})
  }
  const stopped = decoded ? reading.plain || reading.steps !== null : reading.plain
  return (
    <div className={styles['stack']}>
      <p className="small">
        On the list: {words.map((word) => `“${word}”`).join(', ')}. They stand for stronger ones.
      </p>
      <TextField
        label="What the assistant is about to say"
        value={text}
        maxLength={300}
        autoComplete="off"
        onChange={({currentTarget}) => write(currentTarget.value)}
      />
      <ChoiceRow
        type="checkbox"
        plain
        checked={decoded}
        onChange={({currentTarget}) => setDecoded(currentTarget.checked)}
        note="Folded, without invisible characters, joined, leet, reversed, decoded"
      >
        Read in decoded views
      </ChoiceRow>
      <Readouts
        readouts={[
          {
            name: 'The filter',
            value: (
              <Status kind={stopped ? 'pass' : 'breach'}>
                {stopped ? 'Stops it' : 'Lets it through'}
              </Status>
            ),
            note:
              decoded && !reading.plain && reading.steps !== null
                ? `read after: ${reading.steps.join(', ')}`
                : undefined,
          },
          {
            name: 'Texts past the plain list that a view still reads',
            value: plain(count),
            note: `asked for: ${plain(goal)}`,
          },
        ]}
        said={`The filter ${stopped ? 'stops it' : 'lets it through'}. ${plain(count)} of ${plain(goal)} texts.`}
      />
    </div>
  )
}

/** Texts that differ by white space at the ends or by case are one. */
function evened(text: string): string {
  return text.trim().toLowerCase()
}
