import type {Act, ActResponse, ActResponses} from '@airworthy/content/public'
import type {ActProps} from './act-props.ts'
import {actNames} from './act-words.ts'
import {CheckAct} from './acts/check-act.tsx'
import {ChooseAct} from './acts/choose-act.tsx'
import {DraftAct} from './acts/draft-act.tsx'
import {ExploreAct} from './acts/explore-act.tsx'
import {MarkAct} from './acts/mark-act.tsx'
import {PredictAct} from './acts/predict-act.tsx'
import {SortAct} from './acts/sort-act.tsx'
import {InlineText} from './inline-text.tsx'
import {SavedWords, type SavedState} from './saved-words.tsx'
import styles from './acts/acts.module.css'

interface ActViewProps {
  act: Act
  /** Its place among the acts of the lesson, from 1. */
  place: number
  of: number
  response: ActResponse | null
  saved: SavedState
  respond: (response: ActResponse) => void
}

/** One act on its panel: what it asks, the answer, what follows, and whether that is saved. */
export function ActView({act, place, of, response, saved, respond}: ActViewProps) {
  return (
    <section
      id={`act-${act.id}`}
      tabIndex={-1}
      className={styles['act']}
      aria-labelledby={`act-${act.id}-ask`}
    >
      <header className={styles['head']}>
        <p className="meta">
          <b>{actNames[act.kind]}</b> · {place} of {of}
        </p>
        <SavedWords state={saved} />
      </header>
      <p id={`act-${act.id}-ask`} className={styles['ask']}>
        <InlineText nodes={act.kind === 'explore' ? act.task : act.ask} />
      </p>
      <ActBody act={act} response={response} respond={respond} />
    </section>
  )
}

function ActBody({
  act,
  response,
  respond,
}: {
  act: Act
  response: ActResponse | null
  respond: (response: ActResponse) => void
}) {
  switch (act.kind) {
    case 'predict':
      return <PredictAct {...propsOf(act, response, respond)} />
    case 'check':
      return <CheckAct {...propsOf(act, response, respond)} />
    case 'mark':
      return <MarkAct {...propsOf(act, response, respond)} />
    case 'sort':
      return <SortAct {...propsOf(act, response, respond)} />
    case 'choose':
      return <ChooseAct {...propsOf(act, response, respond)} />
    case 'explore':
      return <ExploreAct {...propsOf(act, response, respond)} />
    case 'draft':
      return <DraftAct {...propsOf(act, response, respond)} />
  }
}

function propsOf<Kind extends Act['kind']>(
  act: Extract<Act, {kind: Kind}>,
  response: ActResponse | null,
  respond: (response: ActResponse) => void,
): ActProps<Kind> {
  // The server keeps a response only if the schema of this block read it.
  return {act, response: response as ActResponses[Kind] | null, respond}
}
