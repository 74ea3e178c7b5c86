import type {ItemView} from '@airworthy/content/public'
import type {Draft} from '../draft.ts'
import {ChooseManyAnswer} from './choose-many-answer.tsx'
import {CompleteConfigAnswer} from './complete-config-answer.tsx'
import {JudgeClaimsAnswer} from './judge-claims-answer.tsx'
import {MarkLinesAnswer} from './mark-lines-answer.tsx'
import {MatchAnswer} from './match-answer.tsx'
import {NumericAnswer} from './numeric-answer.tsx'
import {OrderAnswer} from './order-answer.tsx'
import {SingleChoiceAnswer} from './single-choice-answer.tsx'

interface AnswerProps {
  view: ItemView
  draft: Draft
  onChange: (draft: Draft) => void
  labelledBy: string
}

/** The answer of an item by its type; a draft of another type shows nothing. */
export function Answer({view, draft, ...rest}: AnswerProps) {
  switch (view.type) {
    case 'single-choice':
      return draft.type === view.type && <SingleChoiceAnswer view={view} draft={draft} {...rest} />
    case 'choose-many':
      return draft.type === view.type && <ChooseManyAnswer view={view} draft={draft} {...rest} />
    case 'order':
      return draft.type === view.type && <OrderAnswer view={view} draft={draft} {...rest} />
    case 'match':
      return draft.type === view.type && <MatchAnswer view={view} draft={draft} {...rest} />
    case 'numeric':
      return draft.type === view.type && <NumericAnswer view={view} draft={draft} {...rest} />
    case 'mark-faulty-lines':
      return draft.type === view.type && <MarkLinesAnswer view={view} draft={draft} {...rest} />
    case 'complete-config':
      return (
        draft.type === view.type && <CompleteConfigAnswer view={view} draft={draft} {...rest} />
      )
    case 'judge-claims':
      return draft.type === view.type && <JudgeClaimsAnswer view={view} draft={draft} {...rest} />
  }
}
